"""A pattern as it was read: its words and gaps, in a row or side by side.

From it is made what is needed, when it is needed: most patterns are only asked in which sentences of a
course their words stand, and are done with.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from whotheysay.check.wording.shape import Shape, joined, one_of

_COMMON = frozenset(
    """
    a about all am an and any anyone are as at be been but by can did do does for from had has have he her
    him his how i if in into is it its just may me my no nobody not of on one only or our out she should
    so somebody someone than that the their them then there they this to up was we were what when who
    why will with would you your 's
    """.split()  # noqa: SIM905  # eighty words are read more easily so
)

Needs = tuple[frozenset[str], ...]
"""Of each of these sets a text must hold a word, or nothing can be found in it. The rarest come first."""


class Sentences:
    """Many sentences at once, numbered; a set of them is the bits of a number."""

    def __init__(self, sentences: Sequence[Iterable[str]]) -> None:
        """Note which words each of them holds."""
        holding: dict[str, list[int]] = {}
        for number, words in enumerate(sentences):
            for word in words:
                holding.setdefault(word, []).append(number)
        self.all = (1 << len(sentences)) - 1
        self._holding = {word: _bits(numbers, len(sentences)) for word, numbers in holding.items()}
        self._seen: dict[frozenset[str], int] = {}
        self.chosen: dict[Tree, int] = {}
        """Which of them have any part of a choice, for choices that were asked for."""

    def with_any(self, words: frozenset[str]) -> int:
        """Give the sentences that hold any of these words."""
        found = self._seen.get(words)
        if found is None:
            found = 0
            for word in words:
                found |= self._holding.get(word, 0)
            self._seen[words] = found
        return found


def _bits(numbers: Sequence[int], size: int) -> int:
    """Set bits; one by one in the number itself, each would copy all of it."""
    found = bytearray(size // 8 + 1)
    for number in numbers:
        found[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(found, "little")


class Tree(Protocol):
    """A pattern, or a part of it."""

    def needs(self) -> Needs:
        """Give the words without which nothing can be found."""

    def among(self, sentences: Sentences) -> int:
        """Give the sentences that hold its words, in whatever order."""

    def shape(self) -> Shape:
        """Give it in outline."""

    def expression(self) -> str:
        """Give its regular expression over plain text."""


@dataclass(slots=True, eq=False)
class Leaf:
    """One word in its forms, or a mark such as a gap, which has none."""

    search: str
    outline: Shape
    words: frozenset[str] = frozenset()

    def needs(self) -> Needs:
        """Give its forms, if it is a word."""
        return (self.words,) if self.words else ()

    def among(self, sentences: Sentences) -> int:
        """Give the sentences with any form of it; a gap may stand in all."""
        return sentences.with_any(self.words) if self.words else sentences.all

    def shape(self) -> Shape:
        """Give what was made of it when it was read."""
        return self.outline

    def expression(self) -> str:
        """Give what was made of it when it was read."""
        return self.search


@dataclass(slots=True, eq=False)
class Phrase:
    """Parts that follow each other."""

    parts: Sequence[Tree] = ()

    def needs(self) -> Needs:
        """Give what all the parts need, each once."""
        found = dict.fromkeys(needed for part in self.parts for needed in part.needs())
        return tuple(sorted(found, key=_how_common))

    def among(self, sentences: Sentences) -> int:
        """Give the sentences that have all parts."""
        found = sentences.all
        for part in self.parts:
            found &= part.among(sentences)
            if not found:
                break
        return found

    def shape(self) -> Shape:
        """Join the outlines."""
        return joined([part.shape() for part in self.parts])

    def expression(self) -> str:
        """Join the expressions."""
        return "".join(part.expression() for part in self.parts)


@dataclass(slots=True, eq=False)
class Choice:
    """One part or another; none at all where it may be left out."""

    parts: Sequence[Tree]
    left_out: bool = False
    _needs: Needs | None = None
    _shape: Shape | None = None
    _apart: tuple[frozenset[str], Sequence[Tree]] | None = None

    def needs(self) -> Needs:
        """Give the words of which any of its parts has one, if each part has such."""
        if self._needs is None and not self.left_out and not self._words_and_others()[1]:
            self._needs = (self._words_and_others()[0],)
        if self._needs is None:
            each = [] if self.left_out else [part.needs() for part in self.parts]
            rarest = [needs[0] for needs in each if needs]
            self._needs = (frozenset().union(*rarest),) if each and len(rarest) == len(each) else ()
        return self._needs

    def among(self, sentences: Sentences) -> int:
        """Give the sentences that have any of its parts."""
        if self.left_out:
            return sentences.all
        words, others = self._words_and_others()
        found = sentences.with_any(words)
        if others and self not in sentences.chosen:
            for part in others:
                found |= part.among(sentences)
            sentences.chosen[self] = found
        return sentences.chosen[self] if others else found

    def _words_and_others(self) -> tuple[frozenset[str], Sequence[Tree]]:
        if self._apart is None:
            words = [part.words for part in self.parts if isinstance(part, Leaf)]
            others = [part for part in self.parts if not (isinstance(part, Leaf) and part.words)]
            self._apart = frozenset().union(*words), others
        return self._apart

    def shape(self) -> Shape:
        """Put the outlines side by side."""
        if self._shape is None:
            either = one_of([part.shape() for part in self.parts])
            self._shape = one_of([either], left_out=True) if self.left_out else either
        return self._shape

    def expression(self) -> str:
        """Put the expressions side by side; those of single words into one."""
        each = [part.expression() for part in self.parts]
        bare = [_bare(one) for one in each]
        if all(bare):
            either = f" (?:{'|'.join(dict.fromkeys(str(one) for one in bare))}),?"
        else:
            either = f"(?:{'|'.join(each)})"
        return f"(?:{either})?" if self.left_out else either


_ONE = re.compile(r" (?:\(\?:)?([^ ()\[\],?\\]+)\)?,\?")
"""The search for one word, in brackets or not."""


def _bare(expression: str) -> str | None:
    """Give what stands in a search for one word, without space and comma."""
    match = _ONE.fullmatch(expression)
    return match[1] if match else None


@cache
def _how_common(words: frozenset[str]) -> int:
    return len(words) + 99 * len(words & _COMMON)
