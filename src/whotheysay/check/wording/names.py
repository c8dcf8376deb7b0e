"""No brands and no real people in what pupils read: lore that ages, and somebody who could be found."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from whotheysay.check.kept import in_each
from whotheysay.check.rule import Find, Finding
from whotheysay.check.texts import Words, small
from whotheysay.model.course import Course

# libyaml, where PyYAML has it, reads the data ten times as fast.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_READ_BY_PUPILS = ("pupils", "everyone")


def brands(course: Course) -> Iterator[Finding]:
    """Find names of apps, games, devices, payment services and AI tools."""
    for words, brand in _found(course, "brands", _brands_of):
        what = f"'{brand}' is a brand, and what is said of it will age"
        mend = "say what kind of thing it is, such as an app, a game or a gift card"
        yield words.finding(brand, what, mend)


def brands_in(text: str) -> list[str]:
    """Give the brands that a text names."""
    return [match[0] for match in _brands().finditer(text)]


def _brands_of(words: Words) -> list[str]:
    return [] if words.small_words.isdisjoint(_parts_of_brands()) else brands_in(words.text)


def people(course: Course) -> Iterator[Finding]:
    """Find people with first name and surname."""
    for words, person in _found(course, "people", _people_of):
        what = f"'{person}' could be a real person"
        yield words.finding(person, what, "use an invented first name alone, or Mr, Ms or Mx and a surname")


def _people_of(words: Words) -> list[str]:
    # Nearly every text holds a name and a capital letter somewhere, and hardly any side by side.
    if not _TWO_NAMES.search(words.text):
        return []
    return [match[0] for match in _people().finditer(words.text)]


_TWO_NAMES = re.compile(r"\w\s+[A-Z][a-z]")


def _found(course: Course, what: str, wanted: Callable[[Words], list[str]]) -> Iterator[tuple[Words, str]]:
    def find(words: Words) -> list[str]:
        minds = words.readers in _READ_BY_PUPILS and words.voice != "cited"
        return wanted(words) if minds else []

    for words, names in in_each(course, what, find):
        yield from ((words, name) for name in names)


@cache
def _brands() -> re.Pattern[str]:
    data = _data()
    anyhow = "|".join(map(_spaced, data["brands"]))
    # A brand that is also a word counts inside a sentence only, where its capital letter gives it away.
    as_written = "|".join(map(_spaced, data["brands_as_written"]))
    return re.compile(rf"\b(?:(?i:{anyhow})|(?<=[a-z,] )(?:{as_written}))(?!\w)")


@cache
def _parts_of_brands() -> frozenset[str]:
    """Give of each brand the longest word: without one of these a text names none."""
    data = _data()
    names = map(str, (*data["brands"], *data["brands_as_written"]))
    return frozenset(max(re.findall(r"\w+", small(name)), key=len) for name in names)


@cache
def _people() -> re.Pattern[str]:
    data = _data()
    places = "|".join(data["no_surnames"])
    return re.compile(
        rf"\b(?:{'|'.join(data['first_names'])})\s+(?!(?:{places})\b)[A-Z][a-z]+(?:-[A-Z][a-z]+)?\b"
    )


def _spaced(name: str) -> str:
    return r"\s+".join(map(re.escape, str(name).split()))


@cache
def _data() -> dict[str, Any]:
    text = (Path(__file__).parent / "names.yml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, _LOADER)  # noqa: S506  # a safe one
    return data


FINDERS: dict[str, Find] = {"S111": brands, "S112": people}
