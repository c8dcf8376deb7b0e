"""Without scripts, and with scripts that an old browser can't run, there is a gamebook and a way out."""

from pathlib import Path

import pytest

from tests.everywhere.conftest import Take, note, visit
from tests.everywhere.engines import Seat, until
from tests.everywhere.playing import Json, follow, place_of, shows_end, steps, tap
from tests.everywhere.sites import Server
from tests.everywhere.test_leaving import by_click
from tests.everywhere.test_pages import READS, opens

Quizzes = dict[str, tuple[str, Json]]

OPENS = """(place) => {
  const all = [...document.querySelectorAll(place + " details")];
  for (const one of all) one.querySelector("summary").click();
  return all.length > 0 && all.every((one) => one.open);
}"""


def test_every_type_reads(base: str, types: list[str], weather: Server, take: Take) -> None:
    opens(take("no script"), base, types, f"{weather.address}/weather")


def test_a_story_is_followed_by_its_links(folder: Path, quizzes: Quizzes, take: Take) -> None:
    seat = take("no script")
    page, data = quizzes["scenario"]
    seat.open(f"{folder.as_uri()}/{page}")
    follow(seat, data)


@pytest.mark.parametrize("kind", ["sort", "check", "order"])
def test_answers_open(kind: str, folder: Path, quizzes: Quizzes, take: Take) -> None:
    seat = take("no script")
    page, data = quizzes[kind]
    seat.open(f"{folder.as_uri()}/{page}")
    until(seat, OPENS, place_of(data))


def test_leave_is_a_link(folder: Path, types: list[str], take: Take) -> None:
    seat = take("no script")
    seat.open(f"{folder.as_uri()}/{types[0]}")
    by_click(seat)
    until(seat, "() => document.body.innerText.includes('Sunny')")


OLD = {
    "cannot read them": "const = a new way of writing;",
    "stops at once": "throw new Error('this browser is too old')",
}


@pytest.mark.usefixtures("address")
@pytest.mark.parametrize("how", OLD)
def test_where_no_script_runs_the_gamebook_reads(
    how: str, server: Server, folder: Path, quizzes: Quizzes, take: Take
) -> None:
    for script in folder.rglob("*.js"):
        if script.name != "watch.js":
            server.instead["/" + script.relative_to(folder).as_posix()] = OLD[how]
    seat = take()
    page, data = quizzes["scenario"]
    visit(seat, f"{server.address}/{page}")
    assert seat.run(READS)["words"] > 400
    follow(seat, data)
    note(seat)
    assert seat.complaints, "the scripts ran"
    by_click(seat)
    until(seat, "() => document.body.innerText.includes('Sunny')")


# What some browsers of the last ten years lack, one after the other.
FEATURES = (
    "Element.prototype.closest",
    "Element.prototype.matches",
    "Element.prototype.replaceChildren",
    "Element.prototype.append",
    "NodeList.prototype.forEach",
    "Object.fromEntries",
    "Array.prototype.includes",
    "Array.prototype.flatMap",
    "Array.prototype.at",
    "String.prototype.replaceAll",
    "window.structuredClone",
    "window.matchMedia",
    "window.CSS",
    "window.IntersectionObserver",
    "window.sessionStorage",
    "Navigator.prototype.locks",
    "Navigator.prototype.serviceWorker",
)


@pytest.mark.parametrize("engine", ["chromium"])
def test_without_a_feature_the_quiz_plays_or_reads(
    address: str, server: Server, folder: Path, quizzes: Quizzes, take: Take
) -> None:
    """Whatever is missing, the story can be played or followed, and the page is left."""
    page, data = quizzes["scenario"]
    watch = (folder / "watch.js").read_text("utf-8")
    for feature in FEATURES:
        owner, name = feature.rsplit(".", 1)
        server.instead["/watch.js"] = (
            f"{watch}\nObject.defineProperty({owner}, '{name}', {{ value: undefined }});"
        )
        seat = take()
        seat.open(f"{address}/{page}")
        goes_on(seat, data, feature)
        by_click(seat)
        until(seat, "() => document.body.innerText.includes('Sunny')")


PLAYS = (
    "(place) => [...document.querySelectorAll(place + ' button')].some((one) => one.getClientRects().length)"
)


def goes_on(seat: Seat, data: Json, feature: str) -> None:
    """Play as far as the player goes; where it can't, the gamebook is there again, and is read to its end."""
    try:
        for words in steps(data):
            if not seat.run(PLAYS, place_of(data)):
                return follow(seat, data)
            tap(seat, place_of(data), words)
        shows_end(seat, data)
    except AssertionError as error:
        raise AssertionError(f"without {feature} the story stops: {error}") from error
