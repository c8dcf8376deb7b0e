"""Each rule finds its bad examples, says just what the table says, and lets its good examples be."""

from pathlib import Path
from typing import Any

import pytest

from tests.check.examples import changed, problems
from whotheysay.check import RULES, Rule

TOLD = [rule for rule in RULES if rule.code[0] not in "PWKB"]
"""Rules about sources; those of the built site, of cells and of the builder have tests of their own."""
CHECKED = [rule for rule in TOLD if rule.find or rule.code[0] in "YMX"]
"""Rules that loading and checking find; the others compare a course with its made files (tests/bad)."""
BAD = [(rule, example) for rule in CHECKED for example in rule.bad]
GOOD = [(rule, example) for rule in CHECKED for example in rule.good]


def named(value: Any) -> str | None:
    """Name a test by its rule."""
    return value.code if isinstance(value, Rule) else ""


def test_the_small_course_has_no_problems(tmp_path: Path) -> None:
    assert problems(changed(tmp_path, [])) == []


@pytest.mark.parametrize(("rule", "example"), BAD, ids=named)
def test_a_bad_example_is_told_in_these_words(rule: Rule, example: dict[str, Any], tmp_path: Path) -> None:
    found = problems(changed(tmp_path, example["changes"]))
    assert [str(problem) for problem in found] == example["says"]
    assert rule.code in {problem.code for problem in found}


@pytest.mark.parametrize(("rule", "example"), GOOD, ids=named)
def test_a_good_example_is_let_be(rule: Rule, example: dict[str, Any], tmp_path: Path) -> None:
    found = problems(changed(tmp_path, example["changes"]))
    assert [problem for problem in found if problem.code == rule.code] == []


@pytest.mark.parametrize("rule", TOLD, ids=named)
def test_each_rule_has_its_sentence_reason_source_and_examples(rule: Rule) -> None:
    assert rule.says.endswith(".")
    assert rule.why.strip().endswith((".", "?"))
    assert rule.source.strip()
    assert rule.bad
    assert rule.good


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.find], ids=named)
def test_without_its_body_a_rule_misses_its_bad_example(
    rule: Rule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No rule stands in for another: each one's own function is what finds its example."""
    hollow = tuple(one.with_finder(lambda _: ()) if one is rule else one for one in RULES)
    monkeypatch.setattr("whotheysay.check.RULES", hollow)
    for number, example in enumerate(rule.bad):
        found = problems(changed(tmp_path / str(number), example["changes"]))
        assert rule.code not in {problem.code for problem in found}
