"""Rules about files: what is listed is there, and what is there is listed."""

from collections.abc import Iterator

from whotheysay.check.rule import Find, Finding, Loc, did_you_mean
from whotheysay.model.course import Course, lesson_path, plan_path, quiz_path

_LIST = "curriculum.yml"


def missing(course: Course) -> Iterator[Finding]:
    """Find lessons, plans and pages that the curriculum lists and nobody wrote."""
    for u, unit in enumerate(course.curriculum.units):
        for n, lesson in enumerate(unit.lessons):
            ref = f"{unit.id}/{lesson.id}"
            at: Loc = ("units", u, "lessons", n, "id")
            for path, there in (
                (f"{lesson_path(ref)}.md", lesson_path(ref) in course.pages),
                (plan_path(ref), ref in course.plans),
            ):
                if not there and path not in course.broken:
                    what = f"lesson '{ref}' has no file {path}"
                    yield Finding(_LIST, at, what, "write it, or take the lesson out")
    for page, loc in _listed_pages(course):
        if page not in course.pages and f"{page}.md" not in course.broken:
            mend = did_you_mean(page, course.pages, "write it, or take the page out")
            yield Finding(_LIST, loc, f"there is no page {page}.md", mend)


def unlisted(course: Course) -> Iterator[Finding]:
    """Find lessons, plans, quizzes and pages that are there and in nobody's list."""
    refs = {ref for ref, _, _ in course.lessons()}
    quizzes = {q for _, _, lesson in course.lessons() for q in (*lesson.quizzes, *lesson.look_back)}
    pages = {lesson_path(ref) for ref in refs} | {page for page, _ in _listed_pages(course)}
    found = [
        *(f"{page}.md" for page in course.pages if page not in pages),
        *(plan_path(ref) for ref in course.plans if ref not in refs),
        *(quiz_path(ref) for ref in course.quizzes if ref not in quizzes),
    ]
    for path in sorted(found):
        yield Finding(path, (), "curriculum.yml doesn't list this file", "list it, or delete it")


def strays(course: Course) -> Iterator[Finding]:
    """Find files of a kind that the course's folders don't hold."""
    for path in sorted(course.strays):
        what = "this folder doesn't hold files of this kind"
        yield Finding(path, (), what, "rename it (quizzes end in .yml), or put it elsewhere")


def _listed_pages(course: Course) -> Iterator[tuple[str, Loc]]:
    yield course.curriculum.home, ("home",)
    for r, room in enumerate(course.curriculum.rooms):
        for n, page in enumerate(room.pages):
            yield page, ("rooms", r, "pages", n)


FINDERS: dict[str, Find] = {
    "L101": missing,
    "L102": unlisted,
    "L103": strays,
}
