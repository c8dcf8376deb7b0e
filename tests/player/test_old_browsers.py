"""In a browser that lacks something, or doesn't understand the script, the gamebook stays."""

import re

import esprima
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.player.conftest import HOST, _answer
from tests.player.examples import CHECK, NAMES, SCENARIO, SORT, data, page
from tests.player.steps import play
from whotheysay import theme
from whotheysay.compile.words import PLAYER_WORDS
from whotheysay.player import site_script

# Each is newer than the oldest browsers that may come; without it the player can't begin.
TO_BEGIN = (
    "Element.prototype.append",
    "Array.from",
    "Object.assign",
    "NodeList.prototype[Symbol.iterator]",
    "HTMLElement.prototype.dataset",
    "Performance.prototype.getEntriesByType",
)
# Without these it breaks on the way.
TO_GO_ON = ("Element.prototype.closest", "window.matchMedia")


@pytest.mark.parametrize("name", ["player.js", "leave.js", "static/search.js"])
def test_a_browser_of_2017_understands_our_scripts(name: str) -> None:
    """The parser knows the language of that year, and takes most of what came later for a mistake."""
    own = theme.STATIC.parent / name
    script = own.read_text("utf-8") if own.exists() else site_script(PLAYER_WORDS)
    assert esprima.parseScript(script).body
    # It would let pass what is newer in patterns, and copying an object by three dots.
    assert not re.search(r"\(\?<|\{\s*\.\.\.|,\s*\.\.\.\w+\s*\}", script)


@pytest.mark.parametrize("newer", ["one?.two", "one ?? two", "try {} catch {}", "1n", "class A { #b }"])
def test_and_not_what_came_later(newer: str) -> None:
    with pytest.raises(esprima.Error):
        esprima.parseScript(newer)


def without(browser: Browser, feature: str, html: str, script: str | None = None) -> Page:
    """Open a page in a browser that lacks a feature, or with another script."""
    context = browser.new_context(reduced_motion="reduce")
    context.set_default_timeout(5000)
    context.add_init_script(f"delete {feature};" if feature else "")
    opened = context.new_page()
    context.route("**/*", lambda route: _answer(route, html, []))
    if script is not None:
        context.route(
            "**/player.js", lambda route: route.fulfill(body=script, content_type="text/javascript")
        )
    opened.goto(HOST)
    return opened


@pytest.mark.parametrize("feature", TO_BEGIN)
def test_what_a_browser_lacks_leaves_it_every_gamebook(feature: str, browser: Browser) -> None:
    opened = without(browser, feature, page(*(data(name) for name in NAMES)))
    assert (
        opened.evaluate(f"typeof ({feature.replace('HTMLElement.prototype', 'document.body')})")
        == "undefined"
    )
    expect(opened.locator(".quiz-play")).to_have_count(0)
    for book in opened.locator(".quiz-book").all():
        expect(book).to_be_visible()
    opened.get_by_role("link", name="Start at scene 1").click()
    expect(opened.locator(":target")).to_be_in_viewport()
    opened.context.close()


@pytest.mark.parametrize("feature", TO_GO_ON)
def test_what_it_lacks_on_the_way_gives_the_gamebook_back(feature: str, browser: Browser) -> None:
    opened = without(browser, feature, page(data(SCENARIO), data(SORT)))
    expect(opened.locator(".quiz-play")).to_have_count(2)
    play(opened, SCENARIO, ["ask"])
    expect(opened.locator(".quiz-scenario .quiz-book")).to_be_visible()
    expect(opened.locator(".quiz-scenario .quiz-play")).to_have_count(0)
    opened.context.close()


@pytest.mark.parametrize(
    "script", ["", "a ?.?. b", site_script(PLAYER_WORDS)[:9000]], ids=["none", "odd", "half"]
)
def test_a_script_that_is_not_understood_hides_nothing(script: str, browser: Browser) -> None:
    opened = without(browser, "", page(data(SCENARIO), data(CHECK)), script)
    expect(opened.locator(".quiz-play")).to_have_count(0)
    for book in opened.locator(".quiz-book").all():
        expect(book).to_be_visible()
    opened.context.close()
