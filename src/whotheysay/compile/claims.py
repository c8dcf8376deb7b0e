"""What police advice says, checked: every claim of every document, with its status."""

from collections import Counter

from whotheysay.compile.markdown import bullets, link, plain, table
from whotheysay.model.course import Course, lesson_path
from whotheysay.model.facts import Claim, Source, Status

STATUSES: dict[Status, str] = {
    "current": "Still right",
    "updated": "Updated",
    "withdrawn": "Don't use",
    "historical": "Of its day",
}


def claims_page(course: Course, up: str) -> str:
    """Write the claims as Markdown; `up` leads from the page to the course's root, as `../`."""
    parts = [_summary(course)]
    for document in course.documents.values():
        claims = [c for c in course.claims.values() if c.document == document.id and not c.unpublished]
        date = f", {document.date}" if document.date else ", undated"
        parts += [
            f"## {plain(document.publisher)}",
            plain(f"{document.title}{date}."),
            bullets([_claim(course, claim, up) for claim in claims]),
        ]
    waiting = sum(1 for claim in course.claims.values() if claim.unpublished)
    if waiting:
        parts.append(plain(f"{waiting} more claims wait to be checked before they are shown here."))
    return "\n\n".join(parts)


def _summary(course: Course) -> str:
    """Count the claims of each document by status, in a table."""
    rows = []
    for document in course.documents.values():
        counts = Counter(
            c.status for c in course.claims.values() if c.document == document.id and not c.unpublished
        )
        name = plain(f"{document.publisher}{f', {document.date}' if document.date else ''}")
        rows.append([name, *(str(counts[status]) for status in STATUSES), str(counts.total())])
    return table(["Document", *STATUSES.values(), "All"], rows)


def _claim(course: Course, claim: Claim, up: str) -> str:
    taught = [
        link(lesson.title, f"{up}{lesson_path(ref)}.md")
        for ref, _, lesson in course.lessons()
        if claim.id in lesson.claims
    ]
    lines = [
        f"**{plain(claim.id)} · {plain(STATUSES[claim.status])}.** {plain(course.fill(claim.says))}",
        f"**Today:** {plain(course.fill(claim.today))}",
        *([f"**Taught in:** {', '.join(taught)}."] if taught else []),
        f"**Source:** {'; '.join(_source(source) for source in claim.sources)}.",
    ]
    return "\n\n  ".join(lines)


def _source(source: Source) -> str:
    words = f"{source.title}, {source.date}" if source.date else source.title
    return link(words, source.url) if source.url else plain(words)
