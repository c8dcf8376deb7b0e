"""Read YAML safely: plain data with the place of every value, and every problem at once.

PyYAML gives the events; the data is put together here because its own loaders neither keep places nor
notice a key that stands twice, and read `no` as false.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from whotheysay.load.yaml_slips import ENTRY, QUOTE, SAVE_AS_TEXT, invisible, slip, unreadable
from whotheysay.problems import Problem

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
MAX_VALUES = 20_000

Loc = tuple[str | int, ...]
Place = tuple[int, int]

# YAML 1.2's core schema: `no`, `off` and `12:30` stay the words that the author wrote.
_CORE: tuple[tuple[re.Pattern[str], Any], ...] = (
    (re.compile(r"null|Null|NULL|~|"), lambda _: None),
    (re.compile(r"true|True|TRUE"), lambda _: True),
    (re.compile(r"false|False|FALSE"), lambda _: False),
    # Longer ones are no numbers of a course; Python refuses to read them beyond 4,300 digits.
    (re.compile(r"[-+]?(0|[1-9][0-9]{0,14})"), int),
    (re.compile(r"[-+]?(0|[1-9][0-9]{0,14})\.[0-9]{1,15}"), float),
)
# They come along when text is copied, and split a word or turn its letters round; emoji are joined by others.
_HIDDEN = re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_HASHTAG = re.compile(r"[ \t]+(#[^\W_][\w-]*)")


@dataclass(frozen=True)
class Document:
    """The data and text of one YAML file, and where each value and key stands, counted from 1."""

    data: Any = None
    values: Mapping[Loc, Place] = field(default_factory=dict)
    keys: Mapping[Loc, Place] = field(default_factory=dict)
    text: str = ""

    def place(self, loc: Loc, *, of_key: bool = False) -> Place:
        """Give the place of `loc`, or of the nearest part of it that is in the file."""
        known = self.keys if of_key else self.values
        path: Loc = ()
        for part in loc:
            if (*path, part) in self.values:
                path = (*path, part)
        return known.get(path) or self.values.get(path) or (1, 1)


@dataclass
class _Container:
    """A list or mapping that is still being read."""

    loc: Loc
    data: Any
    key: str | None = None


class _StopError(Exception):
    """Reading can't go on after this problem."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _Reader:
    """Puts one document together from its events, without recursion."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.lines = Lines(text)
        self.problems: list[Problem] = []
        self.values: dict[Loc, Place] = {}
        self.keys: dict[Loc, Place] = {}
        self.stack: list[_Container] = []
        self.data: Any = None
        self.documents = 0

    def read(self, events: Iterator[yaml.Event]) -> None:
        for event in events:
            self._refuse(event)
            if isinstance(event, yaml.MappingStartEvent):
                self._open(event, {})
            elif isinstance(event, yaml.SequenceStartEvent):
                self._open(event, [])
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                self.stack.pop()
            elif isinstance(event, yaml.ScalarEvent):
                self._scalar(event)

    def _refuse(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._stop(event, "Y005", "a text that begins with & or * isn't in quotes", ENTRY)
        tag = getattr(event, "tag", None)
        if tag:
            self._stop(event, "Y007", "a text that begins with ! isn't in quotes", QUOTE)
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._stop(
                    event,
                    "Y008",
                    "the file holds more than one document",
                    "take out the line '---'",
                )
        if len(self.stack) >= MAX_DEPTH:
            self._stop(
                event,
                "Y004",
                f"this is nested more than {MAX_DEPTH} deep",
                "check the indentation and the brackets before it",
            )
        if len(self.values) > MAX_VALUES:
            self._stop(
                event,
                "Y002",
                f"the file holds more than {MAX_VALUES:,} values",
                "split it into smaller files",
            )

    def _stop(self, event: yaml.Event, code: str, what: str, mend: str) -> None:
        raise _StopError(self._problem(event, code, what, mend))

    def _problem(self, event: yaml.Event, code: str, what: str, mend: str) -> Problem:
        return Problem(self.path, *self._place(event), code, what, mend)

    def _place(self, event: yaml.Event) -> Place:
        return self.lines.place(event.start_mark.index if event.start_mark else 0)

    def _open(self, event: yaml.Event, data: Any) -> None:
        if self.stack and isinstance(self.stack[-1].data, dict) and self.stack[-1].key is None:
            self._stop(event, "Y003", "a bracket or a list stands where a name has to", QUOTE)
        loc = self._put(event, data)
        self.stack.append(_Container(loc, data))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        parent = self.stack[-1] if self.stack else None
        if parent is None or isinstance(parent.data, list) or parent.key is not None:
            self._put(event, _scalar_value(event))
            self._cut_off(event)
            return
        key = event.value
        if key in parent.data:
            first = self.keys[(*parent.loc, key)][0]
            what = f"'{key}' stands twice here (first on line {first})"
            self.problems.append(self._problem(event, "Y006", what, "keep one of the two"))
        self.keys[(*parent.loc, key)] = self._place(event)
        parent.key = key

    def _cut_off(self, event: yaml.ScalarEvent) -> None:
        """Tell where a text ends at a `#word` that its author meant as part of it."""
        end = event.end_mark.index if event.end_mark and not event.style else len(self.text)
        tag = _HASHTAG.match(self.text, end)
        if tag:
            what = f"the text ends before '{tag[1]}', which counts as a note"
            mend = "put the whole text in quotes, or write a space behind the # of a note"
            place = self.lines.place(tag.start(1))
            self.problems.append(Problem(self.path, *place, "Y012", what, mend))

    def _put(self, event: yaml.Event, value: Any) -> Loc:
        parent = self.stack[-1] if self.stack else None
        if parent is None:
            loc: Loc = ()
            self.data = value
        elif isinstance(parent.data, list):
            loc = (*parent.loc, len(parent.data))
            parent.data.append(value)
        else:
            assert parent.key is not None  # noqa: S101  # _open and _scalar see to it
            loc = (*parent.loc, parent.key)
            parent.data[parent.key] = value
            parent.key = None
        self.values[loc] = self._place(event)
        return loc


class Lines:
    """Where each line of a text begins, so that a place can be told as an editor tells it.

    PyYAML counts other characters than the end of a line as one too.
    """

    def __init__(self, text: str) -> None:
        """Count the lines of a text."""
        self._begins = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(self, index: int) -> Place:
        """Give line and column, counted from 1, of the character at `index`."""
        line = bisect_right(self._begins, index)
        return line, index - self._begins[line - 1] + 1


def parse_yaml(raw: bytes, path: str) -> tuple[Document | None, list[Problem]]:
    """Parse one YAML file; no document where it can't be read at all.

    `path` names the file in problems. Refused: more than 1 MB, anything but UTF-8 text, depth over 20,
    anchors, tags, several documents. Keys that stand twice are problems; the last one counts.
    """
    text, problem = decode(raw, path)
    if problem or text is None:
        return None, [problem] if problem else []
    fast = _read_fast(text, path)
    return (fast, []) if fast else _read_with_problems(text, path)


def _read_with_problems(text: str, path: str) -> tuple[Document | None, list[Problem]]:
    reader = _Reader(path, text)
    try:
        reader.read(yaml.parse(text, Loader=yaml.SafeLoader))
    except _StopError as stop:
        return None, [*reader.problems, stop.problem]
    except yaml.MarkedYAMLError as error:
        return None, [*reader.problems, slip(error, path, reader.lines.place)]
    except yaml.reader.ReaderError as error:
        return None, [*reader.problems, unreadable(error, path, reader.lines.place)]
    if reader.data is None:
        problem = Problem(path, 1, 1, "Y008", "the file is empty", "fill it, or delete it")
        return None, [*reader.problems, problem]
    return Document(reader.data, reader.values, reader.keys, text), reader.problems


_LIBYAML = getattr(yaml, "CSafeLoader", None)
_READ_APART = re.compile(r"\t|[|>][-+\d]*[ ]*#|[\[{][^\[\]{}]*(?:\?|:\s*[,\]}])")
"""Where libyaml lets by what PyYAML refuses, or sees it at another place: tabs, a # behind | or >, and
question marks and names without a value in brackets."""


def _read_fast(text: str, path: str) -> Document | None:
    """Read with libyaml, ten times as fast; nothing where PyYAML may read otherwise, or tell a problem."""
    reader = _Reader(path, text)
    if _LIBYAML is None or _READ_APART.search(text):
        return None
    try:
        reader.read(yaml.parse(text, Loader=_LIBYAML))
    except (_StopError, yaml.YAMLError):
        return None
    if reader.problems or reader.data is None:
        return None
    return Document(reader.data, reader.values, reader.keys, text)


def decode(raw: bytes, path: str) -> tuple[str | None, Problem | None]:
    """Read bytes as text in UTF-8 of at most 1 MB, or say what is wrong with them."""
    if len(raw) > MAX_BYTES:
        what = f"the file is larger than {MAX_BYTES:,} bytes"
        return None, Problem(path, 1, 1, "Y002", what, "split it into smaller files")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return None, Problem(path, line, 1, "Y001", "this isn't text in UTF-8", SAVE_AS_TEXT)
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        return None, Problem(path, line, 1, "Y001", "this isn't a text file", SAVE_AS_TEXT)
    # As an editor counts lines, whatever system they were written on.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    hidden = _HIDDEN.search(text)
    return (None, invisible(hidden[0], path, Lines(text).place(hidden.start()))) if hidden else (text, None)


def _scalar_value(event: yaml.ScalarEvent) -> Any:
    if not event.style and event.implicit[0]:
        for pattern, make in _CORE:
            if pattern.fullmatch(event.value):
                return make(event.value)
    return event.value
