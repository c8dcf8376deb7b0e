"""The British dictionary: whether it knows a word, and which one somebody may have meant."""

import difflib
import gc
import re
import unicodedata
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import distribution, version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spylls.hunspell import Dictionary

_HOLDER = "jupyterlab-spellchecker"
_PART = "c"
"""How the dictionary marks what is only part of a word."""

_AMERICAN = tuple(
    (re.compile(theirs), ours)
    for theirs, ours in (
        (r"iz", "is"),
        (r"yz", "ys"),
        (r"or", "our"),
        (r"er(?=s?$)", "re"),
        (r"ense", "ence"),
        (r"og(?=s?$)", "ogue"),
        (r"l(?=ed$|ing$|ers?$)", "ll"),
        (r"am(?=s?$)", "amme"),
        (r"e", "ae"),
        (r"e", "oe"),
    )
)
"""How American spelling differs, in the order in which it is tried."""


@cache
def _dictionary() -> "Dictionary":
    """Load the dictionary, which takes a third of a second."""
    from spylls.hunspell import Dictionary  # noqa: PLC0415  # only when a word is new

    with warnings.catch_warnings(), _uncollected():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves the files to be closed later
        return Dictionary.from_files(_place())


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no garbage: fifty thousand entries are made, none is any, and looking takes as long again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@cache
def _place() -> str:
    """Give the path of the dictionary's two files, without their endings."""
    files = distribution(_HOLDER).files or ()
    rules = next(file for file in files if file.name == "en_GB-ise.aff")
    return str(rules.locate()).removesuffix(".aff")


@cache
def _stems() -> frozenset[str]:
    """Give the words that the dictionary lists as such: they are read at once, without its rules."""
    lines = Path(f"{_place()}.dic").read_text("utf-8").split("\n")[1:]
    parts = (line.partition("/") for line in lines)
    return frozenset(word for word, _, marks in parts if _PART not in marks)


def edition() -> str:
    """Name the dictionary: what was found out about words holds for this one only."""
    return f"{_HOLDER} {version(_HOLDER)}"


def _is_stem(word: str) -> bool:
    """Tell whether the dictionary lists a word, or would if it didn't begin a sentence."""
    return word in _stems() or (word == word.capitalize() and word.lower() in _stems())


@cache
def knows(word: str) -> bool:
    """Tell whether the dictionary has a word, in capitals as it is written.

    It has no accents: so a longer word, such as a café, may have them or not.
    """
    if _is_stem(word) or _dictionary().lookup(word):
        return True
    parts = unicodedata.normalize("NFD", word)
    bare = "".join(part for part in parts if not unicodedata.combining(part))
    return len(word) > 3 and bare != word and bool(_dictionary().lookup(bare))


def meant(word: str, likely: Iterable[str]) -> str:
    """Give the word that may have been meant, or an empty text.

    That is its British form if it is American, else one of the `likely` words that looks much the same:
    a dictionary's nearest word can be one that nobody wants to read here.
    """
    low = word.lower()
    british = next((found for found in _british(low) if knows(found)), "")
    return british or next(iter(difflib.get_close_matches(low, likely, 1, 0.8)), "")


def _british(word: str) -> Iterator[str]:
    for theirs, ours in _AMERICAN:
        for match in theirs.finditer(word):
            yield word[: match.start()] + ours + word[match.end() :]
