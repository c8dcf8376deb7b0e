"""The table of rules is whole: every code that is said is in it, and every entry is said by something."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from whotheysay.check import FINDERS, GROUPS, RULES, Rule

SOURCE = ROOT / "src" / "whotheysay"
TABLE = sorted((SOURCE / "check" / "rules").glob("*.yml"))
ENTRIES = [(file, entry) for file in TABLE for entry in yaml.safe_load(file.read_text("utf-8")) or ()]
FIELDS = {field.name for field in fields(Rule)} - {"find"}
CHANGE = {"file", "write", "replace", "by", "delete", "repeat", "encoding"}


def name(value: Any) -> str:
    """Name a test by a rule's code, or by its file."""
    return value.stem if isinstance(value, Path) else str(value["code"])


def codes_said() -> Iterator[tuple[str, str]]:
    """Go through the codes that stand in our source as texts, but in its documentation."""
    for file in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        documents = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
        for text in texts:
            if id(text) not in documents and re.fullmatch(r"[A-Z]\d{3}", str(text.value)):
                yield str(text.value), file.relative_to(SOURCE).as_posix()


def test_every_group_has_its_file_and_no_other_is_there() -> None:
    assert {file.stem for file in TABLE} == set(GROUPS)


@pytest.mark.parametrize("file", TABLE, ids=name)
def test_codes_are_those_of_their_file_in_order_and_stand_once(file: Path) -> None:
    codes = [entry["code"] for of, entry in ENTRIES if of == file]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(rf"{file.stem}\d{{3}}", code) for code in codes)


@pytest.mark.parametrize(("file", "entry"), ENTRIES, ids=name)
def test_an_entry_holds_what_it_needs_and_nothing_else(file: Path, entry: dict[str, Any]) -> None:
    assert {"code", "says", "why", "source", "bad", "good"} <= set(entry) <= FIELDS
    assert entry.get("level", "warning") == "warning", "an error is what a rule is without it"
    assert entry.get("allow", False) is False, "exceptions are what a rule has without it"
    says = entry["says"]
    assert re.fullmatch(r"[A-Z'\"{][^\n]*[^.]\.", says), "one sentence, from its capital to its full stop"
    assert not re.search(r"[.?!] [A-Z]", says), "one sentence, not two"
    assert len(says) <= 110
    assert 1 <= len(re.findall(r"[.?!](?= |$)", " ".join(entry["why"].split()))) <= 4
    assert "shared" not in entry["source"]


@pytest.mark.parametrize(("file", "entry"), ENTRIES, ids=name)
def test_examples_are_shown_by_words_that_read_by_themselves(file: Path, entry: dict[str, Any]) -> None:
    for kind in ("bad", "good"):
        for example in entry[kind]:
            assert {"changes"} <= set(example) <= {"changes", "says", "when"}
            assert ("says" in example) is (kind == "bad")
            for change in example["changes"]:
                assert set(change) <= CHANGE
                assert len({"write", "replace", "delete"} & set(change)) == 1
                assert ("replace" in change) == ("by" in change)


def test_every_code_that_is_said_is_in_the_table() -> None:
    known = {rule.code for rule in RULES}
    assert {(code, path) for code, path in codes_said() if code not in known} == set()


def test_every_rule_of_the_table_is_said_by_something() -> None:
    """By the function behind it, or, where it has none, by a room that reads, runs or builds."""
    said = {code for code, _ in codes_said()}
    assert {rule.code for rule in RULES if rule.code not in said} == set()
    assert set(FINDERS) <= {rule.code for rule in RULES}


def test_only_rules_that_look_at_sources_can_have_exceptions() -> None:
    """The others are told by what reads, runs or builds, which knows of no exceptions."""
    assert [rule.code for rule in RULES if rule.find is None and rule.allow] == []
