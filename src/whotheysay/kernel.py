"""Run the cells of notebooks in one warm kernel."""

import asyncio
import copy
import os
import subprocess
import time
from pathlib import Path
from typing import Any

import nbformat
from jupyter_core.utils import run_sync
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbclient.util import ensure_async
from nbformat import NotebookNode

Outputs = list[dict[str, Any]]
"""For each code cell in order, a mapping whose `outputs` is the notebook format's list."""

TIMEOUT = int(os.environ.get("WHOTHEYSAY_CELL_SECONDS", "120"))
"""Seconds that one cell may take."""

MOST = 1_000_000
"""How many characters of output a notebook may have."""

# What cells read of the course is noted from an empty namespace on, and told at the end.
_BEGIN = "%reset -f\nimport whotheysay.reads\nwhotheysay.reads.begin()\ndel whotheysay"
_END = "import whotheysay.reads\nprint(whotheysay.reads.told())"


class CellError(Exception):
    """A cell that raised an error."""

    def __init__(self, name: str, value: str, number: int) -> None:
        """Give the error's name and words, and the number of its cell in the notebook, counted from 0."""
        super().__init__(f"{name}: {' '.join(value.split())}")
        self.number = number


class LostCellError(Exception):
    """A cell that didn't come to its end."""

    def __init__(self, what: str, number: int) -> None:
        """Say what happened, and in which cell of the notebook, counted from 0."""
        super().__init__(what)
        self.number = number


class _Client(NotebookClient):
    """Stops a cell that prints without an end, and keeps no more of it than a page could show."""

    said = 0

    def process_message(
        self, msg: dict[str, Any], cell: NotebookNode, cell_index: int
    ) -> NotebookNode | None:
        """Take what a cell says, as long as that isn't too much."""
        if msg["msg_type"] in {"stream", "display_data", "execute_result"}:
            before, self.said = self.said, self.said + len(repr(msg["content"]))
            if before <= MOST < self.said and self.km is not None:
                stop: Any = self.km.interrupt_kernel()
                self.stopping = asyncio.ensure_future(ensure_async(stop))
            if self.said > MOST:
                return None
        said: NotebookNode | None = super().process_message(msg, cell, cell_index)
        return said


class Kernel:
    """One kernel for many notebooks, which starts when the first one needs it."""

    def __init__(self, folder: Path) -> None:
        """Prepare to run cells in `folder`, the course's root."""
        self._folder = folder
        self._client: _Client | None = None

    def run(self, notebook: NotebookNode) -> tuple[Outputs, str]:
        """Run a notebook's cells with an empty namespace.

        Give the outputs of its code cells, and what they read of the course, as `reads.told` says it.
        Raises CellError where a cell fails, LostCellError where it doesn't come to its end, and
        RuntimeError where no kernel can be started.
        """
        begin, end = nbformat.v4.new_code_cell(_BEGIN), nbformat.v4.new_code_cell(_END)
        fresh = nbformat.v4.new_notebook(cells=[begin, *copy.deepcopy(notebook.cells), end])
        client = self._client = self._client or self._start(fresh)
        client.nb = fresh
        client.reset_execution_trackers()
        client.said = 0
        for number, cell in enumerate(fresh.cells):
            self._execute(client, cell, number)
        told = "".join(output.get("text", "") for output in end.outputs)
        return [{"outputs": cell.outputs} for cell in fresh.cells[1:-1] if cell.cell_type == "code"], told

    def _execute(self, client: _Client, cell: NotebookNode, number: int) -> None:
        """Run one cell; the kernel is ended where it is dead, or busy with that cell for ever."""
        try:
            client.execute_cell(cell, number)
        except CellExecutionError as error:
            if client.said <= MOST:
                raise CellError(error.ename, error.evalue, number - 1) from None
        except CellTimeoutError:
            self.close()
            if client.said <= MOST:
                raise LostCellError(f"takes longer than {TIMEOUT} seconds", number - 1) from None
        except DeadKernelError:
            self.close()
            raise LostCellError("stops Python", number - 1) from None
        except BaseException:
            self.close()
            raise
        if client.said > MOST:
            raise LostCellError(f"has more than {MOST:,} characters of output", number - 1)

    def _start(self, notebook: NotebookNode) -> _Client:
        """Start a kernel; once more where it dies at once, as when another program takes its port first."""
        began = time.monotonic()
        try:
            return self._start_once(notebook)
        except RuntimeError:
            if time.monotonic() - began > TIMEOUT / 2:
                raise
            return self._start_once(notebook)

    def _start_once(self, notebook: NotebookNode) -> _Client:
        # Widget state has random ids and isn't needed: the page carries the quiz itself.
        client = _Client(notebook, timeout=TIMEOUT, startup_timeout=TIMEOUT, store_widget_state=False)
        client.create_kernel_manager()
        try:
            # ipykernel warns on stderr at each start, of nothing an author could mend.
            client.start_new_kernel(cwd=str(self._folder), stderr=subprocess.DEVNULL)
            # Its channels stay open from notebook to notebook: opening them takes longer than most cells.
            client.start_new_kernel_client()
        except BaseException:
            _end(client)
            raise
        return client

    def close(self) -> None:
        """End the kernel, if one was started."""
        client, self._client = self._client, None
        if client is not None:
            _end(client)


def _end(client: _Client) -> None:
    run_sync(_forget)()
    if client.kc is not None:
        client.kc.stop_channels()
    if client.km is not None and client.km.has_kernel:
        run_sync(client.km.shutdown_kernel)(now=True)  # type: ignore[arg-type]  # it is asynchronous


async def _forget() -> None:
    """Drop what still waits for a cell that was stopped: it would complain that its kernel is gone."""
    waiting = asyncio.all_tasks() - {asyncio.current_task()}
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
