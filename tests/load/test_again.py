"""A course that is read again and again in one program."""

import os
from pathlib import Path

import pytest

from tests.check.examples import changed
from whotheysay.load import load_again


def test_a_course_is_read_once_while_no_file_changes(tmp_path: Path) -> None:
    root = changed(tmp_path, [])
    first, _ = load_again(root)
    assert load_again(root)[0] is first


@pytest.mark.parametrize(
    "name", ["curriculum.yml", "facts/figures.yml", "quizzes/online/talk.yml", "index.md", "book/get-help.md"]
)
def test_a_change_of_any_file_is_seen(name: str, tmp_path: Path) -> None:
    root = changed(tmp_path, [])
    first, _ = load_again(root)
    os.utime(root / name, ns=(1, 1))
    assert load_again(root)[0] is not first


def test_a_new_file_and_one_that_is_gone_are_seen(tmp_path: Path) -> None:
    root = changed(tmp_path, [])
    first, _ = load_again(root)
    (root / "book/more.md").write_text("# More\n", "utf-8")
    more, _ = load_again(root)
    assert more is not first
    assert more
    assert "book/more" in more.pages
    (root / "book/more.md").unlink()
    again, _ = load_again(root)
    assert again
    assert "book/more" not in again.pages
