"""The rule about boxes and blocks of code: what begins on a page ends there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whotheysay.check.rule import Find, Finding
from whotheysay.model.course import Course, Page

_MARK = re.compile(r"^[ ]*(?P<mark>:{3,}|`{3,}|~{3,})[ ]*(?P<info>[^`\n]*)$")


@dataclass(frozen=True)
class _Open:
    """A box or a block that has begun: its mark, what stands behind it, and its line."""

    mark: str
    info: str
    line: int

    def closed_by(self, mark: str) -> bool:
        """Tell whether a line of only `mark` ends this one."""
        return mark[0] == self.mark[0] and len(mark) >= len(self.mark)


def unclosed(course: Course) -> Iterator[Finding]:
    """Find boxes and blocks of code without an end, and ends of nothing."""
    for page in course.pages.values():
        yield from _on_page(page)


def _on_page(page: Page) -> Iterator[Finding]:
    opened: list[_Open] = []
    for number, line in _lines(page.text):
        match = _MARK.match(line)
        if match and not _is_code(opened, match["mark"], match["info"]):
            if match["info"].strip():
                yield from _begins(page, opened, _Open(match["mark"], match["info"].strip(), number))
            else:
                yield from _ends(page, opened, match["mark"], number)
    # What is around code without an end may well have one: it can't be told yet.
    last = opened[-1:] if opened and opened[-1].mark[0] != ":" else opened
    yield from (_endless(page, one) for one in last)


def _is_code(opened: list[_Open], mark: str, info: str) -> bool:
    """Tell whether a line is only a part of the code it stands in."""
    if not opened or opened[-1].mark[0] == ":":
        return False
    shorter = len(mark) < len(opened[-1].mark)
    return mark[0] != opened[-1].mark[0] or (shorter and not info.strip().startswith("{"))


def _begins(page: Page, opened: list[_Open], new: _Open) -> Iterator[Finding]:
    """Open one more, whose mark has to be shorter than the marks around it."""
    while opened and opened[-1].closed_by(new.mark):
        yield _endless(page, opened.pop(), new.line)
    opened.append(new)
    if new.mark[0] == ":" and not new.info.startswith("{"):
        name = new.info.split()[0]
        what = f"'{new.mark}{name}' shows no box"
        yield Finding(page.path, (), what, f"write '{new.mark}{{{name}}}'", new.line)


def _ends(page: Page, opened: list[_Open], mark: str, line: int) -> Iterator[Finding]:
    """Close the outermost one that this mark closes, as Markdown does."""
    closes = next((n for n, one in enumerate(opened) if one.closed_by(mark)), None)
    if closes is not None:
        yield from (_endless(page, one) for one in opened[closes + 1 :])
        del opened[closes:]
    elif mark[0] == ":":
        yield Finding(page.path, (), f"this '{mark}' closes nothing", "take it out", line)
    elif not opened or opened[-1].mark[0] == ":":
        opened.append(_Open(mark, "", line))


def _endless(page: Page, one: _Open, following: int | None = None) -> Finding:
    name = f"{one.mark}{one.info.partition(' ')[0]}"
    if following:
        what = f"'{name}' has no end before the next one begins on line {following}"
        within = f", or write '{one.mark}:' at both ends of it, if the next one stands in it"
        mend = f"put a line '{one.mark}' where it ends{within if one.mark[0] == ':' else ''}"
    else:
        what, mend = f"'{name}' has no end", f"put a line '{one.mark}' where it ends"
    return Finding(page.path, (), what, mend, one.line)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Number the lines of a page below its first lines, which are settings."""
    lines = text.split("\n")
    ends = lines.index("---", 1) if lines[0] == "---" and "---" in lines[1:] else -1
    yield from enumerate(lines[ends + 1 :], ends + 2)


FINDERS: dict[str, Find] = {"L110": unclosed}
