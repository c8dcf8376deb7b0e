"""What a rule finds in one text, kept by the text: after an edit, only what is new is looked at."""

import hashlib
from collections.abc import Callable, Iterator
from typing import TypeVar
from weakref import WeakKeyDictionary

from whotheysay.check.alone import Alone
from whotheysay.check.parts import parts
from whotheysay.check.prose import Block
from whotheysay.check.texts import Words, texts
from whotheysay.model.course import Course

Kept = TypeVar("Kept")


def in_each(course: Course, what: str, find: Callable[[Words], Kept]) -> Iterator[tuple[Words, Kept]]:
    """Give what `find` finds in each text of a course, in order; `what` names it among what is kept.

    It may depend on all of a text but its place, and on nothing else; and it has to fit into JSON.
    """
    if not isinstance(course, Alone):
        for part in parts(course):
            yield from in_each(part.alone, what, find)
        return
    named = _named(course)
    first = dict(named)
    kept = course.remember_each(f"{what}:{course.path}", first, lambda name: find(first[name]))
    yield from ((words, kept[name]) for name, words in named)


_NAMED: WeakKeyDictionary[Course, list[tuple[str, Words]]] = WeakKeyDictionary()


def _named(course: Course) -> list[tuple[str, Words]]:
    """Give the texts, each with a name that is the same where all that may count is the same."""
    if course not in _NAMED:
        _NAMED[course] = [(_name(words), words) for words in texts(course)]
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
