"""What was promised, what was measured, and by how much it was missed."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

from bench.builds import COLD, EDIT, NOTHING
from bench.results import Results
from bench.run import FLOOR, FLOOR_WITH_SCRIPT, REAL, REAL_FLOOR, SOON
from bench.serving import KINDS
from bench.tools import JUPYTER_BOOK, OURS

KB = 1000
"""Bytes."""


@dataclass(frozen=True)
class Target:
    """Something to reach: at least or at most `goal`, in `unit`."""

    what: str
    goal: float
    measured: float | None
    unit: str = "×"
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Whether it was reached."""
        if self.measured is None:
            return False
        return self.measured >= self.goal if self.at_least else self.measured <= self.goal

    def row(self) -> str:
        """Write it as a row: what, the goal, what was measured, and how it stands."""
        goal = f"at {'least' if self.at_least else 'most'} {_number(self.goal)} {self.unit}"
        if self.measured is None:
            return f"| {self.what} | {goal} | – | not measured |"
        verdict = "met" if self.met else f"missed by {_number(abs(self.measured - self.goal))} {self.unit}"
        return f"| {self.what} | {goal} | {_number(self.measured)} {self.unit} | {verdict} |"


def targets(results: Results) -> Iterator[Target]:
    """Give every target with what was measured for it."""
    yield from _builds(results)
    yield from _serve(results)
    yield from _pages(results)


def ratio(one: float | None, other: float | None) -> float | None:
    """Divide, where there is something to divide."""
    return one / other if one is not None and other else None


def _builds(results: Results) -> Iterator[Target]:
    for kind, field, words, goal in (
        (COLD, "cpu", "less CPU than Jupyter Book with execution, cold", 3),
        (NOTHING, "wall", "less wall time, nothing changed", 5),
    ):
        theirs, ours = (results.middle(field, "real", tool.name, kind) for tool in (JUPYTER_BOOK, OURS))
        yield Target(f"Our own course: {words}", goal, ratio(theirs, ours), at_least=True)


def _serve(results: Results) -> Iterator[Target]:
    for size, goal in (("12", 0.4), ("240", 1.0)):
        walls = {kind: results.middle("wall", "serve", size, kind) for kind in KINDS}
        for kind, wall in walls.items():
            yield Target(f"`course serve`, {size} lessons: a saved {kind} is on the page", goal, wall, "s")
        # Its CPU time is the least that its one process can take, however busy the machine was.
        theirs = results.middle("cpu", "builds", size, JUPYTER_BOOK.name, EDIT)
        faster = ratio(theirs, walls["lesson"])
        yield Target(
            f"{size} lessons: sooner than Jupyter Book's build after an edit", 5, faster, at_least=True
        )


def _pages(results: Results) -> Iterator[Target]:
    for name in (OURS.name, REAL):
        page = results.get("pages", "visits", name)
        words = "A lesson of 700 words" if name == OURS.name else "A lesson of our own course"
        weight = page and page["weight"]
        yield Target(f"{words}: HTML and CSS, gzipped", 14, weight and weight["needed"] / KB, "KB")
        yield Target(f"{words}: everything, gzipped", 35, weight and weight["packed"] / KB, "KB")
        yield Target(f"{words}: requests", 6, weight and len(weight["asked"]), "requests")
        yield Target(f"{words}: other hosts", 0, weight and weight["other_hosts"], "hosts")
        yield Target(f"{words}: layout shift", 0, page and page["shift"], "")
        script = middle_of(page, "slow", "script")
        yield Target(f"{words}: from script start to a quiz that can be answered, slow", 100, script, "ms")
    for ours, floor, words in (
        (OURS.name, FLOOR, "that needs no script"),
        (OURS.name, FLOOR_WITH_SCRIPT, "with a script and a style sheet"),
        (REAL, REAL_FLOOR, "of the same words, a lesson of our own course"),
    ):
        bare = middle_of(results.get("pages", "visits", floor), "slow", "answer")
        for name, by in ((f"{ours}{SOON}", "as soon as it can be"), (ours, "in the player")):
            own = middle_of(results.get("pages", "visits", name), "slow", "answer")
            yield Target(f"Time to answer {by}, slow, beside a bare page {words}", 1.15, ratio(own, bare))


def middle_of(page: Any, speed: str, field: str) -> float | None:
    """Give the median of a page's visits; none where it wasn't measured, or never answered."""
    found = [visit[field] for visit in page[speed]] if page else []
    known = [value for value in found if value is not None]
    return median(known) if known and len(known) == len(found) else None


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if value < 10 else f"{value:.1f}".removesuffix(".0")
