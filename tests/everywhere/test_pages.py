"""A page of every type opens, fits and can be searched for, in every engine."""

import time
from pathlib import Path

import pytest

from tests.browsers import ENGINES
from tests.everywhere.conftest import Take, visit
from tests.everywhere.engines import Seat, until
from tests.everywhere.sites import Server

READS = """() => {
  const leave = document.getElementById("leave");
  const box = leave.getBoundingClientRect();
  return {
    title: document.title,
    headings: document.querySelectorAll("h1").length,
    words: document.querySelector("main, [role=main]").innerText.length,
    leave: box.height > 0 && box.bottom <= innerHeight && leave.href,
  };
}"""


def opens(seat: Seat, base: str, pages: list[str], way_out: str) -> None:
    for page in pages:
        visit(seat, f"{base}/{page}")
        found = seat.run(READS)
        assert found["title"], page
        assert found["headings"] == 1, page
        assert found["words"] > 40, page
        assert found["leave"] == way_out, page
    assert [url for url in seat.requests if not url.startswith((base, "data:", "about:"))] == []


def test_every_type_opens(base: str, types: list[str], weather: Server, seat: Seat) -> None:
    """Nothing fails, no page complains, and nobody else is asked for anything."""
    opens(seat, base, types, f"{weather.address}/weather")


@pytest.mark.slow
def test_every_page_opens(base: str, folder: Path, weather: Server, seat: Seat) -> None:
    pages = [page.relative_to(folder).as_posix() for page in sorted(folder.rglob("*.html"))]
    mine = [page for page in pages if not page.startswith("_static/")]
    opens(seat, base, mine, f"{weather.address}/weather")


def test_search_finds_a_lesson(base: str, seat: Seat) -> None:
    visit(seat, f"{base}/search.html")
    seat.run("() => document.querySelector('input[type=search], [role=searchbox]').focus()")
    seat.press(*"reverse image search", "Enter")
    find = "[...document.querySelectorAll('main a, [role=main] a')]"
    is_it = "(one) => one.pathname.endsWith('/profiles-that-pose.html') && one.getClientRects().length"
    until(seat, f"() => {find}.some({is_it})")
    seat.run(f"() => {find}.find({is_it}).focus()")
    seat.press("Enter")
    until(
        seat, "() => location.pathname.endsWith('/profiles-that-pose.html') && !!document.querySelector('h1')"
    )


FOUND = "(words) => document.activeElement.textContent.startsWith(words)"


def test_what_is_searched_for_stays_in_the_page(base: str, server: Server, seat: Seat) -> None:
    """It isn't in the address or the history, no server hears of it, and what was found is read out."""
    visit(seat, f"{base}/search.html")
    until(seat, "() => document.readyState === 'complete'")
    before = seat.run("() => [location.href, history.length]")
    server.asked.clear()
    for words, found in (("pressure", "Pages found"), ("zqzqzq", "No page has"), ("voice", "Pages found")):
        seat.run("() => { const field = document.querySelector('input'); field.value = ''; field.focus(); }")
        seat.press(*words, "Enter")
        until(seat, FOUND, found)
        time.sleep(0.7)  # somebody looks at it
    assert seat.run("() => [location.href, history.length]") == before
    assert not [one for one in (*server.asked, *seat.requests) if "pressure" in one or "voice" in one]
    assert seat.run("() => document.querySelectorAll('#search-results h2').length") == 1
    seat.run("() => { const field = document.querySelector('input'); field.value = ' '; field.focus(); }")
    seat.press("Enter")
    assert seat.run("() => document.querySelectorAll('#search-results li').length") > 0


def test_an_address_that_holds_words_is_searched_once_and_loses_them(base: str, seat: Seat) -> None:
    visit(seat, f"{base}/search.html?q=threat#results")
    until(seat, "() => !!document.querySelector('#search-results li')")
    assert seat.run("() => location.href") == f"{base}/search.html#results"
    assert seat.run("() => document.querySelector('input').value") == "threat"
    assert seat.run("() => document.querySelectorAll('#search-results h2').length") == 1


# A frame, because WebKitGTK's window can't be as narrow as the smallest phone.
NARROW = """<!doctype html><title>Narrow</title><link rel="icon" href="data:,">
<iframe width="320" height="640" title="Narrow"></iframe>"""
WIDTH_IN_FRAME = """(address) => new Promise((then) => {
  const frame = document.querySelector("iframe");
  frame.onload = () => then(frame.contentDocument.scrollingElement.scrollWidth);
  frame.src = address;
})"""


def test_no_page_is_wider_than_a_small_phone(
    address: str, server: Server, types: list[str], seat: Seat
) -> None:
    server.instead["/narrow"] = NARROW
    visit(seat, f"{address}/narrow")
    for page in types:
        assert seat.run(WIDTH_IN_FRAME, f"{address}/{page}") <= 320, page


WIDTH = "() => [getComputedStyle(document.documentElement).fontSize, document.scrollingElement.scrollWidth]"


# WebKitGTK's small browser has no such setting; there, the narrow frame says the same of a page at 400 %.
@pytest.mark.parametrize("engine", [engine for engine in ENGINES if engine != "webkit"])
def test_text_twice_as_large_stays_on_the_page(address: str, types: list[str], take: Take) -> None:
    """For those who set their browser's letters to 200 %."""
    seat = take("large text")
    for width in (360, 1280):
        seat.resize(width, 800)
        for page in types:
            seat.open(f"{address}/{page}")
            size, wide = seat.run(WIDTH)
            assert float(size.removesuffix("px")) >= 32, size
            assert wide <= width, (width, page)
