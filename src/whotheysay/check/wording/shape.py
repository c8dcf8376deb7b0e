"""What a pattern asks for in outline, word by word: tells cheaply where its expression can't match.

To compile an expression takes longer than to look through a thousand texts. A shape leaves out some of what
only narrows a pattern (commas, words that a gap may not hold), so it fits wherever the expression
matches, and the expression has to be compiled for the few texts that it fits.

Places in a text are the bits of a number: bit n says that word n may come next.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

STOPS = frozenset(".!?:;")


@dataclass(slots=True, eq=False)
class Row:
    """A text as its words in a row, for shapes to look at."""

    places: dict[str, int]
    """Where each word stands."""
    words: frozenset[str]
    all: int
    """Every place, and the one after the last word."""
    seen: dict[frozenset[str], int] = field(default_factory=dict)
    """What was asked for already."""

    def where(self, words: frozenset[str]) -> int:
        """Give the places of all these words."""
        found = self.seen.get(words)
        if found is None:
            found = 0
            for word in self.words & words:
                found |= self.places[word]
            self.seen[words] = found
        return found


def row(text: str) -> Row:
    """Put plain text in a row: words between spaces, without their commas."""
    places: dict[str, int] = {}
    bit = 1
    for word in text.replace(",", "").split(" ") if "," in text else text.split(" "):
        if word:
            places[word] = places.get(word, 0) | bit
            bit <<= 1
    return Row(places, frozenset(places), 2 * bit - 1)


class Shape(Protocol):
    """One part of a pattern in outline."""

    @property
    def firsts(self) -> frozenset[str] | None:
        """Give the words of which one comes first; none where others may."""

    @property
    def needed(self) -> bool:
        """Tell whether the part can't be left out."""

    def after(self, at: int, text: Row) -> int:
        """Give the places after this part, where it may begin at the places `at`; 0 for nowhere."""


@dataclass(frozen=True, slots=True)
class Word:
    """One of these words."""

    firsts: frozenset[str]
    needed = True

    def after(self, at: int, text: Row) -> int:
        """Go on behind each of them."""
        return (at & text.where(self.firsts)) << 1


@dataclass(frozen=True, slots=True)
class Gap:
    """Any words, so many at least and at most."""

    least: int = 0
    most: int = 0
    firsts = None

    @property
    def needed(self) -> bool:
        """Tell whether there has to be a word."""
        return self.least > 0

    def after(self, at: int, text: Row) -> int:
        """Go on behind each number of words; a stop is none."""
        words = text.all >> 1 & ~text.where(STOPS)
        reached = 0
        for number in range(self.most + 1):
            if number >= self.least:
                reached |= at
            at = (at & words) << 1
        return reached


@dataclass(frozen=True, slots=True)
class Edge:
    """No word, but a place where a sentence begins, or ends."""

    ends: bool
    firsts = frozenset[str]()
    needed = False

    def after(self, at: int, text: Row) -> int:
        """Stay where there is such an edge: by a stop, or at either end of the text."""
        stops = text.where(STOPS)
        return at & (stops | (text.all + 1) >> 1 if self.ends else stops << 1 | 1)


@dataclass(frozen=True, slots=True)
class Parts:
    """Parts that follow each other."""

    parts: tuple[Shape, ...] = ()

    @property
    def firsts(self) -> frozenset[str] | None:
        """Give the first words of what may come first: up to the first part that can't be left out."""
        found: frozenset[str] = frozenset()
        for part in self.parts:
            if part.firsts is None:
                return None
            found |= part.firsts
            if part.needed:
                return found
        return None

    @property
    def needed(self) -> bool:
        """Tell whether any of them can't be left out."""
        return any(part.needed for part in self.parts)

    def after(self, at: int, text: Row) -> int:
        """Go from part to part."""
        for part in self.parts:
            at = part.after(at, text)
            if not at:
                return 0
        return at


@dataclass(frozen=True, slots=True)
class Either:
    """One part or another; none at all where it may be left out."""

    parts: tuple[Shape, ...]
    left_out: bool = False
    firsts: frozenset[str] | None = None
    by_first: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Where the first words are known: by each of them, the numbers of the parts that it may begin."""

    @property
    def needed(self) -> bool:
        """Tell whether none of them can be left out."""
        return not self.left_out and all(part.needed for part in self.parts)

    def after(self, at: int, text: Row) -> int:
        """Go on behind whichever is there."""
        reached = at if self.left_out else 0
        for number in self._likely(at, text):
            reached |= self.parts[number].after(at, text)
        return reached

    def _likely(self, at: int, text: Row) -> Iterable[int]:
        if self.firsts is None:
            return range(len(self.parts))
        if not at & text.where(self.firsts):
            return ()
        return {number for word in text.words & self.firsts for number in self.by_first[word]}


NOTHING = Parts()


def joined(parts: Sequence[Shape]) -> Shape:
    """Give parts that follow each other as one."""
    apart = [part for part in parts if part is not NOTHING]
    return apart[0] if len(apart) == 1 else Parts(tuple(apart)) if apart else NOTHING


def one_of(parts: Sequence[Shape], *, left_out: bool = False) -> Shape:
    """Give alternatives as one; single words as one list of words."""
    words: frozenset[str] = frozenset().union(*(part.firsts for part in parts if isinstance(part, Word)))
    others = [part for part in parts if not isinstance(part, Word)]
    if not others and not left_out:
        return Word(words)
    apart = (Word(words), *others) if words else tuple(others)
    by_first: dict[str, tuple[int, ...]] = {}
    for number, part in enumerate(apart):
        if part.firsts is None or not part.needed:
            return Either(apart, left_out)  # any word may come next
        for word in part.firsts:
            by_first[word] = (*by_first.get(word, ()), number)
    return Either(apart, left_out, frozenset(by_first), by_first)


def core(part: Shape) -> Shape:
    """Give a part without what may be left out at its beginning and its end: it fits wherever it stands."""
    if not isinstance(part, Parts):
        return part
    kept = [number for number, one in enumerate(part.parts) if _narrows(one)]
    return joined(part.parts[kept[0] : kept[-1] + 1]) if kept else NOTHING


def _narrows(part: Shape) -> bool:
    """Tell whether a part can't stand everywhere."""
    if isinstance(part, Parts):
        return any(map(_narrows, part.parts))
    if isinstance(part, Either):
        return not part.left_out and all(map(_narrows, part.parts))
    return part.needed or isinstance(part, Edge)
