"""Rules T101 to T105: numbers, addresses, dates and laws that stand bare in a text come from facts/."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import accumulate
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import yaml

from whotheysay.check.alone import Alone
from whotheysay.check.parts import parts
from whotheysay.check.rule import Find, Finding
from whotheysay.check.texts import Words, small, texts
from whotheysay.check.truth.known import fact_with
from whotheysay.model.course import FACT, Course

_FILE = Path(__file__).parent / "bare.yml"
# libyaml, where PyYAML has it, reads the file ten times as fast.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_SUMS = "src/whotheysay/theme/static/neutral.html"
"""The page that Leave opens without the internet: tables of sums, which are about nothing."""

CODES = ("T103", "T101", "T105", "T104", "T102")
"""In this order: a phone number is no statistic, and the year of an Act is no date of its own."""

WHAT = {
    "T101": "'{}' is a phone number",
    "T102": "'{}' is a statistic",
    "T103": "'{}' is an address",
    "T104": "'{}' is a date",
    "T105": "'{}' is about the law",
}
OTHERWISE = {
    "T101": "add it to facts/support.yml and write {fact}`its-id.phone`, or leave it out",
    "T102": "add it to facts/figures.yml with its source and write {fact}`its-id`, or leave it out",
    "T103": "add it to facts/support.yml and write {fact}`its-id.web`, or leave it out",
    "T104": "give a fact in facts/ this date and write {fact}`its-id.when`, or leave it out",
    "T105": "add it to facts/law.yml with its source and write {fact}`its-id.name`, or leave it out",
}


@dataclass(frozen=True)
class Bare:
    """Words in a text that have to come from facts/: by which rule, and where they begin."""

    code: str
    words: str
    begin: int


@dataclass(frozen=True)
class _Look:
    """How one kind looks. A `plain` number counts only where it isn't part of a story."""

    pattern: re.Pattern[str]
    needs: re.Pattern[str]
    """Found in every text that the pattern is found in, and sooner."""
    plain: bool = False


@cache
def patterns() -> dict[str, Any]:
    """Read bare.yml: by code, what is found (`finds`) and which uses are fine (`allows`)."""
    read = yaml.load(_FILE.read_text("utf-8"), _LOADER)  # noqa: S506  # a safe one
    return dict(read)


@cache
def _looks(code: str, kind: str) -> tuple[_Look, ...]:
    read = patterns()
    found, flags = [], re.IGNORECASE if read[code].get("any_case") else 0
    for entry in read[code][kind]:
        pattern, needs = (re.compile(_whole(entry.get(name, "")), flags) for name in ("pattern", "needs"))
        found.append(_Look(pattern, needs, entry.get("plain", False)))
    return tuple(found)


def _whole(pattern: str) -> str:
    """Put the parts that patterns share into one."""
    for name, part in patterns()["parts"].items():
        pattern = pattern.replace(f"{{{name}}}", part)
    return pattern


@cache
def _needs(*, any_case: bool) -> tuple[re.Pattern[str], ...]:
    """Give what the looks need, each once; with `any_case` for texts in small letters."""
    read = patterns()
    wanted = [code for code in CODES if bool(read[code].get("any_case")) == any_case]
    needs = dict.fromkeys(_whole(entry["needs"]) for code in wanted for entry in read[code]["finds"])
    return tuple(map(re.compile, needs))


def worth_a_look(texts: Sequence[str]) -> list[int]:
    """Give the numbers of those texts that hold what any look needs: most hold none of it."""
    lower = list(map(small, texts))
    return sorted({*_holding(_needs(any_case=False), texts), *_holding(_needs(any_case=True), lower)})


def _holding(needs: Iterable[re.Pattern[str]], texts: Sequence[str]) -> Iterator[int]:
    """Search all texts at once: an expression goes through one long text sooner than through many."""
    ends = list(accumulate(len(text) + 1 for text in texts))
    joined = "\0".join(texts)
    for one in needs:
        yield from (bisect_right(ends, match.start()) for match in one.finditer(joined))


def bare(text: str, *, story: bool = False) -> Iterator[Bare]:
    """Find what stands bare in a text; in a story, plain numbers are the story's own."""
    masked = FACT.sub(lambda match: "\x00" * len(match[0]), text)
    taken: list[range] = []
    for code in CODES:
        fine: list[range] | None = None
        for look in _looks(code, "finds"):
            if (story and look.plain) or not look.needs.search(masked):
                continue
            for match in look.pattern.finditer(masked):
                at = range(*match.span("found" if "found" in match.groupdict() else 0))
                if fine is None:  # most texts hold nothing, and need not be searched for what is fine
                    fine = _fine(code, masked)
                if at and not any(_meet(at, other) for other in (*fine, *taken)):
                    taken.append(at)
                    yield Bare(code, text[at.start : at.stop], at.start)


def _fine(code: str, masked: str) -> list[range]:
    return [
        range(*match.span()) for look in _looks(code, "allows") for match in look.pattern.finditer(masked)
    ]


def _meet(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop


_FOUND: WeakKeyDictionary[Course, list[tuple[Words, Bare]]] = WeakKeyDictionary()


def _all(course: Course) -> list[tuple[Words, Bare]]:
    """Give what stands bare in the course's texts and links, but for facts/, which is the source."""
    if course not in _FOUND:
        _FOUND[course] = [
            (texts(part.alone)[number], Bare(code, words, begin))
            for part in parts(course)
            for number, code, words, begin in part.remember("bare", _in_file)
        ]
    return _FOUND[course]


def _in_file(alone: Alone) -> list[tuple[int, str, str, int]]:
    """Give what stands bare in one file, with the number of its text."""
    if alone.path.startswith("facts/") or alone.path == _SUMS:
        return []
    every = texts(alone)
    worth_it = worth_a_look([words.text for words in every])
    linking = [n for n, words in enumerate(every) if _links(words)]
    return [
        (n, one.code, one.words, one.begin) for n in sorted({*worth_it, *linking}) for one in _in(every[n])
    ]


def _links(words: Words) -> list[str]:
    return [link.to for link in words.block.links] if words.block else []


def _in(words: Words) -> Iterator[Bare]:
    story = words.path.startswith("quizzes/") and words.field in ("text", "role")
    yield from bare(words.text, story=story)
    for to in _links(words):
        if re.match(r"(?:tel|sms):", to):
            yield Bare("T101", to, 0)
        elif re.match(r"https?:|mailto:|//|www\.", to) and to not in words.text:
            yield Bare("T103", to, 0)


def standing_bare(code: str, course: Course) -> Iterator[Finding]:
    """Find what one of the rules T101 to T105 is about."""
    seen = set()
    for words, one in _all(course):
        # In YAML the place is that of the words in the value: the same words are told once.
        key = (words.path, words.loc, words.line, one.begin if words.block else one.words)
        if one.code == code and key not in seen:
            seen.add(key)
            mend = fact_with(course, code, one.words) or OTHERWISE[code]
            line = words.line + words.text[: one.begin].count("\n") if words.line is not None else None
            shown = " ".join(one.words.split())
            yield Finding(words.path, words.loc, WHAT[code].format(shown), mend, line, one.words)


FINDERS: dict[str, Find] = {code: partial(standing_bare, code) for code in sorted(CODES)}
