"""The law is mentioned only together with "you will not be in trouble for asking for help", in the same place."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from whotheysay.check.texts import Words
from whotheysay.check.wording.hits import REASSURES, Found, Hit

CODE = "S107"


def without_its_other_half(found: Iterable[Found]) -> Iterator[tuple[Words, Hit]]:
    """Give each mention of the law in a place where nothing says that asking for help brings no trouble.

    A place is a section of a page, between two headings; a scene, an item or a question of a quiz; a moment
    or an activity of a plan; and any other entry of a YAML file.
    """
    for _, group in groupby(found, key=lambda one: place(one[0])):
        here = tuple(group)
        if not any(hit.code == REASSURES for _, hits in here for hit in hits):
            yield from ((words, hit) for words, hits in here for hit in hits if hit.code == CODE)


def place(words: Words) -> tuple[object, ...]:
    """Say which place a text belongs to: texts of one place are read together."""
    if words.block:
        here = (words.text,) if words.block.kind == "heading" else ()
        return (words.path, *words.block.above, *here)
    depth = 4 if words.loc[:1] == ("units",) else 2
    return (words.path, *words.loc[:depth])
