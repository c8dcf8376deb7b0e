"""Which fact has it: the mend for a number, an address, a date or a law that stands bare."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from whotheysay.model.course import Course


def fact_with(course: Course, code: str, words: str) -> str | None:
    """Say which fact to write instead of `words`, found by a rule; none where no fact has it."""
    known = {"T101": _phone, "T102": _figure, "T103": _address, "T104": _time, "T105": _law}[code]
    name = next(known(course, words), None)
    return f"write {{fact}}`{name}`" if name else None


def _digits(text: str | None) -> str:
    digits = re.sub(r"\D", "", re.sub(r"^\+?(?:00)?44|\(0\)", "", (text or "").removeprefix("tel:")))
    return digits.lstrip("0") or digits


def _phone(course: Course, words: str) -> Iterator[str]:
    wanted = _digits(words)
    for service in course.services.values():
        for field in ("phone", "text"):
            if wanted and _digits(getattr(service, field)) == wanted:
                yield f"{service.id}.{field}"


def _figure(course: Course, words: str) -> Iterator[str]:
    wanted = set(re.findall(r"\d+(?:[.,]\d+)*", words))
    for figure in course.figures.values():
        if figure.printed in words or wanted == {figure.printed.rstrip("%")}:
            yield figure.id


def _address(course: Course, words: str) -> Iterator[str]:
    wanted = _host(words)
    for service in course.services.values():
        if service.web and wanted == _host(service.web):
            yield f"{service.id}.web"


def _host(address: str) -> str:
    whole = address if "//" in address else f"//{address}"
    return (urlsplit(whole).hostname or "").removeprefix("www.")


def _time(course: Course, words: str) -> Iterator[str]:
    wanted = words.casefold()
    for field in ("when", "year", "in_force", "dated"):
        for fact in (*course.figures.values(), *course.laws.values()):
            value = str(getattr(fact, field, None) or "").casefold()
            if value == wanted or (field == "when" and wanted in value):
                yield f"{fact.id}.{field}"


def _law(course: Course, words: str) -> Iterator[str]:
    for law in course.laws.values():
        if law.name.casefold() in words.casefold() or words.casefold() in law.name.casefold():
            yield f"{law.id}.name"
        elif law.section and law.section.casefold() == words.casefold():
            yield f"{law.id}.section"
