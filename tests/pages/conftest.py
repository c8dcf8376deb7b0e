"""Our own course's site, over http and from files, and a page that tells what went wrong on it."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files without telling of each."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the library's own name
        """Say nothing."""


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """Our site over http: its address without the last slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(built)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@dataclass
class Watched:
    """A page, everything it asked for, and everything it complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def strangers(self, *own: str) -> list[str]:
        """Give the requests to other origins than our `own`."""
        return [url for url in self.requests if not url.startswith((*own, "data:", "about:"))]


def watch(context: BrowserContext) -> Watched:
    """Open a page and note its requests, console errors and thrown errors."""
    watched = Watched(context.new_page())
    page = watched.page
    page.on("request", lambda request: watched.requests.append(request.url))
    page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    page.on("console", lambda m: m.type in ("error", "warning") and watched.complaints.append(m.text))
    return watched


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    """A page on a phone, watched."""
    context = browser.new_context(viewport={"width": 360, "height": 640})
    yield watch(context)
    context.close()


@pytest.fixture(scope="session")
def pages(built: Path) -> list[str]:
    """Every page of the site, as a path."""
    found = [p.relative_to(built).as_posix() for p in sorted(built.rglob("*.html"))]
    return [page for page in found if not page.startswith("_static/")]
