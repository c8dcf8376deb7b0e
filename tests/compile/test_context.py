"""What stands beside a page: the pages of its room, and its lessons or plans by unit."""

from functools import cache
from typing import Any

import pytest

from tests.check.examples import loaded
from tests.conftest import ROOT
from whotheysay.compile.context import Address, page_context


@cache
def context(name: str) -> dict[str, Any]:
    return page_context(loaded(ROOT), name, lambda page: Address(page, f"{page}.html"), lesson=False)


@pytest.mark.parametrize(("end", "holds"), [("", "lessons"), (".plan", "plans")])
def test_beside_a_lesson_or_plan_its_own_unit_is_open(end: str, holds: str) -> None:
    part = context(f"lessons/what-helps/telling-someone{end}")["part"]
    assert part["holds"] == holds
    assert [unit["title"] for unit in part["units"] if unit["open"]] == ["What helps"]
    assert len(part["units"]) == 4
    pages = part["units"][2]["pages"]
    assert [page["title"] for page in pages] == [
        "Stop, save, tell",
        "Telling someone",
        "Being the friend they tell",
    ]
    assert [page["url"] for page in pages if page["current"]] == [
        f"lessons/what-helps/telling-someone{end}.html"
    ]


@pytest.mark.parametrize(("name", "is_open"), [("book/pupils", True), ("book/glossary", False)])
def test_beside_a_rooms_first_page_all_units_are_open_and_beside_others_none(
    name: str, is_open: bool
) -> None:
    part = context(name)["part"]
    assert [page["url"] for page in part["pages"] if page["current"]] == [f"{name}.html"]
    assert [unit["open"] for unit in part["units"]] == [is_open] * 4


def test_a_room_without_lessons_has_no_units_and_a_page_without_room_no_list() -> None:
    assert context("book/families")["part"]["units"] == []
    assert context("search")["part"] is None


def test_the_menu_says_in_which_room_a_page_is_and_whether_it_is_the_first() -> None:
    for name, first in (("book/pupils", True), ("book/glossary", False)):
        rooms = context(name)["site"]["rooms"]
        assert [(room["id"], room["here"]) for room in rooms if room["current"]] == [("pupils", first)]
