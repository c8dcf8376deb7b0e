"""The lessons that everybody builds: the same words for each number, with nothing left to chance."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

SENTENCES = 8
"""How many sentences of each section a lesson takes; with six sections, that makes about 700 words."""
LINES = 3
"""How many sentences make a paragraph."""
PER_FIGURE = 4
"""How many lessons name the same figure."""


@dataclass(frozen=True)
class Choice:
    """One thing to answer, and what is said of it."""

    text: str
    feedback: str


@dataclass(frozen=True)
class Scene:
    """One step of a quiz: words, then choices or an ending."""

    says: str
    told: bool
    sign: bool
    telling: bool
    choices: tuple[Choice, ...]
    ending: Mapping[str, str] | None


@dataclass(frozen=True)
class Story:
    """The quiz of a lesson: six steps and an ending."""

    title: str
    intro: str
    friend: str
    scenes: tuple[Scene, ...]


@dataclass(frozen=True)
class Lesson:
    """One lesson: sections of paragraphs, a figure, a code cell, a quiz, and a teacher's plan."""

    number: int
    title: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    figure: int
    count: int
    cell: str
    story: Story
    plan: Any

    @property
    def name(self) -> str:
        """What its files are called."""
        return f"lesson-{self.number:03}"

    @property
    def counted(self) -> str:
        """The sentence that ends the third section; {count} stands for the figure."""
        return "In one week a class counted {count} messages that showed no sign at all."


def lessons(size: int) -> tuple[Lesson, ...]:
    """Give the first `size` lessons, each the same in a course of any size."""
    return tuple(map(lesson, range(1, size + 1)))


@cache
def lesson(number: int) -> Lesson:
    """Make the lesson with this number, from 1."""
    texts = words()
    slots = _slots(number, texts)
    counts = [3 + _pick(number, f"day {day}", 20) for day in range(7)]
    figure = (number - 1) // PER_FIGURE + 1
    return Lesson(
        number=number,
        title=texts["title"].format(**slots),
        sections=tuple(_section(number, one, slots) for one in texts["sections"]),
        figure=figure,
        count=figure_count(figure),
        cell=f"messages = {counts}\nprint(sum(messages))",
        story=_story(texts["quiz"], slots),
        plan=_filled(texts["plan"], slots),
    )


def figure_count(figure: int) -> int:
    """Give the number that the figure stands for."""
    return 20 + _pick(figure, "figure", 70)


def printed(one: Lesson) -> str:
    """Give what the lesson's cell prints."""
    listed = one.cell.partition("[")[2].partition("]")[0]
    return str(sum(map(int, listed.split(","))))


@cache
def words() -> Any:
    """Give the words and sentences that lessons are made of."""
    return yaml.safe_load(Path(__file__).with_name("words.yml").read_text("utf-8"))


def _pick(number: int, what: str, among: int) -> int:
    digest = hashlib.sha256(f"{number} {what}".encode()).digest()
    return int.from_bytes(digest[:4], "big") % among


def _slots(number: int, texts: Any) -> dict[str, str]:
    """Fill the names: the first three differ from lesson to lesson, so that no title stands twice."""
    turn = number - 1
    names, hobbies, things = texts["name"], texts["hobby"], texts["thing"]
    slots = {
        "name": names[turn % len(names)],
        "hobby": hobbies[(turn + turn // len(names)) % len(hobbies)],
        "thing": things[(turn + turn // (len(names) * len(hobbies))) % len(things)],
    }
    picked = ("place", "adult", "day")
    return slots | {kind: texts[kind][_pick(number, kind, len(texts[kind]))] for kind in picked}


def _section(number: int, section: Any, slots: dict[str, str]) -> tuple[str, tuple[str, ...]]:
    """Give the heading and the paragraphs: some of the section's sentences, in their order."""
    order = sorted(section["sentences"], key=lambda text: _pick(number, text, 2**32))
    taken = set(order[:SENTENCES])
    said = [_begun(text.format(**slots)) for text in section["sentences"] if text in taken]
    paragraphs = tuple("\n".join(said[at : at + LINES]) for at in range(0, len(said), LINES))
    return section["heading"].format(**slots), paragraphs


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def _story(quiz: Any, slots: dict[str, str]) -> Story:
    filled = _filled(quiz, slots)
    return Story(filled["title"], filled["intro"], slots["name"], tuple(_scenes(filled["scenes"])))


def _scenes(scenes: Any) -> Iterator[Scene]:
    for one in scenes:
        choices = tuple(Choice(**choice) for choice in one.get("choices", ()))
        told = "told" in one
        yield Scene(
            one["told" if told else "says"], told, "sign" in one, "telling" in one, choices, one.get("ending")
        )


def _filled(value: Any, slots: dict[str, str]) -> Any:
    """Fill the names in every text, however deep it stands."""
    if isinstance(value, str):
        return _begun(value.format(**slots))
    if isinstance(value, list):
        return [_filled(one, slots) for one in value]
    if isinstance(value, dict):
        return {key: _filled(one, slots) for key, one in value.items()}
    return value
