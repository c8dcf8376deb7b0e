"""What doesn't fit its field is said in an author's words, once, and never in the validator's own."""

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import TypeAdapter

from whotheysay.load import KINDS
from whotheysay.load.shape import _PATTERNS, shape
from whotheysay.load.yaml_text import parse_yaml
from whotheysay.model.base import Day, Number, Part, Whole


class Thing(Part):
    """One field of each kind."""

    day: Day | None = None
    number: Number | None = None
    count: Whole | None = None


def said(text: str) -> list[str]:
    """Read a thing; give what is said of it."""
    document, problems = parse_yaml(text.encode(), "x.yml")
    assert document
    assert problems == []
    return [f"{problem.what}, {problem.mend}" for problem in shape(TypeAdapter(Thing), document, "x.yml")[1]]


def patterns(schema: Any) -> Iterator[str]:
    """Go through the patterns in a schema."""
    if isinstance(schema, dict):
        yield from [schema["pattern"]] if isinstance(schema.get("pattern"), str) else []
        for value in schema.values():
            yield from patterns(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from patterns(value)


@pytest.mark.parametrize("kind", KINDS)
def test_every_pattern_is_said_in_words(kind: str) -> None:
    assert set(patterns(KINDS[kind].json_schema())) <= set(_PATTERNS)


@pytest.mark.parametrize("day", ["20261120", "1", "2026-11-20T10:00:00", "20.11.2026", "1826-11-20", "true"])
def test_only_a_written_day_is_a_day(day: str) -> None:
    """A number would count as seconds since 1970, and a fact would be checked before it was known."""
    assert said(f"day: {day}")[0].startswith("'day' has to be a date like 2026-11-20, not ")


@pytest.mark.parametrize("value", ["true", '"50"', "1e400", ".nan", "9" * 5000, "1_000", "0x1F"])
def test_only_a_number_is_a_number(value: str) -> None:
    """Neither true, nor a text that could be one, nor one that has no end."""
    assert len(said(f"count: {value}")) == 1
    assert said(f"count: {value}")[0].startswith("'count' has to be a whole number, not ")


def test_a_number_that_may_be_whole_is_told_of_once() -> None:
    told = "'number' has to be a number, not 'many', write digits only, without quotes"
    assert said("number: many") == [told]
    assert said("number: 1.5\ncount: 0") == []


def test_a_long_value_is_shortened_and_stays_on_its_line() -> None:
    told = said(f"count: 'one\n\n  two {'x' * 100}'")[0]
    assert told.startswith("'count' has to be a whole number, not 'one two xxx")
    assert "…', write digits only" in told
