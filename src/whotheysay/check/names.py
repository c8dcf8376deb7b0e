"""Rules about names: what is referred to exists, and no id stands twice."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from whotheysay.check.rule import Find, Finding, Loc, did_you_mean
from whotheysay.check.texts import Words, naming_facts
from whotheysay.check.uses import claim_uses, help_uses, item_uses, lessons, sign_uses
from whotheysay.model.course import FACT, Course, plan_path, quiz_path
from whotheysay.model.facts import Fact, Service


def unknown_quizzes(course: Course) -> Iterator[Finding]:
    """Find quizzes that a lesson or a plan uses and nobody wrote."""
    known = {*course.quizzes, *(_ref(path) for path in course.broken)}
    used = [
        ("curriculum.yml", (*loc, name, n), ref)
        for loc, _, lesson in lessons(course)
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
    yield from _unknown(sign_uses(course), course.signs, "sign", "facts/signs.yml", course)


def unknown_claims(course: Course) -> Iterator[Finding]:
    """Find claims that a lesson or a quiz names and facts/sources.yml doesn't have."""
    yield from _unknown(claim_uses(course), course.claims, "claim", "facts/sources.yml", course)


def unknown_services(course: Course) -> Iterator[Finding]:
    """Find services that a quiz offers and facts/support.yml doesn't have."""
    yield from _unknown(help_uses(course), course.services, "service", "facts/support.yml", course)


# A mark with other quotes, a space, a capital or an s, without its brackets, or without its second backtick.
_SLIPPED = re.compile(
    r"(?!(?-i:\{fact\})`[\s\w.-]*`)\{\s*facts?\s*\}[ ]?[`'\"‘’“”]*[\w.-]*[`'\"‘’“”]*"
    r"|(?<![\w{])fact`[\w.-]+`",
    re.I,
)


def unknown_facts(course: Course) -> Iterator[Finding]:
    """Find {fact} references that no file in facts/ answers, or with no such field."""
    for words in naming_facts(course):
        slipped = [match[0].strip() for match in _SLIPPED.finditer(words.text)]
        yield from (_slip(words, mark) for mark in slipped)
        for match in FACT.finditer(words.text) if not slipped else ():
            if course.fact(match[1].strip()) is None and not _facts_broken(course):
                what, mend = f"there is no fact '{match[1]}'", _near_fact(course, match[1].strip())
                yield Finding(words.path, words.loc, what, mend, words.line, match[0])


def _slip(words: Words, mark: str) -> Finding:
    name = re.search(r"[\w-]+\.[\w-]+", mark)
    whole = f"{{fact}}`{name[0] if name else 'id.field'}`"
    what = f"'{mark}' would be shown like this, and no fact"
    mend = f"write {whole}, without a space, and with a backtick at both ends"
    return Finding(words.path, words.loc, what, mend, words.line, mark)


def unknown_documents(course: Course) -> Iterator[Finding]:
    """Find claims of a document that facts/sources.yml doesn't have, and so no page shows."""
    uses = (
        ("facts/sources.yml", ("claims", n, "document"), claim.document)
        for n, claim in enumerate(course.claims.values())
    )
    yield from _unknown(uses, course.documents, "document", "facts/sources.yml", course)


def unknown_items(course: Course) -> Iterator[Finding]:
    """Find items of a curriculum that a lesson meets and facts/frameworks.yml doesn't have."""
    yield from _unknown(item_uses(course), course.items, "item", "facts/frameworks.yml", course)


def unknown_frameworks(course: Course) -> Iterator[Finding]:
    """Find items of a framework that facts/frameworks.yml doesn't have, and so no page shows."""
    uses = (
        ("facts/frameworks.yml", ("items", n, "framework"), item.framework)
        for n, item in enumerate(course.items.values())
    )
    yield from _unknown(uses, course.frameworks, "framework", "facts/frameworks.yml", course)


def duplicate_ids(course: Course) -> Iterator[Finding]:
    """Find ids that stand twice in one list."""
    for path, document in sorted(course.places.items()):
        for loc, entries in _lists(getattr(document, "data", None)):
            first: dict[str, int] = {}
            for n, entry in enumerate(entries):
                name = entry.get("id") if isinstance(entry, dict) else None
                if isinstance(name, str) and name in first:
                    line = course.place(path, *loc, first[name], "id")[0]
                    what = f"the id '{name}' stands twice (first on line {line})"
                    yield Finding(path, (*loc, n, "id"), what, "give one of the two another id")
                if isinstance(name, str):
                    first.setdefault(name, n)


def shared_ids(course: Course) -> Iterator[Finding]:
    """Find facts of two kinds with one id, of which a text can name only the first."""
    first: dict[str, str] = {}
    for path, name, facts in _kinds(course):
        for n, fact in enumerate(facts):
            if first.setdefault(fact, path) != path:
                what = f"{first[fact]} has a fact '{fact}' too, and a text can name only one of them"
                yield Finding(path, (name, n, "id"), what, "give one of the two another id")


def _kinds(course: Course) -> tuple[tuple[str, str, Mapping[str, Fact]], ...]:
    """Give the facts that a text can name, in the order in which they are looked for."""
    return tuple(kind for kind in course.facts() if kind[1] != "claims")


def _near_fact(course: Course, wanted: str) -> str:
    """Suggest the nearest fact, with the field that is wanted where it has it."""
    known = {name: fact for _, _, facts in _kinds(course) for name, fact in facts.items()}
    name, dot, field = wanted.partition(".")
    if name not in known:
        near = difflib.get_close_matches(name, known, 1, 0.6)
        if not near or not dot:
            return did_you_mean(name, known, "add it to facts/")
        name = near[0]
    fields = [f"{name}.{one}" for one in _filled(known[name])]
    if f"{name}.{field}" in fields:
        return did_you_mean(f"{name}.{field}", fields, "")
    if field == "call" and isinstance(known[name], Service):
        field = "phone"  # the address is made of the number
    if field in type(known[name]).model_fields:
        return f"fill in its '{field}' in facts/, or name another field"
    return did_you_mean(f"{name}.{field}", fields, f"write one of {', '.join(fields)}")


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


def _facts_broken(course: Course) -> bool:
    return any(path.startswith("facts/") for path in course.broken)


def _filled(fact: Fact | None) -> list[str]:
    """Name the fields of a fact that a text can show."""
    shown = (name for name in type(fact).model_fields if name != "id") if fact else ()
    made = [name for name in ("call", "dated") if getattr(fact, name, None)]
    return [*(name for name in shown if isinstance(getattr(fact, name), (str, int, float))), *made]


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
    "N108": duplicate_ids,
    "N109": unknown_documents,
    "N110": shared_ids,
    "N111": unknown_items,
    "N112": unknown_frameworks,
}
