"""Rules that look for words: each family of patterns has one."""

from collections.abc import Iterator

from whotheysay.check.rule import Find, Finding
from whotheysay.check.texts import Words
from whotheysay.check.wording.hits import Hit, found
from whotheysay.model.course import Course

CODES = ("S101", "S102", "S103", "S104", "S105", "S106", "S108", "S109", "S110")


def _finder(code: str) -> Find:
    """Give the function of one family: a finding for each of its hits, where the words stand."""

    def find(course: Course) -> Iterator[Finding]:
        for words, hits in found(course):
            for hit in hits:
                if hit.code == code:
                    yield finding(words, hit)

    return find


def finding(words: Words, hit: Hit) -> Finding:
    """Place a hit in its file."""
    return words.finding(words.text[hit.begin : hit.end], hit.says, hit.mend)


FINDERS: dict[str, Find] = {code: _finder(code) for code in CODES}
