"""The rule about what only looks like a mark, and so would be shown as it stands."""

import re
from collections.abc import Iterator

from whotheysay.check.rule import Find, Finding
from whotheysay.check.texts import texts
from whotheysay.model.course import Course

_SLIPS = (
    (r"<!--(?s:.*?)(?:-->|\Z)", "put % before each of its lines instead, if nobody is to see it"),
    (r"</?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>", "write it in Markdown, or leave it out"),
    (r"^#{2,6}(?=[^\s#])", "put a space behind it, if it begins a heading"),
    (r"^(?:[-+]|\d{1,2}[.)])(?=[^\W\d_])", "put a space behind it, if it begins an entry of a list"),
    (r"^\|.*\|[ ]*$", "give the table's second line as many --- between its | as the first has columns"),
    (r"(?<=\S)[ ]+%[ ]*check:.*", "put it on a line of its own"),
)
_MAY_HOLD = re.compile(r"[<#|%]|^[-+\d]", re.M)
"""Without one of these a text can hold no slip: most hold none, and that is seen sooner."""
_LOOKS = tuple((re.compile(pattern, re.M), mend) for pattern, mend in _SLIPS)


def shown_as_is(course: Course) -> Iterator[Finding]:
    """Find what an author means as a mark or a note, and a reader would see."""
    for words in texts(course):
        if words.block is None or words.block.kind not in ("paragraph", "item", "cell"):
            continue
        if not _MAY_HOLD.search(words.text):
            continue
        for pattern, mend in _LOOKS:
            match = pattern.search(words.text)
            if match and match[0] not in words.block.code:
                shown = " ".join(match[0].split())[:40]
                yield words.finding(match[0].split("\n")[0].strip(), f"'{shown}' is shown as it stands", mend)


FINDERS: dict[str, Find] = {"L119": shown_as_is}
