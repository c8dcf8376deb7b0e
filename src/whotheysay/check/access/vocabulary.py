"""The words of a course, and those that neither the dictionary nor the course's own list has."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from whotheysay.check.access.dictionary import edition, knows, meant
from whotheysay.check.parts import in_parts
from whotheysay.check.texts import Words, texts
from whotheysay.model.course import Course
from whotheysay.model.quiz import Scenario

_WORD = re.compile(r"(?<![\w@])[^\W\d_]+(?:['’][^\W\d_]+)*(?!\w)")
# Only a text with one of these can hold what is left alone: most hold none, and that is seen sooner.
_MAY_HOLD = re.compile(r"[{@]|://|\.[a-z]")
# A reference, an address, or the name or path of a file.
_LEFT_ALONE = re.compile(r"\{\w+\}`[^`]*`|\w+://\S+|\S+@\S+|(?:[\w-]+/)*[\w-]+(?:\.[a-z][\w-]*)+(?:/\S*)?")

_OURS = ("Jupyter",)
"""Names that the site itself uses."""


@dataclass(frozen=True)
class Word:
    """A word in a text, where it stands there, and whether it is known."""

    text: str
    begin: int
    end: int
    known: bool


def words_of(course: Course, words: Words) -> list[Word]:
    """Give the words of a text, but for what is set as code or marked as another language.

    A text in which all is known, as nearly all are, gives none.
    """
    missing = unknown(course)
    if not any(word in words.text for word in missing):
        return []
    return [
        Word(found[0], found.start(), found.end(), plain(found[0]) not in missing)
        for found in _WORD.finditer(_bare(words))
    ]


_USED: WeakKeyDictionary[Course, frozenset[str]] = WeakKeyDictionary()
_UNKNOWN: WeakKeyDictionary[Course, dict[str, str]] = WeakKeyDictionary()


def unknown(course: Course) -> dict[str, str]:
    """Give the words that nobody knows, each with the one that may have been meant, if any."""
    if course not in _UNKNOWN:
        found = course.remember_each(f"words of {edition()}", sorted(used_words(course)), knows)
        own = {*course.words, *_names(course)}
        missing = [
            word for word, known in found.items() if not known and own.isdisjoint((word, word.lower()))
        ]
        _UNKNOWN[course] = _likely(course, missing, [word for word, known in found.items() if known])
    return _UNKNOWN[course]


def _likely(course: Course, missing: list[str], known: list[str]) -> dict[str, str]:
    """Give for each word the one that may have been meant; a course without slips has none to look for."""
    if not missing:
        return {}
    digest = hashlib.sha256("\n".join([edition(), *missing, "", *known]).encode()).hexdigest()
    return course.remember(f"meant:{digest}", lambda: {word: meant(word, known) for word in missing})


def used_words(course: Course) -> frozenset[str]:
    """Give every word that the course uses in its own voice."""
    if course not in _USED:
        _USED[course] = frozenset(in_parts(course, "words", _used_in))
    return _USED[course]


def _used_in(course: Course) -> list[str]:
    found = {
        word for words in texts(course) if words.voice != "cited" for word in _WORD.findall(_bare(words))
    }
    return sorted(set(map(plain, found)))


def plain(word: str) -> str:
    """Give a word as the dictionary writes it: with a straight apostrophe, and without 's."""
    return word.replace("’", "'").removesuffix("'s")


def _bare(words: Words) -> str:
    """Give a text in which all that isn't English prose is crossed out, at the same places."""
    text = words.text
    if _MAY_HOLD.search(text):
        text = _LEFT_ALONE.sub(_crossed_out, text)
    for apart in (*words.block.code, *words.block.foreign) if words.block else ():
        text = text.replace(apart, "\0" * len(apart), 1)
    return text


def _crossed_out(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


def _names(course: Course) -> Iterator[str]:
    """Give the names of services, and of the people in stories, word by word."""
    names = [*_OURS, *(service.name for service in course.services.values())]
    for quiz in course.quizzes.values():
        names += [person.name for person in quiz.people] if isinstance(quiz, Scenario) else []
    for name in names:
        yield from (plain(match[0]) for match in _WORD.finditer(name))
