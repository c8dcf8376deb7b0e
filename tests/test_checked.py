"""A check with nothing new to look at tells the same again, at once; and anything new is looked at."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import course
from whotheysay.cli.checking import FORMS
from whotheysay.report import FORMATS
from whotheysay.ship.checked import recall_check

RECORD = "_build/.checked.json"


def say_wrong(small: Path) -> None:
    page = small / "index.md"
    page.write_text(page.read_text("utf-8") + "\nRobin should have known better.\n", "utf-8")


def test_the_same_is_told_again(small: Path) -> None:
    say_wrong(small)
    first = course("check", "--quiet", folder=small)
    told = recall_check(small)
    again = course("check", "--quiet", folder=small)
    assert told
    assert [problem.code for problem in told] == ["S101"]
    assert (first.returncode, first.stdout, first.stderr) == (again.returncode, again.stdout, again.stderr)
    assert again.returncode == 1
    assert "S101" in again.stderr


def test_it_is_told_from_what_is_kept(small: Path) -> None:
    """Otherwise it would take as long as before."""
    assert course("check", folder=small).returncode == 0
    kept = json.loads((small / RECORD).read_text("utf-8"))
    kept["problems"] = [{"path": "kept.md", "line": 1, "column": 1, "code": "X999", "what": "kept"}]
    (small / RECORD).write_text(json.dumps(kept), "utf-8")
    assert "kept.md:1:1 X999 kept" in course("check", folder=small).stderr


@pytest.mark.parametrize(
    "name", ["index.md", "words.txt", "facts/signs.yml", "_toc.yml", "lessons/online/new.md"]
)
def test_a_change_of_any_file_is_looked_at(name: str, small: Path) -> None:
    assert course("check", folder=small).returncode == 0
    assert recall_check(small) == []
    with (small / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert recall_check(small) is None


def test_another_day_is_looked_at(small: Path) -> None:
    assert course("check", folder=small).returncode == 0
    assert recall_check(small, date(2026, 11, 21)) == []
    assert recall_check(small, date(2030, 1, 1)) is None
    assert "T108" in course("check", "--on", "2030-01-01", folder=small).stderr


@pytest.mark.parametrize("damage", ["", "{", "[]", "null", '{"made of": 1}'])
def test_a_damaged_record_counts_as_none(damage: str, small: Path) -> None:
    (small / RECORD).write_text(damage, "utf-8")
    assert recall_check(small) is None
    assert course("check", folder=small).returncode == 0


def test_the_formats_of_the_command_are_those_that_there_are() -> None:
    assert tuple(FORMATS) == FORMS
