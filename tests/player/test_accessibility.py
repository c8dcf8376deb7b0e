"""No accessibility rule of axe is broken, at any stage, in light and in dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.player.examples import NAMES, SORT, THROUGH, data, page
from tests.player.steps import play

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def broken_rules(opened) -> list[str]:
    found = Axe().run(opened, options=RULES).response["violations"]
    return [f"{one['id']}: {node['html']}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_the_player(name, scheme, open_page):
    opened = open_page(page(data(name)), color_scheme=scheme)
    assert broken_rules(opened) == []
    play(opened, name, THROUGH[name][:1])
    assert broken_rules(opened) == []
    play(opened, name, THROUGH[name][1:], done=1)
    assert broken_rules(opened) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_gamebooks(scheme, open_page):
    opened = open_page(page(*(data(name) for name in NAMES)), color_scheme=scheme)
    show = "for (const book of document.querySelectorAll('.quiz-book')) book.hidden = false;"
    hide = "for (const play of document.querySelectorAll('.quiz-play')) play.remove();"
    opened.evaluate(f"{show} {hide}")
    for summary in opened.locator("summary").all():
        summary.click()
    assert broken_rules(opened) == []


def test_an_answer_that_is_asked_for_again(open_page):
    opened = open_page(page(data(SORT)))
    opened.get_by_role("button", name="Check my answer").click()
    assert broken_rules(opened) == []
