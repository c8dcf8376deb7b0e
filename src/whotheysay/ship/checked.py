"""What the last check told, so that a check with nothing new to look at is over at once."""

import json
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from pathlib import Path

from whotheysay.problems import Problem
from whotheysay.ship.record import made_of
from whotheysay.whole import write_whole

_RECORD = "_build/.checked.json"


def remember_check(root: Path, made: str, problems: list[Problem]) -> None:
    """Keep what a check told of what `made_of` names so; a folder that can't be written to is no problem."""
    kept = {"made of": made, "problems": [asdict(problem) for problem in problems]}
    with suppress(OSError):
        write_whole(root / _RECORD, json.dumps(kept, ensure_ascii=False))


def recall_check(root: Path, day: date | None = None) -> list[Problem] | None:
    """Give what the last check told, if it would be the same now; none where that isn't certain."""
    try:
        kept = json.loads((root / _RECORD).read_bytes())
        if kept["made of"] != made_of(root, day):
            return None
        return [Problem(**one) for one in kept["problems"]]
    except (OSError, ValueError, KeyError, TypeError):
        return None
