"""The steps of serving a course while it is edited: read what was saved, write what is looked at, check."""

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from jupyter_core.utils import ensure_event_loop

from whotheysay.compile.toc import room_pages, toc
from whotheysay.load import load_course
from whotheysay.load.course import Known
from whotheysay.made import TOC, write_changed
from whotheysay.model.course import Course
from whotheysay.problems import Problem
from whotheysay.ship.lock import building
from whotheysay.ship.refusal import refusal
from whotheysay.ship.site import BUILD, sure_work
from whotheysay.sphinx_ext.preview import Preview

Tell = Callable[[list[Problem]], None]


class Live:
    """A course that is looked at while it is edited, for as long as the `with` lasts.

    Its pages stand in a folder of their own, `_build/preview`: the last good site stays as it was built.
    """

    def __init__(self, root: Path, tell: Tell) -> None:
        """Prepare to show the course in `root`; `tell` is called with the problems of what is written."""
        self._root = root
        self._work = root / BUILD / "preview"
        self._tell = tell
        self._known: Known = {}
        self._preview: Preview | None = None
        self._structure = ""
        # Sphinx and the kernel's channels stay in the thread that began with them.
        self._thread = ThreadPoolExecutor(1)

    @property
    def folder(self) -> Path:
        """Where the pages are."""
        return self._work / "html"

    def __enter__(self) -> "Live":
        """Write all pages."""
        self._thread.submit(self._open, self._read()).result()
        return self

    def __exit__(self, *_: object) -> None:
        """End, and leave nothing."""
        self._thread.submit(self._end).result()
        self._thread.shutdown()
        shutil.rmtree(self._work, ignore_errors=True)

    def warm(self) -> None:
        """Make ready for the first change, while nobody waits."""
        if self._preview is not None:
            self._thread.submit(self._preview.warm)

    def change(self) -> None:
        """Read what was saved."""
        with self._refusals():
            self._thread.submit(self._change).result()

    def look(self, name: str) -> None:
        """Write page `name` (a path without suffix) if it isn't up to date."""
        with self._refusals():
            problems = self._thread.submit(lambda: self._preview.look(name) if self._preview else []).result()
            if problems:
                self._tell(problems)

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        """Tell what the computer refuses, and go on: the next change begins anew."""
        try:
            yield
        except OSError as error:
            self._structure = ""
            self._tell([refusal(error, self._root)])

    def _read(self) -> Course | None:
        return load_course(self._root, known=self._known)[0]

    def _open(self, course: Course | None) -> None:
        if course is None:
            return
        self._close()
        self._structure = _structure(course)
        shutil.rmtree(self._work, ignore_errors=True)
        with building(self._root):
            built = sure_work(self._root)
            if built:
                # What the last build did need not be done again.
                shutil.copytree(built, self._work)
        self._preview = Preview(course, self._work)
        self._preview.__enter__()
        problems = self._preview.open()
        if problems:
            self._tell(problems)

    def _close(self) -> None:
        if self._preview is not None:
            self._preview.__exit__()
        self._preview = None

    def _end(self) -> None:
        self._close()
        # Whatever was asked of the kernel has left this thread an event loop.
        ensure_event_loop().close()

    def _change(self) -> None:
        course = self._read()
        if course is None:
            return
        if self._preview is None or _structure(course) != self._structure:
            write_changed(self._root, {TOC: toc(course)})
            self._open(course)
        else:
            self._preview.change(course)


def _structure(course: Course) -> str:
    """Name what Sphinx has to begin anew for: which pages there are, in which order, and its settings."""
    config = course.root / "_config.yml"
    settings = config.read_bytes() if config.is_file() else b""
    curriculum = course.curriculum
    rooms = [(room.title, room_pages(course, room)) for room in curriculum.rooms]
    return repr((curriculum.home, rooms, sorted(course.moved().items()), settings))
