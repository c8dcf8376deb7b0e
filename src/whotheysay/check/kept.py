"""What a rule finds in one text, kept by the text: after an edit, only what is new is looked at."""

import hashlib
from collections.abc import Callable, Iterator
from typing import TypeVar
from weakref import WeakKeyDictionary

from whotheysay.check.prose import Block
from whotheysay.check.texts import Words, texts
from whotheysay.model.course import Course

Kept = TypeVar("Kept")

_NAMED: WeakKeyDictionary[Course, tuple[tuple[str, Words], ...]] = WeakKeyDictionary()


def in_each(course: Course, what: str, find: Callable[[Words], Kept]) -> Iterator[tuple[Words, Kept]]:
    """Give what `find` finds in each text of a course, in order; `what` names it among what is kept.

    It may depend on all of a text but its place, and on nothing else; and it has to fit into JSON.
    """
    named = _named(course)
    first = dict(named)
    kept = course.remember_each(what, first, lambda name: find(first[name]))
    return ((words, kept[name]) for name, words in named)


def _named(course: Course) -> tuple[tuple[str, Words], ...]:
    """Give every text with a name that all texts have that are the same, but for their place."""
    if course not in _NAMED:
        _NAMED[course] = tuple((_name(words), words) for words in texts(course))
    return _NAMED[course]


def _around(block: Block | None) -> tuple[object, ...]:
    if block is None:
        return ()
    apart = (block.italics, block.code, block.foreign, *((link.words, link.to) for link in block.links))
    return block.kind, block.level, block.above, block.head, apart


def _name(words: Words) -> str:
    seen = (words.text, words.readers, words.voice, words.ages, words.field, _around(words.block))
    # Twelve bytes are enough to tell some thousand texts apart, and make a short file.
    return hashlib.blake2b(repr(seen).encode(), digest_size=12).hexdigest()
