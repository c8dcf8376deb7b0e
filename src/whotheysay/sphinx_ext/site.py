"""One build of one course by Sphinx: what it is built of, and what is wrong with it."""

import os
from dataclasses import replace
from pathlib import Path
from weakref import WeakKeyDictionary

import nbformat
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util import logging

from whotheysay.check import check_course
from whotheysay.compile.notebooks import page_notebook, with_outputs
from whotheysay.interface import interface_pages
from whotheysay.kernel import Outcomes, Outputs
from whotheysay.load import load_course
from whotheysay.made import stale
from whotheysay.model.course import Course, runs_cells
from whotheysay.problems import Problem
from whotheysay.ship.site import CHECKED

LOG = logging.getLogger(__name__)


class Site:
    """One build of one course by Sphinx."""

    def __init__(self, app: Sphinx) -> None:
        """Read the course in Sphinx's source folder, and run its lessons' cells."""
        self.root = Path(app.srcdir)
        course, problems = load_course(self.root)
        if course is None:
            raise ExtensionError("the course can't be read:\n" + "\n".join(map(str, problems)))
        self.course: Course = replace(course, interface=interface_pages())
        self.outputs: dict[str, Outputs] = {}
        # `course build` has just told the problems of just this course.
        self.is_checked = os.environ.get(CHECKED) == course.digest()
        known = [] if self.is_checked else [*problems, *check_course(self.course), *stale(course)]
        for problem in sorted([*known, *self._run(app)]):
            warn(problem)

    def _run(self, app: Sphinx) -> list[Problem]:
        outcomes = Outcomes(self.root, Path(app.doctreedir).parent / ".outputs")
        problems: list[Problem] = []
        for name, page in self.course.pages.items():
            if runs_cells(page):
                outputs, failed = outcomes.outputs(page_notebook(self.course, page), page.path)
                problems += failed
                if outputs is not None:
                    self.outputs[name] = outputs
        outcomes.close()
        return problems

    def notebook(self, name: str) -> nbformat.NotebookNode:
        """Give a page as a notebook with its outputs."""
        notebook = page_notebook(self.course, self.course.pages[name])
        return with_outputs(notebook, self.outputs[name]) if name in self.outputs else notebook


SITES: WeakKeyDictionary[Sphinx, Site] = WeakKeyDictionary()
"""The build that each running Sphinx is in."""


def warn(problem: Problem) -> None:
    """Say a problem as Sphinx says its warnings, at its file and line."""
    mend = f", {problem.mend}" if problem.mend else ""
    place = f"{problem.path}:{problem.line}:{problem.column}"
    LOG.warning("%s %s%s", problem.code, problem.what, mend, location=place)
