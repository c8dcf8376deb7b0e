"""A course in Sphinx's memory: a page that has changed is written anew when somebody looks at it."""

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.build_phase import BuildPhase

from whotheysay.model.course import Course
from whotheysay.problems import Problem
from whotheysay.sphinx_ext.book import Book
from whotheysay.sphinx_ext.finish import publish
from whotheysay.sphinx_ext.outdated import frame, frames, shared_frame
from whotheysay.sphinx_ext.site import SITES


class Preview:
    """The pages of a course as its files are now, in a folder of their own, for as long as the `with` lasts.

    It isn't for several threads at once: all its methods belong to the thread that opened it.
    """

    def __init__(self, course: Course, work: Path) -> None:
        """Prepare to write the pages of `course` into the folder `work`, which may hold a build of it."""
        self.folder = work / "html"
        self._book = Book(course, work)
        self._read: dict[str, str] = {}
        self._frames: dict[str, str] = {}
        self._looked: set[str] = set()
        self._shared = ""

    def __enter__(self) -> "Preview":
        """Begin."""
        self._book.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        """End, and the kernel with it."""
        if self._book.app is not None:
            SITES[self._book.app].rest()
        self._book.__exit__()

    def open(self) -> list[Problem]:
        """Write all pages that aren't there yet; give what is wrong."""
        problems = self._book.build()
        app = self._book.app
        if app is not None:
            self._read = {name: SITES[app].digest(name) for name in app.env.found_docs}
            self._frames = frames(app, app.env)
            self._looked = set(app.env.found_docs)
            self._shared = shared_frame(app, app.env)
            # The index of words is only for the whole: it would be read and written for each page.
            app.builder.search = False  # type: ignore[attr-defined]  # the builder of HTML has it
            app.builder.prepare_writing(set())
        return problems

    def warm(self) -> None:
        """Start the kernel, so that the first cell that has changed need not wait for it."""
        if self._book.app is not None:
            SITES[self._app].warm()

    def change(self, course: Course) -> None:
        """Take the course as it is now; nothing is written before somebody looks."""
        if self._book.app is None:
            return
        SITES[self._app].course = course
        self._looked.clear()
        self._shared = shared_frame(self._app, self._app.env)

    def look(self, name: str) -> list[Problem]:
        """Write page `name` (a path without suffix) if it isn't up to date; give what is wrong with it."""
        app = self._book.app
        if app is None or name in self._looked:
            return []
        self._looked.add(name)
        with self._book.failures() as failed:
            if name in app.env.found_docs:
                SITES[app].run([name])
                self._renew(name)
            elif self._frames.get(name, "") != self._shared and (self.folder / f"{name}.html").is_file():
                self._frame(name)
        return [*self._book.problems(), *failed]

    def _renew(self, name: str) -> None:
        read = SITES[self._app].digest(name)
        if self._read.get(name) != read:
            self._parse(name)
        framed = frame(self._app, name, self._shared)
        if self._read.get(name) != read or self._frames.get(name) != framed:
            self._write(name)
        self._read[name], self._frames[name] = read, framed

    def _parse(self, name: str) -> None:
        """Let Sphinx read a page, as it does in a build."""
        app, env = self._app, self._app.env
        title = env.titles[name].astext()
        app.phase = BuildPhase.READING
        app.events.emit("env-purge-doc", env, name)
        env.clear_doc(name)
        env._pickled_doctree_cache.pop(name, None)
        app.builder.read_doc(name)
        if env.titles[name].astext() != title:
            self._shared = shared_frame(app, env)
            self._looked = {name}

    def _frame(self, name: str) -> None:
        """Let Sphinx write a page that has no source: search, or where a page has moved."""
        made = (page for pages in self._app.events.emit("html-collect-pages") for page in pages)
        found = {page: (context, template) for page, context, template in made}
        context, template = found.get(name, ({}, f"{name}.html"))
        self._app.builder.handle_page(name, context, template)  # type: ignore[attr-defined]
        self._frames[name] = self._shared

    def _write(self, name: str) -> None:
        """Let Sphinx write a page, as it does in a build."""
        app, builder = self._app, self._app.builder
        app.phase = BuildPhase.RESOLVING
        doctree = app.env.get_and_resolve_doctree(name, builder)
        app.phase = BuildPhase.WRITING
        builder.write_doc_serialized(name, doctree)
        builder.write_doc(name, doctree)
        builder.copy_image_files()  # type: ignore[attr-defined]  # the builder of HTML has it
        if name in SITES[app].outputs:
            publish(app, name)

    @property
    def _app(self) -> Sphinx:
        if self._book.app is None:
            raise RuntimeError("the preview has not been opened")
        return self._book.app
