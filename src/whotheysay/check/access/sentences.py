"""Sentences and words, counted as a reader meets them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from whotheysay.check.texts import Words, texts
from whotheysay.model.course import Course

# A sentence ends at its mark where the next one begins like one: so not after "e.g." or "11.30".
_END = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"'”’)\]]))\s+(?=[\"'“‘(\[]*(?:[A-Z0-9]|\{fact\}))")
_WORD = re.compile(r"[\w'’%-]*\w[\w'’%-]*")
_WHOLE = re.compile(r"[.!?…:][\"'”’)\]]*\s*$")
_STOP = re.compile(r"[.!?…]\S?\s")
_DIGITS = re.compile(r"\d[ \u00a0]")
_SPLIT_NUMBER = re.compile(r"(?<=\d)[ \u00a0](?=\d)")


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[str, ...]:
    """Split a text at the ends of its sentences."""
    # Most texts are one sentence or a label, which a glance at their stops tells.
    parts = _END.split(text) if _STOP.search(text) else [text]
    return tuple(sentence for sentence in parts if sentence.strip())


@lru_cache(maxsize=4096)
def how_many_words(sentence: str) -> int:
    """Count the words of a sentence, which several rules ask for."""
    return len(words_in(sentence))


def words_in(text: str) -> list[str]:
    """Give the words of a text; a telephone number is one."""
    return _WORD.findall(_SPLIT_NUMBER.sub("", text) if _DIGITS.search(text) else text)


def ends(text: str) -> bool:
    """Tell whether a text is made of sentences, and isn't a heading or a label."""
    return bool(_WHOLE.search(text))


def read_texts(course: Course) -> Iterator[Words]:
    """Give every text that is made to be read: no old claims, no words in charts, no buttons."""
    interface = {page.path for page in course.interface.values()}
    for words in texts(course):
        drawn = words.block is not None and words.block.kind == "chart"
        if words.voice != "cited" and not drawn and words.path not in interface:
            yield words
