"""Put a finished folder in the place of another, so that one of the two is there at every moment."""

import ctypes
import os
import shutil
import sys
from pathlib import Path

_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux's renameat2(2)."""
_AT_FDCWD = -100


def swap(fresh: Path, place: Path) -> None:
    """Let `fresh` become `place`; what was there is deleted afterwards.

    On Linux the two change places in one step. Elsewhere the old folder is put aside first, and `restore`
    brings it back if this is killed between the two steps.
    """
    if not place.exists():
        fresh.rename(place)
        return
    if not _exchanged(fresh, place):
        place.rename(_aside(place))
        fresh.rename(place)
        fresh = _aside(place)
    shutil.rmtree(fresh)


def restore(place: Path) -> None:
    """Bring back the last good folder if a swap was killed half-way."""
    aside = _aside(place)
    if aside.exists() and not place.exists():
        aside.rename(place)
    elif aside.exists():
        shutil.rmtree(aside)


def _aside(place: Path) -> Path:
    return place.with_name(f".{place.name}.before")


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, where the system can."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    done = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE)
    return bool(done == 0)
