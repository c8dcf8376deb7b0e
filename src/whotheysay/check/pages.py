"""The blocks and code cells of a page, read once and kept by its text: Markdown is slow to parse."""

import hashlib
from collections.abc import Callable
from typing import Any

from pydantic import JsonValue

from whotheysay.check.prose import Block, Link, blocks, cells
from whotheysay.model.course import Course, Page


def blocks_of(course: Course, page: Page) -> list[Block]:
    """Give a page's blocks, in order, as `blocks` reads them."""
    return [_block(*entry) for entry in _kept(course, "blocks", page, blocks)]


def cells_of(course: Course, page: Page) -> list[tuple[int, str]]:
    """Give each code cell of a page: the line it begins on, and what stands in it."""
    return [(line, code) for line, code in _kept(course, "cells", page, cells)]


def _kept(course: Course, what: str, page: Page, read: Callable[[str], list[Any]]) -> Any:
    key = f"{what}:{hashlib.sha256(page.text.encode()).hexdigest()}"
    return course.remember(key, lambda: [_listed(one) for one in read(page.text)])


def _listed(one: Block | tuple[int, str]) -> list[JsonValue]:
    if not isinstance(one, Block):
        return list(one)
    return [list(map(_values, value)) if isinstance(value, tuple) else value for value in _values(one)]


def _values(one: Any) -> Any:
    """Give the values of a block or a link, in order; text as it is."""
    return one if isinstance(one, str) else list(vars(one).values())


def _block(*entry: Any) -> Block:
    """Make a block of its values, which JSON has turned into lists."""
    kind, text, line, level, links, italics, code, foreign, above, head = entry
    linked = tuple(Link(*link) for link in links)
    apart = tuple(italics), tuple(code), tuple(foreign)
    return Block(kind, text, line, level, linked, *apart, tuple(above), head)
