"""The law stands only beside "you will not be in trouble for asking for help", in the same place."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from whotheysay.check.rule import Find, Finding
from whotheysay.check.texts import Words
from whotheysay.check.wording.hits import REASSURES, Found, Hit, found
from whotheysay.check.wording.said import finding
from whotheysay.model.course import Course

CODE = "S107"
_DEEP = 4
"""A lesson stands at `units, 0, lessons, 0` of the curriculum; other places need two names."""


def lone_law(course: Course) -> Iterator[Finding]:
    """Find mentions of the law without their other half."""
    yield from (finding(words, hit) for words, hit in without_its_other_half(found(course)))


def without_its_other_half(texts: Iterable[Found]) -> Iterator[tuple[Words, Hit]]:
    """Give each mention of the law in a place where nothing says that asking for help brings no trouble.

    A place is a section of a page, between two headings; a scene, an item or a question of a quiz; a moment
    or an activity of a plan; and any other entry of a YAML file.
    """
    for _, group in groupby(texts, key=lambda one: place(one[0])):
        here = tuple(group)
        if not any(hit.code == REASSURES for _, hits in here for hit in hits):
            yield from ((words, hit) for words, hits in here for hit in hits if hit.code == CODE)


def place(words: Words) -> tuple[object, ...]:
    """Say which place a text belongs to: texts of one place are read together."""
    if words.block:
        here = (words.text,) if words.block.kind == "heading" else ()
        return (words.path, *words.block.above, *here)
    return (words.path, *words.loc[: _DEEP if words.loc[:1] == ("units",) else 2])


FINDERS: dict[str, Find] = {CODE: lone_law}
