"""No brands and no real people in what pupils read: lore that ages, and somebody who could be found."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from whotheysay.check.rule import Find, Finding
from whotheysay.check.texts import Words, texts
from whotheysay.model.course import Course

# libyaml, where PyYAML has it, reads the data ten times as fast.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_READ_BY_PUPILS = ("pupils", "everyone")


def brands(course: Course) -> Iterator[Finding]:
    """Find names of apps, games, devices, payment services and AI tools."""
    for words, match in _found(course, _brands()):
        what = f"'{match[0]}' is a brand, and what is said of it will age"
        mend = "say what kind of thing it is, such as an app, a game or a gift card"
        yield words.finding(match[0], what, mend)


def brands_in(text: str) -> list[str]:
    """Give the brands that a text names."""
    return [match[0] for match in _brands().finditer(text)]


def people(course: Course) -> Iterator[Finding]:
    """Find people with first name and surname."""
    for words, match in _found(course, _people()):
        what = f"'{match[0]}' could be a real person"
        yield words.finding(match[0], what, "use an invented first name alone, or Mr, Ms or Mx and a surname")


def _found(course: Course, wanted: re.Pattern[str]) -> Iterator[tuple[Words, re.Match[str]]]:
    for words in texts(course):
        if words.readers in _READ_BY_PUPILS and words.voice != "cited":
            yield from ((words, match) for match in wanted.finditer(words.text))


@cache
def _brands() -> re.Pattern[str]:
    data = _data()
    anyhow = "|".join(map(_spaced, data["brands"]))
    # A brand that is also a word counts inside a sentence only, where its capital letter gives it away.
    as_written = "|".join(map(_spaced, data["brands_as_written"]))
    return re.compile(rf"\b(?:(?i:{anyhow})|(?<=[a-z,] )(?:{as_written}))(?!\w)")


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
