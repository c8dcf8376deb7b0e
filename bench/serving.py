"""From a saved file to the refreshed page: `course serve` as an editor has it, in a real browser."""

import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import psutil
from playwright.sync_api import Page

from bench.browser import chromium
from bench.cost import surroundings
from bench.edits import edit_figure, edit_lesson, edit_quiz
from bench.lessons import Lesson, lesson
from bench.ours import ref

KINDS = ("lesson", "quiz", "fact")
PORT = 8620
PATIENCE = 300
"""Seconds within which an edit has to be on the page."""
_REST = 1.0
"""Seconds between seeing an edit and the next, in which what is left to do is done."""


@dataclass(frozen=True)
class Renewal:
    """Seconds from saving a file to seeing its words, and CPU seconds that the server spent on it."""

    wall: float
    cpu: float


Renewals = dict[str, list[Renewal]]
"""For each kind of file, its edits in order."""


def serve_costs(size: int, repeat: int, folder: Path, tell: Callable[[str], None]) -> Renewals:
    """Edit the course of `size` lessons in `folder` while it is served, and watch a lesson's page."""
    one = lesson(size // 2)
    costs: Renewals = {}
    with _served(folder) as (address, server), chromium() as browser:
        for kind in KINDS:
            page = browser.new_page()
            page.goto(f"{address}lessons/{ref(one)}.html")
            costs[kind] = _edits(page, server, partial(_edit, kind, folder, one), repeat)
            page.close()
            tell(f"course serve, {size} lessons, a {kind}: {[round(cost.wall, 2) for cost in costs[kind]]} s")
    return costs


@contextmanager
def _served(folder: Path) -> Iterator[tuple[str, psutil.Process]]:
    command = [sys.executable, "-u", "-m", "whotheysay", "serve", "--port", str(PORT)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=folder, env=surroundings(), stdout=pipe, text=True) as server:
        try:
            said = iter(server.stdout or ())
            address = next((found[0] for line in said if (found := re.search(r"http://\S+/", line))), None)
            if address is None:
                raise RuntimeError("`course serve` said no address")
            yield address, psutil.Process(server.pid)
        finally:
            server.terminate()


def _edits(page: Page, server: psutil.Process, edit: Callable[[int], str], repeat: int) -> list[Renewal]:
    renewals = []
    for number in range(repeat):
        time.sleep(_REST)
        spent = _cpu(server)
        began = time.perf_counter()
        words = edit(number)
        page.get_by_text(words).filter(visible=True).first.wait_for(timeout=PATIENCE * 1000)
        wall = time.perf_counter() - began
        time.sleep(_REST)
        renewals.append(Renewal(wall, _cpu(server) - spent))
    return renewals


def _edit(kind: str, folder: Path, one: Lesson, number: int) -> str:
    if kind == "lesson":
        return edit_lesson(folder / f"lessons/{ref(one)}.md", number)
    if kind == "quiz":
        # Other words than the lesson's, which are on the same page.
        return edit_quiz(folder / f"quizzes/{ref(one)}.yml", number + 36)
    return edit_figure(folder / "facts" / "figures.yml", one, number)


def _cpu(server: psutil.Process) -> float:
    """Give the CPU seconds of a process and of all that it started, those that have ended too."""
    spent = 0.0
    for process in [server, *server.children(recursive=True)]:
        with suppress(psutil.NoSuchProcess):
            used = process.cpu_times()
            spent += used.user + used.system + used.children_user + used.children_system
    return spent
