"""A small course with changes made to it, checked in this process."""

import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from tests.conftest import EXAMPLES
from whotheysay.check import check_course
from whotheysay.load import load_course
from whotheysay.model.course import Course
from whotheysay.problems import Problem

DAY = date(2026, 11, 21)
"""The day on which examples are looked at, so that their facts never grow old."""


def spoil(folder: Path, change: dict[str, Any]) -> None:
    """Change one file of a course as an example says: `write`, `delete`, or `replace` and `by`.

    `repeat` writes the same so many times; `encoding` saves it as some program might.
    """
    path = folder / change["file"]
    encoding = change.get("encoding", "utf-8")
    if "write" in change:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(change["write"] * change.get("repeat", 1), encoding)
    elif change.get("delete"):
        path.unlink()
    else:
        text = path.read_text("utf-8")
        assert change["replace"] in text, f"{path} doesn't hold what the example replaces"
        path.write_text(text.replace(change["replace"], change["by"], 1), encoding)


def changed(folder: Path, changes: Iterable[dict[str, Any]]) -> Path:
    """Copy the small course into `folder`, with changes."""
    shutil.copytree(EXAMPLES / "course", folder, dirs_exist_ok=True)
    for change in changes:
        spoil(folder, change)
    return folder


def problems(folder: Path, today: date = DAY) -> list[Problem]:
    """Read and check the course in a folder."""
    course, found = load_course(folder, today=today)
    return sorted([*found, *(check_course(course) if course else [])])


def loaded(folder: Path, today: date = DAY) -> Course:
    """Read the course in a folder."""
    course, found = load_course(folder, today=today)
    assert course
    assert not found
    return course
