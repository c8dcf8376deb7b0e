"""One build of one course by Sphinx: what it is built of, and what is wrong with it."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from functools import partial
from pathlib import Path
from weakref import WeakKeyDictionary

import nbformat
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util import logging

from whotheysay.check import check_course
from whotheysay.compile.notebooks import page_notebook, page_text, with_outputs
from whotheysay.compile.plan_page import plan_page
from whotheysay.interface import interface_pages
from whotheysay.kernel import Outputs
from whotheysay.load import load_course
from whotheysay.made import stale
from whotheysay.model.course import Course, Page, runs_cells
from whotheysay.outcomes import Outcomes
from whotheysay.problems import Problem

LOG = logging.getLogger(__name__)
_GIVEN: ContextVar[Course | None] = ContextVar("_GIVEN", default=None)


@contextmanager
def given(course: Course) -> Iterator[None]:
    """Let the Sphinx that starts meanwhile build this course, which has been checked."""
    token = _GIVEN.set(course)
    try:
        yield
    finally:
        _GIVEN.reset(token)


class Site:
    """One build of one course by Sphinx."""

    def __init__(self, app: Sphinx) -> None:
        """Take the given course, or read and check that in Sphinx's source folder; run its lessons' cells."""
        self.root = Path(app.srcdir)
        checked = _GIVEN.get()
        self.is_checked = checked is not None
        self.course = checked or self._read()
        self.outputs: dict[str, Outputs] = {}
        self._notebooks: dict[str, tuple[str, nbformat.NotebookNode]] = {}
        self._outcomes = Outcomes(self.root, Path(app.doctreedir).parent / ".outputs")
        self.run(self.course.pages)
        self.rest()

    def _read(self) -> Course:
        course, problems = load_course(self.root)
        if course is None:
            raise ExtensionError("the course can't be read:\n" + "\n".join(map(str, problems)))
        course = replace(course, interface=interface_pages())
        for problem in sorted([*problems, *check_course(course), *stale(course)]):
            warn(problem)
        return course

    def run(self, names: Iterable[str]) -> None:
        """Run the cells of these pages, as far as their outputs aren't known."""
        for name in names:
            page = self.course.pages.get(name)
            if page is None or not runs_cells(page):
                continue
            text, read = page_text(self.course, page), partial(self._notebook, page)
            outputs, problems = self._outcomes.outputs(self.course, text, read, page.path)
            for problem in problems:
                warn(problem)
            self.outputs.pop(name, None)
            if outputs is not None:
                self.outputs[name] = outputs

    def _notebook(self, page: Page) -> nbformat.NotebookNode:
        """Read a page as a notebook, once for as long as its text stays the same."""
        text = page_text(self.course, page)
        known = self._notebooks.get(page.path)
        if known is None or known[0] != text:
            known = self._notebooks[page.path] = text, page_notebook(page, text)
        return known[1]

    def warm(self) -> None:
        """Start the kernel before it is needed."""
        self._outcomes.warm()

    def rest(self) -> None:
        """End the kernel; it starts again when it is needed."""
        self._outcomes.close()

    def notebook(self, name: str) -> nbformat.NotebookNode:
        """Give a page as a notebook with its outputs; others must not change it."""
        notebook = self._notebook(self.course.pages[name])
        return with_outputs(notebook, self.outputs[name]) if name in self.outputs else notebook

    def digest(self, name: str) -> str:
        """Name what the page `name` is made of, so that a change of it can be told; empty where unknown."""
        course, ref = self.course, name.removeprefix("lessons/").removesuffix(".plan")
        if name in course.pages:
            made = page_text(course, course.pages[name]), self.outputs.get(name)
            return _digest(json.dumps(made))
        if name.endswith(".plan") and ref in course.plans:
            text = plan_page(course, ref)
            # A plan draws the maps of the quizzes it names.
            drawn = [quiz.model_dump_json() for known, quiz in course.quizzes.items() if known in text]
            return _digest(json.dumps([text, drawn]))
        return ""


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


SITES: WeakKeyDictionary[Sphinx, Site] = WeakKeyDictionary()
"""The build that each running Sphinx is in."""


def warn(problem: Problem) -> None:
    """Say a problem as Sphinx says its warnings, at its file and line."""
    mend = f", {problem.mend}" if problem.mend else ""
    place = f"{problem.path}:{problem.line}:{problem.column}"
    LOG.warning("%s %s%s", problem.code, problem.what, mend, location=place)
