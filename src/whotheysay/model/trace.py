"""What leads where: from a sign or a claim to the quizzes that practise it, and from a quiz to its page."""

import re
from collections.abc import Iterator
from weakref import WeakKeyDictionary

from pydantic import BaseModel

from whotheysay.model.course import Course, Page, lesson_path
from whotheysay.model.curriculum import Lesson

# Tables ask for each sign and each lesson anew.
_NAMED: WeakKeyDictionary[Course, dict[str, set[str]]] = WeakKeyDictionary()
_CELL = re.compile(r"\bQuiz\(\s*[\"']([^\"'\n]+)[\"']")


def practised_in(course: Course, lesson: Lesson, identity: str) -> list[str]:
    """Give the titles of a lesson's quizzes that show a sign or practise a claim, each once."""
    known = _NAMED.get(course) or _NAMED.setdefault(course, _all_named(course))
    refs = dict.fromkeys((*lesson.quizzes, *lesson.look_back))
    return [course.quizzes[ref].title for ref in refs if identity in known.get(ref, ())]


def _all_named(course: Course) -> dict[str, set[str]]:
    return {ref: named(quiz) for ref, quiz in course.quizzes.items()}


def named(quiz: object) -> set[str]:
    """Give the signs and claims that a quiz names anywhere, whatever its kind."""
    return set(_named(quiz))


def _named(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for entry in value:
            yield from _named(entry)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            held = getattr(value, name)
            if name in ("sign", "signs", "claims"):
                yield from (held,) if isinstance(held, str) else held or ()
            else:
                yield from _named(held)


def home_of(course: Course, quiz: str) -> str | None:
    """Give the lesson that has quiz `unit/id` as its own, as `unit/id`."""
    return next((ref for ref, _, lesson in course.lessons() if quiz in lesson.quizzes), None)


def played_on(course: Course, quiz: str) -> Page | None:
    """Give the page that plays quiz `unit/id`: its lesson's, or else the first that shows it."""
    home = home_of(course, quiz)
    if home is not None and lesson_path(home) in course.pages:
        return course.pages[lesson_path(home)]
    pages = (page for _, page in sorted(course.pages.items()))
    return next((page for page in pages if quiz in _CELL.findall(page.text)), None)
