"""What the YAML parser stumbles over, said to somebody who writes lessons and not programs."""

import re
from typing import NamedTuple

import yaml

from whotheysay.problems import Problem

SAVE_AS_TEXT = "save it again as plain text (UTF-8)"


class _Slip(NamedTuple):
    """A slip as the parser says it, where it began (or else was noticed), and as an author knows it."""

    says: str
    began: bool
    what: str
    mend: str


_SLIPS = (
    _Slip(r"found character '\\t'", False, "a tab stands here", "write spaces instead"),
    _Slip(
        "found character '`'",
        False,
        "a text that begins with { or ` isn't in quotes",
        "put the whole text in quotes",
    ),
    _Slip(
        "found character '(.)'",
        False,
        r"a text can't begin with '\1'",
        "put the whole text in quotes",
    ),
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
        "indent it like the text above it, or look for a quote mark that begins or ends a text too early",
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
        "found unknown escape character",
        False,
        "a backslash in double quotes has a meaning of its own",
        "use single quotes around the text",
    ),
)


def slip(error: yaml.MarkedYAMLError, path: str) -> Problem:
    """Say what an author did, where, and what to do; the parser's own words where none are known."""
    for known in _SLIPS:
        found = re.match(known.says, error.problem or "")
        if found:
            mark = (error.context_mark if known.began else None) or error.problem_mark
            return Problem(path, *_place(mark), "Y003", found.expand(known.what), known.mend)
    what = f"the YAML can't be read: {error.problem or error.context}"
    mend = "check the indentation, quotes and colons on this line and the one before"
    return Problem(path, *_place(error.problem_mark or error.context_mark), "Y003", what, mend)


def unreadable(error: yaml.YAMLError, path: str) -> Problem:
    """Say which character no text may hold."""
    position = getattr(error, "position", None)
    character = getattr(error, "character", None)
    what = "the YAML can't be read"
    if position is not None and character is not None:
        number = ord(character) if isinstance(character, str) else character
        what = f"the character U+{number:04X} isn't allowed"
    return Problem(path, 1, 1, "Y001", what, SAVE_AS_TEXT)


def _place(mark: yaml.Mark | None) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
