"""What a rule is, and how its findings get their place and code."""

import difflib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from whotheysay.model.course import Course
from whotheysay.problems import Problem

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


@dataclass(frozen=True)
class Rule:
    """A promise about a course: its code, its sentence, and the function that looks."""

    code: str
    says: str
    find: Callable[[Course], Iterable[Finding]]

    def problems(self, course: Course) -> Iterator[Problem]:
        """Give every break of this rule as a problem at its place."""
        for found in self.find(course):
            in_yaml = course.place(found.path, *found.loc) if found.loc else (1, 1)
            line, column = (found.line, 1) if found.line else in_yaml
            yield Problem(found.path, line, column, self.code, found.what, found.mend)


def did_you_mean(name: str, known: Iterable[str], otherwise: str) -> str:
    """Suggest the nearest known name, or say `otherwise`."""
    near = difflib.get_close_matches(name, list(known), 1, 0.6)
    return f"did you mean '{near[0]}'?" if near else otherwise
