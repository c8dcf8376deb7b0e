"""A seat in front of our own course in each engine, and what may not happen there.

Engines end with these tests: one that waits for the end of all tests works on, and slows the others.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright

from tests.browsers import ENGINES, FLAGS
from tests.check.examples import loaded
from tests.conftest import ROOT, find_browser
from tests.everywhere.engines import (
    PlaywrightSeat,
    Seat,
    WebKitSeat,
    display,
    launch_firefox,
    launch_webkit,
)
from tests.everywhere.playing import Json, shortest
from tests.everywhere.sites import Outside, Server, served, watched_copy
from whotheysay.model.course import Course

CHROMIUM: dict[str, dict[str, Any]] = {
    "usual": {},
    "no script": {"java_script_enabled": False},
    "dark and still": {"color_scheme": "dark", "reduced_motion": "reduce"},
    "large text": {},
}
FIREFOX: dict[str, dict[str, Any]] = {
    "usual": {},
    "no script": {"javascript__enabled": False},
    "dark and still": {"ui__systemUsesDarkTheme": 1, "ui__prefersReducedMotion": 1},
    "large text": {"font__size__variable__x-western": 32},
}
WEBKIT: dict[str, list[str]] = {
    "usual": [],
    "no script": ["--enable-javascript=false"],
    "dark and still": ["--dark-mode"],
}
STILL = "[Settings]\ngtk-enable-animations=0\n"


class Seats:
    """Starts each engine once for each mood, when somebody first sits down there."""

    def __init__(self, playwright: Playwright, chromium: Browser, outside: Outside, folder: Path) -> None:
        self._playwright = playwright
        self._chromium = chromium
        self._proxy = outside.address
        self._folder = folder
        self._started: dict[tuple[str, str], Callable[[], Seat]] = {}
        self._stack = ExitStack()

    def take(self, engine: str, mood: str = "usual", **options: Any) -> Seat:
        """Sit down; `options` are a Chromium context's."""
        if engine == "chromium":
            options = {"has_touch": True, **CHROMIUM[mood], **options}
            return PlaywrightSeat(engine, self._chromium_for(mood), **options)
        if (engine, mood) not in self._started:
            start = self._start_firefox if engine == "firefox" else self._start_webkit
            self._started[engine, mood] = start(mood)
        return self._started[engine, mood]()

    def _chromium_for(self, mood: str) -> Browser:
        """Give the one that all tests share; only letters of another size need one of their own."""
        if mood != "large text":
            return self._chromium
        flags = [*FLAGS, "--blink-settings=defaultFontSize=32"]
        started = self._playwright.chromium.launch(executable_path=find_browser(), args=flags)
        self._stack.callback(started.close)
        return started

    def _start_firefox(self, mood: str) -> Callable[[], Seat]:
        started = launch_firefox(self._playwright, self._proxy, **FIREFOX[mood])
        self._stack.callback(started.close)
        return lambda: PlaywrightSeat("firefox", started)

    def _start_webkit(self, mood: str) -> Callable[[], Seat]:
        if not hasattr(self, "_screen"):
            self._screen = self._stack.enter_context(display())
        settings = self._folder / mood.replace(" ", "-") / "gtk-3.0" / "settings.ini"
        settings.parent.mkdir(parents=True)
        settings.write_text(STILL if mood == "dark and still" else "[Settings]\n", "utf-8")
        launched = launch_webkit(self._screen, self._proxy, settings.parent.parent, *WEBKIT[mood])
        started = self._stack.enter_context(launched)
        return lambda: WebKitSeat(started)

    def close(self) -> None:
        """End what was started."""
        self._stack.close()


@pytest.fixture(scope="package")
def outside() -> Iterator[Outside]:
    """Whatever is asked of any other machine."""
    beyond = Outside()
    yield beyond
    beyond.close()


@pytest.fixture(scope="package")
def weather(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Where Leave goes: a page on another port, which is another origin."""
    with served(tmp_path_factory.mktemp("weather")) as server:
        yield server


@pytest.fixture(scope="package")
def folder(built: Path, weather: Server, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own site as files, telling what goes wrong."""
    leave_to = loaded(ROOT).curriculum.leave_to
    return watched_copy(
        built, tmp_path_factory.mktemp("everywhere") / "a stick", leave_to, f"{weather.address}/weather"
    )


@pytest.fixture(scope="package")
def server(folder: Path) -> Iterator[Server]:
    """The same over http."""
    with served(folder) as started:
        yield started


@pytest.fixture
def address(server: Server) -> Iterator[str]:
    """The site's address over http; a test fails if it asked for what isn't there."""
    server.missed.clear()
    server.seen.clear()
    server.instead.clear()
    yield server.address
    assert server.missed == []


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, address: str, folder: Path) -> str:
    """Where the site is: on a server, then in a folder; without a last slash."""
    return address if request.param == "http" else folder.as_uri()


@pytest.fixture(scope="package")
def seats(
    playwright: Playwright, browser: Browser, outside: Outside, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Seats]:
    """All engines, each started when first needed."""
    all_seats = Seats(playwright, browser, outside, tmp_path_factory.mktemp("settings"))
    yield all_seats
    all_seats.close()


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """The engine's name."""
    name: str = request.param
    return name


Take = Callable[..., Seat]


@pytest.fixture
def take(seats: Seats, engine: str, outside: Outside) -> Iterator[Take]:
    """Sit down in some mood; a test fails if another machine is asked for anything."""
    taken: list[Seat] = []
    outside.asked.clear()

    def sit(mood: str = "usual", **options: Any) -> Seat:
        taken.append(seats.take(engine, mood, **options))
        return taken[-1]

    yield sit
    for seat in taken:
        seat.close()
    assert outside.asked == []


@pytest.fixture
def seat(take: Take) -> Iterator[Seat]:
    """Somebody with a phone; a test fails if a page complains."""
    sitting = take()
    yield sitting
    note(sitting)
    assert sitting.complaints == []


def visit(seat: Seat, address: str) -> None:
    """Open a page, after hearing what the one before has to complain of."""
    note(seat)
    seat.open(address)


def note(seat: Seat) -> None:
    """Keep what the page complains of."""
    seat.complaints += seat.run("() => window.complaints || []")


@pytest.fixture(scope="package")
def our_course() -> Course:
    """Our own course, read."""
    return loaded(ROOT)


@pytest.fixture(scope="package")
def types(our_course: Course, folder: Path) -> list[str]:
    """A page of each type, as a path: home, search, help, a lesson, its plan, and the first of each room."""
    lesson = next(f"lessons/{ref}" for ref, _, _ in our_course.lessons())
    rooms = [page for room in our_course.curriculum.rooms for page in room.pages[:1]]
    moved = [name for name in our_course.moved() if (folder / f"{name}.html").is_file()]
    names = [
        "index",
        "search",
        "book/help-easy",
        "book/look-back",
        lesson,
        f"{lesson}.plan",
        *rooms,
        *moved[:1],
    ]
    return [f"{name}.html" for name in dict.fromkeys(names)]


@pytest.fixture(scope="package")
def quizzes(our_course: Course, folder: Path) -> dict[str, tuple[str, Json]]:
    """For each kind of quiz the page with the shortest one, and that quiz."""
    return shortest(our_course, folder)
