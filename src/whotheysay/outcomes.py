"""Outputs of notebooks, kept by what they depend on: the cells, this package, and what the cells read."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from whotheysay.compile.quiz_data import quiz_data_of
from whotheysay.kernel import CellError, Kernel, LostCellError, Outputs
from whotheysay.model.course import Course
from whotheysay.problems import Problem
from whotheysay.reads import EVERYTHING
from whotheysay.whole import read_object, write_whole

_PACKAGE = Path(__file__).parent
# What else than the course's own files decides which cells a page has, and what they print.
_MAKERS = ("anywidget", "ipykernel", "ipywidgets", "matplotlib", "myst-nb")

_KEYS = "cells.json"
"""Which cells each page has, by digests of both; beside the outputs, whose files are named by digests."""

_WARM = """\
from pathlib import Path
import whotheysay.widget
whotheysay.widget.load_again(Path.cwd())
"""


class Outcomes:
    """The outputs of notebooks, from the store or from the kernel."""

    def __init__(self, root: Path, store: Path) -> None:
        """Keep outputs in the folder `store`; cells run in `root`."""
        self._root = root
        self._store = store
        self._kernel = Kernel(root)
        self._makers = package_digest()
        self._keys: dict[str, str] = read_object(store / _KEYS)
        self._asked: dict[str, str] = {}
        self.ran = 0

    def outputs(
        self, course: Course, text: str, read: Callable[[], NotebookNode], path: str
    ) -> tuple[Outputs | None, list[Problem]]:
        """Give the outputs of a page's notebook; none, and the problem, where a cell fails.

        `read` makes the notebook of the page's `text`, where it is needed; `path` names it in problems.
        """
        place = self._store / f"{self._key(text, read)}.json"
        known = _kept(place)
        if known and known["reads"] == dict(self._read(course, known["reads"])):
            outputs: Outputs = known["outputs"]
            return outputs, []
        notebook = read()
        try:
            outputs, told = self._kernel.run(notebook)
        except CellError as error:
            return None, [_in_cell(notebook, path, error.number, "K101", f"fails with {error}")]
        except LostCellError as error:
            return None, [_in_cell(notebook, path, error.number, "K102", str(error))]
        except RuntimeError as error:
            return None, [_not_started(error, path)]
        self.ran += 1
        _without_widget_ids(outputs)
        _join_streams(outputs)
        kept = {"reads": dict(self._read(course, json.loads(told))), "outputs": outputs}
        write_whole(place, json.dumps(kept, ensure_ascii=False))
        return outputs, []

    def warm(self) -> None:
        """Start the kernel, and let it read the course as cells will."""
        cell = nbformat.v4.new_code_cell(_WARM)
        self._kernel.run(nbformat.v4.new_notebook(cells=[cell]))

    def close(self) -> None:
        """End the kernel, and keep which cells the pages have that were asked for."""
        self._kernel.close()
        if self._asked != self._keys:
            self._keys = dict(self._asked)
            write_whole(self._store / _KEYS, json.dumps(self._keys))

    def _key(self, text: str, read: Callable[[], NotebookNode]) -> str:
        """Name a page's cells; its text is only taken apart where it is new."""
        name = hashlib.sha256(f"{self._makers}{text}".encode()).hexdigest()
        if name not in self._asked:
            self._asked[name] = self._keys.get(name) or self._key_of(read())
        return self._asked[name]

    def _key_of(self, notebook: NotebookNode) -> str:
        cells = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
        return hashlib.sha256(json.dumps([self._makers, cells]).encode()).hexdigest()

    def _read(self, course: Course, names: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Give for each thing of the course that cells read a digest of it as it is now."""
        for name in names:
            kind, _, which = name.partition(":")
            if kind == "quiz":
                told = json.dumps(quiz_data_of(course, which)) if which in course.quizzes else ""
            elif kind == "figure":
                told = repr(course.figures.get(which))
            elif name == EVERYTHING:
                told = course.digest()
            else:
                told = _digest_of_file(self._root / which)
            yield name, hashlib.sha256(told.encode()).hexdigest()


def package_digest() -> str:
    """Give a digest that changes with our package, and with what draws and displays."""
    digest = hashlib.sha256()
    for file in _package_files():
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    for name in _MAKERS:
        digest.update(version(name).encode() + b"\0")
    return digest.hexdigest()


def _package_files() -> list[Path]:
    return sorted(file for file in _PACKAGE.rglob("*") if file.suffix in {".py", ".js", ".css", ".html"})


def _digest_of_file(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return "missing"


def _kept(place: Path) -> Mapping[str, Any] | None:
    """Read what was kept; an unreadable file counts as none."""
    known = read_object(place)
    return known if known.keys() == {"reads", "outputs"} else None


def _without_widget_ids(outputs: Outputs) -> None:
    """Take out what is random, and lives only as long as its kernel: a widget's view."""
    for cell in outputs:
        for output in cell["outputs"]:
            output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)


def _join_streams(outputs: Outputs) -> None:
    """Join what a cell prints in one go: a busy computer sends it in more messages."""
    for cell in outputs:
        joined: Outputs = []
        for output in cell["outputs"]:
            last = joined[-1] if joined else {}
            if output["output_type"] == "stream" and last.get("name") == output["name"]:
                last["text"] += output["text"]
            else:
                joined.append(output)
        cell["outputs"] = joined


def _in_cell(notebook: NotebookNode, path: str, number: int, code: str, what: str) -> Problem:
    """Say what a cell does, at the line at which its own text begins."""
    line = int(notebook.metadata.get("source_map", [0] * (number + 1))[number]) + 1
    return Problem(path, line, 1, code, f"this cell {what}", "mend the cell, or take it out")


def _not_started(error: RuntimeError, path: str) -> Problem:
    what = f"Python could not be started to run the cells: {' '.join(str(error).split())}"
    return Problem(path, 1, 1, "K103", what, "try again, and if that doesn't help, set the course up anew")
