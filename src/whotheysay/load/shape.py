"""Turn plain data into models, and pydantic's errors into problems at their places."""

import difflib
from collections.abc import Sequence
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from whotheysay.load.yaml_text import Document
from whotheysay.model.base import Part
from whotheysay.problems import Problem

T = TypeVar("T")

_KINDS = {
    "string_type": "a text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list",
    "model_type": "fields with a name each",
    "model_attributes_type": "fields with a name each",
    "dict_type": "fields with a name each",
    "date_type": "a date like 2026-11-20",
    "date_parsing": "a date like 2026-11-20",
    "date_from_datetime_parsing": "a date like 2026-11-20",
}
_PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "a short name like the-new-follower",
    r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$": "unit and id, like who-is-it/real-or-not",
    r"^https?://[^\s<>\"]+$": "a full address that begins with https://",
    r"^[0-9][0-9 ]*$": "a number in digits and spaces, in quotes",
}


def shape(kind: TypeAdapter[T], document: Document, path: str) -> tuple[T | None, list[Problem]]:
    """Make a model of `kind` from a document; none, and every problem, where it doesn't fit."""
    try:
        return kind.validate_python(document.data), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        missing = [str(d["loc"][-1]) for d in details if d["type"] == "missing"]
        own = [detail for detail in details if not _echoes(detail, details)]
        return None, [_problem(detail, document, path, missing) for detail in own]


def _echoes(detail: ErrorDetails, details: Sequence[ErrorDetails]) -> bool:
    """Tell whether a list only counts as too short because its entries have errors themselves."""
    loc = detail["loc"]
    return detail["type"] == "too_short" and any(
        len(other["loc"]) > len(loc) and other["loc"][: len(loc)] == loc for other in details
    )


def _problem(detail: ErrorDetails, document: Document, path: str, missing: Sequence[str]) -> Problem:
    code, what, mend = _words(detail, missing)
    place = document.place(detail["loc"], of_key=detail["type"] == "extra_forbidden")
    return Problem(path, *place, code, what, mend)


def _words(detail: ErrorDetails, missing: Sequence[str]) -> tuple[str, str, str]:
    """Say what is wrong and what to do, in an author's words."""
    name = _name(detail["loc"])
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "missing":
        return "M001", f"{name} is missing here", f"add a line '{detail['loc'][-1]}: …'"
    if kind == "extra_forbidden":
        return "M002", f"{name} isn't a field here", _did_you_mean(str(detail["loc"][-1]), missing)
    if kind == "value_error":
        what, _, mend = str(context["error"]).partition(": ")
        return "M004", what, mend
    return "M003", *_value_words(name, kind, context, detail["input"])


def _name(loc: tuple[str | int, ...]) -> str:
    """Name a value by its field; an entry of a list by its list's."""
    names = [part for part in loc if isinstance(part, str)]
    if not names:
        return "the file"
    return f"an entry of '{names[-1]}'" if isinstance(loc[-1], int) else f"'{names[-1]}'"


def _value_words(name: str, kind: str, context: dict[str, Any], given: Any) -> tuple[str, str]:
    if kind in ("union_tag_not_found", "union_tag_invalid"):
        allowed = context.get("expected_tags", "'scenario', 'sort', 'check'")
        return "the kind of quiz is missing or unknown", f"write 'kind:' and one of {allowed}"
    if kind == "literal_error":
        return f"{name} can't be {_short(given)}", f"write one of {context['expected']}"
    if kind == "string_pattern_mismatch":
        wanted = _PATTERNS.get(context["pattern"], f"text that matches {context['pattern']}")
        return f"{name} can't be {_short(given)}", f"write {wanted}"
    if kind in _KINDS:
        quoted = kind == "string_type" and isinstance(given, (bool, int, float))
        mend = "put it in quotes" if quoted else "write it anew"
        return f"{name} has to be {_KINDS[kind]}, not {_short(given)}", mend
    return f"{name} isn't right: {_pydantic_says(kind, context)}", "change it"


def _pydantic_says(kind: str, context: dict[str, Any]) -> str:
    limits = {
        "string_too_short": "it is empty",
        "string_too_long": f"it is longer than {context.get('max_length')} characters",
        "too_short": _at_least(context.get("min_length", 1)),
        "greater_than_equal": f"the least is {context.get('ge')}",
        "less_than_equal": f"the most is {context.get('le')}",
    }
    return limits.get(kind, kind.replace("_", " "))


def _at_least(number: int) -> str:
    return f"it needs at least {number} {'entry' if number == 1 else 'entries'}"


def _short(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, (list, tuple)):
        return "a list"
    text = "nothing" if value is None else f"'{value}'"
    return text if len(text) <= 40 else f"{text[:39]}…'"


def _did_you_mean(name: str, missing: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, missing, 1, 0.6) or difflib.get_close_matches(
        name, _field_names(), 1, 0.75
    )
    return f"did you mean '{near[0]}'?" if near else "take it out"


def _field_names() -> list[str]:
    parts = list(Part.__subclasses__())
    for part in parts:
        parts.extend(part.__subclasses__())
    return sorted({name for part in parts for name in part.model_fields})
