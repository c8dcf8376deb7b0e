"""Rules about names: what is referred to exists, and no id stands twice."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from whotheysay.check.rule import Find, Finding, Loc, did_you_mean
from whotheysay.check.texts import lines
from whotheysay.model.course import FACT, Course, plan_path, quiz_path
from whotheysay.model.facts import Fact
from whotheysay.model.quiz import Scenario, Sort


def unknown_quizzes(course: Course) -> Iterator[Finding]:
    """Find quizzes that a lesson or a plan uses and nobody wrote."""
    known = {*course.quizzes, *(_ref(path) for path in course.broken)}
    used = [
        ("curriculum.yml", (*loc, name, n), ref)
        for loc, lesson in _lessons(course)
        for name in ("quizzes", "look_back")
        for n, ref in enumerate(getattr(lesson, name))
    ]
    for plan, value in sorted(course.plans.items()):
        for n, activity in enumerate(value.activities):
            if activity.quiz:
                used.append((plan_path(plan), ("activities", n, "quiz"), activity.quiz))
    for path, loc, ref in used:
        if ref not in known:
            mend = did_you_mean(ref, course.quizzes, f"write {quiz_path(ref)}")
            yield Finding(path, loc, f"there is no quiz '{ref}'", mend)


def unknown_lessons(course: Course) -> Iterator[Finding]:
    """Find lessons on a pathway that the curriculum doesn't have."""
    known = {ref for ref, _, _ in course.lessons()}
    for p, pathway in enumerate(course.curriculum.pathways):
        for n, ref in enumerate(pathway.lessons):
            if ref not in known:
                mend = did_you_mean(ref, known, "take it out")
                what = f"there is no lesson '{ref}'"
                yield Finding("curriculum.yml", ("pathways", p, "lessons", n), what, mend)


def unknown_signs(course: Course) -> Iterator[Finding]:
    """Find signs that a lesson or a quiz names and facts/signs.yml doesn't have."""
    yield from _unknown(_sign_uses(course), course.signs, "sign", "facts/signs.yml", course)


def unknown_claims(course: Course) -> Iterator[Finding]:
    """Find claims that a lesson uses and facts/sources.yml doesn't have."""
    uses = (
        ("curriculum.yml", (*loc, "claims", n), claim)
        for loc, lesson in _lessons(course)
        for n, claim in enumerate(lesson.claims)
    )
    yield from _unknown(uses, course.claims, "claim", "facts/sources.yml", course)


def unknown_services(course: Course) -> Iterator[Finding]:
    """Find services that a quiz offers and facts/support.yml doesn't have."""
    yield from _unknown(_help_uses(course), course.services, "service", "facts/support.yml", course)


def unknown_facts(course: Course) -> Iterator[Finding]:
    """Find {fact} references that no file in facts/ answers, or with no such field."""
    for words in lines(course):
        for match in FACT.finditer(words.text):
            if course.fact(match[1].strip()) is None and not _facts_broken(course):
                known = [*course.services, *course.figures, *course.signs]
                name, _, _ = match[1].strip().partition(".")
                fields = [f"{name}.{f}" for f in _filled(course.find_fact(name))]
                near = fields if name in known else known
                mend = did_you_mean(name if near is known else match[1], near, "add it to facts/")
                what = f"there is no fact '{match[1]}'"
                yield Finding(words.path, words.loc, what, mend, words.line)


def unpublished_facts(course: Course) -> Iterator[Finding]:
    """Find facts in use that may not be published yet."""
    for words in lines(course):
        for match in FACT.finditer(words.text):
            fact = course.find_fact(match[1].strip().partition(".")[0])
            yield from _if_unpublished(fact, words.path, words.loc, words.line)
    for path, loc, name in (*_help_uses(course), *_sign_uses(course)):
        yield from _if_unpublished(course.find_fact(name), path, loc)


