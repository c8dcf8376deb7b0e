"""What a page links to, shows and names, with its lines; read once, and kept by the page's text."""

import ast
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast
from urllib.parse import unquote
from weakref import WeakKeyDictionary

from pydantic import JsonValue

from whotheysay.check.cells import parsed_code
from whotheysay.check.prose import parsed
from whotheysay.model.course import MADE, Course, Page

if TYPE_CHECKING:
    from markdown_it.token import Token

Kind = Literal["link", "picture", "place", "heading", "unlinked", "Quiz", "figure", "string"]
"""`place` is a name that a link can lead to; `unlinked` looks like a link and isn't one; `Quiz` and
`figure` are what a cell asks for, and `string` is any other text in its code."""


@dataclass(frozen=True)
class Mark:
    """One of these on a page: the address or the name, as its author wrote it, and its line."""

    kind: Kind
    value: str
    line: int


def marks(course: Course, page: Page, *kinds: Kind) -> list[Mark]:
    """Give what is on a page, in order: all, or only some kinds."""
    known = _MARKS.setdefault(course, {})
    if page.text not in known:
        known[page.text] = _all(course, page)
    return [mark for mark in known[page.text] if not kinds or mark.kind in kinds]


_MARKS: WeakKeyDictionary[Course, dict[str, list[Mark]]] = WeakKeyDictionary()


def _all(course: Course, page: Page) -> list[Mark]:
    key = f"marks:{hashlib.sha256(page.text.encode()).hexdigest()}"
    found = cast("list[tuple[Kind, str, int]]", course.remember(key, lambda: _listed(page.text)))
    return [Mark(*entry) for entry in found]


def _listed(text: str) -> list[JsonValue]:
    return [[mark.kind, mark.value, mark.line] for mark in _read(text, 0)]


def _read(text: str, before: int) -> Iterator[Mark]:
    """Go through a text whose first line is line `before` + 1 of the page."""
    line, heading = before + 1, False
    for token in parsed(text):
        if token.map:
            line = before + token.map[0] + 1
        if token.type == "inline":
            if heading:
                yield Mark("heading", token.content, line)
            yield from _words(token, line)
        elif token.type == "myst_target":
            yield Mark("place", token.content, line)
        elif token.type in ("fence", "colon_fence"):
            yield from _block(token, line)
        heading = token.type == "heading_open"


_NAMED = re.compile(r"\{([^}\s]+)\}[ ]*(.*)")
_CODE = ("code", "code-block", *MADE, "literalinclude", "math", "quiz-map", "raw")
"""What stands in these is shown as it is, or is no text."""
_SETTINGS = re.compile(r"\A(?:(?s:---\n.*?\n---\n)|(?::[\w-]+:.*\n)*)")
_NAME = re.compile(r"^(?::name:|name:)[ ]*(\S+)", re.M)


def _block(token: "Token", line: int) -> Iterator[Mark]:
    """Read a box or a cell; a block of code that has no name in braces holds nothing."""
    named = _NAMED.match(token.info.strip())
    name, argument = (named[1], named[2].strip()) if named else ("", "")
    if token.type == "fence" and (not named or name in _CODE):
        return
    settings = _SETTINGS.match(token.content)
    begin = settings.end() if settings else 0
    inside = "\n" * token.content[:begin].count("\n") + token.content[begin:]
    if name == "code-cell":
        yield from _cell(inside, line)
        return
    for match in _NAME.finditer(token.content[:begin]):
        yield Mark("place", match[1], line + 1 + token.content[: match.start()].count("\n"))
    if name in ("figure", "image"):
        yield Mark("picture", argument, line)
    elif argument:
        yield from _read(argument, line - 1)
    yield from _read(inside, line)


# An address in brackets that Markdown doesn't take for one, or the wrong way round.
_UNLINKED = re.compile(
    r"\[[^\[\]\n]+\]\([^)\n]*\)"
    r"|\[[^\[\]\n]+\][ ]+\([^()\s]*(?:\.md|\.yml|\.html|://)[^()\s]*\)"
    r"|\[[^\[\]\n]+\]\[(?!\^)[^\[\]\n]*\]"
    r"|\([^()\n]+\)\[[^\[\]\s]*(?:\.md|\.yml|\.html|://)[^\[\]\s]*\]"
)
_LINKING = ("any", "doc", "download", "eq", "numref", "pep", "ref", "rfc", "term")
"""Roles that only Sphinx makes links of."""


def _words(token: "Token", line: int) -> Iterator[Mark]:
    """Read a line of Markdown: its links and pictures, and what only looks like a link."""
    plain, at = "", line
    for child in token.children or ():
        if child.type == "link_open":
            yield Mark("link", unquote(str(child.attrs["href"])), at)
        elif child.type == "image":
            yield Mark("picture", unquote(str(child.attrs["src"])), at)
        elif child.type == "myst_role" and child.meta["name"] in _LINKING:
            yield Mark("unlinked", f"{{{child.meta['name']}}}`{child.content}`", at)
        elif child.type in ("softbreak", "hardbreak"):
            at += 1
        # Code keeps its place, and is no link.
        plain += child.content if child.type == "text" else "\n" if child.type.endswith("break") else " "
    for match in _UNLINKED.finditer(plain):
        yield Mark("unlinked", match[0], line + plain[: match.start()].count("\n"))


_ASKED = re.compile(r"""\b(Quiz|figure)\(\s*["']([^"'\n]*)["']""")


def _cell(code: str, line: int) -> Iterator[Mark]:
    """Read a cell's code: what it asks for by name, and its other texts."""
    tree = parsed_code(code)
    if tree is None:  # the kernel says so, at its line; or it is one that only notebooks know
        for match in _ASKED.finditer(code):
            yield Mark(cast("Kind", match[1]), match[2], line + 1 + code[: match.start()].count("\n"))
        return
    found = {id(one): mark for one, mark in _asked(tree, line)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield found.get(id(node), Mark("string", node.value, line + node.lineno))


def _asked(tree: ast.AST, line: int) -> Iterator[tuple[ast.AST, Mark]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            name, first = node.func.id, node.args[0]
            if name in ("Quiz", "figure") and isinstance(first, ast.Constant):
                yield first, Mark(cast("Kind", name), str(first.value), line + first.lineno)
