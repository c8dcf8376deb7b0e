"""Rules about links: their words alone say where they lead."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from whotheysay.check.rule import Find, Finding
from whotheysay.check.texts import texts
from whotheysay.model.course import FACT, Course

# Words that help nobody in a list of a page's links, as a screen reader gives it.
_VAGUE = re.compile(
    r"(?:click|press|tap|go|see|look)? ?(?:here|this|that)|(?:this|that|the)? ?(?:link|page|site|website)s?"
    r"|(?:read|see|learn|find out)? ?more(?: info(?:rmation)?| details)?|further information|details|info"
    r"|continue|go|click|start"
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:com|gov|info|net|org|uk|wales|scot)(?:/\S*)?"
)


def vague_words(course: Course) -> Iterator[Finding]:
    """Find links whose words don't say where they lead."""
    for path, words, _, line in _links(course):
        plain = re.sub(r"[^\w\s]", "", words).strip().lower()
        if not words.strip():
            yield Finding(path, (), "this link has no words", "say in words where it leads", line)
        elif _VAGUE.fullmatch(plain):
            what = f"the link '{words}' doesn't say where it leads"
            yield Finding(path, (), what, "make the name of the page or the service the link", line, words)
        elif _ADDRESS.fullmatch(words):
            what = f"the link '{words}' is an address, which is read aloud letter by letter"
            yield Finding(path, (), what, "make the name of the page or the service the link", line, words)


def ambiguous_words(course: Course) -> Iterator[Finding]:
    """Find links on one page that have the same words and lead to different places."""
    first: dict[tuple[str, str], str] = {}
    for path, words, to, line in _links(course):
        key = (path, words.lower())
        # A fact that isn't there yet has its own problem, and one address before and after it is.
        if words and not FACT.search(to) and first.setdefault(key, to) != to:
            what = f"the link '{words}' leads elsewhere than the one before with the same words"
            yield Finding(path, (), what, "say in each where it leads", line, words)


def _links(course: Course) -> Iterator[tuple[str, str, str, int]]:
    """Give path, words, target and line of every link that isn't a picture."""
    for words in texts(course):
        for link in words.block.links if words.block else ():
            if not link.picture:
                said = " ".join(course.fill(link.words).split())
                yield words.path, said, course.fill(unquote(link.to)), link.line


FINDERS: dict[str, Find] = {"A106": vague_words, "A107": ambiguous_words}
