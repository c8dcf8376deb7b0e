"""What research says about teaching this: what helps, what is mixed, what harms, what nobody knows."""

from whotheysay.compile.cited import cited
from whotheysay.compile.markdown import bullets, plain
from whotheysay.model.course import Course
from whotheysay.model.evidence import Effect, Evidence

EFFECTS: dict[Effect, str] = {
    "helps": "What has helped",
    "mixed": "What helps in part, or where studies differ",
    "harms": "What does not help, or can do harm",
    "unknown": "What nobody knows yet",
}


def evidence_page(course: Course) -> str:
    """Write the findings that may be published, by what they show."""
    parts = []
    for effect, title in EFFECTS.items():
        listed = [one for one in course.findings.values() if one.effect == effect and not one.unpublished]
        if listed:
            parts += [f"## {plain(title)}", bullets([_finding(course, one) for one in listed])]
    return "\n\n".join(parts)


def _finding(course: Course, one: Evidence) -> str:
    lines = [
        f"**{plain(course.fill(one.about))}.** {plain(course.fill(one.finding))}",
        f"**The study:** {plain(course.fill(one.design))}",
        *([f"**Measured:** {plain(course.fill(one.measure))}"] if one.measure else []),
        f"**What it doesn’t show:** {plain(course.fill(one.limits))}",
        f"**So, in this course:** {plain(course.fill(one.here))}",
        f"**Source:** {cited(one.sources)}.",
    ]
    return "\n\n  ".join(lines)
