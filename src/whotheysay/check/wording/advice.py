"""A list of advice for young people holds more than what not to do."""

import re
from collections.abc import Iterator
from itertools import groupby

from whotheysay.check.rule import Find, Finding
from whotheysay.check.texts import Words, texts
from whotheysay.model.course import Course

_BAN = re.compile(r"(?:please\s+)?(?:never|don['’]t|do\s+not|avoid|no)\b", re.I)
_SEND = re.compile(
    r"\b(?:send|shar|post|tak|upload|show|mak|giv)\w*\b.*\b(?:pictur|photo|image|selfie|video|anything)", re.I
)
_HELP = re.compile(
    r"\b(?:tell|told|talk|help|ask|adult|save|keep|report|childline|ceop|somebody|someone)\b", re.I
)
_LIST = 2
"""So many items make a list."""


def bare_bans(course: Course) -> Iterator[Finding]:
    """Find lists in which every item forbids, one of them pictures, and none says what helps."""
    items = [
        one for one in texts(course) if one.block and one.block.kind == "item" and one.readers != "adults"
    ]
    for _, group in groupby(items, key=lambda words: (words.path, words.block and words.block.above)):
        advice = tuple(group)
        if len(advice) >= _LIST and all(map(_forbids, advice)):
            sends = next((words for words in advice if _SEND.search(words.text)), None)
            if sends:
                what = "this list only says what not to do, and leaves alone whoever has done it"
                mend = "add what helps when it has happened: stop, save, tell"
                yield sends.finding(sends.text, what, mend)


def _forbids(words: Words) -> bool:
    return bool(_BAN.match(words.text)) and not _HELP.search(words.text)


FINDERS: dict[str, Find] = {"S114": bare_bans}
