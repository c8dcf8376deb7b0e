"""Exceptions that authors allow at one place, with a reason: `check: allow S103 because …`.

A line of its own covers what follows it. After `#` in YAML: the value on the next line, with all that is
indented below it. After `%` in Markdown: the lines up to the next empty one, and a code cell whole. After
`#` in a code cell: the lines up to the next empty one. At the end of a line it covers that line, and a
text that begins there with `|` or `>`. Before all else in a file it also covers what is said of the file.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from whotheysay.check.comments import Comment, code_cells, comments
from whotheysay.check.rule import Rule, did_you_mean
from whotheysay.model.course import Course
from whotheysay.problems import Problem

_ALLOW = re.compile(r"\s*check:\s*allow\s+(?P<code>\w+)(?:\s+because\s+(?P<why>\S.*))?")
# Something like an exception to a rule, which a note about a check is not.
_MEANT = re.compile(r"\s*check\b.*?\b(?P<code>[a-z]\d{3})\b", re.I)
_MARK = re.compile(r"[#%]\s*check\b", re.I)
_BLOCK = re.compile(r"[|>][-+0-9]*\s*$")


@dataclass(frozen=True)
class Allowed:
    """One exception: where it stands, the rule, the reason, and the lines it covers."""

    path: str
    line: int
    column: int
    code: str
    why: str | None
    covers: range
    """The lines, counted from 1."""
    heads: bool = False
    """Whether it stands before all else in the file, and so covers what is said of the whole file."""
    meant: bool = False
    """Whether its words are not those of an exception, and only seem to be meant so."""


def silenced(course: Course, problems: Iterable[Problem], rules: Mapping[str, Rule]) -> list[Problem]:
    """Leave out what authors allow, and add what is wrong with their exceptions."""
    allowed = [one for path in course.sources() for one in _kept(course, path, course.source(path) or "")]
    kept, used = [], set()
    for problem in problems:
        by = next((one for one in allowed if _covers(one, problem, rules)), None)
        used.add(by)
        if by is None:
            kept.append(problem)
    said = [one for each in allowed if each not in used for one in _wrong(each, rules, _near(each, kept))]
    # Where a file can't be read, nobody knows yet what its exceptions are for.
    return [*kept, *(one for one in said if one.code != "X101" or not course.broken)]


def _kept(course: Course, path: str, source: str) -> Iterator[Allowed]:
    """Give a file's exceptions, as an earlier run found them in the same text."""
    if not _MARK.search(source):
        return
    key = f"exceptions:{hashlib.sha256(repr((path, source)).encode()).hexdigest()}"
    kept = course.remember(key, lambda: [_listed(one) for one in exceptions(path, source)])
    for line, column, code, why, covers, heads, meant in kept:
        yield Allowed(path, line, column, code, why, range(*covers), heads, meant)


def _listed(one: Allowed) -> list[Any]:
    covers = [one.covers.start, one.covers.stop]
    return [one.line, one.column, one.code, one.why, covers, one.heads, one.meant]


def exceptions(path: str, source: str) -> Iterator[Allowed]:
    """Find the exceptions in a file's text, and what is meant as one."""
    if not _MARK.search(source):
        return
    lines = source.split("\n")
    markdown = path.endswith(".md")
    first = _first(lines, "%" if markdown else "#")
    for comment in comments(path, source):
        match = _ALLOW.match(comment.text) or _MEANT.match(comment.text)
        if match is None:
            continue
        covers = _in_page(lines, comment, source) if markdown else _in_yaml(lines, comment)
        place = (comment.line, len(comment.before) + 1)
        words = (match["code"], match.groupdict().get("why"))
        yield Allowed(path, *place, *words, covers, comment.line <= first, match.re is _MEANT)


