"""Who is measured: how each writes its project, builds it, and where its pages are."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.lessons import Lesson
from bench.ours import ref, write_ours
from bench.peers import write_jupyter_book, write_mkdocs

PEERS = Path(__file__).parent / ".peers" / "bin" / "python"
_JUPYTER_BOOK = (sys.executable, "-c", "from jupyter_book.cli.main import main; main()", "build", ".", "-q")


@dataclass(frozen=True)
class Tool:
    """One way to make a site of the lessons."""

    name: str
    write: Callable[[Path, int], None]
    command: Sequence[str]
    made: str
    """The folder that a clean project doesn't have."""
    site: str
    source: Callable[[Lesson], str]
    page: Callable[[Lesson], str]
    runs: bool = True
    """Whether it runs the cells."""


OURS = Tool(
    "ours",
    write_ours,
    (sys.executable, "-m", "whotheysay", "build", "--quiet"),
    "_build",
    "_build/site",
    lambda one: f"lessons/{ref(one)}.md",
    lambda one: f"lessons/{ref(one)}.html",
)
JUPYTER_BOOK = Tool(
    "Jupyter Book 1 + ipywidgets, executed, cache",
    partial(write_jupyter_book, execute="cache"),
    _JUPYTER_BOOK,
    "_build",
    "_build/html",
    lambda one: f"{one.name}.md",
    lambda one: f"{one.name}.html",
)
NOT_RUN = Tool(
    "Jupyter Book 1, not executed",
    partial(write_jupyter_book, execute="off"),
    _JUPYTER_BOOK,
    "_build",
    "_build/html",
    lambda one: f"{one.name}.md",
    lambda one: f"{one.name}.html",
    runs=False,
)
MKDOCS = Tool(
    "MkDocs-Material, not executed",
    write_mkdocs,
    (str(PEERS), "-m", "mkdocs", "build", "--quiet"),
    "site",
    "site",
    lambda one: f"docs/{one.name}.md",
    lambda one: f"{one.name}/index.html",
    runs=False,
)
TOOLS = (OURS, JUPYTER_BOOK, NOT_RUN, MKDOCS)
