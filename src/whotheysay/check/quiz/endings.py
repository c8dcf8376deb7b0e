"""Rules about how quizzes end: with help the reader can use, with a step to take, and with hope."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from whotheysay.check.parts import ages_of
from whotheysay.check.rule import Find, Finding, Loc
from whotheysay.model.course import Course, quiz_path
from whotheysay.model.curriculum import YEARS
from whotheysay.model.facts import Service
from whotheysay.model.quiz import Confidence, Scenario

STEP = re.compile(
    r"""\b (?<!\bthe[ ]) (?<!\ba[ ]) (?<!\ban[ ]) (?:
      (?: answer|ask|block|call|check|contact|find|keep|listen|look|meet|open|pass|phone|plan|practise
        |read|remove|report|ring|save|say|send|show|sit|speak|stop|talk|tell|text|try|turn|use|visit
        |write ) (?:s|d|ed|ing)?
      | choose|chose|found|give|gave|go|kept|met|note|planned|rang|said|sat|sent|spoke|stopped|take|took
      | told|tried|went|wrote
    ) \b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words for something that somebody does."""

HOPELESS = (
    r"(?<!not )(?<!never )(?<!n't )(?<!n’t )\btoo late\b",
    r"\bnothing(?: more| else)?(?: that)?(?: (?:you|we|they|anyone))? (?:can|could|to) (?:be )?do(?:ne)?\b",
    r"\bno (?:way|going|turning) (?:back|out)\b",
    r"\b(?:no|without|beyond|lost all) hope\b",
    r"(?<!not )(?<!n't )(?<!n’t )\bhopeless\b",
    r"\b(?:no ?one|nobody) (?:can|could|will|would) help\b",
    r"\bnever (?:be the same|recover|get over|go away|be over|end)\b",
    r"\b(?:life|everything|it all) (?:is|was) (?:over|ruined|destroyed)\b",
    r"\b(?:ruined|lost|gone|damaged|over) for ?ever\b",
)
"""What leaves a reader without hope; `it is never too late` does not."""

_HOPELESS = re.compile("|".join(HOPELESS), re.IGNORECASE)


class _End(NamedTuple):
    """An end of a quiz: its name for messages, where it stands, and what it says and offers.

    A statement of a confidence quiz is one for who is not sure of it; help is offered by its quiz.
    """

    path: str
    name: str
    loc: Loc
    texts: dict[str, str]
    help: tuple[str, ...]


def useless_help(course: Course) -> Iterator[Finding]:
    """Find ends whose help isn't for all ages of the quiz's lessons, or none of it from the help box."""
    ages = ages_of(course)
    box = [service for service in course.services.values() if service.help_box]
    for end in _ends(course):
        services = [course.services[name] for name in end.help if name in course.services]
        if len(services) < len(end.help) or not end.help:
            continue
        years = {year for band in ages.get(end.path, ()) for year in YEARS[band]}
        without = sorted(year for year in years if not any(_serves(service, year) for service in services))
        if without:
            what = f"{end.name} offers no help to pupils aged {_years(without)}"
            yield Finding(end.path, (*end.loc, "help"), what, "add a service for that age")
        elif box and not any(service in box for service in services):
            what = f"{end.name} offers nobody who is in the help box"
            mend = f"add one of them: {', '.join(service.id for service in box)}"
            yield Finding(end.path, (*end.loc, "help"), what, mend)


def stepless_ends(course: Course) -> Iterator[Finding]:
    """Find ends whose `next` names nothing to do."""
    for end in _ends(course):
        field = next(name for name in ("next", "unsure") if name in end.texts)
        if not STEP.search(course.fill(end.texts[field])):
            what = f"{end.name} says no next step: '{_short(end.texts[field])}'"
            mend = "say what somebody in this place would do now, such as tell or show somebody"
            yield Finding(end.path, (*end.loc, field), what, mend)


def hopeless_ends(course: Course) -> Iterator[Finding]:
    """Find ends that say that nothing can help."""
    for end in _ends(course):
        for field, text in end.texts.items():
            for match in _HOPELESS.finditer(re.sub(r"\s", " ", text)):
                what = f"{end.name} leaves no hope: '{match[0]}'"
                mend = "say what still helps, because something always does"
                yield Finding(end.path, (*end.loc, field), what, mend, words=match[0])


def _ends(course: Course) -> Iterator[_End]:
    for ref, quiz in sorted(course.quizzes.items()):
        if not isinstance(quiz, Scenario):
            yield _End(quiz_path(ref), "this quiz", (), {"next": quiz.next}, quiz.help)
            for n, one in enumerate(quiz.statements if isinstance(quiz, Confidence) else ()):
                name, texts = f"statement '{one.id}'", {"unsure": one.unsure}
                yield _End(quiz_path(ref), name, ("statements", n), texts, ())
            continue
        for s, scene in enumerate(quiz.scenes):
            if end := scene.ending:
                texts = {"title": end.title, "text": end.text, "next": end.next}
                yield _End(quiz_path(ref), f"ending '{scene.id}'", ("scenes", s, "ending"), texts, end.help)


def _serves(service: Service, year: int) -> bool:
    return service.from_age <= year and (service.to_age is None or year <= service.to_age)


def _years(years: list[int]) -> str:
    return str(years[0]) if len(years) == 1 else f"{years[0]} to {years[-1]}"


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40].rsplit(' ', 1)[0]} …"


FINDERS: dict[str, Find] = {
    "Q110": useless_help,
    "Q111": stepless_ends,
    "Q112": hopeless_ends,
}
