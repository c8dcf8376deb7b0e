"""Problems in other programs' formats, and rules in words."""

import json
from pathlib import Path

import pytest
from sarif_pydantic import Sarif

from tests.conftest import ROOT, course
from whotheysay.check import GROUPS, RULES
from whotheysay.problems import Problem
from whotheysay.report import FORMATS, explain, formatted, rules_page

ERROR = Problem("quizzes/a b/talk.yml", 31, 9, "Q101", "choice 'ä' leads to\nnowhere, 100%", "write it")
WARNING = Problem("index.md", 2, 1, "X101", "nothing here breaks Q101", "take it out", "warning")


def test_text_names_the_place_the_code_and_the_mend() -> None:
    assert formatted([WARNING], "text") == "index.md:2:1 X101 warning: nothing here breaks Q101, take it out"


def test_json_holds_every_field() -> None:
    told = json.loads(formatted([ERROR, WARNING], "json"))
    assert [Problem(**one) for one in told["problems"]] == [ERROR, WARNING]


def test_sarif_is_read_by_another_model_of_the_standard() -> None:
    log = Sarif.model_validate_json(formatted([ERROR, WARNING], "sarif"))
    results = log.runs[0].results or []
    region = results[0].locations[0].physical_location
    assert region
    assert region.artifact_location
    assert region.artifact_location.uri == "quizzes/a%20b/talk.yml"
    assert region.region
    assert (region.region.start_line, region.region.start_column) == (31, 9)
    rules = log.runs[0].tool.driver.rules or []
    assert [rules[one.rule_index or 0].id for one in results] == ["Q101", "X101"]
    assert [one.level.value for one in results if one.level] == ["error", "warning"]


def test_sarif_without_problems_is_whole() -> None:
    assert Sarif.model_validate_json(formatted([], "sarif")).runs[0].results == []


def test_github_commands_escape_what_would_end_them() -> None:
    told = formatted([ERROR, WARNING], "github").split("\n")
    words = "choice 'ä' leads to%0Anowhere, 100%25, write it"
    assert told[0] == f"::error file=quizzes/a b/talk.yml,line=31,col=9,title=Q101::{words}"
    assert told[1].startswith("::warning file=index.md,line=2,col=1,title=X101::")


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"text"}))
def test_formats_for_programs_go_to_standard_output_alone(form: str, small: Path) -> None:
    (small / "index.md").unlink()
    done = course("check", "--format", form, folder=small)
    assert done.returncode == 1
    assert "L101" in done.stdout
    assert done.stderr == ""


def test_every_rule_can_be_explained(tmp_path: Path) -> None:
    for rule in RULES:
        words = explain(rule.code.lower())
        assert rule.says in words
        assert "Not like this" in words or not rule.bad
    done = course("check", "--explain", "Q105", folder=tmp_path)
    assert done.returncode == 0
    assert done.stdout.rstrip() == explain("Q105")


def test_an_unknown_code_names_near_ones(tmp_path: Path) -> None:
    done = course("check", "--explain", "Q015", folder=tmp_path)
    assert done.returncode == 2
    assert "there is no rule 'Q015': did you mean Q1" in done.stderr


def test_the_rules_page_holds_every_rule_and_is_up_to_date() -> None:
    page = rules_page()
    for group, title in GROUPS.items():
        assert f"## {group}: {title}" in page
    for rule in RULES:
        assert f"### {rule.code}\n" in page
    committed = (ROOT / "docs" / "rules.md").read_text("utf-8")
    assert committed == page, "run `course rules > docs/rules.md`"
