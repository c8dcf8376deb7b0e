"""A course is looked at file by file: what is found is the same, and only what has changed is looked at."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.check.examples import DAY, changed, loaded
from tests.conftest import ROOT
from whotheysay.check import ALONE, RULES, Rule, check_course
from whotheysay.check.alone import Alone, BeyondError
from whotheysay.check.parts import _LAST, in_parts, parts
from whotheysay.check.texts import lines, texts, those
from whotheysay.interface import interface_pages
from whotheysay.load import load_course
from whotheysay.model.course import Course

APART = [rule for rule in RULES if rule.code in ALONE]
PAGE, SCENARIO = "lessons/online/a-lesson.md", "quizzes/online/talk.yml"


def named(rule: Rule) -> str:
    return rule.code


def again(course: Course, folder: Path) -> Course:
    """Read a course anew in a process that goes on."""
    fresh, _ = load_course(folder, today=DAY, memory=course.memory)
    assert fresh
    return fresh


def read(course: Course) -> list[str]:
    """Give the files that a question about each file is put to, one that nobody asked before."""
    asked: list[str] = []

    def ask(alone: Alone) -> list[str]:
        asked.append(alone.path)
        return [alone.path]

    assert list(in_parts(course, "asked in a test", ask)) == [part.alone.path for part in parts(course)]
    return asked


@pytest.mark.parametrize("rule", APART, ids=named)
def test_a_rule_finds_in_single_files_what_it_finds_in_all(rule: Rule, tmp_path: Path) -> None:
    for number, example in enumerate((*rule.bad, *rule.good)):
        course, _ = load_course(changed(tmp_path / str(number), example["changes"]), today=DAY)
        assert course
        whole = sorted(rule.problems(course))
        assert sorted(one for part in parts(course) for one in rule.problems(part.alone)) == whole


def test_our_own_course_is_read_whole() -> None:
    course, _ = load_course(ROOT, today=DAY)
    assert course
    course = replace(course, interface=interface_pages())
    paths = [part.alone.path for part in parts(course)]
    assert len(paths) == len(set(paths))
    known = {*course.sources(), *course.interface}
    assert set(paths) == known - {"released.yml", "budgets.yml"}
    assert {words.path for words in texts(course)} <= set(paths)


@pytest.mark.parametrize(
    "look",
    [
        lambda alone: alone.curriculum.title,
        lambda alone: len(alone.services),
        lambda alone: "online/talk" in alone.quizzes,
        lambda alone: alone.pages.get("index"),
        lambda alone: list(alone.words),
        lambda alone: bool(alone.broken),
        lambda alone: alone.today == DAY,
        lambda alone: alone.places["curriculum.yml"],
    ],
)
def test_a_rule_about_single_files_that_looks_beyond_is_stopped(
    look: Callable[[Course], object], tmp_path: Path
) -> None:
    """Or it would not be asked again when the other file changes."""
    course = loaded(changed(tmp_path, []))
    page = next(part.alone for part in parts(course) if part.alone.path == PAGE)
    with pytest.raises(BeyondError):
        look(page)


def test_after_an_edit_only_that_file_is_read(tmp_path: Path) -> None:
    course = loaded(changed(tmp_path, []))
    assert PAGE in read(course)
    assert read(again(course, tmp_path)) == []
    page = tmp_path / PAGE
    page.write_text(page.read_text("utf-8") + "\nOne more sentence.\n", "utf-8")
    assert read(again(course, tmp_path)) == [PAGE]


def test_a_file_is_read_anew_for_other_readers(tmp_path: Path) -> None:
    course = loaded(changed(tmp_path, []))
    read(course)
    curriculum = tmp_path / "curriculum.yml"
    text = curriculum.read_text("utf-8")
    assert "ages: [ks3]" in text
    curriculum.write_text(text.replace("ages: [ks3]", "ages: [ks3, ks4]"), "utf-8")
    assert {PAGE, SCENARIO} <= set(read(again(course, tmp_path)))


def test_a_file_is_read_anew_when_a_fact_that_counted_has_changed(tmp_path: Path) -> None:
    course = loaded(changed(tmp_path, []))
    assert check_course(course) == []
    read(course)
    facts = tmp_path / "facts" / "support.yml"
    facts.write_text(facts.read_text("utf-8").replace("name: Childline", "name: Childline UK"), "utf-8")
    assert read(again(course, tmp_path)) == ["facts/support.yml", "book/get-help.md"]


def test_what_was_found_comes_back_from_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So a new process has nothing to read where nothing has changed."""
    changes = [{"file": "index.md", "replace": "Welcome.", "by": "Robin should have known better."}]
    _LAST.clear()
    course = loaded(changed(tmp_path, changes))
    found = check_course(course)
    assert [problem.code for problem in found] == ["S101"]
    kept: dict[str, Any] = json.loads(json.dumps(course.memory))
    _LAST.clear()
    asked: list[str] = []
    monkeypatch.setattr("whotheysay.check._listed", lambda _, alone: asked.append(alone.path) or [])
    fresh, _ = load_course(tmp_path, today=DAY, memory=kept)
    assert fresh
    assert check_course(fresh) == found
    assert asked == []
    assert json.loads(json.dumps(fresh.memory)) == kept


def test_texts_that_are_wanted_are_all_of_them_and_no_others(tmp_path: Path) -> None:
    course = loaded(changed(tmp_path, []))
    wanted = [words for words in texts(course) if "the" in words.text]
    for _ in range(2):
        assert list(those(course, "with a the", lambda words: "the" in words.text)) == wanted
    assert {words.path for words in lines(course)} <= set(course.sources())
