"""What was looked at before is looked at again only where something has changed, and nothing is missed so."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.check.test_site import BAD, GOOD, named, site
from whotheysay.check import Rule
from whotheysay.check.site import FINDERS, BuiltSite, check_site, look
from whotheysay.check.site import loads as loads_
from whotheysay.check.site.before import noted, same_as
from whotheysay.ship.looked import recall_look, remember_look

LESSON = "lessons/a-lesson.html"


def known(before: BuiltSite) -> dict[str, Any]:
    """Look at a site, and give what is kept of that, as a file holds it."""
    kept: dict[str, Any] = json.loads(json.dumps(noted(before, look(before)[1])))
    return kept


@pytest.mark.parametrize(("rule", "example"), [*BAD, *GOOD], ids=named)
def test_what_was_good_before_hides_nothing(rule: Rule, example: dict[str, Any], tmp_path: Path) -> None:
    """A change, and its undoing, are told as if nobody had looked before."""
    good, bad = site(tmp_path / "good"), site(tmp_path / "bad", example["changes"])
    for before, after in ((good, bad), (bad, good)):
        assert look(after, same_as(after, known(before)))[0] == check_site(after), rule.code


def looked_at(built: BuiltSite, kept: dict[str, Any]) -> list[str]:
    """Give the pages that a rule looks at."""
    seen: list[str] = []
    FINDERS["P101"] = lambda part: seen.extend(part.pages) or ()
    try:
        look(built, same_as(built, kept))
    finally:
        FINDERS["P101"] = loads_.foreign_loads
    return seen


def test_only_what_has_changed_is_looked_at(tmp_path: Path) -> None:
    good = site(tmp_path / "good")
    assert looked_at(good, {}) == sorted(path for path in good.files if path.endswith(".html"))
    kept = known(good)
    assert looked_at(good, kept) == []
    changed = replace(good, files={**good.files, LESSON: good.files[LESSON] + b"\n"})
    assert looked_at(changed, kept) == [LESSON]


def test_what_was_wrong_is_looked_at_again(tmp_path: Path) -> None:
    good = site(tmp_path / "good")
    faulty = good.files[LESSON].replace(b"noreferrer", b"nofollow")
    bad = replace(good, files={**good.files, LESSON: faulty})
    assert looked_at(bad, known(bad)) == [LESSON]


@pytest.mark.parametrize(
    "change",
    [
        {"leave_to": "https://other.example/"},
        {"help_box": (("Somebody else", "123"),)},
        {"folders": ("/srv/elsewhere",)},
        {"people": ("kbrown",)},
        {"sources": {"index.md": "Write to who@we.example."}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_where_something_else_counts_all_is_looked_at(change: dict[str, Any], tmp_path: Path) -> None:
    good = site(tmp_path / "good")
    everything = looked_at(good, {})
    assert looked_at(replace(good, **change), known(good)) == everything


def test_a_file_more_or_less_counts_for_all(tmp_path: Path) -> None:
    """A page may lead to it."""
    good = site(tmp_path / "good")
    less = replace(good, files={path: data for path, data in good.files.items() if path != LESSON})
    assert looked_at(less, known(good)) == looked_at(less, {})


def test_the_order_of_folders_and_names_does_not_count(tmp_path: Path) -> None:
    good = site(tmp_path / "good")
    other = replace(good, people=good.people[::-1], folders=good.folders[::-1])
    assert looked_at(other, known(good)) == []


@pytest.mark.parametrize(
    "text",
    ["", "[", "[]", "{}", '{"version": "1", "good": [], "weights": {}}',
     '{"version": "1", "good": {}, "weights": {"a": "b"}}', '{"version": "2", "good": {}, "weights": {}}'],
)  # fmt: skip
def test_a_record_that_is_none_of_ours_counts_as_none(text: str, tmp_path: Path) -> None:
    (tmp_path / "_build").mkdir()
    (tmp_path / "_build/.looked.json").write_text(text, "utf-8")
    assert recall_look(tmp_path, "1") == {}


def test_a_record_is_read_back_for_the_same_rules_only(tmp_path: Path) -> None:
    kept = {"about": "a", "good": {"b.html": "c"}, "weights": {"d": 1}}
    remember_look(tmp_path, "1", kept)
    assert recall_look(tmp_path, "1") == {"version": "1", **kept}
    assert recall_look(tmp_path, "2") == {}
