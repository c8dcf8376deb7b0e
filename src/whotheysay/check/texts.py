"""Every text of a course that somebody reads, with its place."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from whotheysay.check.rule import Loc
from whotheysay.model.course import Course, plan_path, quiz_path


@dataclass(frozen=True)
class Words:
    """One text, where it stands, and the line it begins on in a Markdown file."""

    path: str
    loc: Loc
    text: str
    line: int | None = None


def texts(course: Course) -> Iterator[Words]:
    """Go through every text of the course: curriculum, plans, quizzes, facts and pages."""
    yield from _in_model("curriculum.yml", course.curriculum)
    for ref, plan in sorted(course.plans.items()):
        yield from _in_model(plan_path(ref), plan)
    for ref, quiz in sorted(course.quizzes.items()):
        yield from _in_model(quiz_path(ref), quiz)
    yield from _in_facts(course)
    for page in course.pages.values():
        for number, line in enumerate(page.text.splitlines(), 1):
            yield Words(page.path, (), line, number)


def _in_facts(course: Course) -> Iterator[Words]:
    for path, name, facts in (
        ("facts/support.yml", "services", course.services),
        ("facts/signs.yml", "signs", course.signs),
        ("facts/sources.yml", "claims", course.claims),
        ("facts/figures.yml", "figures", course.figures),
    ):
        for number, fact in enumerate(facts.values()):
            yield from _in_model(path, fact, (name, number))


def _in_model(path: str, value: object, loc: Loc = ()) -> Iterator[Words]:
    if isinstance(value, str):
        yield Words(path, loc, value)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _in_model(path, getattr(value, name), (*loc, name))
    elif isinstance(value, tuple):
        for number, entry in enumerate(value):
            yield from _in_model(path, entry, (*loc, number))
