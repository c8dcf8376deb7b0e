"""HTML and SVG as their elements, each with its attributes, its words and its place."""

import xml.parsers.expat
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from whotheysay.check.site.tables import browsers


@dataclass(eq=False)
class Element:
    """One element: names are in lower case, and an attribute without a value has an empty one."""

    name: str
    attributes: dict[str, str]
    line: int
    column: int
    inside: tuple["Element", ...] = ()
    """The elements around it, from the outside in."""
    raw: str = ""
    said: list[str] = field(default_factory=list)
    """All words of its file, of which its own are those from `begin` to `end`."""
    begin: int = 0
    end: int | None = None

    @property
    def text(self) -> str:
        """The words in it, and in what it holds; those of scripts and styles are only their own."""
        return "".join(self.said[self.begin : self.end])

    def get(self, name: str) -> str:
        """Give an attribute, or nothing."""
        return self.attributes.get(name, "")

    def tokens(self, name: str) -> set[str]:
        """Give the words of an attribute that is a list of words, in lower case."""
        return set(self.get(name).lower().split())

    def place(self, words: str = "") -> tuple[int, int]:
        """Give line and column of some words of its tag, or of the tag."""
        offset = max(self.raw.find(words), 0)
        before = self.raw[:offset]
        lines = before.count("\n")
        column = offset - before.rfind("\n") if lines else self.column + offset
        return self.line + lines, column


@dataclass(frozen=True)
class Page:
    """A file's elements in order, and its words outside scripts and styles."""

    elements: tuple[Element, ...]
    comments: tuple[str, ...] = ()
    broken: tuple[int, int, str] | None = None
    """Where and why it can't be read as XML; HTML can always be read."""
    entities: tuple[tuple[int, int, str], ...] = ()
    """Where a drawing brings in another file: by an entity, or by an instruction before it."""

    def named(self, *names: str) -> list[Element]:
        """Give the elements with these names."""
        return [element for element in self.elements if element.name in names]

    def by_id(self, name: str) -> Element | None:
        """Give the first element with this id."""
        return next((element for element in self.elements if element.get("id") == name), None)

    @property
    def words(self) -> str:
        """What a reader reads."""
        tops = [element for element in self.elements if element.name == "html"]
        return tops[0].text if tops else "".join(e.text for e in self.elements if not e.inside)


_HIDDEN = ("script", "style")


class _Reader(HTMLParser):
    """Collects elements; browsers take the first of two attributes with one name."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.comments: list[str] = []
        self._said: list[str] = []
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        attributes = {name: value or "" for name, value in reversed(attrs)}
        raw = self.get_starttag_text() or ""
        # A script's or a style's text is its own, and no reader's.
        said = [] if tag in _HIDDEN else self._said
        begin = len(said)
        element = Element(tag, attributes, line, column + 1, tuple(self._open), raw, said, begin)
        self.elements.append(element)
        if tag in browsers("empty"):
            element.end = begin
        else:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # In HTML a slash ends nothing; in a drawing on a page it does.
        self.handle_starttag(tag, attrs)
        if self._open and self._open[-1].name == tag and any(e.name == "svg" for e in self._open):
            self._close(len(self._open) - 1)

    def handle_endtag(self, tag: str) -> None:
        for number in range(len(self._open) - 1, -1, -1):
            if self._open[number].name == tag:
                self._close(number)
                return

    def _close(self, number: int) -> None:
        """Close an open element, and those in it."""
        for element in self._open[number:]:
            element.end = len(element.said)
        del self._open[number:]

    def handle_data(self, data: str) -> None:
        (self._open[-1].said if self._open else self._said).append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


def read_html(text: str) -> Page:
    """Read HTML as its elements."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return Page(tuple(reader.elements), tuple(reader.comments))


def read_svg(data: bytes) -> Page:
    """Read a drawing as its elements; names have no namespace, so that none can hide behind one."""
    parser = xml.parsers.expat.ParserCreate(namespace_separator=" ")
    found: list[Element] = []
    opened: list[Element] = []
    said: list[str] = []
    brought: list[tuple[int, int, str]] = []

    def here() -> tuple[int, int]:
        return parser.CurrentLineNumber, parser.CurrentColumnNumber + 1

    def start(name: str, attributes: dict[str, str]) -> None:
        own = {_local(key): value for key, value in attributes.items()}
        opened.append(Element(_local(name), own, *here(), tuple(opened), "", said, len(said)))
        found.append(opened[-1])

    def stop(_name: str) -> None:
        opened.pop().end = len(said)

    def entity(name: str, _is_parameter: bool, _value: Any, _base: Any, file: str | None, *_: Any) -> None:
        if file:
            brought.append((*here(), file))

    def instruction(_target: str, data: str) -> None:
        if "href" in data:
            brought.append((*here(), data))

    parser.StartElementHandler = start
    parser.EndElementHandler = stop
    parser.CharacterDataHandler = said.append
    parser.EntityDeclHandler = entity
    parser.ProcessingInstructionHandler = instruction
    broken = None
    try:
        parser.Parse(data, True)
    except xml.parsers.expat.ExpatError as error:
        broken = (error.lineno, error.offset + 1, xml.parsers.expat.errors.messages[error.code])
    return Page(tuple(found), (), broken, tuple(brought))


def _local(name: str) -> str:
    return name.rsplit(" ", 1)[-1].lower()
