"""What the YAML parser stumbles over, said to somebody who writes lessons and not programs."""

import re
from collections.abc import Callable
from typing import NamedTuple

import yaml

from whotheysay.problems import Problem

SAVE_AS_TEXT = "save it again as plain text (UTF-8)"
QUOTE = "put the whole text in quotes"
ENTRY = f"{QUOTE}, or begin an entry of a list with a hyphen"

Place = tuple[int, int]


class _Slip(NamedTuple):
    """A slip as the parser says it, where it began (or else was noticed), and as an author knows it."""

    says: str
    began: bool
    what: str
    mend: str


_SLIPS = (
    _Slip("expected alphabetic or numeric", True, "a text that begins with & or * isn't in quotes", ENTRY),
    _Slip(
        "expected chomping or indentation|expected a comment or a line break",
        True,
        "a text goes on behind | or > on the same line",
        "begin it on the next line, indented, or put it in quotes without | or >",
    ),
    _Slip("expected the node content, but found ','", False, "a text can't begin with ','", QUOTE),
    _Slip("expected (?:'!'|' '|URI)", True, "a text that begins with ! isn't in quotes", QUOTE),
    _Slip("sequence entries are not allowed", False, "a text begins with a hyphen here", QUOTE),
    _Slip(
        "mapping keys are not allowed",
        False,
        "a text that begins with a question mark isn't in quotes",
        QUOTE,
    ),
    _Slip(r"found character '\\t'", False, "a tab stands here", "write spaces instead"),
    _Slip(
        "found character '`'",
        False,
        "a text that begins with { or ` isn't in quotes",
        QUOTE,
    ),
    _Slip("found character '(.)'", False, r"a text can't begin with '\1'", QUOTE),
    _Slip(
        "mapping values are not allowed here",
        False,
        "a colon and a space stand inside a text, or this line is indented too far",
        "put the whole text in quotes, or indent the line like its neighbours",
    ),
    _Slip(
        "could not find expected ':'",
        True,
        "this line is no 'name: value', and belongs to no text",
        "put a colon and a space after the name, or indent the line like the text above it",
    ),
    _Slip(
        "expected <block end>, but found '<scalar>'",
        False,
        "this text belongs to nothing",
        "indent it like the text above it, or look for a quote mark or bracket that ends a text too early",
    ),
    _Slip(
        "expected <block end>",
        False,
        "this line's indentation fits none of the lines above it",
        "begin it in the same column as the lines it belongs with",
    ),
    _Slip(
        "found unexpected end of stream",
        True,
        "this quote mark has no partner",
        "close the text with the same mark, or take this one out",
    ),
    _Slip(
        "expected ',' or",
        True,
        "this bracket isn't closed, or a comma is missing behind it",
        "close it, and put commas between the entries; put a text that begins with a bracket in quotes",
    ),
    _Slip(
        "found unknown escape character|expected escape sequence",
        False,
        "a backslash in double quotes has a meaning of its own",
        "use single quotes around the text",
    ),
)


def slip(error: yaml.MarkedYAMLError, path: str, place: Callable[[int], Place]) -> Problem:
    """Say what an author did, where, and what to do; the parser's own words where none are known.

    `place` gives line and column of a character by its number in the text.
    """
    for known in _SLIPS:
        found = re.match(known.says, error.problem or "")
        if found:
            mark = (error.context_mark if known.began else None) or error.problem_mark
            return Problem(path, *_at(mark, place), "Y003", found.expand(known.what), known.mend)
    what = f"this line can't be read: {error.problem or error.context}"
    mend = "check the indentation, quotes and colons on this line and the one before"
    mark = error.problem_mark or error.context_mark
    return Problem(path, *_at(mark, place), "Y003", what, mend)


def unreadable(error: yaml.reader.ReaderError, path: str, place: Callable[[int], Place]) -> Problem:
    """Say which character no text may hold, and where."""
    found = error.character if isinstance(error.character, str) else chr(error.character)
    return invisible(found, path, place(error.position))


def invisible(character: str, path: str, at: Place) -> Problem:
    """Say that a character stands there that nobody sees."""
    what = f"an invisible character (U+{ord(character):04X}) stands here"
    return Problem(path, *at, "Y001", what, "delete it, and type this word anew")


def _at(mark: yaml.Mark | None, place: Callable[[int], Place]) -> Place:
    return place(mark.index) if mark else (1, 1)
