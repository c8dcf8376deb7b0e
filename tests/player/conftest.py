"""A page with quizzes in a real browser, under the site's own strict policy."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from whotheysay import theme
from whotheysay.compile.words import PLAYER_WORDS
from whotheysay.player import site_script, stylesheet

HOST = "http://quiz.test/"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'none'"
COLOURS = (Path(theme.STATIC).parent / "styles" / "colours.css").read_text("utf-8")
PAGE_CSS = """
:root { color-scheme: light dark }
body { background: var(--color-background-primary); color: var(--color-foreground-primary) }
body { font-family: sans-serif; margin: 0 }
main { margin: auto; max-width: 46rem; padding: 0 1rem }
"""

OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Open HTML as a page with the player; a test fails if the page complains or calls out."""
    complaints: list[str] = []
    contexts = []

    def opened(html: str, *, may_complain: bool = False, **options: Any) -> Page:
        context = browser.new_context(**{"reduced_motion": "reduce", **options})
        context.set_default_timeout(5000)
        contexts.append(context)
        page = context.new_page()
        if not may_complain:
            page.on("console", lambda message: complaints.append(message.text))
            page.on("pageerror", lambda error: complaints.append(str(error)))
        context.route("**/*", lambda route: _answer(route, html, complaints))
        page.goto(HOST)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def _answer(route: Route, html: str, complaints: list[str]) -> None:
    files = {
        "": ("text/html", html),
        "page.css": ("text/css", COLOURS + PAGE_CSS),
        "player.css": ("text/css", stylesheet()),
        "player.js": ("text/javascript", site_script(PLAYER_WORDS)),
    }
    name = route.request.url.removeprefix(HOST).partition("#")[0]
    if name == "favicon.ico":
        route.fulfill(status=204)
    elif name in files:
        kind, body = files[name]
        headers = {"Content-Security-Policy": POLICY, "Content-Type": f"{kind}; charset=utf-8"}
        route.fulfill(headers=headers, body=body)
    else:
        complaints.append(f"the page asked for {route.request.url}")
        route.abort()
