"""Rule T112: a service is offered to those it is for, by age and by nation."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from whotheysay.check.rule import Find, Finding
from whotheysay.check.texts import Words, those
from whotheysay.check.uses import help_uses
from whotheysay.model.course import FACT, Course, quiz_path
from whotheysay.model.curriculum import AgeBand
from whotheysay.model.facts import NATIONS, Nation, Service

ADULT = 18
BANDS: dict[AgeBand, tuple[int, int]] = {"ks3": (11, 14), "ks4": (14, 16), "ks5": (16, 18)}
"""The ages of a band's pupils, in years."""

_WITH_ADULTS: set[AgeBand] = {"ks5"}
"""Where these are all the ages of a lesson or quiz, some of its pupils are adults."""

NAMES: dict[Nation, str] = {
    "england": r"\bEngland\b",
    "wales": r"\bWales\b|\bWelsh\b",
    "scotland": r"\bScotland\b|\bScottish\b",
    "northern-ireland": r"\bNorthern (?:Ireland|Irish)\b",
}
_OVER_18 = re.compile(
    r"\b18 (?:years )?(?:and|or) (?:over|older|above)\b|\b18\+|\b(?:over|from|at|aged?) 18\b", re.IGNORECASE
)
_FOR_ADULTS = re.compile(rf"{_OVER_18.pattern}|\badults\b|\ban adult\b(?! you trust)", re.IGNORECASE)


def misfits(course: Course) -> Iterator[Finding]:
    """Find services offered to people they aren't for, or without the nation they work in."""
    grown = [service for service in course.services.values() if service.from_age >= ADULT]
    names = [service.name for service in grown]
    for words in those(course, repr(names), lambda words: _may_name(words, names)):
        if not words.path.startswith("facts/"):
            for service, shown in _named(course, words, grown).items():
                for what, mend in (*_by_age(course, service, words), *_by_nation(course, service, words)):
                    yield words.finding(shown, what, mend)
    yield from _in_help(course)


def _may_name(words: Words, names: list[str]) -> bool:
    """Tell whether a text may name a service: by a fact, or by one of these names."""
    links = [unquote(link.to) for link in words.block.links] if words.block else []
    return any(map(FACT.search, (words.text, *links))) or any(name in words.text for name in names)


def _named(course: Course, words: Words, grown: list[Service]) -> dict[Service, str]:
    """Give the services in a text, by id or by the name of one for adults (`grown`), each with the words."""
    found: dict[Service, str] = {}
    links = [unquote(link.to) for link in words.block.links] if words.block else []
    for text in (words.text, *links):
        for match in FACT.finditer(text):
            service = course.services.get(match[1].strip().partition(".")[0])
            if service:
                found.setdefault(service, match[0])
    for service in grown:
        if service.name in words.text:
            found.setdefault(service, service.name)
    return found


def _by_age(course: Course, service: Service, words: Words) -> Iterator[tuple[str, str]]:
    if service.from_age >= ADULT and words.readers == "everyone" and not _headed(course, words, _FOR_ADULTS):
        what = f"'{service.name}' is for adults of 18 and over, and no heading here says so"
        yield what, "put it under a heading such as '18 and over'"
    # Adults have a heading on pupils' pages too, where they are people who help, so only the age counts.
    elif words.readers == "pupils" and not (service.from_age >= ADULT and _headed(course, words, _OVER_18)):
        yield from _not_for(service, words.ages)


def _not_for(service: Service, ages: tuple[AgeBand, ...]) -> Iterator[tuple[str, str]]:
    """Tell of a service offered to pupils of certain ages, none of whom it is for."""
    mend = "offer one that is for them"
    if service.from_age >= ADULT and set(ages) != _WITH_ADULTS:
        yield f"'{service.name}' is for adults of 18 and over, and this is for pupils", mend
    elif ages and not any(_overlap(service, *BANDS[band]) for band in ages):
        years = f"{min(BANDS[band][0] for band in ages)} to {max(BANDS[band][1] for band in ages)}"
        range_ = f"up to {service.to_age}" if service.to_age is not None else f"from {service.from_age} on"
        yield f"'{service.name}' is for people {range_}, and this is for pupils of {years}", mend


def _overlap(service: Service, youngest: int, oldest: int) -> bool:
    return service.from_age <= oldest and (service.to_age is None or service.to_age >= youngest)


def _headed(course: Course, words: Words, said: re.Pattern[str]) -> bool:
    """Tell whether a text is a heading, or stands under one, that says whom it is for."""
    block = words.block
    own = (block.text,) if block and block.kind == "heading" else ()
    return any(said.search(course.fill(text)) for text in (*own, *(block.above if block else ())))


def _by_nation(course: Course, service: Service, words: Words) -> Iterator[tuple[str, str]]:
    block = words.block
    around = (words.text, service.name, *((*block.above, block.head) if block else ()))
    yield from _without_nation(service, course.fill(" ".join(around)))


def _without_nation(service: Service, text: str) -> Iterator[tuple[str, str]]:
    said = any(re.search(NAMES[one], text) for one in service.nations)
    if len(service.nations) < len(NATIONS) and not said:
        names = " and ".join(one.replace("-", " ").title() for one in service.nations)
        yield f"'{service.name}' works in {names} only, and nothing here says so", "name the nation beside it"


def _in_help(course: Course) -> Iterator[Finding]:
    """Look through the help that quizzes offer: it shows a service's name, what it does and its limits."""
    ages: dict[str, set[AgeBand]] = {}
    for _, _, lesson in course.lessons():
        for ref in (*lesson.quizzes, *lesson.look_back):
            ages.setdefault(quiz_path(ref), set()).update(lesson.ages)
    for path, loc, name in help_uses(course):
        service = course.services.get(name)
        if service:
            shown = " ".join((service.name, service.what, service.limits or ""))
            told = (*_not_for(service, tuple(ages.get(path, ()))), *_without_nation(service, shown))
            yield from (Finding(path, loc, what, mend) for what, mend in told)


FINDERS: dict[str, Find] = {"T112": misfits}
