"""Rules about plans."""

from collections.abc import Iterator

from whotheysay.check.rule import Find, Finding
from whotheysay.model.course import Course, plan_path


def wrong_minutes(course: Course) -> Iterator[Finding]:
    """Find plans whose activities take longer, or less long, than their lesson."""
    for ref, _, lesson in course.lessons():
        plan = course.plans.get(ref)
        planned = sum(activity.minutes for activity in plan.activities) if plan else lesson.minutes
        if planned != lesson.minutes:
            what = f"the activities take {planned} minutes, the lesson {lesson.minutes}"
            mend = "change the minutes here or in curriculum.yml"
            yield Finding(plan_path(ref), ("activities",), what, mend)


FINDERS: dict[str, Find] = {"C101": wrong_minutes}
