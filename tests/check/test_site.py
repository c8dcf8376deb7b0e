"""Each rule of the built site finds its bad examples, says just what the table says, and no more."""

import shutil
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.check.examples import loaded, spoil
from tests.conftest import EXAMPLES
from whotheysay.check import RULES, Rule
from whotheysay.check.site import FINDERS, BuiltSite, check_site, site_of
from whotheysay.load import KINDS
from whotheysay.model.course import Course
from whotheysay.problems import Problem
from whotheysay.ship.site import read_site

OURS = [rule for rule in RULES if rule.code[0] in "PW"]
BAD = [(rule, example) for rule in OURS for example in rule.bad]
GOOD = [(rule, example) for rule in OURS for example in rule.good]


def named(value: Any) -> str | None:
    """Name a test by its rule."""
    return value.code if isinstance(value, Rule) else ""


@cache
def small_course() -> Course:
    """Read the small course once."""
    return loaded(EXAMPLES / "course")


def budgeted(folder: Path) -> Course:
    """Give the small course, with the budgets that an example writes."""
    budgets = folder / "budgets.yml"
    if not budgets.exists():
        return small_course()
    written = yaml.safe_load(budgets.read_text("utf-8"))
    budgets.unlink()
    return replace(small_course(), budgets=KINDS["budgets"].validate_python(written))


def site(folder: Path, changes: Iterable[dict[str, Any]] = ()) -> BuiltSite:
    """Give the small site with changes, as it was built of the small course on somebody's machine."""
    shutil.copytree(EXAMPLES / "site", folder, dirs_exist_ok=True)
    for change in changes:
        spoil(folder, change)
    return site_of(budgeted(folder), read_site(folder), ("/srv/courses/small",), ("rsmith", "staffroom-7"))


def problems(folder: Path, changes: Iterable[dict[str, Any]] = ()) -> list[Problem]:
    """Look through the small site with changes."""
    return check_site(site(folder, changes))


def test_the_small_site_has_no_problems(tmp_path: Path) -> None:
    assert problems(tmp_path) == []


@pytest.mark.parametrize(("rule", "example"), BAD, ids=named)
def test_a_bad_example_is_told_in_these_words(rule: Rule, example: dict[str, Any], tmp_path: Path) -> None:
    found = problems(tmp_path, example["changes"])
    assert [str(problem) for problem in found] == example["says"]
    assert rule.code in {problem.code for problem in found}


@pytest.mark.parametrize(("rule", "example"), GOOD, ids=named)
def test_a_good_example_is_let_be(rule: Rule, example: dict[str, Any], tmp_path: Path) -> None:
    found = problems(tmp_path, example["changes"])
    assert [problem for problem in found if problem.code == rule.code] == []


@pytest.mark.parametrize("rule", OURS, ids=named)
def test_each_rule_has_its_sentence_reason_source_and_examples(rule: Rule) -> None:
    """None of them can be allowed at one place: a made file has no place for a comment."""
    assert rule.says.endswith(".")
    assert rule.why.strip().endswith((".", "?"))
    assert rule.source.strip()
    assert rule.bad
    assert rule.good
    assert (rule.level, rule.allow) == ("error", False)


def test_every_rule_of_the_table_has_its_function() -> None:
    assert [rule.code for rule in OURS] == list(FINDERS)


@pytest.mark.parametrize("rule", OURS, ids=named)
def test_without_its_body_a_rule_misses_its_bad_example(
    rule: Rule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No rule stands in for another: each one's own function is what finds its example."""
    monkeypatch.setitem(FINDERS, rule.code, lambda _: ())
    for number, example in enumerate(rule.bad):
        found = problems(tmp_path / str(number), example["changes"])
        assert rule.code not in {problem.code for problem in found}
