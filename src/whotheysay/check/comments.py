"""Where an author's comments stand in a file; a text that looks like one is none."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from whotheysay.check.prose import parsed

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HASH = re.compile(r"(?:^|(?<=\s))#")


class Comment(NamedTuple):
    """One comment: its line and what stands before and after its mark, and the lines of code it is in."""

    line: int
    before: str
    text: str
    cell: range | None = None


def comments(path: str, source: str) -> Iterator[Comment]:
    """Find the comments in a file: after `#` in YAML and in code cells, after `%` in Markdown.

    Lines count from 1.
    """
    if path.endswith(".md"):
        yield from _in_markdown(source.split("\n"), source, 0)
    else:
        yield from _in_yaml(source)


def code_cells(source: str) -> list[range]:
    """Give the lines of each code cell of a page, with its fences."""
    return [range(*_lines(token.map, 0)) for token in parsed(source) if _is_code(token.type, token.info)]


def _in_yaml(source: str) -> Iterator[Comment]:
    begins = 0
    texts = list(_texts(source))
    for number, line in enumerate(source.split("\n"), 1):
        for match in _HASH.finditer(line):
            if not any(first <= begins + match.start() < last for first, last in texts):
                yield Comment(number, line[: match.start()], line[match.end() :])
                break
        begins += len(line) + 1


def _texts(source: str) -> Iterator[tuple[int, int]]:
    """Give where each text begins and ends, as numbers of characters."""
    for event in yaml.parse(source, Loader=_LOADER):
        if isinstance(event, yaml.ScalarEvent) and event.start_mark and event.end_mark:
            first: int = event.start_mark.index
            if event.style in ("|", ">"):
                # A comment may stand behind the mark, and the text begins below it.
                first = source.find("\n", first)
            yield first, event.end_mark.index


def _in_markdown(lines: list[str], text: str, above: int) -> Iterator[Comment]:
    """Go through a text that begins below line `above` of the page."""
    for token in parsed(text):
        first, last = _lines(token.map, above)
        if token.type == "myst_line_comment":
            for number in range(first, last):
                before, mark, rest = lines[number - 1].partition("%")
                if mark:
                    yield Comment(number, before, rest)
        elif _is_code(token.type, token.info):
            for number in range(first + 1, last - 1):
                match = _HASH.search(lines[number - 1])
                if match:
                    before, rest = lines[number - 1][: match.start()], lines[number - 1][match.end() :]
                    yield Comment(number, before, rest, range(first, last))
        elif token.type == "colon_fence" or (token.type == "fence" and token.info.strip().startswith("{")):
            yield from _in_markdown(lines, token.content, first)


def _is_code(kind: str, info: str) -> bool:
    return kind == "fence" and info.strip().startswith("{code-cell}")


def _lines(of: list[int] | None, above: int) -> tuple[int, int]:
    """Give the first line of a piece, and the one after its last, counted from 1."""
    return (of[0] + above + 1, of[1] + above + 1) if of else (0, 0)
