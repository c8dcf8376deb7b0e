"""Which patterns may be found in which texts, found out for all texts of a course at once.

Text by text, each pattern would be asked about each text. Here it is asked once, in which sentences of
the course all its words stand; only these are then held to the order of its words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from whotheysay.check.wording.language import Search
from whotheysay.check.wording.plain import Plain, plain
from whotheysay.check.wording.shape import Row, row
from whotheysay.check.wording.tree import Sentences

_END = re.compile(r"(?<= [.!;])(?= )")
"""With these a sentence ends, and no pattern can name them: so nothing is found across them."""

Glance = Mapping[str, tuple[Plain, Sequence[int], bool]]
"""By a text's source: its plain words, the numbers of the patterns that may be found in it, in order, and
whether it may reassure."""


def glance(texts: Iterable[str], patterns: Sequence[Search], reassuring: Sequence[Search]) -> Glance:
    """Look at many texts at once."""
    plains = [plain(text) for text in dict.fromkeys(texts)]
    sentences = _Course([one.text for one in plains])
    found: list[list[int]] = [[] for _ in plains]
    for number, pattern in enumerate(patterns):
        for text in sentences.texts(pattern):
            found[text].append(number)
    reassures = {text for pattern in reassuring for text in sentences.texts(pattern)}
    return {one.source: (one, found[n], n in reassures) for n, one in enumerate(plains)}


class _Course:
    """The sentences of many texts, and which text each belongs to."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Split plain texts into sentences, with the stops at their ends."""
        self._sentences: list[str] = []
        self._belongs: list[int] = []
        for number, text in enumerate(texts):
            for sentence in _END.split(text):
                self._sentences.append(sentence)
                self._belongs.append(number)
        self._rows: list[Row | None] = [None] * len(self._sentences)
        self._words = Sentences([set(one.replace(",", "").split()) for one in self._sentences])

    def texts(self, pattern: Search) -> list[int]:
        """Give the numbers of the texts that a pattern may be found in, each once, in order."""
        likely = (at for at in _numbers(pattern.tree.among(self._words)) if pattern.may_match(self._row(at)))
        return [text for text, _ in groupby(self._belongs[at] for at in likely)]

    def _row(self, at: int) -> Row:
        found = self._rows[at]
        if found is None:
            found = self._rows[at] = row(self._sentences[at])
        return found


def _numbers(bits: int) -> Iterator[int]:
    """Give the numbers of the bits that are set, the lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
