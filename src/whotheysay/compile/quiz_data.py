"""A quiz as the player takes it: one JSON value with everything in it that it shows."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from whotheysay.compile.shuffle import shuffled
from whotheysay.compile.words import SCALE, WORDS, words_for
from whotheysay.model.course import Course
from whotheysay.model.facts import Service, Sign
from whotheysay.model.quiz import Check, Confidence, Order, Quiz, Scenario, Sort

Fill = Callable[[str], str]

_SIGN_FIELDS = ("name", "sign", "why")
# For those who check the course: what a quiz practises.
_NOT_SHOWN: Any = {"claims": True, "questions": {"__all__": {"signs"}}}
_HELP_FIELDS = ("name", "what", "phone", "text", "web", "limits")


def quiz_data(
    quiz: Quiz,
    ref: str,
    services: Mapping[str, Service],
    signs: Mapping[str, Sign],
    fill: Fill,
) -> dict[str, Any]:
    """Make the JSON of a quiz: its fields as in the model, with the signs and services it uses.

    `ref` is `unit/id`; `fill` puts facts into texts. The order is the author's, always the same.
    Kinds other than a scenario have their last words under `ending`, as a scenario's scenes do.
    """
    data = {"kind": quiz.kind, "id": ref, **_fields(quiz)}
    data["signs"] = {id_: _picked(signs[id_], _SIGN_FIELDS) for id_ in _used_signs(quiz, signs)}
    data["help"] = {id_: _helper(services[id_]) for id_ in _used_help(quiz, services)}
    return {**_filled(data, fill), "words": words_for(quiz.kind)}


def quiz_data_of(course: Course, ref: str) -> dict[str, Any]:
    """Make the JSON of the course's quiz `ref`; KeyError where the course has none."""
    return quiz_data(course.quizzes[ref], ref, course.services, course.signs, course.fill)


def _fields(quiz: Quiz) -> dict[str, Any]:
    """Give the model's fields, with `ending` for last words, and what a kind needs beside them."""
    fields = quiz.model_dump(mode="json", exclude=_NOT_SHOWN)
    if not isinstance(quiz, Scenario):
        fields["ending"] = {"next": fields.pop("next"), "help": fields.pop("help")}
    if isinstance(quiz, Check):
        for dumped, question in zip(fields["questions"], quiz.questions, strict=True):
            dumped["several"] = question.several
    if isinstance(quiz, Order):
        fields["shown"] = shuffled([step.id for step in quiz.steps])
        for step in fields["steps"]:
            step["early"] = step["early"] or WORDS["order"]["early"]
    if isinstance(quiz, Confidence):
        fields["scale"] = fields["scale"] or [dict(level) for level in SCALE]
    return fields


def _used_signs(quiz: Quiz, known: Mapping[str, Sign]) -> list[str]:
    named: list[str] = []
    if isinstance(quiz, Scenario):
        for scene in quiz.scenes:
            named += scene.signs
            named += (sign for choice in scene.choices for sign in choice.signs)
    if isinstance(quiz, Sort):
        named += (item.sign for item in quiz.items if item.sign)
    return _known(named, known)


def _used_help(quiz: Quiz, known: Mapping[str, Service]) -> list[str]:
    if isinstance(quiz, Scenario):
        return _known((id_ for one in quiz.scenes if one.ending for id_ in one.ending.help), known)
    return _known(quiz.help, known)


def _known(ids: Iterable[str], known: Mapping[str, Any]) -> list[str]:
    """Give each id once, in order; unknown ones are `check`'s to report."""
    return [id_ for id_ in dict.fromkeys(ids) if id_ in known]


def _helper(service: Service) -> dict[str, Any]:
    return {**_picked(service, _HELP_FIELDS), "phone_href": service.call}


def _picked(fact: Service | Sign, fields: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(fact, name) for name in fields}


def _filled(value: Any, fill: Fill) -> Any:
    """Put the facts into every text of a JSON value."""
    if isinstance(value, str):
        return fill(value)
    if isinstance(value, list):
        return [_filled(one, fill) for one in value]
    if isinstance(value, dict):
        return {name: _filled(one, fill) for name, one in value.items()}
    return value
