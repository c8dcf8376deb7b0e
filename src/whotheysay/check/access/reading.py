"""Rules about how easily a text reads: its reading age, and the length of its sentences."""

import hashlib
import re
from collections.abc import Iterable, Iterator

from pydantic import JsonValue

from whotheysay.check.access.sentences import ends, how_many_words, read_texts, sentences
from whotheysay.check.access.syllables import syllables
from whotheysay.check.kept import in_each
from whotheysay.check.rule import Find, Finding
from whotheysay.check.texts import Words
from whotheysay.model.course import FACT, Course

YOUNGER, OLDER, GROWN = 11, 13, 16
"""Reading ages in years: for Key Stage 3 and pages for everyone, for Key Stages 4 and 5, for adults."""
FEWEST = 100
"""With fewer words than this, the formula says nothing."""
SHORT, LONG = 25, 40
"""The longest sentence, in words, for pupils and for adults."""


def hard_for_pupils(course: Course) -> Iterator[Finding]:
    """Find pages and quizzes that pupils read and that are too hard for their age."""
    for path, found in _files(course, ("pupils", "everyone")):
        ages = found[0].ages
        limit = OLDER if ages and "ks3" not in ages else YOUNGER
        yield from _too_hard(course, path, found, limit)


def hard_for_adults(course: Course) -> Iterator[Finding]:
    """Find pages and plans for adults that are hard to read."""
    for path, found in _files(course, ("adults",)):
        yield from _too_hard(course, path, found, GROWN)


def long_for_pupils(course: Course) -> Iterator[Finding]:
    """Find sentences that are too long for pupils."""
    for words in _with_long_ones(course):
        if words.readers != "adults":
            yield from _too_long(course, words, SHORT, "pupils")


def long_for_adults(course: Course) -> Iterator[Finding]:
    """Find sentences that are too long for anybody."""
    for words in _with_long_ones(course):
        if words.readers == "adults":
            yield from _too_long(course, words, LONG, "anybody")


def reading_age(texts: Iterable[str]) -> tuple[float, str]:
    """Give the Flesch–Kincaid grade of whole sentences, as an age, and the hardest sentence.

    Kincaid and others, 1975; a grade is a school year in the United States, which begins at 6: so the
    age is the grade and 5.
    """
    found = [sentence for text in texts if ends(text) for sentence in sentences(text)]
    counts = [(how_many_words(one), syllables(one)) for one in found]
    words, spoken = sum(count for count, _ in counts), sum(count for _, count in counts)
    if words < FEWEST:
        return 0.0, ""
    hardest = max(range(len(found)), key=lambda n: _age(1, *counts[n]))
    return round(_age(len(found), words, spoken), 1), found[hardest]


def _age(sentences: int, words: int, spoken: int) -> float:
    return 0.39 * words / sentences + 11.8 * spoken / max(words, 1) - 15.59 + 5


def _files(course: Course, readers: tuple[str, ...]) -> Iterator[tuple[str, list[Words]]]:
    """Give what is read from beginning to end, file by file; facts and the curriculum never are."""
    found: dict[str, list[Words]] = {}
    for words in read_texts(course):
        whole = words.path.endswith(".md") or words.path.startswith(("quizzes/", "lessons/"))
        if whole and words.readers in readers:
            found.setdefault(words.path, []).append(words)
    yield from found.items()


def _too_hard(course: Course, path: str, found: list[Words], limit: int) -> Iterator[Finding]:
    filled = [course.fill(words.text) for words in found if not words.block or words.block.kind != "alt"]
    digest = hashlib.sha256("\n\n".join(filled).encode()).hexdigest()
    age, hardest = course.remember(f"reading:{digest}", lambda: _measured(filled))
    if float(str(age)) > limit:
        begin = " ".join(str(hardest).split()[:6])
        what = f"this reads like a text for age {age}, where {limit} is the most"
        yield Finding(path, (), what, f"use shorter sentences and everyday words, first in '{begin} …'")


def _measured(texts: list[str]) -> list[JsonValue]:
    return list(reading_age(texts))


def _with_long_ones(course: Course) -> Iterator[Words]:
    """Give the texts that may have a sentence that is too long: with a fact in it, nobody knows yet."""
    kept = in_each(
        course, "longest", lambda words: max(map(how_many_words, sentences(words.text)), default=0)
    )
    longest = {id(words): length for words, length in kept}
    for words in read_texts(course):
        if longest[id(words)] > SHORT or FACT.search(words.text):
            yield words


def _too_long(course: Course, words: Words, limit: int, whom: str) -> Iterator[Finding]:
    for written in sentences(words.text):
        for sentence in sentences(course.fill(written)):
            # A fact that isn't there yet counts as one word.
            length = how_many_words(FACT.sub("fact", sentence))
            begin = re.match(r"\s*(\S+(?:\s+\S+){0,3})", written)
            if length > limit and begin:
                what = f"the sentence '{' '.join(sentence.split()[:4])} …' has {length} words"
                mend = f"make two of it: for {whom} {limit} words are the most"
                yield words.finding(begin[1], what, mend)


FINDERS: dict[str, Find] = {
    "A111": hard_for_pupils,
    "A112": hard_for_adults,
    "A113": long_for_pupils,
    "A114": long_for_adults,
}
