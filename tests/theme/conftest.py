"""The small pages on a server and in a folder, and a tab that says which of them were seen."""

import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import time

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.theme.pages import WEATHER, page, write_pages

STUB = "<!doctype html><title>Weather</title><p>Dry and bright.</p>"

# A machine without a network says so, and Leave would take the bundled page.
ONLINE = "Object.defineProperty(Navigator.prototype, 'onLine', {get: () => true});"

# A page of the course says that it is seen, and when, in every frame that is drawn while it shows.
WATCH = """(() => {
  const look = () => {
    const style = getComputedStyle(document.documentElement);
    const shown = style.display !== "none" && style.opacity !== "0";
    if (shown && document.getElementById("leave")) console.log("seen", Date.now(), location.pathname);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();"""


class Server(SimpleHTTPRequestHandler):
    """Serves a folder, and one page that stops halfway, after the text its address names."""

    def __init__(self, *words: object, goes_on: threading.Event, **named: object) -> None:
        self.goes_on = goes_on
        super().__init__(*words, **named)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if not self.path.startswith("/stalled-after-"):
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        last = self.path.removeprefix("/stalled-after-")
        self.wfile.write(page("a").split(f"</{last}>")[0].encode() + f"</{last}>".encode())
        self.wfile.flush()
        self.goes_on.wait(30)
        return None

    def log_message(self, *words: object) -> None:
        pass


@dataclass
class Tab:
    """A browser's tab with what it saw and asked for."""

    page: Page
    base: str
    neutral: str
    said: list[str] = field(default_factory=list)
    moved: float = 0

    @property
    def seen(self) -> list[str]:
        """The pages seen since Back was pressed; a kept page says again what it had said before."""
        words = [said.split() for said in self.said if said.startswith("seen ")]
        return [page for _, time, page in words if float(time) > self.moved]

    def visit(self, *names: str) -> None:
        """Open the first page by its address, and the others by their links."""
        self.page.goto(f"{self.base}/{names[0]}.html")
        for name in names[1:]:
            self.page.click(f"text=to {name}")
            self.arrive(f"#{name}" if name in ("one", "two") else f"/{name}.html")

    def arrive(self, end: str) -> None:
        """Wait until a page is there whose address has this end; a page kept for Back loads nothing."""
        self.page.wait_for_function(
            "(end) => location.href.endsWith(end) && document.readyState === 'complete'", arg=end, polling=20
        )

    def move(self, by: int) -> None:
        """Press Back or Forward, and wait until the neutral page is there again."""
        self.moved = time() * 1000
        with self.page.expect_event("framenavigated", lambda frame: frame.url == self.neutral):
            self.page.evaluate(f"setTimeout(() => history.go({by}))")
        self.arrive(self.neutral)

    def leave(self, how: Callable[[], object] | None = None) -> None:
        """Leave, by click if nothing else is said, and wait for the neutral page."""
        with self.page.expect_event("framenavigated", lambda frame: frame.url == self.neutral):
            (how or partial(self.page.click, "#leave"))()
        self.arrive(self.neutral)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small pages."""
    return write_pages(tmp_path_factory.mktemp("theme") / "site")


@pytest.fixture(scope="session")
def served(folder: Path) -> Iterator[str]:
    """The address of the small pages on a server."""
    goes_on = threading.Event()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Server, directory=str(folder), goes_on=goes_on))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    goes_on.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """A new visitor, whose weather page comes from here and not from the network."""
    context = browser.new_context()
    context.set_default_timeout(5000)
    context.add_init_script(ONLINE + WATCH)
    context.route(re.compile("^https://"), lambda route: route.fulfill(content_type="text/html", body=STUB))
    yield context
    context.close()


def open_tab(context: BrowserContext, base: str, neutral: str) -> Tab:
    """Open a tab that keeps what it saw."""
    tab = Tab(context.new_page(), base, neutral)
    tab.page.on("console", lambda said: tab.said.append(said.text))
    tab.page.on("pageerror", lambda error: tab.said.append(str(error)))
    return tab


@pytest.fixture
def tab(visitor: BrowserContext, served: str) -> Tab:
    """A tab for the pages on the server."""
    return open_tab(visitor, served, WEATHER)


@pytest.fixture
def file_tab(visitor: BrowserContext, folder: Path) -> Tab:
    """A tab for the pages in their folder, as from a USB stick."""
    return open_tab(visitor, folder.as_uri(), f"{folder.as_uri()}/_static/neutral.html")


@pytest.fixture(params=["tab", "file_tab"])
def any_tab(request: pytest.FixtureRequest) -> Tab:
    """First the one, then the other."""
    found: Tab = request.getfixturevalue(request.param)
    return found
