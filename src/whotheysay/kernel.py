"""Run notebooks once, in one warm kernel, and keep their outputs by content."""

import atexit
import hashlib
import json
import os
import subprocess
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import nbformat
from jupyter_core.utils import run_sync
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from whotheysay.problems import Problem

Outputs = list[dict[str, Any]]
"""For each code cell in order, a mapping whose `outputs` is the notebook format's list."""

TIMEOUT = 120
"""Seconds that one cell may take."""

_PACKAGE = Path(__file__).parent
# What else than the course's own files decides what a cell prints.
_MAKERS = ("anywidget", "ipykernel", "ipywidgets", "matplotlib")


class Kernel:
    """One kernel for many notebooks, which starts when the first one needs it."""

    def __init__(self, folder: Path) -> None:
        """Prepare to run cells in `folder`, the course's root."""
        self._folder = folder
        self._manager: Any = None

    def run(self, notebook: NotebookNode) -> Outputs:
        """Run a notebook's cells with an empty namespace; give the outputs of its code cells.

        Raises nbclient's errors where a cell fails, takes too long, or ends the kernel.
        """
        fresh = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("%reset -f"), *notebook.cells])
        # Widget state has random ids and isn't needed: the page carries the quiz itself.
        client = NotebookClient(fresh, km=self._manager, timeout=TIMEOUT, store_widget_state=False)
        client.startup_timeout = TIMEOUT
        if self._manager is None:
            self._manager = client.create_kernel_manager()
            # ipykernel warns on stderr at each start, of nothing an author could mend.
            client.start_new_kernel(cwd=str(self._folder), stderr=subprocess.DEVNULL)
        try:
            client.execute(cleanup_kc=False)
        finally:
            # nbclient leaves its channels open where the kernel goes on.
            if client.kc is not None:
                client.kc.stop_channels()
            # Where a kernel doesn't start, nbclient would clean up again when Python ends, and fail.
            atexit.unregister(client._cleanup_kernel)
        return [{"outputs": cell.outputs} for cell in fresh.cells[1:] if cell.cell_type == "code"]

    def close(self) -> None:
        """End the kernel, if one was started."""
        if self._manager is not None:
            run_sync(self._manager.shutdown_kernel)(now=True)
            self._manager = None


class Outcomes:
    """The outputs of notebooks, from the store or from the kernel."""

    def __init__(self, root: Path, store: Path) -> None:
        """Keep outputs in the folder `store`; cells run in `root`."""
        self._store = store
        self._kernel = Kernel(root)
        self._surroundings = _digest([*_course_files(root), *_package_files()])
        self.ran = 0

    def outputs(self, notebook: NotebookNode, path: str) -> tuple[Outputs | None, list[Problem]]:
        """Give a notebook's outputs; none, and the problem, where a cell fails.

        `path` names the notebook in problems.
        """
        kept = self._store / f"{self._key(notebook)}.json"
        if kept.is_file():
            outputs: Outputs = json.loads(kept.read_text("utf-8"))
            return outputs, []
        try:
            outputs = _without_widget_ids(self._kernel.run(notebook))
        except CellExecutionError as error:
            return None, [_failed(error, notebook, path)]
        except (CellTimeoutError, RuntimeError) as error:
            # nbclient raises a plain RuntimeError where a kernel doesn't start in time.
            self._kernel.close()
            return None, [_lost(error, path)]
        self.ran += 1
        _write(kept, json.dumps(outputs, ensure_ascii=False))
        return outputs, []

    def close(self) -> None:
        """End the kernel."""
        self._kernel.close()

    def _key(self, notebook: NotebookNode) -> str:
        cells = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
        return hashlib.sha256(json.dumps([self._surroundings, cells]).encode()).hexdigest()


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    for name in _MAKERS:
        digest.update(version(name).encode() + b"\0")
    return digest.hexdigest()


def package_digest(*others: Path) -> str:
    """Give a digest that changes with our package, what it runs on, and the `others`."""
    return _digest([*_package_files(), *others])


def _course_files(root: Path) -> list[Path]:
    """Give the files a cell can read through our package: facts and quizzes."""
    return sorted([*(root / "facts").rglob("*.yml"), *(root / "quizzes").rglob("*.yml")])


def _package_files() -> list[Path]:
    return sorted(file for file in _PACKAGE.rglob("*") if file.suffix in {".py", ".js", ".css", ".html"})


def _without_widget_ids(outputs: Outputs) -> Outputs:
    """Take out what is random, and lives only as long as its kernel: a widget's view."""
    for cell in outputs:
        for output in cell["outputs"]:
            output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)
    return outputs


def _failed(error: CellExecutionError, notebook: NotebookNode, path: str) -> Problem:
    """Say which cell failed; nbclient leaves its error as the cell's last output."""
    for number, cell in enumerate(notebook.cells):
        if any(output.get("output_type") == "error" for output in cell.get("outputs", [])):
            line = notebook.metadata.get("source_map", [0] * (number + 1))[number] + 1
            what = f"this cell fails with {error.ename}: {' '.join(error.evalue.split())}"
            return Problem(path, line, 1, "K101", what, "mend the cell, or take it out")
    return Problem(path, 1, 1, "K101", "a cell fails", "run it in a notebook to see why")


def _lost(error: Exception, path: str) -> Problem:
    """Say that the kernel was lost, on a cell's account or not."""
    if isinstance(error, (CellTimeoutError, DeadKernelError)):
        what = f"a cell takes longer than {TIMEOUT} seconds, or stops Python"
        return Problem(path, 1, 1, "K102", what, "run the page in a notebook to see which")
    what = f"Python could not be started to run the cells: {' '.join(str(error).split())}"
    return Problem(path, 1, 1, "K103", what, "try again, and if that doesn't help, set the course up anew")


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_text(text, "utf-8")
    part.replace(path)
