"""Markdown as a reader sees it: headings, paragraphs, cells of tables, pictures, links, with lines."""

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from whotheysay.check.cells import texts_of_cell

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Kind = Literal["heading", "paragraph", "item", "cell", "header", "alt", "chart"]
"""`alt` describes a picture or a chart; `chart` is a text that a code cell draws or prints."""


@dataclass(frozen=True)
class Link:
    """A link or a picture in a block: its words, where it leads, and its line."""

    words: str
    to: str
    line: int
    picture: bool = False


@dataclass(frozen=True)
class Block:
    """One piece of text: what kind, its words without markup, and the line it begins on.

    Line breaks in `text` are the file's own, so that words in it can be found again. `level` is a
    heading's. `code` and `foreign` hold the parts set as code and marked as another language. `above`
    holds the words of the headings it stands under, and `head` those of a table's first row for a cell
    in its column.
    """

    kind: Kind
    text: str
    line: int
    level: int = 0
    links: tuple[Link, ...] = ()
    italics: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    head: str = ""


@dataclass
class _Line:
    """What is found while the tokens of a line go by."""

    text: str = ""
    links: list[Link] = field(default_factory=list)
    italics: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


@dataclass
class _Reading:
    """What is open while the tokens of a page go by."""

    blocks: list[Block] = field(default_factory=list)
    above: list[tuple[int, str]] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    column: int = 0
    line: int = 1
    kinds: list[Kind] = field(default_factory=list)


@cache
def _markdown() -> "MarkdownIt":
    # Slow to import, so only when a page is new.
    from markdown_it import MarkdownIt  # noqa: PLC0415
    from mdit_py_plugins.colon_fence import colon_fence_plugin  # noqa: PLC0415
    from mdit_py_plugins.front_matter import front_matter_plugin  # noqa: PLC0415
    from mdit_py_plugins.myst_blocks import myst_block_plugin  # noqa: PLC0415
    from mdit_py_plugins.myst_role import myst_role_plugin  # noqa: PLC0415

    # As on the site, HTML is text like any other: what stands in it is read by somebody.
    parser = MarkdownIt("commonmark").enable("table").disable(["html_block", "html_inline"])
    for plugin in (front_matter_plugin, myst_block_plugin, myst_role_plugin, colon_fence_plugin):
        parser.use(plugin)
    return parser


@lru_cache(maxsize=256)
def parsed(text: str) -> "tuple[Token, ...]":
    """Read Markdown as its parser does: lines are counted from 0, boxes and cells are left closed.

    A page and its boxes are read for several rules, one after the other.
    """
    return tuple(_markdown().parse(text))


def blocks(text: str) -> list[Block]:
    """Read a page as its blocks, in order; what is in code cells' strings too, comments not."""
    reading = _Reading()
    _read(reading, text, 0)
    return reading.blocks


def cells(text: str) -> list[tuple[int, str]]:
    """Give each code cell of a page: the line it begins on, and what stands in it."""
    if "{code-cell}" not in text:
        return []
    return [
        (token.map[0] + 1, token.content)
        for token in parsed(text)
        if token.type == "fence" and token.info.strip().startswith("{code-cell}") and token.map
    ]


_KINDS: dict[str, Kind] = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "list_item_open": "item",
    "th_open": "header",
    "td_open": "cell",
}


def _read(reading: _Reading, text: str, before: int) -> None:
    """Go through a text whose first line is line `before` + 1 of the page."""
    level = 0
    for token in parsed(text):
        if token.map:
            reading.line = before + token.map[0] + 1
        if token.type == "tr_open":
            reading.column = 0
        if token.type == "heading_open":
            level = int(token.tag[1])
        if token.type in _KINDS:
            reading.kinds.append(_KINDS[token.type])
        elif token.type.replace("_close", "_open") in _KINDS:
            reading.kinds.pop()
        elif token.type == "inline":
            _inline(reading, token, level)
        elif token.type == "fence" and token.info.strip().startswith("{code-cell}"):
            shown = texts_of_cell(token.content, reading.line)
            reading.blocks += [Block(kind, text, line) for kind, text, line in shown]
        elif token.type == "colon_fence":
            _boxed(reading, token)


def _boxed(reading: _Reading, token: "Token") -> None:
    """Read what stands in a box: its title, and its text."""
    _, _, title = token.info.partition("}")
    line = reading.line
    if title.strip():
        reading.blocks.append(Block("paragraph", title.strip(), line, above=_names(reading)))
    _read(reading, token.content, line)


def _inline(reading: _Reading, token: "Token", level: int) -> None:
    kinds = reading.kinds
    kind: Kind = (
        "item" if kinds[-1:] == ["paragraph"] and "item" in kinds else kinds[-1] if kinds else "paragraph"
    )
    words = _words(token.children or [], reading.line)
    text = words.text
    if kind == "heading":
        while reading.above and reading.above[-1][0] >= level:
            reading.above.pop()
    head = ""
    if kind == "header":
        reading.heads = [*(reading.heads if reading.column else []), text]
        reading.column += 1
    elif kind == "cell":
        head = reading.heads[reading.column] if reading.column < len(reading.heads) else ""
        reading.column += 1
    reading.blocks += [
        Block(
            kind,
            text,
            reading.line,
            level=level if kind == "heading" else 0,
            links=tuple(words.links),
            italics=tuple(words.italics),
            code=tuple(words.code),
            foreign=tuple(words.foreign),
            above=_names(reading),
            head=head,
        ),
        *(
            Block("alt", one.words, one.line, above=_names(reading))
            for one in words.links
            if one.picture and one.words
        ),
    ]
    if kind == "heading":
        reading.above.append((level, text))


def _names(reading: _Reading) -> tuple[str, ...]:
    return tuple(name for _, name in reading.above)


FOREIGN = re.compile(r"(?P<language>[a-z]{2,3}(?:-[A-Za-z0-9]+)*)\s+(?P<words>\S.*)", re.S)
"""What the mark of another language holds: its code, and the words."""


def _words(tokens: "list[Token]", line: int) -> _Line:
    """Give the words of a line of Markdown, its links and pictures, and what is set apart in it."""
    found = _Line()
    begins: list[tuple[int, str]] = []
    slanted: list[int] = []
    for token in tokens:
        at = line + found.text.count("\n")
        if token.type in ("text", "code_inline", "text_special"):
            found.text += token.content
            found.code += [token.content] if token.type == "code_inline" else []
        elif token.type in ("softbreak", "hardbreak"):
            found.text += "\n"
        elif token.type == "myst_role":
            _role(found, token)
        elif token.type == "link_open":
            begins.append((len(found.text), str(token.attrs["href"])))
        elif token.type == "link_close":
            begin, to = begins.pop()
            found.links.append(Link(found.text[begin:], to, line + found.text[:begin].count("\n")))
        elif token.type == "image":
            found.links.append(Link(token.content, str(token.attrs["src"]), at, picture=True))
        elif token.type == "em_open":
            slanted.append(len(found.text))
        elif token.type == "em_close":
            found.italics.append(found.text[slanted.pop() :])
    return found


def _role(found: _Line, token: "Token") -> None:
    """Put in the words of another language; a fact stays as its author wrote it."""
    marked = FOREIGN.fullmatch(token.content) if token.meta["name"] == "lang" else None
    if marked:
        found.foreign.append(marked["words"])
    found.text += marked["words"] if marked else f"{{{token.meta['name']}}}`{token.content}`"
