"""The parts of pages that are made of the data: a block with a name in braces asks for each."""

from collections.abc import Callable

from whotheysay.compile.claims import claims_page
from whotheysay.compile.contact import contact_part
from whotheysay.compile.curriculum_map import curriculum_map
from whotheysay.compile.evidence import evidence_page
from whotheysay.compile.look_back import look_back_answers
from whotheysay.compile.traceability import traceability
from whotheysay.compile.waiting import waiting_page
from whotheysay.model.course import Course, Page, asks_for

PARTS: dict[str, Callable[[Course, str], str]] = {
    "claims": claims_page,
    "curriculum-map": curriculum_map,
    "traceability": traceability,
    "waiting": lambda course, _: waiting_page(course),
    "evidence": lambda course, _: evidence_page(course),
    "contact": contact_part,
    "look-back-answers": look_back_answers,
}
"""What makes each part, of the course and the way from the page up to its root."""


def with_made_parts(course: Course, page: Page, text: str) -> str:
    """Put the parts that a page asks for into its text."""
    up = "../" * page.path.count("/")
    for name, part in PARTS.items():
        if asks_for(page, name):
            text = text.replace(f"```{{{name}}}\n```", part(course, up))
    return text
