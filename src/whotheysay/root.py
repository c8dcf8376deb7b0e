"""Where a course is."""

from pathlib import Path

CURRICULUM = "curriculum.yml"


def find_root(start: Path) -> Path:
    """Find the course's folder: `start` or the nearest one above it with a curriculum.yml.

    Raises FileNotFoundError, with what to do, where there is none.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / CURRICULUM).is_file():
            return folder
    raise FileNotFoundError(
        f"there is no {CURRICULUM} in {start.resolve()} or above it: go to the course's folder first"
    )
