"""A small course that has been built, for tests that do it harm."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES, ROOT, Once
from tests.faults.commands import Run


@pytest.fixture(scope="session")
def once_built(once: Once) -> Path:
    """The small course, built once for all of these tests; no test changes it."""

    def build(folder: Path) -> None:
        shutil.copytree(EXAMPLES / "course", folder)
        shutil.copytree(ROOT / "schema", folder / "schema")
        with Run(folder, "build", "--quiet") as build:
            assert build.ends() == 0, build.said()

    return once("small course with its site", build)


@pytest.fixture
def course_built(once_built: Path, tmp_path: Path) -> Path:
    """A copy of the small course with its site."""
    folder = tmp_path / "a course"
    shutil.copytree(once_built, folder)
    return folder
