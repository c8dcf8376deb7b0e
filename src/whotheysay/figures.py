"""Door to notebooks for numbers: a figure from facts/figures.yml by its id."""

import difflib
from pathlib import Path

from whotheysay.load import load_again
from whotheysay.model.facts import Figure
from whotheysay.reads import noting
from whotheysay.root import find_root


def figure(identity: str, root: Path | str = ".") -> Figure:
    """Give the figure with this id: `.value` counts, `.printed` reads, `.says` tells what it counts.

    `root` is a folder of the course or below it. Raises LookupError, naming near ids, where there is none.
    """
    folder = find_root(Path(root))
    with noting("figure", identity, folder):
        course, _ = load_again(folder)
    figures = course.figures if course else {}
    if identity in figures:
        return figures[identity]
    near = difflib.get_close_matches(identity, figures, 3) or sorted(figures)
    raise LookupError(f"facts/figures.yml has no figure '{identity}': there is {', '.join(near)}")
