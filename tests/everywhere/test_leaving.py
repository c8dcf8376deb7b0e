"""Leave, by every way and in every engine; and Back shows nothing of the course."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.everywhere.conftest import visit
from tests.everywhere.engines import Seat, until
from tests.everywhere.playing import touch
from tests.everywhere.sites import Server

LESSON = "lessons/what-helps/stop-save-tell.html"
TEXT = "() => getComputedStyle(document.documentElement).display === 'none' ? '' : document.body.innerText"


def by_click(seat: Seat) -> None:
    until(seat, "() => !!(window.aimed = { seen: document.getElementById('leave') }).seen")
    touch(seat)


WAYS: dict[str, Callable[[Seat], None]] = {
    "touch": by_click,
    "escape": lambda seat: seat.press("Escape"),
    "shift": lambda seat: seat.press("Shift", "Shift", "Shift"),
}


@pytest.mark.parametrize("way", WAYS)
def test_over_http(way: str, address: str, server: Server, weather: Server, seat: Seat) -> None:
    for page in ("index.html", "book/pupils.html", LESSON):
        visit(seat, f"{address}/{page}")
    until(seat, "() => document.readyState === 'complete'")
    WAYS[way](seat)
    until(seat, "() => document.body.innerText.includes('Sunny')")
    for _ in range(2):
        server.seen.clear()
        weather.asked.clear()
        seat.run("() => void setTimeout(() => history.back())")
        _wait_for(weather)
        until(seat, "() => document.body.innerText.includes('Sunny')")
        assert server.seen == []


def _wait_for(weather: Server) -> None:
    end = time.monotonic() + 10
    while not weather.asked:
        assert time.monotonic() < end, "Back didn't lead to the weather again"
        time.sleep(0.02)


@pytest.mark.parametrize("way", WAYS)
def test_from_files(way: str, folder: Path, seat: Seat) -> None:
    """Through pages of three folders, by links and by search: Firefox keeps storage for each folder apart."""
    visit(seat, f"{folder.as_uri()}/index.html")
    go_on(seat, "book/pupils.html")
    go_on(seat, "search.html")
    seat.run("() => document.querySelector('input[type=search], [role=searchbox]').focus()")
    seat.press(*"stop", "Enter")
    until(seat, "() => !!document.querySelector('#search-results li')")
    go_on(seat, LESSON)
    WAYS[way](seat)
    until(seat, "() => location.pathname.endsWith('/neutral.html') && !!document.body")
    for _ in range(2):
        seat.run("() => void setTimeout(() => history.back())")
        end = time.monotonic() + 0.5
        while time.monotonic() < end:
            assert "Who They Say" not in _seen(seat)


def go_on(seat: Seat, page: str) -> None:
    """Follow a link of the page to another."""
    find = "[...document.querySelectorAll('a')].find((one) => one.href.split('#')[0].endsWith(page))"
    until(seat, f"(page) => !!{find}", f"/{page}")
    seat.run(f"(page) => {find}.focus()", f"/{page}")
    seat.press("Enter")
    there = "location.pathname.endsWith(page) && document.readyState === 'complete'"
    until(seat, f"(page) => {there}", f"/{page}")


def _seen(seat: Seat) -> str:
    """Give what can be read just now; nothing while one page makes room for another."""
    try:
        return str(seat.run(TEXT))
    except Exception:  # each driver has its own errors for a page that goes away
        return ""


def test_nothing_is_kept(address: str, seat: Seat) -> None:
    """No cookie, nothing in the storage that outlives the tab."""
    for page in ("index.html", LESSON):
        visit(seat, f"{address}/{page}")
    assert seat.run("() => [document.cookie, localStorage.length]") == ["", 0]
