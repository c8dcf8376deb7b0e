"""What a code cell shows: the texts it draws or prints, and the description of its picture."""

import ast
import re
import warnings
from collections.abc import Iterator
from typing import Literal

import yaml

Text = tuple[Literal["alt", "chart"], str, int]
"""What a text in a cell is, its words, and its line."""

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.S)
_DRAWS = re.compile(r"\b(?:plt\.(?:subplots?|figure|plot|bar|barh|hist|pie|scatter|imshow|show)|fig\.\w+)\(")


def draws(code: str) -> bool:
    """Tell whether a cell draws a picture."""
    return bool(_DRAWS.search(code))


def description(code: str) -> tuple[str, int] | None:
    """Give the text that describes a cell's picture, and its line counted from the cell's first."""
    front = _FRONT.match(code)
    try:
        value = yaml.safe_load(front[1]) if front else None
    except (yaml.YAMLError, ValueError, RecursionError):
        return None  # the page's reader says so
    for name in ("mystnb", "image", "alt"):
        value = value.get(name) if isinstance(value, dict) else None
    if front is None or not value:
        return None
    at = next((n for n, one in enumerate(front[1].split("\n")) if one.strip().startswith("alt:")), 0)
    return str(value), 1 + at


def texts_of_cell(code: str, line: int) -> Iterator[Text]:
    """Give the texts of a cell whose fence stands on `line`: what describes it, what it draws or prints."""
    described = description(code)
    if described:
        yield "alt", described[0], line + 1 + described[1]
    body = re.sub(r"\A(?:---\n.*?\n---\n|(?::.*\n)*)", lambda m: "\n" * m[0].count("\n"), code, flags=re.S)
    for node in ast.walk(parsed_code(body) or ast.Module([], [])):
        if isinstance(node, ast.Call) and not _is_ours(node):
            for argument in (*node.args, *(word.value for word in node.keywords)):
                yield from (
                    ("chart", text, line + at) for text, at in _shown(argument) if " " in text.strip()
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


def parsed_code(code: str) -> ast.Module | None:
    """Give the parts of a cell's code; none where it can't be read, which the kernel says at its line."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a backslash in a text, which the kernel tells as well
            return ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None  # Python gives up on code that is nested too deep


def _is_ours(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id in ("Quiz", "figure")
