"""Where lessons and quizzes name facts: rules about names and truth look here."""

from collections.abc import Iterator

from whotheysay.check.rule import Loc
from whotheysay.model.course import Course, quiz_path
from whotheysay.model.curriculum import Lesson
from whotheysay.model.quiz import Check, Quiz, Scenario, Sort

Use = tuple[str, Loc, str]
"""The file, the place in it, and the id that stands there."""


def lessons(course: Course) -> Iterator[tuple[Loc, str, Lesson]]:
    """Go through the lessons, each with its place in curriculum.yml and its reference."""
    for u, unit in enumerate(course.curriculum.units):
        for n, lesson in enumerate(unit.lessons):
            yield ("units", u, "lessons", n), f"{unit.id}/{lesson.id}", lesson


def sign_uses(course: Course) -> Iterator[Use]:
    """Go through the signs that lessons teach and quizzes show."""
    for loc, _, lesson in lessons(course):
        for n, sign in enumerate(lesson.signs):
            yield "curriculum.yml", (*loc, "signs", n), sign
    for ref, quiz in sorted(course.quizzes.items()):
        for at, sign in quiz_signs(quiz):
            yield quiz_path(ref), at, sign


def quiz_signs(quiz: Quiz) -> Iterator[tuple[Loc, str]]:
    """Go through the signs that a quiz shows, each with its place in the quiz."""
    if isinstance(quiz, Sort):
        yield from ((("items", n, "sign"), item.sign) for n, item in enumerate(quiz.items) if item.sign)
    elif isinstance(quiz, Check):
        for q, question in enumerate(quiz.questions):
            yield from ((("questions", q, "signs", n), sign) for n, sign in enumerate(question.signs))
    elif isinstance(quiz, Scenario):
        for s, scene in enumerate(quiz.scenes):
            yield from ((("scenes", s, "signs", n), sign) for n, sign in enumerate(scene.signs))
            for c, choice in enumerate(scene.choices):
                for n, sign in enumerate(choice.signs):
                    yield ("scenes", s, "choices", c, "signs", n), sign


def claim_uses(course: Course) -> Iterator[Use]:
    """Go through the claims that lessons teach or set right, and those that quizzes practise."""
    for loc, _, lesson in lessons(course):
        for name in ("claims", "corrects"):
            for n, claim in enumerate(getattr(lesson, name)):
                yield "curriculum.yml", (*loc, name, n), claim
    for ref, quiz in sorted(course.quizzes.items()):
        for n, claim in enumerate(quiz.claims):
            yield quiz_path(ref), ("claims", n), claim


def item_uses(course: Course) -> Iterator[Use]:
    """Go through the items of curricula that lessons meet."""
    for loc, _, lesson in lessons(course):
        for n, item in enumerate(lesson.meets):
            yield "curriculum.yml", (*loc, "meets", n), item


def help_uses(course: Course) -> Iterator[Use]:
    """Go through the services that quizzes offer."""
    for ref, quiz in sorted(course.quizzes.items()):
        if not isinstance(quiz, Scenario):
            yield from ((quiz_path(ref), ("help", n), name) for n, name in enumerate(quiz.help))
            continue
        for s, scene in enumerate(quiz.scenes):
            for n, name in enumerate(scene.ending.help if scene.ending else ()):
                yield quiz_path(ref), ("scenes", s, "ending", "help", n), name
