"""The rule about colour: nothing is told apart by its colour alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from whotheysay.check.kept import in_each
from whotheysay.check.rule import Find, Finding
from whotheysay.check.texts import Words
from whotheysay.model.course import Course

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Pattern:
    """A way of pointing at something by its colour, with texts it has to find and others it may not."""

    finds: re.Pattern[str]
    matches: tuple[str, ...]
    passes: tuple[str, ...]


@cache
def _data() -> dict[str, Any]:
    text = Path(__file__).with_suffix(".yml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, _LOADER)  # noqa: S506  # a safe one
    return data


@cache
def colours() -> frozenset[str]:
    """Give the words of which any text has one that a pattern is found in."""
    return frozenset(_data()["words"])


@cache
def patterns() -> tuple[Pattern, ...]:
    """Read the patterns from colour.yml beside this file."""
    data = _data()
    made = []
    for entry in data["patterns"]:
        written = re.sub(r"<(\w+)>", lambda match: f"(?:{data[match[1]]})", entry["finds"])
        finds = re.compile(written.replace(" ", r"\s+"), re.I)
        made.append(Pattern(finds, tuple(entry["matches"]), tuple(entry["passes"])))
    return tuple(made)


def only_colours(course: Course) -> Iterator[Finding]:
    """Find texts that point at something by its colour."""
    for words, found in in_each(course, "colours", _pointed_at):
        for match in found[:1]:
            said = " ".join(match.split())
            mend = "name it by its words, its place or its shape as well"
            yield words.finding(match, f"'{said}' needs eyes that tell colours apart", mend)


def _pointed_at(words: Words) -> list[str]:
    if words.voice == "cited" or words.small_words.isdisjoint(colours()):
        return []
    return [match[0] for one in patterns() for match in one.finds.finditer(words.text)]


FINDERS: dict[str, Find] = {"A109": only_colours}
