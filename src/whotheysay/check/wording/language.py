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
from functools import cache, cached_property

from whotheysay.check.wording.forms import forms
from whotheysay.check.wording.shape import (
    NOTHING,
    Gap,
    Row,
    Shape,
    Word,
    core,
    joined,
    one_of,
)

_PART = re.compile(r"[()\[\]|]|\.\.\.\d*|[^\s()\[\]|]+")
_ONE = re.compile(r" (?:\(\?:)?([^ ()\[\],?\\]+)\)?,\?")
"""The search for one word, in brackets or not."""
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


class PatternError(ValueError):
    """A pattern that can't be understood: says which, and why."""


@dataclass(frozen=True)
class Search:
    """A pattern made ready: its regular expression, and the words without which it finds nothing.

    `shape` fits wherever the expression matches.
    """

    expression: str
    needs: Needs = ()
    shape: Shape = NOTHING

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
    read: dict[str, Search] = field(default_factory=dict)
    """The words and lists that were made ready already."""


def search(find: str, words: Vocabulary) -> Search:
    """Make a pattern into a regular expression over plain text."""
    reader = _Reader(find, words)
    found = reader.sequence(until="")
    if reader.at != len(reader.parts):
        raise PatternError(f"'{find}' has a bracket too many")
    return found


class _Reader:
    """Goes through the parts of one pattern."""

    def __init__(self, find: str, words: Vocabulary) -> None:
        self.find, self.words, self.at = find, words, 0
        self.parts = _PART.findall(find)

    def sequence(self, until: str) -> Search:
        """Read parts that follow each other; inside brackets, up to `|` or the end."""
        expression, needs, shapes = "", set[frozenset[str]](), list[Shape]()
        ends = (until, "|") if until else ("",)
        while self.at < len(self.parts) and self.parts[self.at] not in ends:
            found = self.one() if until else self.either()
            expression += found.expression
            needs.update(found.needs)
            shapes.append(found.shape)
        return Search(expression, tuple(sorted(needs, key=_how_common)), joined(shapes))

    def either(self) -> Search:
        """Read a part and, after `|`, the others that may stand in its place."""
        found = [self.one()]
        while self.at < len(self.parts) and self.parts[self.at] == "|":
            self.at += 1
            found.append(self.one())
        return found[0] if len(found) == 1 else _any(found)

    def one(self) -> Search:
        """Read a word, a gap, or what stands in brackets."""
        if self.at >= len(self.parts):
            raise PatternError(f"'{self.find}' ends too early")
        part = self.parts[self.at]
        self.at += 1
        if part in _OPEN:
            return self.brackets(part)
        if part in ("|", ")", "]"):
            raise PatternError(f"'{self.find}' has '{part}' where a word should stand")
        if part not in self.words.read:
            self.words.read[part] = _word(part, self.words)
        return self.words.read[part]

    def brackets(self, opening: str) -> Search:
        """Read alternatives up to the closing bracket."""
        closing = _OPEN[opening]
        found = [self.sequence(until=closing)]
        while self.at < len(self.parts) and self.parts[self.at] == "|":
            self.at += 1
            found.append(self.sequence(until=closing))
        if self.at >= len(self.parts):
            raise PatternError(f"'{self.find}' lacks a '{closing}'")
        self.at += 1
        either = _any(found)
        if opening == "(":
            return either
        return Search(f"(?:{either.expression})?", (), one_of([either.shape], left_out=True))


def _word(part: str, words: Vocabulary) -> Search:
    if part in _MARKS:
        return Search(_MARKS[part], (), Gap(1, 1) if part in ("*", "DOING") else NOTHING)
    if part.startswith("..."):
        length = int(part[3:] or 3)
        return Search(f"(?:{_NOT if length <= _FAR else _ANY}){{0,{length}}}?", (), Gap(0, length))
    if part == "DONE":
        return Search(rf" (?:\w+ed|{'|'.join(words.done.split())}),?", (), Gap(1, 1))
    if part.isupper() and len(part) > 1:
        if part not in words.lists:
            raise PatternError(f"words.yml has no list '{part}'")
        return search(f"({words.lists[part]})", words)
    every = forms(part[:-1], words.irregular) if part.endswith("~") else (part,)
    if part == "is":
        every = ("is", "'s")
    if not all(re.fullmatch(r"[\w£$€%:?]+|'\w", form) for form in every):
        raise PatternError(f"'{part}' is no plain word: write words without marks, apostrophes or hyphens")
    named = map(re.escape, dict.fromkeys(every))
    expression = f" (?:{'|'.join(named)}),?" if len(every) > 1 else f" {re.escape(part)},?"
    return Search(expression, (frozenset(every),), Word(frozenset(every)))


def _any(found: list[Search]) -> Search:
    """Join alternatives; single words into one list of words."""
    needs: Needs = ()
    if all(one.needs for one in found):
        needs = (frozenset(word for one in found for word in one.needs[0]),)
    shape = one_of([one.shape for one in found])
    bare = [_bare(one.expression) for one in found]
    if all(bare):
        return Search(f" (?:{'|'.join(dict.fromkeys(str(one) for one in bare))}),?", needs, shape)
    return Search(f"(?:{'|'.join(one.expression for one in found)})", needs, shape)


def _bare(expression: str) -> str | None:
    """Give what stands in a search for one word, without space and comma."""
    match = _ONE.fullmatch(expression)
    return match[1] if match else None


@cache
def _how_common(words: frozenset[str]) -> tuple[int, list[str]]:
    return sum(100 if word in _COMMON else 1 for word in words), sorted(words)
