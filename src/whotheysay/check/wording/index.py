"""Which patterns may be found in a text, by the words it holds; the others need not even be read."""

from collections.abc import Iterator, Mapping, Sequence

from whotheysay.check.wording.shape import Row
from whotheysay.check.wording.tree import Needs

CLAUSES = 4
"""So many sets of words of each pattern are looked for, the rarest first."""
ANY = ""
"""Stands for a word that every text holds."""

Listed = Sequence[Mapping[str, Sequence[int]]]
"""For each clause, and by a word that meets it, the numbers of the patterns whose clause it meets."""


def listed(needs: Iterator[Needs]) -> Listed:
    """List patterns, numbered in order, by the words of which a text must hold one from each set."""
    found: list[dict[str, list[int]]] = [{} for _ in range(CLAUSES)]
    for number, sets in enumerate(needs):
        for clause, by_word in enumerate(found):
            for word in sorted(sets[clause]) if clause < len(sets) else (ANY,):
                by_word.setdefault(word, []).append(number)
    return found


class Index:
    """Tells which patterns may be found in a text; sets of patterns are the bits of a number."""

    def __init__(self, listed: Listed) -> None:
        """Look up what `listed` gave."""
        self._listed = listed
        self._size = 1 + max(
            (number for by_word in listed for met in by_word.values() for number in met), default=0
        )
        self._met: dict[str, int] = {}
        self._always = self._bits(ANY)

    def numbers(self, text: Row) -> Iterator[int]:
        """Give the numbers of the patterns of which a text has a word for each clause, in order."""
        met = self._always
        for word in text.places:
            bits = self._met.get(word)
            met |= self._bits(word) if bits is None else bits
        left = met & ((1 << self._size) - 1)
        for clause in range(1, CLAUSES):
            left &= met >> clause * self._size
        while left:
            lowest = left & -left
            yield lowest.bit_length() - 1
            left ^= lowest

    def _bits(self, word: str) -> int:
        """Give what a word meets: for each clause, the patterns, side by side."""
        bits = 0
        for clause, by_word in enumerate(self._listed):
            for number in by_word.get(word, ()):
                bits |= 1 << clause * self._size + number
        self._met[word] = bits
        return bits
