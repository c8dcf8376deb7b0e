"""Rules T114 and T115: what a lesson teaches is for its pupils' ages, and codes nobody checked stay out."""

import re
from collections.abc import Iterator

from whotheysay.check.access.sentences import sentences
from whotheysay.check.rule import Find, Finding
from whotheysay.check.texts import texts
from whotheysay.check.uses import lessons
from whotheysay.model.course import Course
from whotheysay.model.curriculum import YEARS, AgeBand
from whotheysay.model.facts import Fact

_CODE = re.compile(r"\b(?:KS ?[1-5][- ]?)?[HRL]\d{1,2}\b")
"""How the PSHE Association's programme numbers what it asks for."""


def beyond_their_ages(course: Course) -> Iterator[Finding]:
    """Find signs, claims and items of curricula that are for pupils older or younger than the lesson's."""
    for loc, _, lesson in lessons(course):
        for name, known in (("signs", course.signs), ("claims", course.claims), ("meets", course.items)):
            for n, identity in enumerate(getattr(lesson, name)):
                fact = known.get(identity)
                if fact and not any(_is_for(fact, band) for band in lesson.ages):
                    pupils = _pupils(lesson.ages)
                    what = f"'{identity}' is for people {_ages(fact)}, and this lesson is for {pupils}"
                    mend = "take it out, or mend the ages of one of the two"
                    yield Finding("curriculum.yml", (*loc, name, n), what, mend)


def _is_for(fact: Fact, band: AgeBand) -> bool:
    years = YEARS[band]
    return fact.from_age <= years[-1] and (fact.to_age is None or fact.to_age >= years[0])


def _ages(fact: Fact) -> str:
    if fact.to_age is None:
        return f"from {fact.from_age} on"
    return f"of {fact.from_age} to {fact.to_age}" if fact.from_age else f"up to {fact.to_age}"


def _pupils(ages: tuple[AgeBand, ...]) -> str:
    return f"pupils of {min(YEARS[band][0] for band in ages)} to {max(YEARS[band][-1] for band in ages)}"


def codes_of_a_programme(course: Course) -> Iterator[Finding]:
    """Find the codes of the PSHE Association's programme of study, which nobody has compared with it."""
    for words in texts(course):
        above = " ".join(words.block.above) if words.block else ""
        for sentence in sentences(words.text):
            for match in _CODE.finditer(sentence if "PSHE" in f"{above} {sentence}" else ""):
                what = f"'{match[0]}' is a code of a PSHE programme, and nobody has checked it"
                mend = "name the item of the nation's own curriculum instead (facts/frameworks.yml)"
                yield words.finding(match[0], what, mend)


FINDERS: dict[str, Find] = {"T114": beyond_their_ages, "T115": codes_of_a_programme}
