"""Rules T106 to T109 and T113: facts in use are fresh, may be published, and are taught in their day."""

import re
from collections.abc import Iterator
from datetime import timedelta

from whotheysay.check.rule import Find, Finding, Loc
from whotheysay.check.texts import naming_facts
from whotheysay.check.uses import claim_uses, help_uses, item_uses, lessons, sign_uses
from whotheysay.model.base import printed_day
from whotheysay.model.course import FACT, Course
from whotheysay.model.facts import Fact, Status

LONG = timedelta(days=90)
"""How long after its review date a fact is only warned of."""

_FIGURE = re.compile(r"\bfigure\(\s*[\"']([^\"'\n]+)[\"']")


def to_review(course: Course) -> Iterator[Finding]:
    """Find facts whose review date has just gone by."""
    for path, loc, fact in _facts(course):
        if fact.due < course.today <= fact.due + LONG:
            what = f"'{fact.id}' was due to be checked again by {printed_day(fact.due)}"
            mend = f"{_compare(fact)}: after {printed_day(fact.due + LONG)} this is an error"
            yield Finding(path, loc, what, mend)


def out_of_date(course: Course) -> Iterator[Finding]:
    """Find facts that nobody has compared with their source for far too long."""
    for path, loc, fact in _facts(course):
        if course.today > fact.due + LONG:
            what = f"'{fact.id}' was due to be checked again by {printed_day(fact.due)}, which is long past"
            yield Finding(path, loc, what, f"{_compare(fact)}, or take it out")


def of_a_day_to_come(course: Course) -> Iterator[Finding]:
    """Find facts that were checked in the future, and so would grow old too late."""
    mend = "write the day on which somebody compared it with its source"
    tomorrow = course.today + timedelta(days=1)  # today already, further east
    for path, loc, fact in _facts(course):
        if fact.checked > tomorrow:
            what = f"'{fact.id}' was checked on {printed_day(fact.checked)}, and that day is still to come"
            yield Finding(path, (*loc[:2], "checked"), what, mend)


def unpublished(course: Course) -> Iterator[Finding]:
    """Find facts in use that may not be published yet."""
    for path, loc, name, line, words in _uses(course):
        fact = course.find_fact(name) or course.claims.get(name)
        if fact and fact.unpublished:
            what = f"'{fact.id}' may not be used yet: {fact.unpublished.rstrip('.')}"
            yield Finding(path, loc, what, "take it out until it is checked", line, words)
    for number, service in enumerate(course.services.values()):
        if service.help_box and service.unpublished:
            what = f"'{service.id}' may not stand in the help box yet: {service.unpublished.rstrip('.')}"
            mend = "leave out 'help_box' until it is checked"
            yield Finding("facts/support.yml", ("services", number, "help_box"), what, mend)


_TAUGHT: tuple[Status, ...] = ("current", "updated")
_SET_RIGHT: tuple[Status, ...] = ("updated", "withdrawn", "historical")
_WHY: dict[Status, str] = {
    "current": "is still right, so there is nothing to set right",
    "updated": "is still right in its idea",
    "withdrawn": "is withdrawn, so no lesson may teach it",
    "historical": "was true of its day only, so no lesson may teach it",
}


def superseded(course: Course) -> Iterator[Finding]:
    """Find claims that a lesson teaches though they are out of date, or sets right though they hold."""
    for at, _, lesson in lessons(course):
        for name, fine, other in (("claims", _TAUGHT, "corrects"), ("corrects", _SET_RIGHT, "claims")):
            for number, claim in enumerate(getattr(lesson, name)):
                known = course.claims.get(claim)
                if known and known.status not in fine:
                    what = f"the claim '{claim}' {_WHY[known.status]}"
                    mend = f"list it under '{other}', or take it out"
                    yield Finding("curriculum.yml", (*at, name, number), what, mend)


def _facts(course: Course) -> Iterator[tuple[str, Loc, Fact]]:
    """Go through the facts that may be used, each with the place of its date."""
    for path, key, facts in course.facts():
        for number, fact in enumerate(facts.values()):
            if not fact.unpublished:
                yield path, (key, number, "review" if fact.review else "checked"), fact


def _uses(course: Course) -> Iterator[tuple[str, Loc, str, int | None, str | None]]:
    """Go through every use of a fact: in a text, a code cell, or a list of a lesson or a quiz."""
    for words in naming_facts(course):
        for match in FACT.finditer(words.text):
            yield words.path, words.loc, match[1].strip().partition(".")[0], words.line, match[0]
        for match in _FIGURE.finditer(words.text) if words.path.endswith(".md") else ():
            yield words.path, words.loc, match[1], words.line, match[0]
    for path, loc, name in (*help_uses(course), *sign_uses(course), *claim_uses(course), *item_uses(course)):
        yield path, loc, name, None, None


def _compare(fact: Fact) -> str:
    dates = "'checked' and 'review'" if fact.review else "'checked'"
    return f"compare it with its source and set {dates}"


FINDERS: dict[str, Find] = {
    "T106": to_review,
    "T107": unpublished,
    "T108": out_of_date,
    "T109": superseded,
    "T113": of_a_day_to_come,
}
