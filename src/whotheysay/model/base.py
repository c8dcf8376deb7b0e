"""The parts every model is made of: ids, texts and the strict base class."""

import re
from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Strict, StringConstraints
from pydantic_core import PydanticCustomError


class Part(BaseModel):
    """A piece of a course that can't be changed once read and has no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


Id = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60),
]
"""A short name in lower case, digits and hyphens: `the-new-follower`."""

Ref = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$", max_length=121),
]
"""A lesson or a quiz by its unit and its id: `who-is-it/the-new-follower`."""

READ = "read"
"""Marks what a reader sees, so that rules about words find it."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=2000), READ]
"""Words a reader sees: plain text, never HTML; `{fact}` followed by an id in backticks is filled in."""

Cited = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
"""Somebody else's words or name, as they stand there: a title, a publisher, a printed date."""

Whole = Annotated[int, Strict()]
"""A whole number, and nothing that could be taken for one: neither a text nor `true`."""

Number = Whole | Annotated[float, Strict()]
"""A number, whole or not."""


def _as_printed(value: object) -> object:
    """Let only a written day be one: a number would count as seconds since 1970."""
    if isinstance(value, date) or (isinstance(value, str) and re.fullmatch(r"20\d\d-\d\d-\d\d", value)):
        return value
    raise PydanticCustomError("date_type", "not a day")


Day = Annotated[date, BeforeValidator(_as_printed)]
"""A day of this century as `2026-11-20`."""


def printed_day(day: date) -> str:
    """Write a day as a reader sees it: `20 November 2026`."""
    return f"{day.day} {day:%B} {day.year}"


PagePath = Annotated[str, StringConstraints(pattern=r"^[a-zA-Z0-9._/-]+$", max_length=200)]
"""A page by its path without `.md`: `book/get-help`."""

ContactAddress = Annotated[
    str,
    StringConstraints(
        pattern=r"^(https?://[^\s<>\"]+|[^\s<>\"@/:?]+@[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)+)$", max_length=400
    ),
]
"""A mail address, or a full address on the web."""
