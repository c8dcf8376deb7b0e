"""Rules about a page's order: its headings, and the first rows of its tables."""

import re
from collections.abc import Iterator

from whotheysay.check.rule import Find, Finding
from whotheysay.check.texts import Words, texts
from whotheysay.model.course import Course

_TARGET = re.compile(r"\([\w-]+\)=")


def wrong_first_headings(course: Course) -> Iterator[Finding]:
    """Find pages that don't begin with their one heading of the first level."""
    for path, blocks in _pages(course):
        first = [words for words in blocks if words.block and words.block.level == 1]
        if not first:
            mend = "begin it with '# ' and its title"
            yield Finding(path, (), "this page has no heading of the first level", mend, 1)
            continue
        if blocks[0] is not first[0]:
            mend = "move it below the heading"
            yield Finding(path, (), "something stands before the page's first heading", mend, blocks[0].line)
        for again in first[1:]:
            what, mend = "is a second heading of the first level", "begin it with '## ' instead"
            if again.text.startswith("check:"):
                what, mend = "is shown as a heading", "begin it with % instead of #"
            yield again.finding(again.text, f"'{again.text}' {what}", mend)


def left_out_levels(course: Course) -> Iterator[Finding]:
    """Find headings that are more than one level below the one before."""
    for _, blocks in _pages(course):
        before = 0
        for words in blocks:
            level = words.block.level if words.block else 0
            if level and before and level > before + 1:
                what = f"the heading '{words.text}' leaves out a level"
                yield words.finding(words.text, what, f"begin it with '{'#' * (before + 1)} ' instead")
            before = level or before


def empty_headings(course: Course) -> Iterator[Finding]:
    """Find headings without words."""
    for _, blocks in _pages(course):
        for words in blocks:
            text = words.text.strip()
            if words.block and words.block.level and not text:
                yield Finding(
                    words.path, (), "this heading has no words", "write some, or take the # away", words.line
                )
            elif words.block and words.block.level and _TARGET.fullmatch(text):
                mend = "put the place on a line of its own, and words into the heading"
                yield words.finding(text, f"the heading '{text}' is only a place for links", mend)


def empty_headers(course: Course) -> Iterator[Finding]:
    """Find columns of tables that nothing stands above."""
    for words in texts(course):
        if words.block and words.block.kind == "header" and not words.text.strip():
            what = "a column of this table has nothing in its first row"
            yield Finding(words.path, (), what, "say there what the column holds", words.line)


def _pages(course: Course) -> Iterator[tuple[str, list[Words]]]:
    """Give each page's blocks in order, but what its cells show."""
    found: dict[str, list[Words]] = {page.path: [] for page in course.pages.values()}
    for words in texts(course):
        if words.block and words.block.kind not in ("alt", "chart"):
            found[words.path].append(words)
    yield from found.items()


FINDERS: dict[str, Find] = {
    "A103": wrong_first_headings,
    "A104": left_out_levels,
    "A105": empty_headings,
    "A108": empty_headers,
}
