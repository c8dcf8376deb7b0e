"""Rules about the curriculum and its plans: minutes, quizzes in plans, pages in the menu."""

from collections.abc import Iterator

from whotheysay.check.rule import Find, Finding, Loc
from whotheysay.model.course import Course, lesson_path, plan_path

_LIST = "curriculum.yml"
_HELD = ("lessons", "plans")


def wrong_minutes(course: Course) -> Iterator[Finding]:
    """Find plans whose activities take longer, or less long, than their lesson."""
    for ref, _, lesson in course.lessons():
        plan = course.plans.get(ref)
        planned = sum(activity.minutes for activity in plan.activities) if plan else lesson.minutes
        if planned != lesson.minutes:
            what = f"the activities take {planned} minutes, the lesson {lesson.minutes}"
            mend = "change the minutes here or in curriculum.yml"
            yield Finding(plan_path(ref), ("activities",), what, mend)


def others_quizzes(course: Course) -> Iterator[Finding]:
    """Find quizzes that a plan uses and its lesson, in the curriculum, doesn't have."""
    for ref, _, lesson in course.lessons():
        plan = course.plans.get(ref)
        own = (*lesson.quizzes, *lesson.look_back)
        for n, activity in enumerate(plan.activities if plan else ()):
            if activity.quiz in course.quizzes and activity.quiz not in own:
                what = f"the lesson doesn't have the quiz '{activity.quiz}'"
                mend = f"list it under '{lesson.id}' in curriculum.yml, or use one of the lesson's own"
                yield Finding(plan_path(ref), ("activities", n, "quiz"), what, mend)


def repeated_pages(course: Course) -> Iterator[Finding]:
    """Find pages that stand twice in the menu."""
    pages = [(course.curriculum.home, ("home",)), *_listed(course)]
    first: dict[str, Loc] = {lesson_path(ref): ("units",) for ref, _, _ in course.lessons()}
    for page, loc in pages:
        if page in first:
            line = course.place(_LIST, *first[page])[0]
            what = f"the page {page} has a place in the menu already (line {line})"
            yield Finding(_LIST, loc, what, "take one of the two out")
        first.setdefault(page, loc)


def held(course: Course) -> Iterator[Finding]:
    """Find lessons, or plans, that no room holds, or more than one."""
    for kind in _HELD:
        rooms = [r for r, room in enumerate(course.curriculum.rooms) if room.holds == kind]
        if not rooms:
            mend = f"add 'holds: {kind}' to the room they belong to"
            yield Finding(_LIST, ("rooms",), f"no room holds the {kind}", mend)
        for r in rooms[1:]:
            what = f"another room holds the {kind} already"
            yield Finding(_LIST, ("rooms", r, "holds"), what, "take this line out")


def _listed(course: Course) -> Iterator[tuple[str, Loc]]:
    for r, room in enumerate(course.curriculum.rooms):
        for n, page in enumerate(room.pages):
            yield page, ("rooms", r, "pages", n)


FINDERS: dict[str, Find] = {
    "C101": wrong_minutes,
    "C102": others_quizzes,
    "C103": repeated_pages,
    "C104": held,
}
