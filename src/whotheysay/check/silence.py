"""Exceptions that authors allow at one place, with a reason: `check: allow S103 because …`.

A line of its own covers what follows it: in Markdown (after `%`) the lines up to the next empty one,
in YAML (after `#`) the value on the next line. At the end of a line of YAML it covers that line.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from whotheysay.check.rule import Rule, did_you_mean
from whotheysay.model.course import Course
from whotheysay.problems import Problem

_COMMENT = re.compile(
    r"^(?P<before>.*?)(?:^|(?<=\s))[#%]\s*check:\s*allow\s+(?P<code>\w+)(?:\s+because\s+(?P<why>\S.*))?\s*$"
)


@dataclass(frozen=True)
class Allowed:
    """One exception: where it stands, the rule, the reason, and the lines it covers."""

    path: str
    line: int
    code: str
    why: str | None
    covers: range


def silenced(course: Course, problems: Iterable[Problem], rules: Mapping[str, Rule]) -> list[Problem]:
    """Leave out what authors allow, and add what is wrong with their exceptions."""
    allowed = [one for path in course.sources() for one in exceptions(path, course.source(path) or "")]
    kept, used = [], set()
    for problem in problems:
        by = next((one for one in allowed if _covers(one, problem, rules)), None)
        used.add(by)
        if by is None:
            kept.append(problem)
    return [*kept, *(said for one in allowed for said in _wrong(one, one in used, rules))]


def exceptions(path: str, source: str) -> Iterator[Allowed]:
    """Find the exceptions in a file's text."""
    if "check:" not in source:
        return
    lines = source.split("\n")
    for number, line in enumerate(lines):
        match = _COMMENT.match(line)
        if match and not (match["before"].strip() and path.endswith(".md")):
            covers = (
                _covered(lines, number, path) if not match["before"].strip() else range(number, number + 1)
            )
            yield Allowed(
                path, number + 1, match["code"], match["why"], range(covers.start + 1, covers.stop + 1)
            )


def _covered(lines: list[str], number: int, path: str) -> range:
    """Give the lines, counted from 0, that an exception on a line of its own covers."""
    first = number + 1
    while first < len(lines) and _COMMENT.match(lines[first]):
        first += 1
    end = first + 1
    if path.endswith(".md"):
        while end < len(lines) and lines[end].strip():
            end += 1
    elif first < len(lines):
        while end < len(lines) and (not lines[end].strip() or _indent(lines[end]) > _indent(lines[first])):
            end += 1
    return range(first, end)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _covers(one: Allowed, problem: Problem, rules: Mapping[str, Rule]) -> bool:
    return (
        (one.path, one.code) == (problem.path, problem.code)
        and problem.line in one.covers
        and bool(one.why)
        and rules[one.code].allow
    )


def _wrong(one: Allowed, used: bool, rules: Mapping[str, Rule]) -> Iterator[Problem]:
    place = (one.path, one.line, 1)
    rule = rules.get(one.code)
    if rule is None:
        mend = did_you_mean(one.code, rules, "see docs/rules.md for the codes")
        yield Problem(*place, "X103", f"there is no rule '{one.code}'", mend)
    elif not rule.allow:
        yield Problem(
            *place, "X103", f"{one.code} has no exceptions", "mend what it finds, and take this line out"
        )
    elif not one.why:
        mend = f"write 'check: allow {one.code} because …'"
        yield Problem(*place, "X102", f"this exception to {one.code} has no reason", mend)
    elif not used:
        what = f"nothing here breaks {one.code} any more"
        yield Problem(*place, "X101", what, "take this line out", rules["X101"].level)
