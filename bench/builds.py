"""How long a build takes, and what it costs: cold, with nothing changed, and with one lesson edited."""

import shutil
from collections.abc import Callable
from pathlib import Path

from bench.cost import Cost, cost
from bench.edits import edit_lesson
from bench.lessons import Lesson, lesson, printed
from bench.tools import Tool

COLD, NOTHING, EDIT = "cold", "nothing changed", "one lesson edited"
Costs = dict[str, list[Cost]]
"""For each kind of build, what each repetition cost."""


def build_costs(tool: Tool, size: int, repeat: int, folder: Path, tell: Callable[[str], None]) -> Costs:
    """Measure a tool at one size, in a fresh `folder`.

    Raises RuntimeError where a build fails, or doesn't make what it should.
    """
    tool.write(folder, size)
    costs: Costs = {COLD: [], NOTHING: [], EDIT: []}
    for number in range(repeat):
        shutil.rmtree(folder / tool.made, ignore_errors=True)
        costs[COLD].append(cost(tool.command, folder))
        tell(f"{tool.name}, {size} lessons, {COLD} {number + 1}: {costs[COLD][-1].cpu:.1f} CPU s")
    _look_at(folder, tool, size)
    # Short builds are the ones that chance touches most.
    often = max(repeat, 3)
    costs[NOTHING] = [cost(tool.command, folder) for _ in range(often)]
    costs[EDIT] = [_edited(tool, folder, lesson(size // 2), number) for number in range(often)]
    tell(f"{tool.name}, {size} lessons, {EDIT}: {costs[EDIT][-1].cpu:.1f} CPU s")
    return costs


def warm_up(tool: Tool, folder: Path, size: int = 2) -> None:
    """Build once without measuring, so that what is compiled and read from disk is there for all."""
    tool.write(folder, size)
    cost(tool.command, folder)


def _edited(tool: Tool, folder: Path, one: Lesson, number: int) -> Cost:
    mark = edit_lesson(folder / tool.source(one), number)
    used = cost(tool.command, folder)
    if mark not in (folder / tool.site / tool.page(one)).read_text("utf-8"):
        raise RuntimeError(f"{tool.name}: the edited words are not on the page")
    return used


def _look_at(folder: Path, tool: Tool, size: int) -> None:
    """Make sure that the last page is there, and that its cell has run where cells are run."""
    one = lesson(size)
    page = (folder / tool.site / tool.page(one)).read_text("utf-8")
    if tool.runs and f"{printed(one)}\n" not in page:
        raise RuntimeError(f"{tool.name}: the page of {one.name} doesn't show what its cell prints")
