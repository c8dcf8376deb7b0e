"""Leave on our own built site: from any page, by any way, and Back shows nothing of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

LESSON = "lessons/what-helps/stop-save-tell.html"
WEATHER = "https://www.bbc.co.uk/weather"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 640})
    # A machine without a network says so, and Leave would take the page beside it.
    context.add_init_script("Object.defineProperty(Navigator.prototype, 'onLine', {get: () => true})")
    context.route(f"{WEATHER}**", lambda route: route.fulfill(content_type="text/html", body="Sunny"))
    yield context.new_page()
    context.close()


def leave(page: Page, way: str) -> None:
    if way == "click":
        page.locator("#leave").click()
    elif way == "shift":
        for _ in range(3):
            page.keyboard.press("Shift")
    else:
        page.keyboard.press("Escape")


@pytest.mark.parametrize("way", ["click", "shift", "escape"])
def test_leaving_over_http_and_going_back(way: str, page: Page, address: str) -> None:
    for name in ("index.html", "book/pupils.html", LESSON):
        page.goto(f"{address}/{name}")
    page.locator("[data-quiz]").first.get_by_role("button").first.click()
    leave(page, way)
    page.wait_for_url(f"{WEATHER}**")
    for _ in range(2):
        page.go_back(wait_until="commit")
        page.wait_for_url(f"{WEATHER}**")
        assert "Sunny" in page.content()


def test_leaving_from_a_stick_shows_the_plain_page(page: Page, built: Path) -> None:
    for name in ("index.html", LESSON):
        page.goto((built / name).as_uri())
    leave(page, "click")
    page.wait_for_url("**/neutral.html")
    assert "Who They Say" not in page.content()
    page.go_back(wait_until="commit")
    page.wait_for_url("**/neutral.html")
    assert "Who They Say" not in page.inner_text("body")
