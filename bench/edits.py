"""What an editor saves: each time other words, which no page has had before."""

import os
import re
from itertools import product
from pathlib import Path

from bench.lessons import Lesson, words

_KINDS = words()
_MARKS = [
    f"Two friends talk about {hobby} on {day}." for day, hobby in product(_KINDS["day"], _KINDS["hobby"])
]


def mark(number: int) -> str:
    """Give the words of the edit with this number."""
    return _MARKS[number % len(_MARKS)]


def edit_lesson(file: Path, number: int) -> str:
    """Write new words at the end of the first paragraph; give them."""
    paragraph = r"(?m)^(## .+\n\n(?:.+\n)*?)(?:Two friends talk .+\n)?\n"
    return _swap(file, paragraph, rf"\1{mark(number)}\n\n", mark(number))


def edit_quiz(file: Path, number: int) -> str:
    """Let the first scene of a quiz begin with new words; give them."""
    first = r"(?s)(messages:.+?text: )(?:Two friends talk [^.]+\.\s)?"
    return _swap(file, first, rf"\1{mark(number)} ", mark(number))


def edit_figure(file: Path, one: Lesson, number: int) -> str:
    """Let a lesson's figure count something else; give the words that name it."""
    count = 100 + number
    begin = rf"(?s)(id: messages-{one.figure}\s+value: )\d+(\s+printed: ')\d+"
    return _swap(file, begin, rf"\g<1>{count}\g<2>{count}", f"counted {count} messages")


def _swap(file: Path, found: str, put: str, mark: str) -> str:
    """Save as editors do: the new file takes the old one's place at once."""
    text, times = re.subn(found, put, file.read_text("utf-8"), count=1)
    if not times:
        raise LookupError(f"nothing to edit in {file.name}")
    fresh = file.with_name(f".{file.name}.fresh")
    fresh.write_text(text, "utf-8")
    os.replace(fresh, file)
    return mark
