"""What a rule is, and how its findings get their place, code and level."""

import difflib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from whotheysay.model.course import Course
from whotheysay.problems import Level, Problem

Loc = tuple[str | int, ...]
"""The way to a value in a file: keys and numbers."""


@dataclass(frozen=True)
class Finding:
    """What one rule found: the file, where in it, what is wrong and what to do."""

    path: str
    loc: Loc
    what: str
    mend: str
    line: int | None = None
    """The line in a Markdown file, which has no places of values."""
    words: str | None = None
    """The words that are wrong; the problem then stands where they do, after `loc` or `line`."""


Find = Callable[[Course], Iterable[Finding]]
"""The function behind a rule: looks through a course, and changes nothing."""


@dataclass(frozen=True)
class Rule:
    """A promise about a course, as check/rules/ lists it, and the function that looks.

    `bad` and `good` are examples: changes to a small course, and what is then said. Rules without a
    function are kept by the rooms that read, run and build.
    """

    code: str
    says: str
    why: str
    source: str
    level: Level = "error"
    allow: bool = True
    """Whether an author may silence it at one place, with a reason."""
    bad: tuple[dict[str, Any], ...] = ()
    good: tuple[dict[str, Any], ...] = ()
    find: Find | None = None

    def problems(self, course: Course) -> Iterator[Problem]:
        """Give every break of this rule as a problem at its place."""
        for found in self.find(course) if self.find else ():
            yield Problem(found.path, *_place(course, found), self.code, found.what, found.mend, self.level)

    def with_finder(self, find: Find | None) -> "Rule":
        """Give the same rule with the function that looks."""
        return replace(self, find=find)


def did_you_mean(name: str, known: Iterable[str], otherwise: str) -> str:
    """Suggest the nearest known name, or say `otherwise`."""
    near = difflib.get_close_matches(name, list(known), 1, 0.6)
    return f"did you mean '{near[0]}'?" if near else otherwise


def _place(course: Course, found: Finding) -> tuple[int, int]:
    """Give line and column of a finding: of its words where they stand in the file."""
    in_yaml = course.place(found.path, *found.loc) if found.loc else (1, 1)
    line, column = (found.line, 1) if found.line else in_yaml
    source = course.source(found.path)
    if not found.words or source is None:
        return line, column
    lines = source.split("\n")
    begin = sum(len(one) + 1 for one in lines[: line - 1]) + (0 if found.line else column - 1)
    # A text in YAML may go on over lines, and a quote in it may be doubled or escaped.
    wanted = r"\s+".join(re.escape(word) for word in found.words.split())
    match = re.compile(wanted).search(source, begin, begin + 4000)
    if match is None:
        return line, column
    before = source[: match.start()]
    return before.count("\n") + 1, match.start() - before.rfind("\n")
