"""The five steps come in their order: stop, save, tell, block and report, remove."""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from whotheysay.check.rule import Find, Finding
from whotheysay.check.texts import Words, texts
from whotheysay.check.wording.hits import found
from whotheysay.check.wording.said import finding
from whotheysay.model.course import Course, quiz_path
from whotheysay.model.quiz import Order

CODE = "S113"
_ORDER = {
    "stop": 1,
    "sav": 2,
    "save": 2,
    "keep": 2,
    "tell": 3,
    "block": 4,
    "report": 4,
    "remov": 5,
    "remove": 5,
}
_STEP = re.compile(
    r"(?<![\w-])(?:(stop|block|report(?! Remove)|tell)(?:p?ing)?"
    r"|(sav|(?<!Report )remov)(?:e|ing)|(keep)(?:ing)? the chat)(?![\w-])",
    re.I,
)
_NAMES = frozenset(
    [
        *(step + end for step in ("stop", "block", "report", "tell") for end in ("", "ing", "ping")),
        *(step + end for step in ("sav", "remov") for end in ("e", "ing")),
        *("keep", "keeping"),
    ]
)
"""Every word that names a step: in a text with none of them, none is looked for."""
_AFTER = re.compile(r"\bafter\b", re.I)
"""Turns the order that steps are named in."""
_FEW = 3
"""So many different steps make a list of steps."""
_APART = 28
"""Letters between two steps of one list: room for "and then" or "the account", and not for a sentence."""


def steps_out_of_order(course: Course) -> Iterator[Finding]:
    """Find the steps named in another order, in a sentence or in a list, and block said before save."""
    for words, hits in found(course):
        yield from (finding(words, hit) for hit in hits if hit.code == CODE)
        named = words.voice == "ours" and not words.small_words.isdisjoint(_NAMES)
        many = named and len(_STEP.findall(words.text)) >= _FEW
        for text in re.split(r"[.!?;](?:\s|$)|\n\s*\n", words.text) if many else ():
            for run in _runs(text):
                yield from _checked(
                    words, [_rank(match) for match in run], text[run[0].start() : run[-1].end()]
                )
    yield from _lists(course)


def _lists(course: Course) -> Iterator[Finding]:
    """Look at the first words of a list's items, and of the steps of an order."""
    items = [words for words in texts(course) if words.block and words.block.kind == "item"]
    lists = [
        list(group) for _, group in groupby(items, key=lambda one: (one.path, one.block and one.block.above))
    ]
    for group in [*lists, *_orders(course)]:
        begins = [(words, match) for words in group if (match := _STEP.match(words.text))]
        ranks = [_rank(match) for _, match in begins]
        wrong = next((n for n, (one, other) in enumerate(pairwise(ranks), 1) if other < one), None)
        if wrong is not None and len(set(ranks)) >= _FEW:
            words, match = begins[wrong]
            yield _finding(words, match[0])


def _orders(course: Course) -> Iterator[list[Words]]:
    """Give the texts of the steps of each order, and then the reasons for their places."""
    for ref, quiz in sorted(course.quizzes.items()):
        if isinstance(quiz, Order):
            told = [words for words in texts(course) if words.path == quiz_path(ref) and len(words.loc) == 3]
            yield from ([words for words in told if words.field == field] for field in ("text", "why"))


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Give the steps that stand close together."""
    run: list[re.Match[str]] = []
    for match in _STEP.finditer(text):
        if run and match.start() - run[-1].end() > _APART:
            yield run
            run = []
        run.append(match)
    if run:
        yield run


def _checked(words: Words, ranks: list[int], said: str) -> Iterator[Finding]:
    if len(set(ranks)) >= _FEW and ranks != sorted(ranks) and not _AFTER.search(said):
        yield _finding(words, said)


def _finding(words: Words, said: str) -> Finding:
    what = f"'{' '.join(said.split())}' names the steps in another order"
    return words.finding(said, what, "name them as stop, save, tell, block and report, remove")


def _rank(match: re.Match[str]) -> int:
    return _ORDER[next(group for group in match.groups() if group).lower()]


FINDERS: dict[str, Find] = {CODE: steps_out_of_order}
