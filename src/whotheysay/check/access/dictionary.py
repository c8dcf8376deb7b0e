"""The British dictionary: whether it knows a word, and which one somebody may have meant."""

import difflib
import re
import unicodedata
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import distribution, version
from pathlib import Path

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
def _dictionary() -> Callable[[str], bool]:
    """Give what tells whether a word is made of the dictionary's entries by its rules."""
    from whotheysay.check.access.entries import lookup  # noqa: PLC0415  # only when a word is new

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves the file to be closed later
        asked: Callable[[str], bool] = lookup(f"{_place()}.aff", _entries())
        return asked


@cache
def _place() -> str:
    """Give the path of the dictionary's two files, without their endings."""
    files = distribution(_HOLDER).files or ()
    rules = next(file for file in files if file.name == "en_GB-ise.aff")
    return str(rules.locate()).removesuffix(".aff")


@cache
def _entries() -> Mapping[str, list[str]]:
    """Give the dictionary's lines, by their stems."""
    found: dict[str, list[str]] = {}
    for line in Path(f"{_place()}.dic").read_text("utf-8").split("\n")[1:]:
        if line:
            found.setdefault(line.partition("/")[0], []).append(line)
    return found


def edition() -> str:
    """Name the dictionary: what was found out about words holds for this one only."""
    return f"{_HOLDER} {version(_HOLDER)}"


def _is_stem(word: str) -> bool:
    """Tell whether the dictionary lists a word, or would if it didn't begin a sentence."""
    return _is_listed(word) or (word == word.capitalize() and _is_listed(word.lower()))


def _is_listed(word: str) -> bool:
    return any(_PART not in line.partition("/")[2] for line in _entries().get(word, ()))


@cache
def knows(word: str) -> bool:
    """Tell whether the dictionary has a word, in capitals as it is written.

    It has no accents: so a longer word, such as a café, may have them or not.
    """
    if _is_stem(word) or _dictionary()(word):
        return True
    parts = unicodedata.normalize("NFD", word)
    bare = "".join(part for part in parts if not unicodedata.combining(part))
    return len(word) > 3 and bare != word and bool(_dictionary()(bare))


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
