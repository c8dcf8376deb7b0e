"""Our own course: its build beside Jupyter Book's of the same notebooks, and a page beside a bare one."""

import re
import shutil
from collections.abc import Callable
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import yaml
from tests.conftest import copy_of_ours

from bench.builds import COLD, NOTHING, Costs
from bench.cost import cost
from bench.peers import bare_page
from bench.tools import JUPYTER_BOOK, OURS, Tool

LESSON = "lessons/who-is-it/a-friend-who-is-not"
"""The page that is weighed: it has a story, and signs to read about."""
BARE = "bare.html"
_TEXT = ("h1", "h2", "h3", "h4", "h5", "p", "ul", "ol", "li", "b", "em", "strong", "a", "pre")
_TAGS = frozenset((*_TEXT, "table", "tr", "th", "td", "details", "summary"))


def real_costs(folder: Path, repeat: int, tell: Callable[[str], None]) -> dict[str, Costs]:
    """Build our course, and its published notebooks with Jupyter Book, cold and with nothing changed."""
    ours, theirs = folder / "ours", folder / "theirs"
    copy_of_ours(ours)
    costs = {OURS.name: _costs(OURS, ours, repeat, tell)}
    write_notebooks(theirs, ours)
    return costs | {JUPYTER_BOOK.name: _costs(JUPYTER_BOOK, theirs, repeat, tell)}


def _costs(tool: Tool, folder: Path, repeat: int, tell: Callable[[str], None]) -> Costs:
    costs: Costs = {COLD: [], NOTHING: []}
    for _ in range(repeat):
        shutil.rmtree(folder / tool.made, ignore_errors=True)
        costs[COLD].append(cost(tool.command, folder))
        tell(f"our course, {tool.name}, {COLD}: {costs[COLD][-1].cpu:.1f} CPU s")
    costs[NOTHING] = [cost(tool.command, folder) for _ in range(max(repeat, 3))]
    return costs


def write_notebooks(folder: Path, built: Path) -> None:
    """Write a project of Jupyter Book 1 of the notebooks that our site publishes, with nothing run yet."""
    copy_of_ours(folder)
    site = built / OURS.site
    names = [
        path.relative_to(site).with_suffix("").as_posix() for path in sorted(site.glob("lessons/**/*.ipynb"))
    ]
    for name in names:
        notebook = nbformat.read(site / f"{name}.ipynb", 4)
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        (folder / f"{name}.ipynb").write_text(nbformat.writes(notebook), "utf-8")
        (folder / f"{name}.md").unlink()
    toc = {"format": "jb-book", "root": "book/about", "chapters": [{"file": name} for name in names]}
    settings = {"title": "Lessons", "only_build_toc_files": True, "execute": {"execute_notebooks": "cache"}}
    (folder / "book" / "about.md").write_text("# The lessons\n", "utf-8")
    (folder / "_toc.yml").write_text(yaml.safe_dump(toc), "utf-8")
    (folder / "_config.yml").write_text(yaml.safe_dump(settings), "utf-8")


def write_bare_copy(page: Path, to: Path) -> None:
    """Write a page's words, with its quizzes as they are without a script, as a bare page."""
    words = _Words()
    words.feed(page.read_text("utf-8"))
    to.write_text(bare_page("A bare page", re.sub(r"\n{2,}", "\n", "".join(words.said))), "utf-8")


class _Words(HTMLParser):
    """Keeps what the main part of a page says, without how it looks."""

    _KEPT = _TAGS
    _LEFT_OUT = frozenset(("script", "style", "svg"))

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._inside = 0
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in self._LEFT_OUT
        if self._inside or (tag == "article" and ("id", "content") in attrs):
            self._inside += tag in {"article", "section"}
            kept = {name: value or "" for name, value in attrs if name in {"id", "href"}}
            if tag in self._KEPT and not self._silent:
                told = "".join(f' {name}="{escape(value)}"' for name, value in kept.items())
                self.said.append(f"<{tag}{told}>")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in self._LEFT_OUT
        if self._inside:
            self._inside -= tag in {"article", "section"}
            if tag in self._KEPT and not self._silent:
                self.said.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._inside and not self._silent:
            self.said.append(escape(data, quote=False))
