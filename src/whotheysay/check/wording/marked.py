"""Words that are marked as what not to say: in quotation marks, or in a column of a table.

A quotation is so marked when its sentence, the one after it, or the heading it stands under says so.
words.yml lists by which words (`cues`).
"""

import re
from functools import cache

from whotheysay.check.texts import Words
from whotheysay.check.wording.patterns import any_of, vocabulary
from whotheysay.check.wording.plain import Plain, plain


def is_marked(words: Words, text: Plain, begin: int, end: int) -> bool:
    """Tell whether what stands from `begin` to `end` in a text's source is marked as what not to say."""
    block = words.block
    if block and block.head and _says(_HEADINGS, block.head):
        return True
    if _is_wrong_answer(text.source, end):
        return True
    quotes = text.quoted(begin, end)
    if not quotes:
        return False
    if words.field == "when":  # a plan's moments begin with what a pupil says
        return True
    if block and any(_says(_HEADINGS, heading) for heading in block.above[-1:]):
        return True
    around = [_around(text, quote) for quote in quotes]
    return any(_says(_STRUCK, one) or (_is_spoken_of(one) and not _says(_OURS, one)) for one in around)


def is_named(words: Words, text: Plain, begin: int, end: int) -> bool:
    """Tell whether it is but a term of a word or two, in quotation marks, and marked as what not to say."""
    quotes = text.quoted(begin, end)
    short = all(len(text.source[first:last].split()) <= _TERM for first, last in quotes)
    named = any(_says(_NAMED, _around(text, quote)) for quote in quotes)
    return named and short and is_marked(words, text, begin, end)


def _is_wrong_answer(source: str, end: int) -> bool:
    """Tell whether what ends at a place lies in an answer to choose, and another is said to be right."""
    key = _KEY.search(source)
    options = [one for one in _OPTION.finditer(source) if key and one.start() < key.start()]
    before = [one for one in options if one.end() <= end]
    if key is None or not before or len(options) == 1:
        return False
    is_chosen = _letter(before[-1]) == _letter(key)
    return is_chosen == bool(_ASKS_FOR_WRONG.search(source[: options[0].start()]))


def _letter(found: re.Match[str]) -> str:
    return next(letter for letter in found.groups() if letter).lower()


_HEADINGS, _QUOTES, _SUBJECTS, _UTTERED, _OURS = "headings", "quotes", "subjects", "uttered", "ours"
_STRUCK, _NAMED = "struck", "named"
_TERM = 2
"""A quotation of so many words names something, and tells nothing of it."""
_OPTION = re.compile(r"(?:^|(?<=\s))(?:\(([a-d])\)|([a-d])\)|([A-D])[:.)])(?=\s)")
_KEY = re.compile(
    r"(?:\b(?i:answer|most likely|correct|right|key|true one)(?: is)?:? \(?([a-dA-D])|\(([A-D]))\)?\.?\s*$"
)
_ASKS_FOR_WRONG = re.compile(
    r"(?i)n't\b|\b(?:not|never|false|untrue|wrong|myth|worst|unkind|unfair|least|lie|blames)\b"
)
_ROW = re.compile(r"\b(?:quotation|another)\b(?:(?:,? (?:and|or|nor)|,) (?:quotation|another)\b)+")
"""Quotations joined with "and" or "or": what is said of one is said of all."""


def _is_spoken_of(around: str) -> bool:
    """Tell whether the words around a quotation mark it, or say something of it, rather than utter it."""
    joined = _ROW.sub(lambda row: "quotation" if "quotation" in row[0] else "another", around)
    return any(_says(_QUOTES, one) for one in (around, joined)) or (
        _says(_SUBJECTS, joined) and not _says(_UTTERED, joined)
    )


@cache
def _says(which: str, source: str) -> bool:
    return any_of(vocabulary().cues[which]).search(plain(source).text)


def _around(text: Plain, quote: tuple[int, int]) -> str:
    """Give the sentence that a quotation stands in, with `quotation` in its place, and the next.

    A question before it is given too: the quotation may be one of its answers.
    """
    source = text.source
    for begin, end in reversed(text.quotes):
        inside = source[begin + 1 : end - 1].rstrip()
        stop = "." if inside.endswith((".", "!", "?")) and _ends_there(source, end) else ""
        name = "quotation" if (begin, end) == quote else "another"
        source = f"{source[:begin].rstrip(' :,')} {name} {stop}{source[end:]}"
    sentences = re.split(r"(?<=[.!?])\s+", source)
    at = next(n for n, one in enumerate(sentences) if " quotation " in f" {one} ")
    begin = at - 1 if at and sentences[at - 1].endswith("?") else at
    return " ".join(sentences[begin : at + 2])


def _ends_there(source: str, end: int) -> bool:
    return bool(re.match(r"\s*($|\n|[A-Z“\"'‘])", source[end:]))
