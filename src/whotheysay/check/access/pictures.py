"""Rules about pictures: each has a text for those who can't see it, and the text says something."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from whotheysay.check.cells import description, draws
from whotheysay.check.pages import cells_of
from whotheysay.check.parts import in_parts
from whotheysay.check.rule import Find, Finding
from whotheysay.check.texts import Words, texts, those
from whotheysay.model.course import Course, Page

LONGEST = 400
"""How many characters a screen reader speaks in about half a minute, with no way to stop and go on."""

_DIRECTIVE = re.compile(r"^(?:`{3,}|:{3,})\{(?:figure|image)\}[ ]*(\S*).*\n((?::.*\n)*)", re.M)
_NAMED_AS_ONE = re.compile(r"\s*(?:an?\s+|the\s+)?(?:image|picture|graphic)\s+of\b", re.I)
_FILE = re.compile(r"\S+\.(?:svg|png|jpe?g|webp|avif|gif)", re.I)


def undescribed(course: Course) -> Iterator[Finding]:
    """Find pictures, and cells that draw one, without a text."""
    for words in texts(course):
        for link in words.block.links if words.block else ():
            if link.picture and not link.words.strip():
                what = f"the picture '{link.to}' has no text for those who can't see it"
                yield Finding(words.path, (), what, "write in its square brackets what it shows", link.line)
    for page in course.pages.values():
        yield from _in_directives(page)
        for line, code in cells_of(course, page):
            if draws(code) and description(code) is None:
                what = "this cell draws a picture and has no text for those who can't see it"
                mend = "begin it with the lines that `course check --explain A101` shows"
                yield Finding(page.path, (), what, mend, line)


def _in_directives(page: Page) -> Iterator[Finding]:
    for match in _DIRECTIVE.finditer(page.text):
        if not re.search(r"^:alt:[ ]*\S", match[2], re.M):
            what = f"the picture '{match[1]}' has no text for those who can't see it"
            line = page.text[: match.start()].count("\n") + 1
            yield Finding(page.path, (), what, "write under it ':alt:' and what it shows", line)


def empty_words(course: Course) -> Iterator[Finding]:
    """Find pictures' texts that are no description, or too long to be heard."""
    files = _files(course)
    for words in those(course, "alt", lambda words: words.block is not None and words.block.kind == "alt"):
        text = " ".join(course.fill(words.text).split())
        if _FILE.fullmatch(text) or text.lower() in files:
            yield words.finding(words.text, f"'{text}' only names the picture's file", "write what it shows")
        elif begin := _NAMED_AS_ONE.match(words.text):
            what = f"'{begin[0].strip()}' is what a screen reader says by itself"
            yield words.finding(begin[0], what, "begin with what the picture shows")
        elif len(text) > LONGEST:
            yield _too_long(words, text)


def _too_long(words: Words, text: str) -> Finding:
    what = f"this picture's text is {len(text)} characters long"
    mend = f"say in at most {LONGEST} what it shows, and the rest on the page"
    return words.finding(text.split(" ", 1)[0], what, mend)


def _files(course: Course) -> set[str]:
    """Give the names of all pictures, without their endings, as somebody might put them for a text."""
    names = set(in_parts(course, "pictures", _shown_in))
    return names | {re.sub(r"[-_]+", " ", name) for name in names if "-" in name or "_" in name}


def _shown_in(course: Course) -> list[str]:
    links = (link for words in texts(course) for link in (words.block.links if words.block else ()))
    return [PurePosixPath(link.to).stem.lower() for link in links if link.picture]


FINDERS: dict[str, Find] = {"A101": undescribed, "A102": empty_words}
