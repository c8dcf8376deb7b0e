"""One at a time: a command that writes to `_build` waits for, or tells of, another one that does."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

try:
    import fcntl

    _fcntl: ModuleType | None = fcntl
except ImportError:  # Windows has no such locks: there, whoever runs two commands at once has to take care
    _fcntl = None

BUILDING = "_build/.building"
SERVING = "_build/.serving"


class Lock:
    """A file that one process at a time can hold; the system lets it go when that process ends in any way."""

    def __init__(self, file: Path) -> None:
        """Prepare to hold `file`, which need not be there. Raises OSError where it can't be written."""
        file.parent.mkdir(parents=True, exist_ok=True)
        self._file = file.open("a+", encoding="utf-8")

    def take(self, *, wait: bool = False) -> bool:
        """Hold the file; tell whether that could be done, which it can where waiting is allowed."""
        if _fcntl is None:
            return True
        try:
            _fcntl.flock(self._file, _fcntl.LOCK_EX | (0 if wait else _fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True

    def note(self, words: str) -> None:
        """Leave words for whoever finds the file held."""
        self._file.truncate(0)
        self._file.write(words)
        self._file.flush()

    def noted(self) -> str:
        """Give the words of whoever holds the file."""
        self._file.seek(0)
        return self._file.read()

    def let_go(self) -> None:
        """Let others hold it."""
        self._file.close()


@contextmanager
def building(root: Path, tell: Callable[[str], None] = lambda _: None) -> Iterator[None]:
    """Let no other process build the course in `root` meanwhile.

    Where one does, `tell` is called with its number, and this waits until that one ends, however it does.
    """
    lock = Lock(root / BUILDING)
    try:
        if not lock.take():
            tell(lock.noted())
            lock.take(wait=True)
        lock.note(str(os.getpid()))
        # What a command was writing when it was killed. Whoever else writes now begins again another time.
        for part in (root / BUILDING).parent.glob(".*.part"):
            part.unlink(missing_ok=True)
        yield
    finally:
        lock.let_go()
