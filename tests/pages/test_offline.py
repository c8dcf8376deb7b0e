"""Over http, pages that were opened work without a connection, and Leave deletes all that was kept for it.

The server is shut down for it: a browser that only pretends to be offline may let its worker through.
"""

import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browsers import ENGINES
from tests.everywhere.engines import launch_firefox
from tests.everywhere.sites import Outside
from tests.pages.conftest import Watched, watch
from tests.pages.test_leaving import WEATHER, leave
from whotheysay.offline import NEUTRAL, WORKER, worker
from whotheysay.ship.site import read_site

LESSON = "lessons/what-helps/stop-save-tell.html"
OTHER = "lessons/who-is-it/profiles-that-pose.html"
HELP = "book/get-help.html"
CORE = {"index.html", HELP, "offline.html", NEUTRAL}
NOBODY_HOME = "This page does not open just now"


class _Handler(SimpleHTTPRequestHandler):
    """Serves files, unless it is told to answer something else, or later."""

    def __init__(self, *words: Any, server_: "Server", **named: Any) -> None:
        self.ours = server_
        super().__init__(*words, **named)

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        self.ours.asked.append(path)
        time.sleep(self.ours.late.get(path, 0))
        instead = self.ours.instead(path)
        if instead is None:
            return super().do_GET()
        status, text = instead
        self.send_response(status)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(text.encode())
        return None

    def log_message(self, *words: object) -> None:
        pass


class Server:
    """Our site in a folder of a server, which can be shut down and started again at the same address."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "course"
        self.asked: list[str] = []
        self.late: dict[str, float] = {}
        self.instead: Callable[[str], tuple[int, str] | None] = lambda _: None
        self._serve = partial(_Handler, directory=str(folder), server_=self)
        self._port = 0
        self.start()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    @property
    def address(self) -> str:
        return f"{self.origin}/course"

    def start(self) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", self._port), self._serve)
        self._port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def build(self) -> None:
        """Write the worker of the site as it is now."""
        core = ("index", HELP.removesuffix(".html"))
        (self.folder / WORKER).write_text(worker(read_site(self.folder), core), "utf-8")


@pytest.fixture
def server(built: Path, tmp_path: Path) -> Iterator[Server]:
    shutil.copytree(built, tmp_path / "root/course")
    (tmp_path / "root/elsewhere.html").write_text("<!doctype html><title>Elsewhere</title>", "utf-8")
    server = Server(tmp_path / "root")
    yield server
    server.stop()


@pytest.fixture(scope="module", params=[engine for engine in ENGINES if engine != "webkit"])
def engine(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """Chromium, then Firefox: WebKitGTK's driver can't answer in a website's place, as these tests need."""
    if request.param == "chromium":
        yield request.getfixturevalue("browser")
        return
    outside = Outside()
    firefox = launch_firefox(request.getfixturevalue("playwright"), outside.address)
    yield firefox
    firefox.close()
    outside.close()


@pytest.fixture
def context(engine: Browser) -> Iterator[BrowserContext]:
    context = engine.new_context(viewport={"width": 360, "height": 640})
    context.set_default_timeout(10_000)
    context.add_init_script(
        "Object.defineProperty(Navigator.prototype, 'onLine', {get: () => !window.unplugged})"
    )
    context.route(f"{WEATHER}**", lambda route: route.fulfill(content_type="text/html", body="Sunny"))
    yield context
    context.close()


@pytest.fixture
def watched(context: BrowserContext) -> Watched:
    return watch(context)


KEPT = """async (scope) => {
  const names = (await caches.keys()).filter((name) => name.startsWith("course "));
  const found = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return found.flat().map((request) => request.url.replace(scope, ""));
}"""