def _first(lines: list[str], mark: str) -> int:
    """Give the number of lines before the first that is no comment, front matter or empty."""
    number = 0
    if lines[0].strip() == "---":
        number = next((n for n, line in enumerate(lines) if n and line.strip() == "---"), 0) + 1
    while number < len(lines) and _is_aside(lines[number], mark):
        number += 1
    return number


def _is_aside(line: str, mark: str) -> bool:
    return not line.strip() or line.lstrip().startswith(mark)


def _in_yaml(lines: list[str], comment: Comment) -> range:
    """Give the lines that an exception in YAML covers."""
    begin = comment.line - 1
    if comment.before.strip():
        # A text below this line belongs to it.
        deep = _BLOCK.search(comment.before)
        return range(comment.line, _end(lines, begin, dashes=False) + 1 if deep else comment.line + 1)
    while begin < len(lines) and _is_aside(lines[begin], "#"):
        begin += 1
    return range(begin + 1, _end(lines, begin, dashes=True) + 1)


def _end(lines: list[str], begin: int, *, dashes: bool) -> int:
    """Give the line, counted from 0, after the value that begins on line `begin`."""
    if begin >= len(lines):
        return begin
    indent, entry = _indent(lines[begin]), _is_entry(lines[begin])
    end = begin + 1
    while end < len(lines):
        line = lines[end]
        # A list's entries may stand below their name without being indented.
        listed = dashes and not entry and _is_entry(line) and _indent(line) == indent
        if not (_is_aside(line, "#") or _indent(line) > indent or listed):
            break
        end += 1
    return end


def _in_page(lines: list[str], comment: Comment, source: str) -> range:
    """Give the lines that an exception in Markdown, or in its code, covers."""
    mark = "#" if comment.cell else "%"
    if comment.before.strip(" >"):
        return range(comment.line, comment.line + 1)
    begin = comment.line - 1
    while begin < len(lines) and _is_aside(lines[begin], mark):
        begin += 1
    end = begin
    while end < len(lines) and lines[end].strip():
        end += 1
    if comment.cell:
        return range(begin + 1, min(end + 1, comment.cell.stop))
    cells = [cell.stop for cell in code_cells(source) if begin < cell.start <= end < cell.stop]
    return range(begin + 1, max([end + 1, *cells]))


def _is_entry(line: str) -> bool:
    return line.lstrip().startswith("- ") or line.strip() == "-"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _covers(one: Allowed, problem: Problem, rules: Mapping[str, Rule]) -> bool:
    return (
        (one.path, one.code) == (problem.path, problem.code)
        and (problem.line in one.covers or (one.heads and problem.line == 1))
        and bool(one.why)
        and rules[problem.code].allow
    )


def _near(one: Allowed, kept: Iterable[Problem]) -> list[str]:
    """Give the codes of what is wrong where an exception stands, and isn't silenced."""
    return sorted({each.code for each in kept if each.path == one.path and each.line in one.covers})


def _wrong(one: Allowed, rules: Mapping[str, Rule], near: list[str]) -> Iterator[Problem]:
    """Say what is wrong with an exception that silences nothing."""
    rule = rules.get(one.code)
    wording = f"write 'check: allow {one.code.upper()} because …'"
    if one.meant:
        said = ("X103", "this exception can't be read", wording)
    elif rule is None:
        mend = did_you_mean(one.code.upper(), rules, "see docs/rules.md for the codes")
        said = ("X103", f"there is no rule '{one.code}'", mend)
    elif not rule.allow:
        mend = "mend what it finds, and take this exception out"
        said = ("X103", f"{one.code} has no exceptions", mend)
    elif not one.why:
        said = ("X102", f"this exception to {one.code} has no reason", wording)
    elif near:
        mend = f"if it is for {' or '.join(near)}, write that code, or take this exception out"
        said = ("X101", f"nothing here breaks {one.code}", mend)
    else:
        said = ("X101", f"nothing here breaks {one.code} any more", "take this exception out")
    yield Problem(one.path, one.line, one.column, *said, rules[said[0]].level)
