"""The patterns of patterns/: read once, made ready when a text holds one of their words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

from whotheysay.check.wording.index import Index, Listed, listed
from whotheysay.check.wording.language import Search, Vocabulary, search
from whotheysay.check.wording.shape import Row, row

_HERE = Path(__file__).parent
# libyaml, where PyYAML has it, reads the data ten times as fast.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
VOICES = ("ours",)
READERS = ("pupils", "adults", "everyone")


@dataclass(frozen=True)
class Pattern:
    """What one family must not say, in one way: where it holds, and what is then said."""

    code: str
    find: tuple[str, ...]
    says: str
    mend: str
    unless: tuple[str, ...] = ()
    """A sentence that holds one of these is let be."""
    voices: tuple[str, ...] = VOICES
    readers: tuple[str, ...] = READERS
    negated: bool = False
    """Whether it is wrong after "not" and "never" too."""
    quoted: bool = False
    """Whether it is wrong in words marked as what not to say, too."""
    questions: bool = True
    """Whether it is wrong in a question."""
    matches: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()


@dataclass
class Family:
    """The patterns of one file, and what stands beside them."""

    code: str
    patterns: list[Pattern] = field(default_factory=list)
    reassures: tuple[str, ...] = ()
    """What has to stand in the same place, where the family is the law."""


@cache
def families() -> tuple[Family, ...]:
    """Read every family, sorted by code."""
    read = (_family(_load(path)) for path in sorted((_HERE / "patterns").glob("*.yml")))
    return tuple(sorted(read, key=lambda family: family.code))


def family(code: str) -> Family:
    """Give the family of a rule."""
    return next(one for one in families() if one.code == code)


@cache
def numbered() -> tuple[tuple[Pattern, str], ...]:
    """Give every way to say something with its pattern, in the order of the families."""
    return tuple((pattern, find) for one in families() for pattern in one.patterns for find in pattern.find)


@cache
def by_word() -> Listed:
    """List every way to say something, by number, under the words that a text must hold for it."""
    return listed(ready(find).needs for _, find in numbered())


@cache
def vocabulary() -> Vocabulary:
    """Read words.yml."""
    words = _load(_HERE / "words.yml")
    cues = {name: tuple(finds) for name, finds in words["cues"].items()}
    return Vocabulary(words["lists"], words["irregular"], words["done"], cues)


@cache
def ready(find: str) -> Search:
    """Make one pattern into a search."""
    return search(find, vocabulary())


@cache
def expression(find: str) -> re.Pattern[str]:
    """Compile one pattern."""
    return re.compile(f"{ready(find).expression}(?= )")


class AnyOf:
    """Several patterns, any of which may be found; each is compiled when a text first needs it."""

    def __init__(self, finds: tuple[str, ...]) -> None:
        """Look for these patterns."""
        self._finds = finds

    def search(self, text: str) -> bool:
        """Tell whether any of them stands in plain text."""
        return any(expression(find).search(text) for find in self._likely(row(text)))

    def match(self, text: str) -> bool:
        """Tell whether plain text begins with any of them."""
        return any(expression(find).match(text) for find in self._likely(row(text), begin=True))

    def may_find(self, words: Row) -> bool:
        """Tell whether any of them has to be looked for in a text with these words."""
        return any(self._likely(words))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Give each place where one of them stands in plain text, as one expression for all finds it."""
        return self._whole.finditer(text)

    def _likely(self, words: Row, *, begin: bool = False) -> Iterator[str]:
        for number in self._index.numbers(words):
            if ready(self._finds[number]).may_match(words, begin=begin):
                yield self._finds[number]

    @cached_property
    def _index(self) -> Index:
        return Index(listed(ready(find).needs for find in self._finds))

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return re.compile(f"(?:{'|'.join(ready(find).expression for find in self._finds)})(?= )")


@cache
def any_of(finds: tuple[str, ...]) -> AnyOf:
    """Give several patterns as one search."""
    return AnyOf(finds)


def _family(data: Mapping[str, Any]) -> Family:
    return Family(data["code"], list(_patterns(data)), tuple(data.get("reassures", ())))


def _patterns(data: Mapping[str, Any]) -> Iterator[Pattern]:
    whole = {name: data[name] for name in ("says", "mend", "negated", "quoted", "questions") if name in data}
    for entry in data["patterns"]:
        given = {**whole, **entry}
        for name in ("voices", "readers"):
            if name in data or name in entry:
                given[name] = tuple(entry.get(name, data.get(name)))
        given["unless"] = (*data.get("unless", ()), *entry.get("unless", ()))
        for name in ("find", "matches", "passes"):
            given[name] = tuple(entry.get(name, ()))
        yield Pattern(code=data["code"], **given)


def _load(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), _LOADER)  # noqa: S506  # a safe one
