"""What the cells of a notebook have read of the course: on that, and on their code, depends what they show.

This runs in the kernel. It notes each quiz and figure that cells ask for through this package, and each file
of the course that they open themselves.
"""

import gc
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

EVERYTHING = "everything"
"""Noted where cells list folders or run programs: any file of the course might matter to them then."""

_LISTS = ("os.listdir", "os.scandir")
_RUNS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn")


class _Listener:
    """Notes what Python opens below a folder while it listens."""

    def __init__(self) -> None:
        self.folder = ""
        self.listens = False
        self.reads: set[str] = set()

    def hear(self, event: str, args: tuple[Any, ...]) -> None:
        """Take an event of Python's audit (PEP 578)."""
        if not self.listens:
            return
        if event == "open" and isinstance(args[0], (str, bytes, os.PathLike)):
            self._note(args[0], lambda path: f"file:{path}")
        elif event in _LISTS and "importlib" not in sys._getframe(1).f_code.co_filename:
            self._note("." if args[0] is None else args[0], lambda _: EVERYTHING)
        elif event in _RUNS:
            self.reads.add(EVERYTHING)

    def _note(self, path: Any, noted: Any) -> None:
        whole = os.path.join(os.path.abspath(os.fsdecode(path)), "")
        kept = whole.removeprefix(self.folder).rstrip(os.sep)
        if whole.startswith(self.folder) and not kept.startswith(("_build", ".")):
            self.reads.add(noted(Path(kept).as_posix()))


_LISTENER = _Listener()


def begin() -> None:
    """Forget what was noted, and listen from now on, in the folder where the kernel runs."""
    if not _LISTENER.folder:
        sys.addaudithook(_LISTENER.hear)
        _LISTENER.folder = os.path.join(os.getcwd(), "")
    _LISTENER.reads.clear()
    _LISTENER.listens = True
    # What is left now stays: to look for garbage in it, which `%reset` does, took longer than all cells.
    gc.freeze()


def told() -> str:
    """Stop listening; give what was noted since `begin`, sorted, as a JSON list."""
    _LISTENER.listens = False
    return json.dumps(sorted(_LISTENER.reads))


@contextmanager
def noting(kind: str, name: str, root: Path) -> Iterator[None]:
    """Note one thing of the course, `kind:name`, instead of the files that are read for it meanwhile."""
    listened, _LISTENER.listens = _LISTENER.listens, False
    try:
        yield
    finally:
        _LISTENER.listens = listened
        here = os.path.join(root, "") == _LISTENER.folder
        _LISTENER.reads.add(f"{kind}:{name}" if here else EVERYTHING)
