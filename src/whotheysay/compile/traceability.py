"""What is taught, where it is practised, and which items of the curricula its lessons meet."""

from collections.abc import Iterable

from whotheysay.compile.markdown import link, plain, table
from whotheysay.compile.meets import met
from whotheysay.model.course import Course, lesson_path
from whotheysay.model.curriculum import Lesson
from whotheysay.model.facts import Claim, Sign
from whotheysay.model.trace import practised_in

NOWHERE = "–"


def traceability(course: Course, up: str) -> str:
    """Write two tables: each sign, and each claim that still holds; `up` leads to the course's root."""
    signs = [sign for sign in course.signs.values() if not sign.unpublished]
    held = [one for one in course.claims.values() if one.status == "current" and not one.unpublished]
    return "\n\n".join(
        [
            "## Lessons",
            _lessons(course, up),
            "## Signs",
            _table(course, "Sign", ((sign.id, plain(sign.name), sign) for sign in signs), up),
            "## Claims that still hold",
            _table(course, "Claim", ((one.id, _claim(course, one), one) for one in held), up),
        ]
    )


def _lessons(course: Course, up: str) -> str:
    """List what each lesson meets."""
    rows = [
        [link(lesson.title, f"{up}{lesson_path(ref)}.plan.yml"), _items(course, [lesson]) or NOWHERE]
        for ref, _, lesson in course.lessons()
    ]
    return table(["Lesson", "Items of the curricula that it meets"], rows)


def _items(course: Course, lessons: Iterable[Lesson]) -> str:
    """Name what lessons meet: `RSHE: Online safety 3, 7, 14; Personal safety 2`."""
    groups = []
    for framework, items in met(course, lessons):
        parts: dict[str, list[str]] = {}
        for item in items:
            before, _, last = item.short.rpartition(" ")
            # Numbers and codes share the words before them; other words stay as they are.
            is_number = any(sign.isdigit() for sign in last) and before.rstrip(",") == before
            parts.setdefault(before if is_number else "", []).append(last if is_number else item.short)
        told = "; ".join(f"{before} {', '.join(named)}".strip() for before, named in parts.items())
        groups.append(f"**{plain(framework.short)}:** {plain(told)}")
    return ". ".join(groups)


def _table(course: Course, head: str, entries: Iterable[tuple[str, str, Sign | Claim]], up: str) -> str:
    rows = [[shown, *_taught(course, identity, fact, up)] for identity, shown, fact in entries]
    return table([head, "Taught in", "Practised in", "Curriculum"], rows)


def _taught(course: Course, identity: str, fact: Sign | Claim, up: str) -> list[str]:
    """Give the lessons that teach something, the quizzes that practise it, and what the lessons meet."""
    teaching = [
        (ref, lesson) for ref, _, lesson in course.lessons() if identity in (*lesson.signs, *lesson.claims)
    ]
    lessons = [link(lesson.title, f"{up}{lesson_path(ref)}.md") for ref, lesson in teaching]
    titles = dict.fromkeys(
        title for _, lesson in teaching for title in practised_in(course, lesson, identity)
    )
    items = _items(course, (lesson for _, lesson in teaching))
    why = (fact.untaught if isinstance(fact, Claim) else None) or fact.waits
    taught = "; ".join(lessons) or (f"Not taught: {plain(course.fill(why))}" if why else NOWHERE)
    return [taught, plain("; ".join(titles)) or NOWHERE, items or NOWHERE]


def _claim(course: Course, claim: Claim) -> str:
    return f"**{plain(claim.id)}** {plain(course.fill(claim.says))}"
