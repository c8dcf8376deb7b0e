"""Whatever happens on a page, quizzes stay quizzes: no exception, nothing lost, no markup from texts."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.player.conftest import HOST, POLICY
from tests.player.examples import NAMES, data, page
from whotheysay.compile.words import PLAYER_WORDS
from whotheysay.player import site_script, stylesheet

SCRIPTS = "".join((Path(__file__).parent / name).read_text("utf-8") for name in ("fuzz.js", "events.js"))
ROUNDS = 1000
KEYS = (
    "Tab",
    "Tab",
    "Tab",
    "Shift+Tab",
    "Enter",
    "Space",
    "ArrowDown",
    "ArrowUp",
    "Home",
    "End",
    "Escape",
    "x",
)

# Links to others' sites and numbers are followed nowhere; all else of the page is as it is.
STAYS = """addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (link && link.origin !== location.origin) event.preventDefault();
}, true);"""

Open = Callable[[str], Page]


@pytest.fixture
def opened(browser: Browser) -> Iterator[Open]:
    """Open HTML under the site's policy, with fuzzers; the test fails if anything complains."""
    complaints: list[str] = []
    context = browser.new_context(viewport={"width": 360, "height": 640}, reduced_motion="reduce")
    context.set_default_timeout(10_000)
    context.add_init_script(STAYS)

    def _open(html: str) -> Page:
        context.route("**/*", lambda route: _answer(route, html, complaints))
        one = context.new_page()
        one.on("console", lambda message: complaints.append(message.text))
        one.on("pageerror", lambda error: complaints.append(f"{error}\n{error.stack}"))
        one.goto(HOST)
        return one

    yield _open
    context.close()
    assert complaints == []


def _answer(route: Route, html: str, complaints: list[str]) -> None:
    files = {
        "": ("text/html", html),
        "page.css": ("text/css", ""),
        "player.css": ("text/css", stylesheet()),
        "player.js": ("text/javascript", site_script(PLAYER_WORDS)),
    }
    name = route.request.url.removeprefix(HOST).partition("#")[0]
    if name not in files:
        complaints.extend([] if name == "favicon.ico" else [f"the page asked for {route.request.url}"])
        return route.fulfill(status=204)
    kind, body = files[name]
    headers = {"Content-Security-Policy": POLICY, "Content-Type": f"{kind}; charset=utf-8"}
    return route.fulfill(headers=headers, body=body)


@pytest.mark.parametrize("seed", range(2))
def test_random_events_break_nothing(seed: int, opened: Open) -> None:
    shown = opened(page(*(data(name) for name in NAMES)))
    shown.evaluate(SCRIPTS + "Object.assign(window, { stir })")
    stirred = shown.evaluate("([seed, rounds]) => stir(seed, rounds)", [seed, ROUNDS])
    assert stirred["found"] == []
    assert len(stirred["done"]) > 10


def test_keys_and_touches_anywhere_break_nothing(opened: Open) -> None:
    """As from a pocket, or from somebody who is in a hurry; with reloads, Back and Forward between them."""
    chance = Random(11)
    shown = opened(page(*(data(name) for name in NAMES)))
    for _ in range(250):
        kind = chance.random()
        if kind < 0.6:
            shown.keyboard.press(chance.choice(KEYS))
        elif kind < 0.95:
            shown.mouse.click(
                chance.uniform(0, 360), chance.uniform(0, 640), click_count=chance.randint(1, 3)
            )
        else:
            chance.choice([shown.reload, shown.go_back, shown.go_forward])()
            shown.wait_for_load_state()
        if shown.url == "about:blank":
            shown.goto(HOST)
    shown.evaluate(SCRIPTS + "Object.assign(window, { brokenNow })")
    assert shown.evaluate(f"brokenNow({len(NAMES)})") is None