STATE = """async () => ({
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""


WAITING = "navigator.serviceWorker.getRegistration().then((one) => [one.waiting, one.installing])"


def kept(page: Page, server: Server) -> set[str]:
    """Give what the worker keeps, as paths in the site."""
    return set(page.evaluate(KEPT, f"{server.address}/"))


def until(page: Page, true: Callable[[], bool]) -> None:
    """Wait until something is so, for at most ten seconds."""
    for _ in range(200):
        if true():
            return
        page.wait_for_timeout(50)
    assert true()


def visit(page: Page, server: Server, path: str) -> None:
    """Open a page, and wait until it is kept."""
    page.goto(f"{server.address}/{path}")
    until(page, lambda: path.partition("?")[0] in kept(page, server))
    until(page, lambda: bool(page.evaluate("!!navigator.serviceWorker.controller")))


def nothing_stays(context: BrowserContext, server: Server) -> None:
    """Hold that nothing is left behind, in a moment and for good, as a page beside the course sees it."""
    page = context.new_page()
    page.goto(f"{server.origin}/elsewhere.html")
    until(page, lambda: bool(page.evaluate(STATE) == {"caches": [], "workers": 0}))
    page.wait_for_timeout(1500)
    assert page.evaluate(STATE) == {"caches": [], "workers": 0}


def test_an_opened_lesson_is_read_and_played_without_a_connection(watched: Watched, server: Server) -> None:
    """In a folder of the server, which may hold other things."""
    page = watched.page
    visit(page, server, LESSON)
    server.stop()
    page.reload()
    quiz = page.locator("[data-quiz]").first
    before = quiz.inner_text()
    quiz.get_by_role("button").first.click()
    assert quiz.inner_text() != before
    for path in ("", "index.html", HELP):
        page.goto(f"{server.address}/{path}")
        assert page.locator("#leave").is_visible()
    page.goto(f"{server.address}/{LESSON}#quiz")
    assert page.locator("[data-quiz]").count()
    server.start()
    assert watched.complaints == []


def test_only_what_was_opened_is_kept_and_the_same_for_everybody(watched: Watched, server: Server) -> None:
    page = watched.page
    visit(page, server, LESSON)
    pages = {path for path in kept(page, server) if path.endswith(".html")}
    assert pages == CORE | {LESSON}
    visit(page, server, "search.html?q=threat#result")
    assert not any("?" in path for path in kept(page, server))
    names = page.evaluate("caches.keys()")
    assert all(
        re.fullmatch(rf"course {server.address}/ [0-9a-f]{{12}}( \d{{4}}-\d\d-\d\d)?", n) for n in names
    )


def test_what_is_kept_for_everybody_does_not_tell_that_it_was_opened(
    watched: Watched, server: Server
) -> None:
    page = watched.page
    for path in ("index.html", HELP, "index.html"):
        visit(page, server, path)
        page.wait_for_timeout(500)
    (name,) = page.evaluate("caches.keys()")
    assert re.fullmatch(rf"course {server.address}/ [0-9a-f]{{12}}", name)


def test_a_first_visit_asks_for_nothing_more_before_the_page_is_there(
    context: BrowserContext, server: Server
) -> None:
    page = context.new_page()
    page.add_init_script("window.requestIdleCallback = (run) => (window.idle = run)")
    page.goto(f"{server.address}/{LESSON}")
    until(page, lambda: bool(page.evaluate("!!window.idle")))
    assert len(server.asked) <= 6
    assert f"/course/{WORKER}" not in server.asked


def test_a_page_that_was_not_opened_says_so_and_whom_to_call(watched: Watched, server: Server) -> None:
    page = watched.page
    visit(page, server, "index.html")
    server.stop()
    page.goto(f"{server.address}/{OTHER}")
    assert page.locator("h1").inner_text() == NOBODY_HOME
    assert page.locator("article a[href='tel:999']").count() == 1
    assert page.locator("#leave").evaluate("e => getComputedStyle(e).display") != "inline"
    page.get_by_role("link", name="Get help").last.click()
    page.wait_for_url(f"{server.address}/{HELP}")
    page.go_back()
    server.start()
    page.goto(f"{server.address}/{OTHER}")
    assert page.locator("[data-quiz]").count()


def test_a_network_that_hangs_is_not_waited_for(watched: Watched, server: Server) -> None:
    page = watched.page
    visit(page, server, LESSON)
    server.late[f"/course/{LESSON}"] = 20
    begin = time.monotonic()
    page.reload(wait_until="commit")
    assert time.monotonic() - begin < 10
    server.late.clear()


def test_a_new_build_takes_the_place_of_the_old_one_and_never_mixes(watched: Watched, server: Server) -> None:
    page = watched.page
    for path in (LESSON, OTHER, HELP):
        visit(page, server, path)
    before = page.evaluate("caches.keys()")
    for path, old, new in (
        (LESSON, "</h1>", " (new)</h1>"),
        (HELP, "</h1>", " (new)</h1>"),
        ("_static/leave.js", "", "window.fresh = true;"),
    ):
        file = server.folder / path
        file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    server.build()
    page.goto(f"{server.address}/{HELP}")
    assert "(new)" in page.locator("h1").inner_text()
    until(page, lambda: not set(before) & set(page.evaluate("caches.keys()")))
    assert page.evaluate(WAITING) == [None, None]
    server.stop()
    for path, said in ((HELP, "(new)"), (OTHER, ""), (LESSON, NOBODY_HOME)):
        page.goto(f"{server.address}/{path}")
        assert said in page.locator("h1").inner_text()
        assert page.evaluate("window.fresh") is True
    server.start()


def test_what_a_network_puts_in_the_place_of_a_page_is_not_kept(watched: Watched, server: Server) -> None:
    page = watched.page
    visit(page, server, "index.html")
    server.instead = lambda path: (200, "<h1>Please log in</h1>") if path.endswith(OTHER) else None
    page.goto(f"{server.address}/{OTHER}")
    page.wait_for_timeout(500)
    assert OTHER not in kept(page, server)
    assert page.inner_text("h1") == "Please log in"


@pytest.mark.parametrize("way", ["click", "shift", "escape"])
def test_leave_deletes_everything(
    way: str, watched: Watched, context: BrowserContext, server: Server
) -> None:
    page = watched.page
    visit(page, server, "index.html")
    visit(page, server, LESSON)
    leave(page, way)
    page.wait_for_url(f"{WEATHER}**")
    nothing_stays(context, server)
    page.go_back(wait_until="commit")
    page.wait_for_url(f"{WEATHER}**")
    nothing_stays(context, server)


@pytest.mark.parametrize("late", [0, 0.3, 1.5])
def test_leaving_before_the_worker_is_ready(late: float, context: BrowserContext, server: Server) -> None:
    """While its script, or what it keeps for everybody, is still on its way."""
    server.late = {f"/course/{WORKER}": late, f"/course/{HELP}": late}
    page = context.new_page()
    page.goto(f"{server.address}/index.html")
    if late:
        until(page, lambda: f"/course/{WORKER}" in server.asked)
    leave(page, "click")
    page.wait_for_url(f"{WEATHER}**")
    page.wait_for_timeout(int(late * 2000) + 500)
    nothing_stays(context, server)


def test_leave_without_a_connection_shows_the_plain_page_and_deletes_everything(
    watched: Watched, context: BrowserContext, server: Server
) -> None:
    page = watched.page
    visit(page, server, LESSON)
    server.stop()
    page.evaluate("window.unplugged = true")
    page.locator("#leave").click()
    page.wait_for_url(f"**/{NEUTRAL}")
    assert page.locator("caption").first.evaluate("e => getComputedStyle(e).fontWeight") == "700"
    server.start()
    nothing_stays(context, server)


def test_leave_in_one_tab_deletes_what_the_other_keeps(context: BrowserContext, server: Server) -> None:
    pages = [context.new_page(), context.new_page()]
    for page, path in zip(pages, (LESSON, OTHER), strict=True):
        visit(page, server, path)
    leave(pages[0], "click")
    pages[0].wait_for_url(f"{WEATHER}**")
    until(pages[1], lambda: kept(pages[1], server) == set())


def test_a_course_that_is_gone_from_its_server_is_forgotten(
    watched: Watched, context: BrowserContext, server: Server
) -> None:
    page = watched.page
    visit(page, server, LESSON)
    server.instead = lambda path: (404, "<h1>Gone</h1>") if path.startswith("/course/") else None
    page.goto(f"{server.address}/index.html")
    nothing_stays(context, server)


def test_a_course_without_a_worker_forgets_an_older_one(
    watched: Watched, context: BrowserContext, server: Server
) -> None:
    page = watched.page
    visit(page, server, LESSON)
    (server.folder / WORKER).unlink()
    file = server.folder / "index.html"
    file.write_text(re.sub(' data-worker="[^"]*"', "", file.read_text("utf-8")), "utf-8")
    page.goto(f"{server.address}/index.html")
    nothing_stays(context, server)


def test_what_was_opened_on_another_day_is_deleted(watched: Watched, server: Server) -> None:
    page = watched.page
    visit(page, server, LESSON)
    old = f"course {server.address}/ {'0' * 12} 2020-02-02"
    page.evaluate("(name) => caches.open(name)", old)
    page.goto(f"{server.address}/{OTHER}")
    until(page, lambda: old not in page.evaluate("caches.keys()"))
    assert {LESSON, OTHER} <= kept(page, server)


def test_nothing_of_it_from_files(watched: Watched, built: Path) -> None:
    watched.page.goto((built / LESSON).as_uri())
    watched.page.wait_for_timeout(500)
    assert not any(WORKER in url for url in watched.requests)
    assert watched.complaints == []
