"""In the dark, without movement, in colours of one's own, and on paper."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.browsers import ENGINES
from tests.everywhere.conftest import Take, note
from tests.everywhere.engines import PlaywrightSeat, Seat
from tests.everywhere.playing import Json, place_of, shows_end, steps, tap

Quizzes = dict[str, tuple[str, Json]]

# The contrast of every piece of text that is seen with what lies behind it, by WCAG's sums, where it is
# less than 4.5; text on a picture is left to axe.
FAINT = """() => {
  const numbers = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((one) => {
    const part = one / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }).reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const colour = numbers(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18] : [255, 255, 255];
  };
  const words = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const shows = (one) => one.checkVisibility() && !one.closest("svg, option, .visually-hidden, .skip");
  const all = [...document.querySelectorAll("body *")].filter((one) => words(one) && shows(one));
  const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const contrast = (one) => ratio(light(numbers(getComputedStyle(one).color)), light(behind(one)));
  return { all: all.length, ground: light(behind(document.body)),
    faint: all.filter((one) => contrast(one) < 4.49).map((one) => one.outerHTML.slice(0, 100)) };
}"""


def test_in_the_dark_nothing_is_faint(address: str, types: list[str], take: Take) -> None:
    seat = take("dark and still")
    for page in types:
        seat.open(f"{address}/{page}")
        found = seat.run(FAINT)
        assert found["all"] > 10, page
        assert found["ground"] < 0.1, page
        assert found["faint"] == [], page


MOVES = "() => document.getAnimations().map((one) => one.effect.target.outerHTML.slice(0, 100))"
STILL = "() => matchMedia('(prefers-reduced-motion: reduce)').matches"


def test_nothing_moves_for_those_who_want_it_still(address: str, quizzes: Quizzes, take: Take) -> None:
    seat = take("dark and still")
    page, data = quizzes["scenario"]
    seat.open(f"{address}/{page}")
    assert seat.run(STILL)
    for words in steps(data):
        tap(seat, place_of(data), words)
        assert seat.run(MOVES) == []
    shows_end(seat, data)


# What can be pressed in a quiz and has, in forced colours, no edge to be known by.
EDGELESS = """(place) => [...document.querySelectorAll(place + " :is(button, input)")].filter((one) => {
  const style = getComputedStyle(one);
  const edge = style.borderTopStyle !== "none" && parseFloat(style.borderTopWidth) > 0;
  return one.checkVisibility() && !edge && style.appearance === "none";
}).map((one) => one.outerHTML.slice(0, 100))"""
RING = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
}"""


@pytest.mark.parametrize("engine", ["chromium"])  # the only one whose driver forces colours
@pytest.mark.parametrize("kind", ["scenario", "sort"])
def test_in_forced_colours_the_quiz_is_played(kind: str, folder: Path, quizzes: Quizzes, take: Take) -> None:
    seat = take(forced_colors="active")
    page, data = quizzes[kind]
    seat.open(f"{folder.as_uri()}/{page}")
    assert seat.run("() => matchMedia('(forced-colors: active)').matches")
    for words in steps(data):
        assert seat.run(EDGELESS, place_of(data)) == []
        tap(seat, place_of(data), words)
    shows_end(seat, data)
    for _ in range(12):
        seat.press("Tab")
        assert seat.run(RING), seat.run("() => document.activeElement.outerHTML.slice(0, 100)")


def printed(seat: Seat) -> str:
    """Print a page, and read it."""
    assert isinstance(seat, PlaywrightSeat)
    pages = PdfReader(io.BytesIO(seat.page.pdf())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("engine", [engine for engine in ENGINES if engine != "webkit"])  # it can't print
def test_on_paper_there_are_words_and_help_and_nothing_to_press(
    folder: Path, quizzes: Quizzes, take: Take
) -> None:
    seat = take()
    page, data = quizzes["scenario"]
    seat.open(f"{folder.as_uri()}/{page}")
    heading = " ".join(seat.run("() => document.querySelector('h1').innerText").split())
    words = printed(seat)
    for said in (heading, data["intro"], "999", "Childline", "0800 1111"):
        assert " ".join(said.split()).replace(" ", "") in words.replace(" ", ""), said
    for pressed in ("Skip to the main content", "Leave this site", "Back one step"):
        assert pressed.replace(" ", "") not in words.replace(" ", ""), pressed
    note(seat)
    assert seat.complaints == []
