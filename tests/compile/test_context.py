"""What stands beside a page: the pages of its room, and one unit's lessons or plans."""

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
def test_beside_a_lesson_or_plan_stand_its_own_unit_and_the_first_of_each_other(end: str, holds: str) -> None:
    part = context(f"lessons/what-helps/telling-someone{end}")["part"]
    assert part["holds"] == holds
    listed = {unit["title"]: [page["title"] for page in unit["pages"]] for unit in part["units"]}
    assert listed.pop("What helps") == ["Stop, save, tell", "Telling someone", "Being the friend they tell"]
    assert len(listed) == 3
    assert set(map(len, listed.values())) == {0}
    here = [page for unit in part["units"] for page in unit["pages"] if page["current"]]
    assert [page["url"] for page in here] == [f"lessons/what-helps/telling-someone{end}.html"]
    assert part["units"][0]["url"] == f"lessons/who-is-it/profiles-that-pose{end}.html"


def test_beside_a_rooms_page_stand_its_pages_and_all_units_closed() -> None:
    part = context("book/pupils")["part"]
    assert [page["url"] for page in part["pages"] if page["current"]] == ["book/pupils.html"]
    assert [unit["pages"] for unit in part["units"]] == [[], [], [], []]
    assert context("book/families")["part"]["units"] == []
    assert context("search")["part"] is None


def test_the_menu_says_in_which_room_a_page_is_and_whether_it_is_the_first() -> None:
    for name, first in (("book/pupils", True), ("book/glossary", False)):
        rooms = context(name)["site"]["rooms"]
        assert [(room["id"], room["here"]) for room in rooms if room["current"]] == [("pupils", first)]