def duplicate_ids(course: Course) -> Iterator[Finding]:
    """Find ids that stand twice in one list."""
    for path, document in sorted(course.places.items()):
        for loc, entries in _lists(getattr(document, "data", None)):
            first: dict[Any, int] = {}
            for n, entry in enumerate(entries):
                name = entry.get("id") if isinstance(entry, dict) else None
                if isinstance(name, str) and name in first:
                    line = course.place(path, *loc, first[name], "id")[0]
                    what = f"the id '{name}' stands twice (first on line {line})"
                    yield Finding(path, (*loc, n, "id"), what, "give one of the two another id")
                first.setdefault(name, n)


def _lessons(course: Course) -> Iterator[tuple[Loc, Any]]:
    for u, unit in enumerate(course.curriculum.units):
        for n, lesson in enumerate(unit.lessons):
            yield ("units", u, "lessons", n), lesson


def _sign_uses(course: Course) -> Iterator[tuple[str, Loc, str]]:
    for loc, lesson in _lessons(course):
        for n, sign in enumerate(lesson.signs):
            yield "curriculum.yml", (*loc, "signs", n), sign
    for ref, quiz in sorted(course.quizzes.items()):
        if isinstance(quiz, Sort):
            for n, item in enumerate(quiz.items):
                if item.sign:
                    yield quiz_path(ref), ("items", n, "sign"), item.sign
        elif isinstance(quiz, Scenario):
            for s, scene in enumerate(quiz.scenes):
                for n, sign in enumerate(scene.signs):
                    yield quiz_path(ref), ("scenes", s, "signs", n), sign
                for c, choice in enumerate(scene.choices):
                    for n, sign in enumerate(choice.signs):
                        yield quiz_path(ref), ("scenes", s, "choices", c, "signs", n), sign


def _help_uses(course: Course) -> Iterator[tuple[str, Loc, str]]:
    for ref, quiz in sorted(course.quizzes.items()):
        if not isinstance(quiz, Scenario):
            for n, name in enumerate(quiz.help):
                yield quiz_path(ref), ("help", n), name
            continue
        for s, scene in enumerate(quiz.scenes):
            for n, name in enumerate(scene.ending.help if scene.ending else ()):
                yield quiz_path(ref), ("scenes", s, "ending", "help", n), name


def _unknown(
    uses: Iterable[tuple[str, Loc, str]],
    known: Mapping[str, BaseModel],
    kind: str,
    file: str,
    course: Course,
) -> Iterator[Finding]:
    if file in course.broken:
        return
    for path, loc, name in uses:
        if name not in known:
            mend = did_you_mean(name, known, f"add it to {file}")
            yield Finding(path, loc, f"there is no {kind} '{name}'", mend)


def _if_unpublished(fact: Fact | None, path: str, loc: Loc, line: int | None = None) -> Iterator[Finding]:
    if fact and fact.unpublished:
        what = f"'{fact.id}' may not be used yet: {fact.unpublished}"
        yield Finding(path, loc, what, "take it out until it is checked", line)


def _facts_broken(course: Course) -> bool:
    return any(path.startswith("facts/") for path in course.broken)


def _filled(fact: Fact | None) -> list[str]:
    return [name for name in type(fact).model_fields if getattr(fact, name)] if fact else []


def _lists(data: Any, loc: Loc = ()) -> Iterator[tuple[Loc, list[Any]]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _lists(value, (*loc, key))
    elif isinstance(data, list):
        yield loc, data
        for n, value in enumerate(data):
            yield from _lists(value, (*loc, n))


def _ref(path: str) -> str:
    return path.removeprefix("quizzes/").removesuffix(".yml")


FINDERS: dict[str, Find] = {
    "N101": unknown_quizzes,
    "N102": unknown_lessons,
    "N103": unknown_signs,
    "N104": unknown_claims,
    "N105": unknown_services,
    "N106": unknown_facts,
    "T107": unpublished_facts,
    "N108": duplicate_ids,
}
