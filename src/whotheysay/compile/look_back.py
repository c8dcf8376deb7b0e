"""Looking back: which quizzes a lesson comes back to, where they are played, and where their answers are."""

import re
from collections.abc import Iterable
from posixpath import dirname, relpath

from whotheysay.compile.answers import answers
from whotheysay.compile.markdown import bullets, link, plain
from whotheysay.model.course import Course, Page, asks_for, plan_path
from whotheysay.model.curriculum import Lesson
from whotheysay.model.trace import home_of, played_on

PART = "look-back-answers"
_TITLE = re.compile(r"^# +(.+)$", re.M)


def answers_page(course: Course) -> Page | None:
    """Give the page that prints the answers of all quizzes that belong to no lesson."""
    return next((page for _, page in sorted(course.pages.items()) if asks_for(page, PART)), None)


def look_back_answers(course: Course, up: str) -> str:
    """Write where each quiz for looking back is, and the answers that no plan has."""
    lessons: dict[str, list[str]] = {}
    for ref, _, lesson in course.lessons():
        for quiz in lesson.look_back:
            if quiz in course.quizzes:
                lessons.setdefault(quiz, []).append(link(lesson.title, f"{up}{plan_path(ref)}"))
    here = "Its answers are on this page."
    listed = [
        f"{_quiz(course, quiz, up, here)} **After:** {'; '.join(after)}." for quiz, after in lessons.items()
    ]
    parts = ["## Which quiz, and after which lessons", bullets(listed), "## Answers"]
    return "\n\n".join([*parts, *_answers(course, (quiz for quiz in lessons if not home_of(course, quiz)))])


def looking_back(course: Course, ref: str, lesson: Lesson, played: Iterable[str]) -> Iterable[str]:
    """Write the quizzes that lesson `unit/id` comes back to, for its plan: by name, and where they are.

    Of those `played` in the lesson the plan has the answers anyway.
    """
    up = relpath(".", dirname(plan_path(ref))) + "/"
    quizzes = [quiz for quiz in dict.fromkeys(lesson.look_back) if quiz in course.quizzes]
    page = answers_page(course)
    where = f"Answers: {_page(course, page, up)}." if page else "Its answers are on this page."
    if quizzes:
        yield "## To look back with later"
        yield bullets([_quiz(course, quiz, up, where, here=ref) for quiz in quizzes])
    if not page:
        printed = set(played)
        yield from _answers(course, (q for q in quizzes if q not in printed and not home_of(course, q)))


def _quiz(course: Course, quiz: str, up: str, where: str, here: str | None = None) -> str:
    """Name a quiz, the page that plays it, and `where` its answers are if no plan has them."""
    page, home, title = played_on(course, quiz), home_of(course, quiz), plain(course.quizzes[quiz].title)
    if home is not None and home == here:
        return f"**{title}** again, from this lesson."
    played = f", on the page {_page(course, page, up)}" if page else ""
    answers_at = f"Answers: {link('the plan of that lesson', up + plan_path(home))}." if home else where
    return f"**{title}**{played}. {answers_at}"


def _page(course: Course, page: Page, up: str) -> str:
    """Lead to a page by its title."""
    found = _TITLE.search(page.text)
    return link(course.fill(found[1].strip()) if found else page.path, up + page.path)


def _answers(course: Course, quizzes: Iterable[str]) -> Iterable[str]:
    for quiz in quizzes:
        yield from answers(course, quiz)
