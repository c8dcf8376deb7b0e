"""What Sphinx says of an author's files, as problems in an author's words."""

import re
from pathlib import Path

from whotheysay.problems import Problem

# Sphinx colours its warnings on a terminal; `path:line: WARNING: text`.
_WARNING = re.compile(
    r"^(?:(?P<path>[^:\n]+):(?:(?P<line>\d+):)?(?:(?P<column>\d+):)? )?"
    r"(?:WARNING|ERROR|CRITICAL): (?P<what>.+)$"
)
# What our extension warns of has its own code and mend.
_OWN = re.compile(r"([A-Z]\d{3}) (.+)")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
# What authors do most often, in their words instead of Sphinx's.
_PLAIN = (
    (
        r"'myst' cross-reference target not found: ('.*') ",
        r"the link to \1 leads nowhere",
        "mend it, or take it out",
    ),
    (r"local id not found in doc ('.*'): ('.*') ", r"\1 has no heading \2", "mend it, or take it out"),
    (r"Unknown directive type: ('.*') ", r"there is no kind of block \1", "mend the word in {…}"),
    (r'Unknown interpreted text role "(.*)"', r"there is no '{\1}`…`'", "write '{fact}`…`'"),
    (r"image file not readable: (\S+)", r"there is no picture \1", "put it there, or mend its name"),
    (r"Document headings start at H", "the page has no title", "begin it with a line '# …'"),
    (
        r"Non-consecutive header level increase; H(\d) to H(\d)",
        r"a heading with \2 '#' follows one with \1",
        "take some '#' away",
    ),
)


def problems_in(said: str, root: Path) -> list[Problem]:
    """Read Sphinx's warnings as problems, with paths from the folder `root` on."""
    lines = _COLOUR.sub("", said).splitlines()
    return [_problem(match, root) for line in lines if (match := _WARNING.match(line))]


def reason(error: Exception) -> str:
    """Say in one line why Sphinx failed."""
    return " ".join(str(error).split()) or type(error).__name__


def _problem(match: re.Match[str], root: Path) -> Problem:
    path = match["path"] or "_config.yml"
    path = str(Path(path).relative_to(root)) if path.startswith(str(root)) else path
    line, column = int(match["line"] or 1), int(match["column"] or 1)
    own = _OWN.match(match["what"])
    code, what, mend = (*own.groups(), "") if own else ("B102", *_plain(match["what"]))
    return Problem(path, line, column, code, what, mend)


def _plain(said: str) -> tuple[str, str]:
    """Give what is wrong and what to do, in an author's words where they are known."""
    for pattern, what, mend in _PLAIN:
        found = re.match(pattern, said)
        if found:
            return found.expand(what), mend
    return said, "mend this line"
