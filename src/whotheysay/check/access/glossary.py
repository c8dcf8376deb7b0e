"""The rule about new words: the glossary explains them."""

import re
from collections.abc import Iterator

from whotheysay.check.pages import blocks_of
from whotheysay.check.rule import Find, Finding
from whotheysay.check.texts import those
from whotheysay.model.course import Course, Page, plan_path

_BEFORE = re.compile(r"^(?:a|an|the|to)\s+", re.I)
_BETWEEN = re.compile(r"\s*(?:,|;|/|\bor\b|\()\s*")
_ENDINGS = ("s", "es", "d", "ed", "ing")


def unexplained_words(course: Course) -> Iterator[Finding]:
    """Find new words in lessons and plans that the glossary doesn't have."""
    page = next((page for name, page in sorted(course.pages.items()) if name.endswith("glossary")), None)
    if page is None:
        return
    known = {form for entry in _entries(course, page) for form in _forms(entry)}
    for ref, plan in sorted(course.plans.items()):
        for n, entry in enumerate(plan.vocabulary):
            if not _explained(entry.word, known):
                what = f"the glossary doesn't explain '{entry.word}'"
                yield Finding(plan_path(ref), ("vocabulary", n, "word"), what, f"add it to {page.path}")
    for words in those(course, "italics", lambda words: bool(words.block and words.block.italics)):
        for word in words.block.italics if words.block and words.readers != "adults" else ():
            if words.path != page.path and not _explained(word, known):
                what = f"the glossary doesn't explain the new word '{' '.join(word.split())}'"
                mend = f"add it to {page.path}, or take its * away"
                yield words.finding(word, what, mend)


def _entries(course: Course, page: Page) -> Iterator[str]:
    """Give the words that a glossary explains: before an item's colon, in a heading, in a first column."""
    for block in blocks_of(course, page):
        if block.kind == "item":
            yield from _BETWEEN.split(block.text.partition(":")[0])
        elif block.kind in ("heading", "cell"):
            yield from _BETWEEN.split(block.text)


def _explained(word: str, known: set[str]) -> bool:
    return any(_forms(one) & known for one in _BETWEEN.split(word) if one)


def _forms(word: str) -> set[str]:
    """Give a word as it may also stand in a text, or in a glossary: without article, in the singular."""
    bare = _BEFORE.sub("", " ".join(re.sub(r"[^\w\s'-]", "", word).lower().replace("-", " ").split()))
    stems = {bare.removesuffix(ending) for ending in _ENDINGS if len(bare) - len(ending) > 2}
    return {bare, *stems, *(f"{stem}e" for stem in stems if stem != bare)} - {""}


FINDERS: dict[str, Find] = {"A115": unexplained_words}
