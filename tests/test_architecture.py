"""The rooms import one way only, as docs/architecture.md says."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "whotheysay"

# Each room, and the rooms of ours it may import. `problems` is a value every room may pass on, and `whole`
# is how files are written.
ALLOWED = {
    "model": set(),
    "problems": set(),
    "whole": set(),
    "load": {"model", "day", "root"},
    "check": {"model"},
    "compile": {"model"},
    "styles": set(),
    "player": {"styles"},
    "theme": {"styles"},
    "ship": {"day"},
    "day": set(),
    "root": set(),
    "reads": set(),
    "kernel": set(),
    "outcomes": {"kernel", "reads", "compile", "model"},
    "charts": set(),
    "figures": {"load", "model", "reads", "root"},
    "widget": {"load", "compile", "player", "model", "reads", "root"},
    "starter": {"load", "model", "root"},
    "interface": {"model"},
    "made": {"compile", "load", "model"},
    "report": {"check"},
    "serve": set(),
    "offline": set(),
    "watch": set(),
    "live": {"compile", "load", "made", "model", "ship", "sphinx_ext"},
    "sphinx_ext": {
        "load",
        "check",
        "interface",
        "made",
        "compile",
        "player",
        "theme",
        "ship",
        "kernel",
        "outcomes",
        "offline",
        "model",
    },
    "pipeline": {"load", "check", "compile", "interface", "made", "ship", "model", "sphinx_ext"},
    "cli": {"pipeline", "root", "report", "ship", "starter", "serve", "live", "watch"},
    "__init__": {"charts", "figures", "widget"},
    "__main__": {"cli"},
}
FILES = sorted(SOURCE.rglob("*.py"))


def room(path: Path) -> str:
    """Name the room a file is in."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Give the rooms that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        for name in names:
            parts = name.split(".")
            if parts[0] == "whotheysay" and len(parts) > 1:
                found.add(parts[1])
    return found & set(ALLOWED)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_a_room_imports_only_what_it_may(path: Path) -> None:
    wrong = imported(path) - ALLOWED[room(path)] - {room(path), "problems", "whole"}
    assert not wrong, f"{room(path)} may not import {wrong}"


def test_only_the_command_line_prints_or_exits() -> None:
    for path in FILES:
        if room(path) not in ("cli", "starter"):
            calls = [n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call)]
            names = {ast.unparse(call.func) for call in calls}
            assert not names & {"print", "exit", "sys.exit", "click.echo"}, path


def test_only_some_files_know_jupyter_book() -> None:
    """The site's back end can be replaced: content, player and compiler don't know it."""
    knows = {room(p) for p in FILES if "jupyter_book" in p.read_text("utf-8")}
    assert knows <= {"ship", "sphinx_ext"}
    sphinx = {room(p) for p in FILES if "from sphinx" in p.read_text("utf-8")}
    assert sphinx <= {"sphinx_ext"}
