"""The small language of the patterns: words, alternatives, optional words, gaps; made into one search.

silly|stupid            one word or the other
send~                   send, sends, sent, sending
[never] send~           a word that may be there or not
(made a|make~ another)  one of several phrases
...  ...6               up to three words, or six, in between, in the same sentence; up to six don't
                        jump over a not, never, nobody, nothing …
*                       any one word but those
^  $  ,                 here a sentence begins, or ends; here stands a comma (others needn't be written)
?                       here a question ends, and what follows is said of its answer
PICTURE                 a list of words that words.yml names
DONE  DOING             any word such as sent or checked; any word such as sending
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from whotheysay.check.wording.forms import forms
from whotheysay.check.wording.shape import NOTHING, Edge, Gap, Row, Shape, Word, core
from whotheysay.check.wording.tree import Choice, Leaf, Needs, Phrase, Tree

_PART = re.compile(r"[()\[\]|]|\.\.\.\d*|[^\s()\[\]|]+")
_OUTLINES: Mapping[str, Shape] = {
    "*": Gap(1, 1),
    "DOING": Gap(1, 1),
    "^": Edge(ends=False),
    "$": Edge(ends=True),
}
_PLAIN = re.compile(r"[\w£$€%:?]+|'\w")
_OPEN = {"(": ")", "[": "]"}
_ANY = r" [^ .!?:;]+"
_NOT = r" (?!(?:not|never|no|nobody|none|nothing|neither|nor|without|rarely|seldom)[ ,])[^ .!?:;]+"
_FAR = 6
"""A gap of up to so many words doesn't jump over a "not"."""
_MARKS = {
    "*": _NOT,
    "^": r"(?:\A|(?<=[.!?:;]))",
    "$": r"(?= [.!?:;]| ?\Z)",
    ",": "(?<=,)",
    "DOING": r" \w+ing,?",
}


class PatternError(ValueError):
    """A pattern that can't be understood: says which, and why."""


@dataclass(frozen=True)
class Search:
    """A pattern made ready: what it asks for is made of its tree when it is asked."""

    tree: Tree

    @cached_property
    def expression(self) -> str:
        """Its regular expression."""
        return self.tree.expression()

    @cached_property
    def needs(self) -> Needs:
        """The words without which it finds nothing."""
        return self.tree.needs()

    @cached_property
    def shape(self) -> Shape:
        """Its outline, which fits wherever the expression matches."""
        return self.tree.shape()

    def may_match(self, text: Row, *, begin: bool = False) -> bool:
        """Tell whether the expression has to be asked at all: where not, it matches nothing."""
        return bool(self.shape.after(1, text) if begin else self._core.after(text.all, text))

    @cached_property
    def _core(self) -> Shape:
        return core(self.shape)


@dataclass(frozen=True)
class Vocabulary:
    """What words.yml holds: lists of words by their name in capitals, and forms that follow no rule."""

    lists: Mapping[str, str]
    irregular: Mapping[str, str]
    done: str
    """Participles that don't end in -ed."""
    cues: Mapping[str, tuple[str, ...]]
    """By which words a text marks what it quotes as something not to say."""
    read: dict[str, Tree] = field(default_factory=dict)
    """The words and lists that were made ready already."""


def search(find: str, words: Vocabulary) -> Search:
    """Make a pattern ready to be looked for in plain text."""
    return Search(_read(find, words))


def _read(find: str, words: Vocabulary) -> Tree:
    reader = _Reader(find, words)
    found = reader.whole()
    if reader.at != len(reader.parts) - 1:
        raise PatternError(f"'{find}' has a bracket too many")
    return found


class _Reader:
    """Goes through the parts of one pattern, behind which stands an empty one."""

    def __init__(self, find: str, words: Vocabulary) -> None:
        self.find, self.words, self.at = find, words, 0
        self.parts = [*_PART.findall(find), ""]

    def whole(self) -> Tree:
        """Read parts that follow each other, to the end."""
        found = []
        while self.parts[self.at]:
            found.append(self.either())
        return _in_a_row(found)

    def phrase(self, closing: str) -> Tree:
        """Read parts that follow each other inside brackets, up to `|` or the end."""
        found, known = [], self.words.read
        while (part := self.parts[self.at]) and part not in (closing, "|"):
            if part in known:
                self.at += 1
                found.append(known[part])
            else:
                found.append(self.one())
        return found[0] if len(found) == 1 else _in_a_row(found)

    def either(self) -> Tree:
        """Read a part and, after `|`, the others that may stand in its place."""
        found = [self.one()]
        while self.parts[self.at] == "|":
            self.at += 1
            found.append(self.one())
        return found[0] if len(found) == 1 else Choice(found)

    def one(self) -> Tree:
        """Read a word, a gap, or what stands in brackets."""
        part = self.parts[self.at]
        if not part:
            raise PatternError(f"'{self.find}' ends too early")
        self.at += 1
        if part in _OPEN:
            return self.brackets(part)
        if part in ("|", ")", "]"):
            raise PatternError(f"'{self.find}' has '{part}' where a word should stand")
        if part not in self.words.read:
            self.words.read[part] = _word(part, self.words)
        return self.words.read[part]

    def brackets(self, opening: str) -> Tree:
        """Read alternatives up to the closing bracket."""
        closing = _OPEN[opening]
        found = [self.phrase(closing)]
        while self.parts[self.at] == "|":
            self.at += 1
            found.append(self.phrase(closing))
        if not self.parts[self.at]:
            raise PatternError(f"'{self.find}' lacks a '{closing}'")
        self.at += 1
        return Choice(found, left_out=opening == "[")


def _in_a_row(found: list[Tree]) -> Tree:
    return found[0] if len(found) == 1 else Phrase(found)


def _word(part: str, words: Vocabulary) -> Tree:
    if part in _MARKS:
        return Leaf(_MARKS[part], _OUTLINES.get(part, NOTHING))
    if part.startswith("..."):
        length = int(part[3:] or 3)
        return Leaf(f"(?:{_NOT if length <= _FAR else _ANY}){{0,{length}}}?", Gap(0, length))
    if part == "DONE":
        return Leaf(rf" (?:\w+ed|{'|'.join(words.done.split())}),?", Gap(1, 1))
    if part.isupper() and len(part) > 1:
        if part not in words.lists:
            raise PatternError(f"words.yml has no list '{part}'")
        return _read(f"({words.lists[part]})", words)
    every = forms(part[:-1], words.irregular) if part.endswith("~") else (part,)
    if part == "is":
        every = ("is", "'s")
    if not all(_PLAIN.fullmatch(form) for form in every):
        raise PatternError(f"'{part}' is no plain word: write words without marks, apostrophes or hyphens")
    named = map(re.escape, dict.fromkeys(every))
    expression = f" (?:{'|'.join(named)}),?" if len(every) > 1 else f" {re.escape(part)},?"
    return Leaf(expression, Word(frozenset(every)), frozenset(every))
