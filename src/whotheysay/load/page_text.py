"""Read pages safely: their first lines, and how deep their boxes are nested."""

import re

from whotheysay.load.yaml_text import MAX_DEPTH, parse_yaml
from whotheysay.problems import Problem

_OPENS = re.compile(r"\s*(?::{3,}|`{3,})\{")
_CLOSES = re.compile(r"\s*(?::{3,}|`{3,})\s*$")


def misread_page(text: str, path: str) -> list[Problem]:
    """Say why a page can't be read as one, if it can't."""
    return [*_front_matter(text, path), *_too_deep(text, path)]


def _front_matter(text: str, path: str) -> list[Problem]:
    """Read the YAML between the first lines `---` of a page, if it begins with one."""
    lines = text.split("\n")
    if lines[0].strip() != "---":
        return []
    ends = [number for number, line in enumerate(lines) if number and line.strip() == "---"]
    if not ends:
        what = "the first lines, which begin with '---', have no end"
        return [Problem(path, 1, 1, "Y010", what, "put a line '---' after them")]
    # An empty line for the first `---` keeps the lines' numbers.
    document, problems = parse_yaml("\n".join(["", *lines[1 : ends[0]]]).encode(), path)
    if document is not None and not isinstance(document.data, dict):
        what = "the first lines have to be names and values"
        problems = [*problems, Problem(path, 2, 1, "Y010", what, "write them as in the other lessons")]
    return problems


def _too_deep(text: str, path: str) -> list[Problem]:
    """Refuse boxes in boxes without an end, which would be read one inside the other."""
    depth = 0
    for number, line in enumerate(text.split("\n"), 1):
        depth = max(depth - bool(_CLOSES.match(line)), 0) + bool(_OPENS.match(line))
        if depth > MAX_DEPTH:
            what = f"boxes are nested more than {MAX_DEPTH} deep"
            return [Problem(path, number, 1, "Y004", what, "close each with a line of as many colons")]
    return []
