"""Jupyter Book's build in this process, once or again and again: what its command line does, without it."""

import io
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from whotheysay.model.course import Course
from whotheysay.problems import Problem
from whotheysay.sphinx_ext.said import problems_in, reason
from whotheysay.sphinx_ext.site import given


class Book:
    """A course in Sphinx, as Jupyter Book sets it up, for as long as the `with` lasts."""

    def __init__(self, course: Course, work: Path) -> None:
        """Prepare to build `course`, which has been checked, in the folder `work`."""
        self._course = course
        self._work = work
        self._said = io.StringIO()
        self._open = ExitStack()
        self.app: Sphinx | None = None

    def __enter__(self) -> "Book":
        """Keep docutils' own settings from others."""
        self._open.enter_context(patch_docutils(None))
        self._open.enter_context(docutils_namespace())
        return self

    def __exit__(self, *_: object) -> None:
        """Give docutils' settings back."""
        self._open.close()

    def build(self) -> list[Problem]:
        """Write the pages that are out of date into the folder's `html`; give what Sphinx warns of."""
        with self.failures() as failed:
            self.app = self._start()
            self.app.build()
        return [*self.problems(), *failed]

    def problems(self) -> list[Problem]:
        """Give what Sphinx has said since this was last asked."""
        said = self._said.getvalue()
        self._said.seek(0)
        self._said.truncate()
        return problems_in(said, self._course.root)

    def _start(self) -> Sphinx:
        # Importing it takes as long as checking: only a build does.
        from jupyter_book.config import get_final_config  # noqa: PLC0415

        root = self._course.root
        config, _ = get_final_config(
            user_yaml=root / "_config.yml",
            cli_config={"external_toc_path": str(root / "_toc.yml"), "latex_individualpages": False},
            sourcedir=root,
        )
        out = self._work / "html"
        with given(self._course):
            return Sphinx(
                srcdir=str(root),
                confdir=None,
                outdir=str(out),
                doctreedir=str(self._work / ".doctrees"),
                buildername="html",
                confoverrides=config,
                status=None,
                warning=self._said,
            )

    @contextmanager
    def failures(self) -> Iterator[list[Problem]]:
        """Turn a failure of Sphinx into a problem: it stops at what an author can undo.

        What the computer refuses isn't Sphinx's failure, and goes on as OSError.
        """
        failed: list[Problem] = []
        try:
            yield failed
        except Exception as error:
            # Sphinx puts what its handlers raise into an error of its own.
            cause = getattr(error, "orig_exc", error)
            if isinstance(cause, OSError):
                raise cause from None
            what = f"Jupyter Book can't build the site: {reason(error)}"
            mend = "undo what was last changed in this file"
            failed.append(Problem("_config.yml", 1, 1, "B101", what, mend))
