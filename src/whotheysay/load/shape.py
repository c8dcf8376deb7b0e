"""Turn plain data into models, and pydantic's errors into problems at their places."""

import difflib
from collections.abc import Sequence
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from whotheysay.load.yaml_text import Document
from whotheysay.model.base import Part
from whotheysay.model.released import ADDRESS
from whotheysay.problems import Problem

T = TypeVar("T")

_FIELDS = "lines of 'name: value'"
# What a value has to be, and what to do where it isn't.
_KINDS = {
    "string_type": ("a text", "write one text, in quotes if it begins with a mark like # or ["),
    "int_type": ("a whole number", "write digits only, without quotes"),
    "float_type": ("a number", "write digits only, without quotes"),
    "bool_type": ("true or false", "write one of the two"),
    "bool_parsing": ("true or false", "write one of the two"),
    "tuple_type": ("a list", "write each entry on its own line after '- ', or all of them in [ ]"),
    "model_type": (_FIELDS, "write it like its neighbours"),
    "model_attributes_type": (_FIELDS, "write it like its neighbours"),
    "date_type": ("a date like 2026-11-20", "write year, month and day"),
    "date_from_datetime_parsing": ("a date like 2026-11-20", "check year, month and day"),
}
_PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "a short name in small letters, like the-new-follower",
    r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$": "unit and id, like who-is-it/real-or-not",
    r"^https?://[^\s<>\"]+$": "a full address that begins with https://",
    r"^[0-9][0-9 ]*$": "a number in digits and spaces, in quotes",
    r"^[a-zA-Z0-9._/-]+$": "a page's path, like book/get-help",
    r"^(https?://[^\s<>\"]+|[^\s<>\"@/:?]+@[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)+)$": (
        "a mail address, or a full address that begins with https://"
    ),
    ADDRESS: "an address like lessons/unit/id, book/page, quizzes/unit/id or signs/id",
}


def shape(kind: TypeAdapter[T], document: Document, path: str) -> tuple[T | None, list[Problem]]:
    """Make a model of `kind` from a document; none, and every problem, where it doesn't fit."""
    try:
        return kind.validate_python(document.data), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        missing = [str(d["loc"][-1]) for d in details if d["type"] == "missing"]
        own = [detail for detail in map(_whole, details) if not _echoes(detail, details)]
        return None, [_problem(detail, document, path, missing) for detail in own]


def _whole(detail: ErrorDetails) -> ErrorDetails:
    """Say of a number that may be whole or not what is wrong with it as one value, not as two."""
    loc = detail["loc"]
    return {**detail, "loc": loc[:-1]} if loc[-1:] == ("float",) else detail


def _echoes(detail: ErrorDetails, details: Sequence[ErrorDetails]) -> bool:
    """Tell whether this is said already.

    A list only counts as too short where its entries have errors themselves; a number that may be whole
    or not is told of twice.
    """
    loc, kind = detail["loc"], detail["type"]
    if kind == "int_type" and loc[-1:] == ("int",):
        return True
    return kind == "too_short" and any(
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
        wanted, mend = _KINDS[kind]
        if kind == "string_type" and isinstance(given, (bool, int, float)):
            mend = "put it in quotes"
        return f"{name} has to be {wanted}, not {_short(given)}", mend
    return _beyond(name, kind, context, given)


def _beyond(name: str, kind: str, context: dict[str, Any], given: Any) -> tuple[str, str]:
    """Say that a value is too short, too long, too small or too great."""
    least, most = context.get("min_length", 1), context.get("max_length")
    count = context.get("actual_length", 0)
    said = {
        "string_too_short": (f"{name} is empty", "write something there, or take the line out"),
        "string_too_long": (f"{name} is longer than {most} characters", "shorten it"),
        "too_short": (
            f"{name} has {count or 'no'} {'entry' if count == 1 else 'entries'}",
            f"write at least {least}",
        ),
        "greater_than_equal": (f"{name} can't be {_short(given)}", f"write {context.get('ge')} or more"),
        "less_than_equal": (f"{name} can't be {_short(given)}", f"write {context.get('le')} or less"),
    }
    return said.get(kind, (f"{name} can't be {_short(given)}", "write it like its neighbours"))


def _short(value: Any) -> str:
    if isinstance(value, dict):
        return _FIELDS
    if isinstance(value, (list, tuple)):
        return "a list"
    text = "nothing" if value is None else f"'{' '.join(str(value).split())}'"
    return text if len(text) <= 40 else f"{text[:39]}…'"


def _did_you_mean(name: str, missing: Sequence[str]) -> str:
    # A field of another part, rightly written, stands at the wrong place.
    others = [one for one in _field_names() if one != name]
    near = difflib.get_close_matches(name, missing, 1, 0.6) or difflib.get_close_matches(
        name, others, 1, 0.75
    )
    return f"did you mean '{near[0]}'?" if near else "take it out"


def _field_names() -> list[str]:
    parts = list(Part.__subclasses__())
    for part in parts:
        parts.extend(part.__subclasses__())
    return sorted({field.alias or name for part in parts for name, field in part.model_fields.items()})
