"""What police advice says, checked: every claim of every document, with its status."""

from collections import Counter

from whotheysay.compile.cited import cited
from whotheysay.compile.markdown import bullets, link, plain
from whotheysay.model.course import Course, lesson_path
from whotheysay.model.facts import Claim, Status

STATUSES: dict[Status, str] = {
    "current": "Still right",
    "updated": "Updated",
    "withdrawn": "Don't use",
    "historical": "Of its day",
}
WAITING = "Waiting"
_LABELS = (*STATUSES.values(), WAITING)
_NOT_YET = "Nobody has checked this yet, so the course doesn't use it. Please don't rely on it."


def claims_page(course: Course, up: str) -> str:
    """Write the claims as Markdown; `up` leads from the page to the course's root, as `../`."""
    parts = [_summary(course)]
    for document in course.documents.values():
        claims = [claim for claim in course.claims.values() if claim.document == document.id]
        date = f", {document.date}" if document.date else ", undated"
        parts += [
            f"## {plain(document.publisher)}",
            plain(f"{document.title}{date}."),
            bullets([_claim(course, claim, up) for claim in claims]),
        ]
    return "\n\n".join(parts)


def _summary(course: Course) -> str:
    """Count the claims of each document by status."""
    lines = []
    for document in course.documents.values():
        counts = Counter(_status(c) for c in course.claims.values() if c.document == document.id)
        told = ", ".join(f"{counts[label]} {label.lower()}" for label in _LABELS if counts[label])
        date = f", {document.date}" if document.date else ""
        lines.append(plain(f"{document.publisher}{date}: {counts.total()} claims ({told})"))
    return bullets(lines)


def _status(claim: Claim) -> str:
    """Say a claim's status; nothing is said of today while a fact behind it waits to be checked."""
    return WAITING if claim.unpublished else STATUSES[claim.status]


def _claim(course: Course, claim: Claim, up: str) -> str:
    taught, corrected = _lessons(course, claim, up)
    today = plain(_NOT_YET if claim.unpublished else course.fill(claim.today))
    lines = [
        f"**{plain(claim.id)} · {plain(_status(claim))}.** {plain(course.fill(claim.says))}",
        f"**Today:** {today}",
        *([f"**Taught in:** {', '.join(taught)}."] if taught else []),
        *([f"**Set right in:** {', '.join(corrected)}."] if corrected else []),
        f"**Source:** {cited(claim.sources)}.",
    ]
    return "\n\n  ".join(lines)


def _lessons(course: Course, claim: Claim, up: str) -> tuple[list[str], list[str]]:
    """Give links to the lessons that teach a claim, and to those that set it right."""
    links = [
        (lesson, link(lesson.title, f"{up}{lesson_path(ref)}.md")) for ref, _, lesson in course.lessons()
    ]
    return (
        [one for lesson, one in links if claim.id in lesson.claims],
        [one for lesson, one in links if claim.id in lesson.corrects],
    )
