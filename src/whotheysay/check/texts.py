"""Every text of a course that somebody reads, with its place, its readers and its voice."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Literal, get_args
from weakref import WeakKeyDictionary

from pydantic import BaseModel

from whotheysay.check.alone import Alone, Readers
from whotheysay.check.pages import blocks_of
from whotheysay.check.parts import parts
from whotheysay.check.prose import Block
from whotheysay.check.rule import Finding, Loc
from whotheysay.model.base import READ
from whotheysay.model.course import Course
from whotheysay.model.curriculum import AgeBand
from whotheysay.model.facts import Claim
from whotheysay.model.frameworks import FrameworkItem
from whotheysay.model.quiz import Choice, Level, Message, Option, Scene

Voice = Literal["ours", "said", "wrong", "cited"]
"""What the course says itself; what somebody in it says or may choose; an answer that is not right;
and what somebody else has said (an old claim, the wording of a curriculum)."""


_RUN = re.compile(r"\w+")


def small(text: str) -> str:
    """Give a text in small letters; for expressions in any case, an i is one with and without its dot."""
    return text.casefold().replace("i\u0307", "i").replace("ı", "i")


@dataclass(frozen=True)
class Words:
    """One text, where it stands, who reads it, and whose voice it is.

    `text` is as its author wrote it, with facts by id, and without Markdown's marks. `block` is what
    it is on a page; none in YAML. `line` is the line it begins on in a Markdown file.
    """

    path: str
    loc: Loc
    text: str
    line: int | None = None
    readers: Readers = "adults"
    voice: Voice = "ours"
    block: Block | None = None
    ages: tuple[AgeBand, ...] = ()
    """The ages of the lesson it belongs to; none outside lessons."""

    @property
    def field(self) -> str:
        """The name of the field it stands in, in YAML."""
        return next((part for part in reversed(self.loc) if isinstance(part, str)), "")

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Its words in small letters: where one that a rule needs isn't among them, it need not search."""
        return frozenset(_RUN.findall(small(self.text)))

    def finding(self, words: str, what: str, mend: str) -> Finding:
        """Say that `words` in this text are wrong."""
        line = self.line
        if line is not None:
            line += self.text[: max(self.text.find(words), 0)].count("\n")
        return Finding(self.path, self.loc, what, mend, line, words)


_TEXTS: WeakKeyDictionary[Course, tuple[Words, ...]] = WeakKeyDictionary()
_LINES: WeakKeyDictionary[Course, tuple[Words, ...]] = WeakKeyDictionary()


def texts(course: Course) -> tuple[Words, ...]:
    """Give every text that somebody reads: pages with charts and alt texts, YAML, the site's own."""
    if course not in _TEXTS:
        _TEXTS[course] = tuple(_all(course))
    return _TEXTS[course]


def lines(course: Course) -> tuple[Words, ...]:
    """Give every text in which a fact can be named: all that YAML holds, and pages line by line."""
    if course not in _LINES:
        _LINES[course] = tuple(_every_line(course))
    return _LINES[course]


def those(course: Course, what: str, wanted: Callable[[Words], bool]) -> Iterator[Words]:
    """Give the texts that are `wanted`; which these are is kept under `what` for each file."""
    yield from _wanted(course, f"texts: {what}", wanted, texts)


def those_lines(course: Course, what: str, wanted: Callable[[Words], bool]) -> Iterator[Words]:
    """Give those of `lines` that are `wanted`, in the same way."""
    yield from _wanted(course, f"lines: {what}", wanted, lines)


def naming_facts(course: Course) -> Iterator[Words]:
    """Give those of `lines` that may name a fact, rightly or not, or a figure in a cell."""
    yield from those_lines(course, "facts", lambda words: bool(_NAMES_FACT.search(words.text)))


_NAMES_FACT = re.compile(r"fact|figure\(", re.I)


def _wanted(
    course: Course, what: str, wanted: Callable[[Words], bool], read: Callable[[Course], tuple[Words, ...]]
) -> Iterator[Words]:
    def numbers(alone: Alone) -> list[int]:
        return [number for number, words in enumerate(read(alone)) if wanted(words)]

    for part in parts(course):
        yield from (read(part.alone)[number] for number in part.remember(what, numbers))


def _all(course: Course) -> Iterator[Words]:
    if not isinstance(course, Alone):
        yield from (words for part in parts(course) for words in texts(part.alone))
        return
    for value, loc in course.models:
        for found, at, voice in _read(value, loc):
            yield Words(course.path, at, found, None, course.readers, voice, None, course.ages)
    for page in course.pages.values():
        for block in blocks_of(course, page):
            yield Words(page.path, (), block.text, block.line, course.readers, "ours", block, course.ages)
    for page in course.interface.values():
        for number, line in enumerate(page.text.split("\n"), 1):
            if line.strip():
                yield Words(page.path, (), line, number, "everyone")


def _every_line(course: Course) -> Iterator[Words]:
    if not isinstance(course, Alone):
        yield from (words for part in parts(course) for words in lines(part.alone))
        return
    for value, loc in course.models:
        yield from _strings(course.path, value, loc)
    for page in course.pages.values():
        for number, line in enumerate(page.text.split("\n"), 1):
            yield Words(page.path, (), line, number)


def _read(value: object, loc: Loc, voice: Voice = "ours") -> Iterator[tuple[str, Loc, Voice]]:
    """Give the texts in a model that a reader sees."""
    if isinstance(value, str):
        yield value, loc, voice
    elif isinstance(value, BaseModel):
        for name in _readable(type(value)):
            yield from _read(getattr(value, name), (*loc, name), _voice(value, name, voice))
    elif isinstance(value, tuple):
        for number, entry in enumerate(value):
            yield from _read(entry, (*loc, number), voice)


@cache
def _readable(model: type[BaseModel]) -> tuple[str, ...]:
    """Name the fields of a model that hold texts, or parts that hold some."""
    return tuple(
        name
        for name, field in model.model_fields.items()
        if READ in field.metadata or _holds_text(field.annotation)
    )


def _holds_text(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return READ in getattr(annotation, "__metadata__", ()) or any(
        _holds_text(part) for part in get_args(annotation) if part is not Ellipsis
    )


def _voice(value: BaseModel, name: str, above: Voice) -> Voice:
    if isinstance(value, Claim) and name == "says":
        return "cited"
    if isinstance(value, FrameworkItem) and name == "text" and value.quoted:
        return "cited"
    if isinstance(value, Message):
        return "ours" if value.who in ("narrator", "you") else "said"
    if isinstance(value, Option) and name == "text":
        return "ours" if value.right else "wrong"
    if isinstance(value, (Choice, Level)) and name == "text":
        return "said"
    return "ours" if isinstance(value, (Choice, Option, Scene)) else above


def _strings(path: str, value: object, loc: Loc) -> Iterator[Words]:
    if isinstance(value, str):
        yield Words(path, loc, value)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _strings(path, getattr(value, name), (*loc, name))
    elif isinstance(value, tuple):
        for number, entry in enumerate(value):
            yield from _strings(path, entry, (*loc, number))
