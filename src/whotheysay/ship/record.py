"""What the last good site was made of, so that a build with nothing to do is over at once."""

import hashlib
import json
import os
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from whotheysay.day import today
from whotheysay.problems import Problem
from whotheysay.whole import write_whole

_RECORD = "_build/.built.json"
_PACKAGE = Path(__file__).parent.parent
_LEFT_OUT = ("_build", "__pycache__", "node_modules")


@dataclass(frozen=True)
class Built:
    """What a build has to tell."""

    problems: list[Problem]
    waiting: int = 0
    """How many facts are used nowhere until a person has checked them."""
    weights: str = ""
    """What the site weighs, as a table."""


def made_of(root: Path, day: date | None = None) -> str:
    """Name everything that a site is made of: the course's files, this package, what it runs on, the day."""
    digest = hashlib.sha256()
    packages = sorted(os.listdir(sysconfig.get_path("purelib")))
    digest.update(repr((str(root), sys.version, packages, day or today())).encode())
    for folder in dict.fromkeys((root, _PACKAGE)):
        for path in _files(folder):
            digest.update(path.encode() + b"\0" + _digest(Path(path)))
    return digest.hexdigest()


def _digest(path: Path) -> bytes:
    try:
        return hashlib.sha256(path.read_bytes()).digest()
    except OSError:  # whoever reads it as a part of the course tells that
        return b"not readable"


def remember(root: Path, site: Path, made: str, built: Built) -> None:
    """Keep what a build told, for as long as neither what it was `made` of nor its site has changed.

    A site that is in its place is built, even where there is no room left to say so.
    """
    kept = {"made of": made, "site": _state(site), "built": asdict(built)}
    with suppress(OSError):
        write_whole(root / _RECORD, json.dumps(kept, ensure_ascii=False))


def recall(root: Path, site: Path) -> Built | None:
    """Give what the last build told, if it would be the same now; none where that isn't certain."""
    try:
        kept = json.loads((root / _RECORD).read_bytes())
        if kept["site"] != _state(site) or kept["made of"] != made_of(root):
            return None
        told = kept["built"]
        return Built(**{**told, "problems": [Problem(**one) for one in told["problems"]]})
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _state(site: Path) -> str:
    """Name the files of a site as they lie there, without reading them."""
    found = [(path, os.stat(path)) for path in _files(site)]
    told = [(path, one.st_size, one.st_mtime_ns) for path, one in found]
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _files(folder: Path) -> Iterator[str]:
    """Go through a folder's files in order, without hidden ones, linked folders and what was built."""
    for entry in sorted(os.scandir(folder), key=lambda one: one.name):
        if entry.name.startswith(".") or entry.name in _LEFT_OUT:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path))
        elif os.path.isfile(entry.path):
            yield entry.path
