"""A text as the patterns see it: small letters, words one space apart, contractions in full."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, cached_property

_SPACE = re.compile(" ")
_TOKEN = re.compile(
    r"\{fact\}`[^`\n]*`"  # what a fact says is looked at where it stands
    r"|\d+(?:[.,:]\d+)*%?(?![^\W_])"
    r"|[^\W_]+(?:['’][^\W_]+)*"
    r"|[.!?;:,£$€…]"
)
_QUOTED = re.compile(
    r"“[^“”]*”|\"[^\"]*\"|‘[^‘’]*(?:’(?=\w)[^‘’]*)*’|(?<![\w'])'(?=\w)(?:[^'\n]|\n|(?<=\w)'(?=\w))*'(?!\w)"
)
_ENDINGS = {"n't": "not", "'ll": "will", "'re": "are", "'ve": "have", "'m": "am"}
_WHOLE = {
    ",": [],
    "…": [],
    "can't": ["can", "not"],
    "cannot": ["can", "not"],
    "won't": ["will", "not"],
    "shan't": ["shall", "not"],
    "ain't": ["is", "not"],
    "let's": ["let", "us"],
    "wanna": ["want", "to"],
    "gonna": ["going", "to"],
}
_IS = frozenset(["it", "that", "he", "she", "there", "what", "who", "here", "where", "how"])
_HAD = re.compile(
    r"(?!need|feed|speed|bleed|\w+ceed)\w+ed|been|better|known|thought|told|kept|said|done|sent|seen|gone|left"
    r"|paid|shown|had|got|given|taken|made|met|found|felt|spoken|written|chosen|stuck|stayed|fallen|understood"
)
_HAD_AFTER_IF = re.compile(r"come|let|put|read|become|run|cut|shut|hit|quit")
_BETWEEN = frozenset(["not", "never", "only", "just", "already", "ever"])
STOPS = ".!?"


@dataclass(frozen=True)
class Plain:
    """A text in plain words, each with a space before it."""

    text: str
    """The words; a comma stays with its word, and other stops are words of their own."""
    source: str

    def words(self, begin: int, end: int) -> tuple[int, int]:
        """Give the place in the source of what stands from `begin` to `end` in the plain text."""
        first = bisect_right(self.begins, begin) - 1
        last = bisect_right(self.begins, end - 1) - 1
        return self.spans[max(first, 0)][0], self.spans[max(last, 0)][1]

    def sentence(self, at: int) -> tuple[int, int]:
        """Give the sentence around a place in the plain text."""
        begin = max(self.text.rfind(f" {stop} ", 0, at + 1) for stop in STOPS)
        ends = [end for stop in STOPS if (end := self.text.find(f" {stop} ", at)) != -1]
        return (begin + 2 if begin != -1 else 0), (min(ends) + 2 if ends else len(self.text))

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Give the place of each word in `source`."""
        return tuple(match.span() for match in _TOKEN.finditer(self.source) for _ in _full(match[0]))

    @cached_property
    def begins(self) -> tuple[int, ...]:
        """Give the places in `text` where words begin, with their space."""
        return tuple(match.start() for match in _SPACE.finditer(self.text))[:-1]

    @cached_property
    def quotes(self) -> tuple[tuple[int, int], ...]:
        """Give the places in the source of what stands in quotation marks."""
        return tuple(match.span() for match in _QUOTED.finditer(self.source))

    def quoted(self, begin: int, end: int) -> list[tuple[int, int]]:
        """Give the quotations in which a place in the source lies, wholly or in part."""
        return [span for span in self.quotes if span[0] < end and begin < span[1]]


def plain(source: str) -> Plain:
    """Make a text plain, so that a pattern need not know of capitals, commas or short forms."""
    words: list[str] = []
    for said in _TOKEN.findall(source):
        if said == ",":
            words[-1:] = [f"{word}," for word in words[-1:]]
        else:
            words += _full(said)
    if "'d" in words:
        _tell_had_from_would(words)
    text = f" {' '.join(words)} " if words else " "
    return Plain(text, source)


@cache
def _full(said: str) -> list[str]:
    """Give a word in full: `don't` is `do not`, `Kit's` is `kit 's`."""
    if said.startswith("{"):
        return ["fact"]
    word = said.lower().replace("’", "'")
    for ending, full in _ENDINGS.items():
        if word not in _WHOLE and word.endswith(ending) and len(word) > len(ending):
            return [*_full(word.removesuffix(ending)), full]
    if word.endswith(("'s", "'d")) and word not in _WHOLE:
        return [word[:-2], "is" if word.endswith("s") and word[:-2] in _IS else word[-2:]]
    return _WHOLE.get(word, [word])


def _tell_had_from_would(words: list[str]) -> None:
    for number, word in enumerate(words):
        if word == "'d":
            after = [one.rstrip(",") for one in words[number + 1 : number + 4] if one not in _BETWEEN]
            had = after and (
                _HAD.fullmatch(after[0])
                or ("if" in words[max(number - 3, 0) : number] and _HAD_AFTER_IF.fullmatch(after[0]))
            )
            words[number] = "had" if had else "would"
