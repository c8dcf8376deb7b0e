"""Markdown as a reader sees it: headings, paragraphs, cells of tables, pictures, links, with lines."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

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
    heading's. `above` holds the words of the headings it stands under, and `head` those of a table's
    first row for a cell in its column.
    """

    kind: Kind
    text: str
    line: int
    level: int = 0
    links: tuple[Link, ...] = ()
    italics: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    head: str = ""


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
def _markdown() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    for plugin in (front_matter_plugin, myst_block_plugin, myst_role_plugin, colon_fence_plugin):
        parser.use(plugin)
    return parser


def blocks(text: str) -> list[Block]:
    """Read a page as its blocks, in order; what is in code cells' strings too, comments not."""
    reading = _Reading()
    _read(reading, text, 0)
    return reading.blocks


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
    for token in _markdown().parse(text):
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
            reading.blocks += _cell(token.content, reading.line)
        elif token.type == "colon_fence":
            _boxed(reading, token)


def _boxed(reading: _Reading, token: Token) -> None:
    """Read what stands in a box: its title, and its text."""
    _, _, title = token.info.partition("}")
    line = reading.line
    if title.strip():
        reading.blocks.append(Block("paragraph", title.strip(), line, above=_names(reading)))
    _read(reading, token.content, line)


def _inline(reading: _Reading, token: Token, level: int) -> None:
    kinds = reading.kinds
    kind: Kind = (
        "item" if kinds[-1:] == ["paragraph"] and "item" in kinds else kinds[-1] if kinds else "paragraph"
    )
    text, links, italics = _words(token.children or [], reading.line)
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
    pictures = [
        Block("alt", one.words, one.line, above=_names(reading)) for one in links if one.picture and one.words
    ]
    reading.blocks += [
        Block(
            kind, text, reading.line, level if kind == "heading" else 0, links, italics, _names(reading), head
        ),
        *pictures,
    ]
    if kind == "heading":
        reading.above.append((level, text))


def _names(reading: _Reading) -> tuple[str, ...]:
    return tuple(name for _, name in reading.above)


def _words(tokens: list[Token], line: int) -> tuple[str, tuple[Link, ...], tuple[str, ...]]:
    """Give the words of a line of Markdown, its links and pictures, and what is in italics."""
    text, links, italics = "", [], []
    begins: list[tuple[int, str]] = []
    slanted: list[int] = []
    for token in tokens:
        at = line + text.count("\n")
        if token.type in ("text", "code_inline", "text_special"):
            text += token.content
        elif token.type in ("softbreak", "hardbreak"):
            text += "\n"
        elif token.type == "myst_role":
            text += f"{{{token.meta['name']}}}`{token.content}`"
        elif token.type == "link_open":
            begins.append((len(text), str(token.attrs["href"])))
        elif token.type == "link_close":
            begin, to = begins.pop()
            links.append(Link(text[begin:], to, line + text[:begin].count("\n")))
        elif token.type == "image":
            links.append(Link(token.content, str(token.attrs["src"]), at, picture=True))
        elif token.type == "em_open":
            slanted.append(len(text))
        elif token.type == "em_close":
            italics.append(text[slanted.pop() :])
    return text, tuple(links), tuple(italics)


_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.S)


def _cell(code: str, line: int) -> Iterator[Block]:
    """Give what a code cell shows: its picture's description, and the texts it draws or prints."""
    front = _FRONT.match(code)
    if front:
        yield from _described(front[1], line + 1)
    body = re.sub(r"\A(?:---\n.*?\n---\n|(?::.*\n)*)", lambda m: "\n" * m[0].count("\n"), code, flags=re.S)
    try:
        tree = ast.parse(body)
    except SyntaxError:
        return  # the kernel says so, at its line
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and not _is_ours(node):
            for argument in (*node.args, *(word.value for word in node.keywords)):
                yield from (
                    Block("chart", text, line + at) for text, at in _shown(argument) if " " in text.strip()
                )


def _shown(node: ast.AST) -> Iterator[tuple[str, int]]:
    """Give the texts in an argument, and their lines; a value that is worked out stands as `…`."""
    if isinstance(node, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else "…" for part in node.values)
        yield "".join(map(str, parts)), node.lineno
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node.value, node.lineno
    elif not isinstance(node, ast.Call):  # a call in it is looked at for itself
        for child in ast.iter_child_nodes(node):
            yield from _shown(child)


def _described(front: str, line: int) -> Iterator[Block]:
    try:
        settings = yaml.safe_load(front)
    except yaml.YAMLError:
        return  # the page's reader says so
    image = ((settings or {}).get("mystnb") or {}).get("image") or {}
    if image.get("alt"):
        at = next((n for n, one in enumerate(front.split("\n")) if one.strip().startswith("alt:")), 0)
        yield Block("alt", str(image["alt"]), line + 1 + at)


def _is_ours(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id in ("Quiz", "figure")
