"""The rule about language: words in another one are marked, so that they are read aloud rightly."""

import re
from collections.abc import Iterator

from whotheysay.check.access.vocabulary import Word, unknown, words_of
from whotheysay.check.rule import Find, Finding
from whotheysay.check.texts import Words, texts, those
from whotheysay.model.course import Course

FEWEST = 3
"""So many words in a row that aren't English are another language, and no slip or name."""
SHARE = 0.6
"""How many of them no dictionary of English has: short words of other languages are often English too."""

_MARK = re.compile(r"\{lang\}`([^`]*)`?")
_EXAMPLE = "{lang}`cy …`"


def unmarked_language(course: Course) -> Iterator[Finding]:
    """Find words in another language that aren't marked as such, and marks that say no language."""
    # A course in which every word is known, as nearly all are, holds no other language.
    marked = texts(course) if unknown(course) else those(course, "lang", lambda words: "{lang}" in words.text)
    for words in marked:
        if words.voice == "cited":
            continue
        for mark in _MARK.finditer(words.text):
            what = f"the mark '{mark[0]}' doesn't say which language it is"
            mend = f"begin it with the language's code, as in {_EXAMPLE} for Welsh"
            if words.block is None:
                what, mend = f"the mark '{mark[0]}' works on pages only", "put these words on a page"
            yield words.finding(mark[0], what, mend)
        for run in foreign_runs(course, words):
            said = words.text[run[0].begin : run[-1].end]
            where = "mark it" if words.block else "put it on a page, marked"
            mend = f"mend the spelling, or if it is another language, {where} as in {_EXAMPLE} for Welsh"
            yield words.finding(said, f"'{' '.join(said.split())}' doesn't look like English", mend)


def foreign_runs(course: Course, words: Words) -> Iterator[list[Word]]:
    """Give runs of words that stand side by side and aren't English."""
    row: list[Word] = []
    for word in words_of(course, words):
        if row and words.text[row[-1].end : word.begin].strip():
            yield from _runs(row)
            row = []
        row.append(word)
    yield from _runs(row)


def _runs(row: list[Word]) -> Iterator[list[Word]]:
    """Cut from a row of words the parts that aren't English; one short English word may stand inside."""
    run: list[Word] = []
    for word, after in zip(row, (*row[1:], None), strict=False):
        inside = run and run[-1] and not run[-1].known and after is not None and not after.known
        if not word.known or (inside and len(word.text) <= 3):
            run.append(word)
        else:
            yield from [run] if _is_foreign(run) else []
            run = []
    yield from [run] if _is_foreign(run) else []


def _is_foreign(run: list[Word]) -> bool:
    missing = [word for word in run if not word.known]
    # Several capitals in a row are somebody's name.
    named = all(word.text[0].isupper() for word in missing)
    return len(run) >= FEWEST and len(missing) >= SHARE * len(run) and not named


FINDERS: dict[str, Find] = {"A110": unmarked_language}
