"""What the site shows is what a teacher gets: each published notebook, rerun in a fresh kernel."""

import json
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from tests.check.examples import loaded
from tests.conftest import ROOT
from whotheysay.model.course import runs_cells

NOTEBOOKS = sorted(name for name, page in loaded(ROOT).pages.items() if runs_cells(page))
"""The lessons, and the page to look back on."""


def nbval(notebook: Path) -> subprocess.CompletedProcess[str]:
    """Rerun a notebook with nbval, outside our own pytest settings."""
    command = [sys.executable, "-m", "pytest", "-c", "/dev/null", "--rootdir", str(notebook.parent)]
    command += ["--nbval", "-p", "no:cacheprovider", "-q", str(notebook)]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_published_notebook_gives_the_same_in_a_fresh_kernel(name: str, built: Path) -> None:
    notebook = built / f"{name}.ipynb"
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert any(cell["outputs"] for cell in code)
    done = nbval(notebook)
    assert done.returncode == 0, done.stdout
    assert f"{len(code)} passed" in done.stdout


def test_a_changed_output_would_be_noticed(built: Path) -> None:
    """The test above can fail: a number that the kernel doesn't give is found."""
    notebook = built / "lessons/closer/what-the-numbers-say.ipynb"
    spoiled = notebook.with_name("spoiled.ipynb")
    spoiled.write_text(notebook.read_text("utf-8").replace("74.6 per cent", "75.6 per cent"), "utf-8")
    done = nbval(spoiled)
    spoiled.unlink()
    assert done.returncode == 1
    assert "75.6" in done.stdout


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_published_notebook_is_valid_and_reads_without_us(name: str, built: Path) -> None:
    path = built / f"{name}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            assert "{fact}" not in cell.source
            assert ":::" not in cell.source
            assert ".md)" not in cell.source
    links = [word for cell in notebook.cells for word in cell.source.split("](")[1:]]
    for link in links:
        target = link.split(")")[0].split("#")[0]
        if not target.startswith(("http", "tel:", "mailto:")):
            assert (path.parent / target).exists(), target


def test_the_chart_is_a_drawing_that_stays_sharp(built: Path) -> None:
    text = (built / "lessons/closer/what-the-numbers-say.ipynb").read_text("utf-8")
    assert "image/svg+xml" in text
    assert "image/png" not in text
    assert "<dc:date>" not in text
