"""Play a quiz to its end, by keys alone or by touch, knowing only what its author wrote."""

import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.everywhere.engines import Seat, until
from whotheysay.compile.quiz_data import quiz_data_of
from whotheysay.model.course import Course

Json = dict[str, Any]

# Finds what can be pressed and is seen, by its words; the last one, for earlier turns stay on the page.
AIM = """(place, words) => {
  const plain = (text) => text.replace(/\\s+/g, " ").trim();
  const shows = (one) => one.getClientRects().length && getComputedStyle(one).visibility !== "hidden";
  const all = [...document.querySelectorAll(place + " :is(a, button, label, summary)")];
  const found = all.filter((one) => shows(one) && plain(one.innerText) === words).pop();
  if (!found) return false;
  window.aimed = { seen: found, pressed: found.control || found };
  return true;
}"""

# Gives a point of what was found, if nothing lies above it.
POINT = """() => {
  const { seen } = window.aimed;
  seen.scrollIntoView({ block: "center", behavior: "instant" });
  const box = seen.getClientRects()[0];
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const above = document.elementFromPoint(point.x, point.y);
  return above && (seen.contains(above) || above.contains(seen)) ? point : null;
}"""

# Finds in a gamebook the way on from where the reader is: the next link that begins with these words.
AIM_ON = """(place, words) => {
  const plain = (text) => text.replace(/\\s+/g, " ").trim();
  const here = document.querySelector(":target") || document.querySelector(place);
  const isAfter = (one) => here.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
  const all = [...document.querySelectorAll(place + " a[href^='#']")];
  const found = all.find((one) => isAfter(one) && plain(one.innerText).startsWith(words));
  if (!found) return false;
  window.aimed = { seen: found, pressed: found };
  return true;
}"""

FOCUSED = """() => {
  const { pressed } = window.aimed;
  const active = document.activeElement;
  if (active === pressed) return "there";
  const group = pressed.type === "radio" && active.name === pressed.name && active.form === pressed.form;
  return group ? "beside" : "";
}"""


def tap(seat: Seat, place: str, words: str) -> None:
    """Touch what has these words."""
    until(seat, AIM, place, " ".join(words.split()))
    touch(seat)


def touch(seat: Seat) -> None:
    """Touch what was found, once it stands still."""
    before, point = None, until(seat, POINT)
    while point != before:
        time.sleep(0.03)
        before, point = point, until(seat, POINT)
    seat.tap(point["x"], point["y"])


def press(seat: Seat, place: str, words: str) -> None:
    """Go to what has these words by Tab and arrows alone, and press it."""
    until(seat, AIM, place, " ".join(words.split()))
    for _ in range(400):
        at = seat.run(FOCUSED)
        if at == "there":
            break
        seat.press("ArrowDown" if at else "Tab")
    assert at == "there", f"no way by keys to {words!r}"
    kind, checked = seat.run("() => [window.aimed.pressed.type || '', !!window.aimed.pressed.checked]")
    if kind not in ("radio", "checkbox"):
        seat.press("Enter")
    elif not checked:
        seat.press(" ")


WAYS = {"keys": press, "touch": tap}


def play(seat: Seat, data: Json, way: str) -> None:
    """Play a quiz, given as what the player takes, and see its end."""
    place = place_of(data)
    for words in steps(data):
        WAYS[way](seat, place, words)
    shows_end(seat, data)


def shows_end(seat: Seat, data: Json) -> None:
    """Wait until the end of the shortest way is said."""
    for words in end_of(data):
        until(seat, SHOWS, place_of(data), " ".join(words.split()))


SHOWS = """(place, words) => {
  const text = document.querySelector(place).innerText.replace(/\\s+/g, " ");
  return text.includes(words);
}"""


def follow(seat: Seat, data: Json) -> None:
    """Read a story as a gamebook, from its start to an ending, by its links."""
    place = place_of(data)
    _go_on(seat, place, "", "")
    for choice in _way_through(data):
        _go_on(seat, place, choice["text"], choice["feedback"])
    shows_end(seat, data)


ARRIVED = """(words) => {
  const target = document.querySelector(":target");
  if (!target || !target.innerText.replace(/\\s+/g, " ").includes(words)) return false;
  const { top } = target.getBoundingClientRect();
  return top >= 0 && top < innerHeight;
}"""


def _go_on(seat: Seat, place: str, link: str, arrived: str) -> None:
    until(seat, AIM_ON, place, " ".join(link.split()))
    touch(seat)
    until(seat, ARRIVED, " ".join(arrived.split()))


def place_of(data: Json) -> str:
    """Give a selector of the quiz."""
    return "#quiz-" + data["id"].replace("/", "-")


def steps(data: Json) -> list[str]:
    """Give the words of all that is pressed, one after the other, on a shortest way through."""
    words = data["words"]
    match data["kind"]:
        case "scenario":
            return [choice["text"] for choice in _way_through(data)]
        case "sort":
            return [part for item in data["items"] for part in (words[item["answer"]], words["submit"])]
        case "check":
            return [part for one in data["questions"] for part in (*_right(one), words["submit"])]
        case "order":
            return [step["text"] for step in data["steps"]]
        case _:
            return [part for _ in data["statements"] for part in (data["scale"][-1]["text"], words["submit"])]


def end_of(data: Json) -> list[str]:
    """Give what is said at the end of that way."""
    if data["kind"] == "scenario":
        ending = _scenes(data)[_way_through(data)[-1]["to"]]["ending"]
        return [ending["title"], ending["next"]]
    return [data["ending"]["next"]]


def _right(question: Json) -> Iterable[str]:
    return (option["text"] for option in question["options"] if option["right"])


def _scenes(data: Json) -> dict[str, Json]:
    return {scene["id"]: scene for scene in data["scenes"]}


def _way_through(data: Json) -> list[Json]:
    """Give the choices of a shortest way from the start to an ending."""
    scenes = _scenes(data)
    ways: list[list[Json]] = [[choice] for choice in scenes[data["start"]]["choices"]]
    for way in ways:
        at = scenes[way[-1]["to"]]
        if at["ending"]:
            return way
        ways += [[*way, choice] for choice in at["choices"]]
    raise AssertionError(f"{data['id']} has no ending")


def shortest(course: Course, site: Path) -> dict[str, tuple[str, Json]]:
    """Give for each kind of quiz the page with its shortest quiz, and that quiz."""
    found: dict[str, tuple[str, Json]] = {}
    pages = {page: page.read_text("utf-8") for page in sorted(site.rglob("*.html"))}
    for ref in sorted(course.quizzes):
        data = quiz_data_of(course, ref)
        there = [page for page, text in pages.items() if f'id="{place_of(data)[1:]}"' in text]
        kind = data["kind"]
        if there and (kind not in found or len(steps(data)) < len(steps(found[kind][1]))):
            found[kind] = (there[0].relative_to(site).as_posix(), data)
    return found
