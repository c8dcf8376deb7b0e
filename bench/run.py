"""The parts of a measurement, in order."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.browser import chromium
from bench.builds import build_costs, warm_up
from bench.files import served
from bench.lessons import lesson
from bench.machine import busy
from bench.ours import write_ours
from bench.pages import DETAILS, LINKS, PLAYER, SCRIPT, SOONEST, WIDGETS, Subject, weigh
from bench.peers import write_bare, write_bare_with_script
from bench.real import BARE, LESSON, real_costs, write_bare_copy
from bench.results import Results
from bench.serving import serve_costs
from bench.tools import JUPYTER_BOOK, MKDOCS, NOT_RUN, OURS, TOOLS, Tool

FLOOR = "bare page, quiz opens without a script"
FLOOR_WITH_SCRIPT = "bare page, quiz in a small script"
REAL = "ours, a lesson of our own course"
REAL_FLOOR = "bare page of the same words"
SOON = ", answered as soon as it can be"
"""What is added to the name of a page of ours whose quiz is answered as text until its player is there."""
_LOOKS = {OURS.name: PLAYER, JUPYTER_BOOK.name: WIDGETS, NOT_RUN.name: WIDGETS, MKDOCS.name: DETAILS}


@dataclass
class Bench:
    """One measurement: how much of it, where its files are, and where its figures go."""

    sizes: tuple[int, ...]
    repeat: int
    work: Path
    results: Results
    tell: Callable[[str], None]

    def times(self, size: int) -> int:
        """Give how often a build is repeated: the long ones less."""
        return max(1, self.repeat * 12 // size)

    @contextmanager
    def folder(self, name: str) -> Iterator[Path]:
        """Give a folder that isn't there yet, and delete it afterwards."""
        path = self.work / name
        shutil.rmtree(path, ignore_errors=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        yield path
        shutil.rmtree(path, ignore_errors=True)

    def built(self, size: int) -> Path:
        """Give where our course is put by once it has been built, so that it can be served at once."""
        return self.work / f"built-{size}"

    def note(self, part: str) -> None:
        """Keep on which day a part was measured, and how busy the machine was."""
        self.results.keep({"day": f"{datetime.now(UTC):%Y-%m-%d}", "busy": busy()}, "when", part)


def builds(bench: Bench, tools: tuple[Tool, ...] = TOOLS) -> None:
    """Measure every tool's builds at every size."""
    for tool in tools:
        with bench.folder("warm") as folder:
            warm_up(tool, folder)
    for size in sorted(bench.sizes):
        for tool in tools:
            with bench.folder("build") as folder:
                costs = build_costs(tool, size, bench.times(size), folder, bench.tell)
                if tool is OURS:
                    _put_by(folder, bench.built(size))
            for kind, found in costs.items():
                bench.results.keep([asdict(one) for one in found], "builds", str(size), tool.name, kind)
            bench.note(f"builds, {size} lessons, {tool.name}")


def _put_by(folder: Path, place: Path) -> None:
    shutil.rmtree(place, ignore_errors=True)
    folder.rename(place)


def serve(bench: Bench) -> None:
    """Measure `course serve` at the smallest and the largest size."""
    for size in sorted({min(bench.sizes), max(bench.sizes)}):
        with bench.folder("serve") as folder:
            if bench.built(size).is_dir():
                bench.built(size).rename(folder)
            else:
                write_ours(folder, size)
            costs = serve_costs(size, max(3, bench.repeat), folder, bench.tell)
        for kind, found in costs.items():
            bench.results.keep([asdict(one) for one in found], "serve", str(size), kind)
        bench.note(f"serve, {size} lessons")


def real(bench: Bench) -> None:
    """Measure our own course's build beside Jupyter Book's of the same notebooks."""
    with bench.folder("real") as folder:
        for name, costs in real_costs(folder, min(3, bench.repeat), bench.tell).items():
            for kind, found in costs.items():
                bench.results.keep([asdict(one) for one in found], "real", name, kind)
        shutil.copytree(folder / "ours" / OURS.site, bench.work / "real-site", dirs_exist_ok=True)
    bench.note("our course")


def pages(bench: Bench) -> None:
    """Measure the first lesson's page of everybody, and a page of our own course, in turns."""
    size = min(bench.sizes)
    bench.results.keep(size, "pages", "size")
    with ExitStack() as open_, chromium() as browser:
        subjects = [*_made(bench, size, open_), *_floors(bench, size, open_), *_real_pages(bench, open_)]
        for one in weigh(browser, subjects, bench.repeat, bench.tell):
            bench.results.keep(asdict(one), "pages", "visits", one.name)
    bench.note("pages")


def _made(bench: Bench, size: int, open_: ExitStack) -> Iterator[Subject]:
    for number, tool in enumerate(TOOLS):
        folder = open_.enter_context(bench.folder(f"page-{number}"))
        warm_up(tool, folder, size)
        site = open_.enter_context(served(folder / tool.site))
        yield Subject(tool.name, site, tool.page(lesson(1)), _LOOKS[tool.name])
        if tool is OURS:
            yield Subject(f"{tool.name}{SOON}", site, tool.page(lesson(1)), SOONEST)


def _floors(bench: Bench, size: int, open_: ExitStack) -> Iterator[Subject]:
    for name, write, looks in (
        (FLOOR, write_bare, DETAILS),
        (FLOOR_WITH_SCRIPT, write_bare_with_script, SCRIPT),
    ):
        folder = open_.enter_context(bench.folder(name.replace(" ", "-")))
        write(folder, size)
        yield Subject(name, open_.enter_context(served(folder)), f"{lesson(1).name}.html", looks)


def _real_pages(bench: Bench, open_: ExitStack) -> Iterator[Subject]:
    """Give a page of our own course, where that has been built, and the same words on a bare one."""
    site = bench.work / "real-site"
    page = site / f"{LESSON}.html"
    if not page.is_file():
        return
    write_bare_copy(page, site / BARE)
    served_site = open_.enter_context(served(site))
    yield Subject(REAL, served_site, f"{LESSON}.html", PLAYER)
    yield Subject(f"{REAL}{SOON}", served_site, f"{LESSON}.html", SOONEST)
    yield Subject(REAL_FLOOR, served_site, BARE, LINKS)


PARTS: dict[str, Callable[[Bench], None]] = {"builds": builds, "serve": serve, "real": real, "pages": pages}
"""What can be measured; pages come last, because they use what was built."""
