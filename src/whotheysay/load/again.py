"""A course read over and over, as by the cells of all notebooks: read anew only when a file has changed."""

from collections.abc import Iterator
from pathlib import Path

from whotheysay.load.course import Known, load_course
from whotheysay.load.memory import Memory
from whotheysay.model.course import Course
from whotheysay.problems import Problem

_READ = ("*.yml", "facts/*.yml", "lessons/**/*", "quizzes/**/*", "book/**/*", "*.md", "words.txt")
Stamp = tuple[tuple[str, int, int], ...]
"""Each file with the time of its last change, in nanoseconds, and its size, in bytes."""
_KNOWN: dict[Path, Known] = {}
_LAST: dict[Path, tuple[Stamp, tuple[Course | None, list[Problem]]]] = {}


def load_again(root: Path) -> tuple[Course | None, list[Problem]]:
    """Read the course in `root` as `load_course` does, or give what was read last if no file has changed."""
    stamp = tuple(sorted(_stamps(root)))
    last = _LAST.get(root)
    if last is None or last[0] != stamp:
        memory = Memory(root) if last is None else None
        last = _LAST[root] = stamp, load_course(root, memory=memory, known=_KNOWN.setdefault(root, {}))
    return last[1]


def _stamps(root: Path) -> Iterator[tuple[str, int, int]]:
    for pattern in _READ:
        for path in filter(Path.is_file, root.glob(pattern)):
            found = path.stat()
            yield str(path), found.st_mtime_ns, found.st_size
