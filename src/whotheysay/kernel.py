"""Run the cells of notebooks in one warm kernel."""

import subprocess
from pathlib import Path
from typing import Any

import nbformat
from jupyter_core.utils import run_sync
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode

Outputs = list[dict[str, Any]]
"""For each code cell in order, a mapping whose `outputs` is the notebook format's list."""

TIMEOUT = 120
"""Seconds that one cell may take."""

# What cells read of the course is noted from an empty namespace on, and told at the end.
_BEGIN = "%reset -f\nimport whotheysay.reads\nwhotheysay.reads.begin()\ndel whotheysay"
_END = "import whotheysay.reads\nprint(whotheysay.reads.told())"


class Kernel:
    """One kernel for many notebooks, which starts when the first one needs it."""

    def __init__(self, folder: Path) -> None:
        """Prepare to run cells in `folder`, the course's root."""
        self._folder = folder
        self._client: NotebookClient | None = None

    def run(self, notebook: NotebookNode) -> tuple[Outputs, str]:
        """Run a notebook's cells with an empty namespace.

        Give the outputs of its code cells, and what they read of the course, as `reads.told` says it.
        Raises nbclient's errors where a cell fails, takes too long, or ends the kernel.
        """
        begin, end = nbformat.v4.new_code_cell(_BEGIN), nbformat.v4.new_code_cell(_END)
        fresh = nbformat.v4.new_notebook(cells=[begin, *notebook.cells, end])
        client = self._client = self._client or self._start(fresh)
        client.nb = fresh
        client.reset_execution_trackers()
        try:
            for number, cell in enumerate(fresh.cells):
                client.execute_cell(cell, number)
        except CellExecutionError:
            raise
        except Exception:
            # The kernel is dead, or busy with a cell that takes too long.
            self.close()
            raise
        told = "".join(output.get("text", "") for output in end.outputs)
        return [{"outputs": cell.outputs} for cell in fresh.cells[1:-1] if cell.cell_type == "code"], told

    def _start(self, notebook: NotebookNode) -> NotebookClient:
        # Widget state has random ids and isn't needed: the page carries the quiz itself.
        client = NotebookClient(notebook, timeout=TIMEOUT, startup_timeout=TIMEOUT, store_widget_state=False)
        client.create_kernel_manager()
        # ipykernel warns on stderr at each start, of nothing an author could mend.
        client.start_new_kernel(cwd=str(self._folder), stderr=subprocess.DEVNULL)
        # Its channels stay open from notebook to notebook: opening them takes longer than most cells.
        client.start_new_kernel_client()
        return client

    def close(self) -> None:
        """End the kernel, if one was started."""
        client, self._client = self._client, None
        if client is None:
            return
        if client.kc is not None:
            client.kc.stop_channels()
        if client.km is not None and client.km.has_kernel:
            run_sync(client.km.shutdown_kernel)(now=True)  # type: ignore[arg-type]  # it is asynchronous
