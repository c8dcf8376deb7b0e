"""An order to show steps in: the same for every reader, made from the ids, and never the right one."""

import hashlib
from collections.abc import Sequence
from itertools import pairwise

TRIES = 200


def shuffled(ids: Sequence[str]) -> list[str]:
    """Mix ids so that the first isn't first, and none stands right behind the one it comes after.

    Player and gamebook both show what was mixed here, so that no two of them can differ. Two ids or
    more give another order than theirs; what no chance can mix, as two ids, comes backwards.
    """
    for seed in range(TRIES):
        mixed = sorted(ids, key=lambda id_: hashlib.sha256(f"{seed} {id_}".encode()).digest())
        if _is_mixed(ids, mixed):
            return mixed
    return list(reversed(ids))


def _is_mixed(ids: Sequence[str], mixed: Sequence[str]) -> bool:
    return mixed[0] != ids[0] and not {*pairwise(ids)} & {*pairwise(mixed)}
