"""The rule about facts that nothing on the site uses."""

from collections.abc import Iterable, Iterator

from whotheysay.check.links.files import missing
from whotheysay.check.links.marks import marks
from whotheysay.check.rule import Find, Finding
from whotheysay.check.texts import naming_facts
from whotheysay.check.uses import help_uses, item_uses, sign_uses
from whotheysay.model.course import FACT, Course, asks_for
from whotheysay.model.facts import Fact


def unused(course: Course) -> Iterator[Finding]:
    """Find facts, documents and frameworks that nothing uses; claims have a page of their own."""
    if course.broken or any(True for _ in missing(course)):
        return  # a file that can't be read, or isn't there, may use them
    used = _used(course)
    for path, name, facts in course.facts():
        for n, fact in enumerate(facts.values() if name != "claims" else ()):
            yield from _told(path, name, n, fact, fact.id in used)
    yield from _empty(course)


def _empty(course: Course) -> Iterator[Finding]:
    """Find documents without claims, and frameworks without items."""
    quoted = {claim.document for claim in course.claims.values()}
    for n, document in enumerate(course.documents):
        if document not in quoted:
            what = f"no claim is from the document '{document}'"
            yield Finding("facts/sources.yml", ("documents", n, "id"), what, "add its claims, or take it out")
    held = {item.framework for item in course.items.values()}
    for n, framework in enumerate(course.frameworks):
        if framework not in held:
            what, mend = f"no item is from the framework '{framework}'", "add its items, or take it out"
            yield Finding("facts/frameworks.yml", ("frameworks", n, "id"), what, mend)


def _told(path: str, name: str, n: int, fact: Fact, used: bool) -> Iterator[Finding]:
    if not used and not fact.waits and not fact.unpublished:
        yield Finding(path, (name, n, "id"), f"nothing uses '{fact.id}'", _MENDS.get(name, _MEND))
    elif used and fact.waits:
        what = f"'{fact.id}' is said to wait, and something uses it"
        yield Finding(path, (name, n, "waits"), what, "take 'waits' out")


_MEND = "use it, say in 'waits' why nothing does yet, or take it out"
_MENDS = {
    "items": (
        "list it under 'meets' of a lesson in curriculum.yml, say in 'answered' how the course meets it, "
        "or in 'waits' why nothing does yet"
    ),
    "findings": "let a page show all of them by {evidence}, or take it out",
}


def _used(course: Course) -> set[str]:
    named = (use[2] for use in (*help_uses(course), *sign_uses(course), *item_uses(course)))
    boxed = (service.id for service in course.services.values() if service.help_box)
    shown = (mark.value for page in course.pages.values() for mark in marks(course, page, "figure"))
    return {*named, *boxed, *shown, *_in_texts(course), *_by_themselves(course)}


def _by_themselves(course: Course) -> Iterator[str]:
    """Give the facts that a page made of the data shows: findings, and items that no lesson has to meet."""
    yield from (item.id for item in course.items.values() if item.answered)
    if any(asks_for(page, "evidence") for page in course.pages.values()):
        yield from course.findings


def _in_texts(course: Course) -> Iterable[str]:
    """Give the facts that texts name; a fact that only names itself is not used by that."""
    for words in naming_facts(course):
        for match in FACT.finditer(words.text):
            name = match[1].strip().partition(".")[0]
            if not words.path.startswith("facts/") or _entry(course, words.path, words.loc) != name:
                yield name


def _entry(course: Course, path: str, loc: tuple[str | int, ...]) -> str | None:
    """Give the id of the fact that a text in facts/ belongs to."""
    if len(loc) < 2 or not isinstance(loc[1], int):
        return None
    ids = list(getattr(course, str(loc[0]), {}))
    return ids[loc[1]] if loc[1] < len(ids) else None


FINDERS: dict[str, Find] = {"L116": unused}
