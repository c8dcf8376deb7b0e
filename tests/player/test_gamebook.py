"""A quiz can be read, printed and followed without a script."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.player.examples import CHECK, CONFIDENCE, NAMES, ORDER, SCENARIO, SORT, THROUGH, data, page
from tests.player.steps import play
from whotheysay.compile.quiz_html import quiz_html

HOSTILE = '<img src=x onerror="window.pwned=1">"\'&amp;</script><script>window.pwned=1</script>{n}'


class Elements(HTMLParser):
    """Every element of some HTML, with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def values(self, attribute: str) -> list[str]:
        return [attrs[attribute] or "" for _, attrs in self.found if attribute in attrs]


def all_elements() -> Elements:
    return Elements("\n".join(quiz_html(data(name)) for name in NAMES))


def hostile(value, key=""):
    """Put hostile text in place of every text somebody reads."""
    if isinstance(value, dict):
        return {k: one if k == "words" else hostile(one, k) for k, one in value.items()}
    if isinstance(value, list):
        return [hostile(one, key) for one in value]
    kept = ("kind", "id", "who", "to", "start", "answer", "signs", "sign", "help", "phone_href", "web")
    kept += ("shown", "when")
    return value if key in kept or not isinstance(value, str) else HOSTILE


def test_a_story_is_followed_by_its_links(open_page):
    opened = open_page(page(data(SCENARIO)), java_script_enabled=False)
    opened.get_by_role("link", name="Start at scene 1").click()
    for link, arrived in (
        ("What do they say when you want to stay here? go to 3", "A calm question"),
        ("and we tell your mum. go to 4", "You said the most important thing first"),
        ("Ring The Listening Line together. go to 5", "They hear this every day"),
    ):
        opened.get_by_role("link", name=link).click()
        expect(opened.locator(":target")).to_contain_text(arrived)
        expect(opened.locator(":target")).to_be_in_viewport()
    scene = opened.locator(".quiz-scene", has=opened.locator(":target"))
    expect(scene.get_by_role("heading").first).to_have_text("Scene 5: Three people know, and it is lighter")
    expect(scene.get_by_role("link", name="Call 0808 157 0142")).to_be_visible()
    expect(scene.get_by_role("link", name="Start again at scene 1")).to_be_visible()


def test_a_story_says_who_speaks(open_page):
    opened = open_page(page(data(SCENARIO)), java_script_enabled=False)
    lines = opened.locator(".quiz-scene").first.locator(".quiz-line, .quiz-told").all_inner_texts()
    assert lines[0] == "Sunday, half past nine in the evening."
    assert lines[1] == "Mika: are you there?"
    assert lines[3] == "You: I’m here. Tell me."


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        (SORT, "A warning sign (Very fast, very keen). It is kind"),
        (CHECK, "A right answer: Not answering"),
        (ORDER, "Somebody stays beside your friend"),
    ],
)
def test_answers_open_without_a_script(name, answer, open_page):
    opened = open_page(page(data(name)), java_script_enabled=False)
    expect(opened.get_by_text(answer)).to_be_hidden()
    for summary in opened.locator("summary").all():
        summary.click()
    expect(opened.get_by_role("listitem").filter(has_text=answer).first).to_be_visible()


def test_an_order_is_read_mixed_and_answered_in_order(open_page):
    opened = open_page(page(data(ORDER)), java_script_enabled=False)
    mixed = opened.locator(".quiz-book > ul").first.locator("li").all_inner_texts()
    opened.get_by_text("See the steps in order").click()
    right = opened.locator("details ol b").all_inner_texts()
    assert mixed != right
    assert sorted(mixed) == sorted(right)
    assert right[0] == "Stop answering"


def test_how_sure_says_without_a_script_that_nothing_is_kept(open_page):
    opened = open_page(page(data(CONFIDENCE)), java_script_enabled=False)
    expect(opened.get_by_text("Your answers are not kept.")).to_be_visible()
    expect(opened.get_by_text("Think back to before the lesson.")).to_be_visible()
    opened.emulate_media(media="print")
    expect(opened.get_by_text("If you are not sure: Think of somebody who listens")).to_be_visible()
    assert opened.locator("input, form, button").count() == 0


@pytest.mark.parametrize("name", NAMES)
def test_print_shows_the_gamebook_even_while_playing(name, open_page):
    opened = open_page(page(data(name)))
    play(opened, name, THROUGH[name][:1])
    expect(opened.locator(".quiz-book")).to_be_hidden()
    opened.emulate_media(media="print")
    expect(opened.locator(".quiz-book")).to_be_visible()
    expect(opened.locator(".quiz-play")).to_be_hidden()


def test_ids_are_unique_and_every_link_in_the_page_arrives():
    elements = all_elements()
    ids = elements.values("id")
    assert len(ids) == len(set(ids))
    inside = [href[1:] for href in elements.values("href") if href.startswith("#")]
    assert inside
    assert set(inside) | set(elements.values("aria-labelledby")) <= set(ids)


def test_the_sections_id_names_unit_and_quiz():
    assert quiz_html(data(SORT)).startswith(
        '<section class="quiz quiz-sort" id="quiz-examples-who-means-well" '
        'data-quiz="examples/who-means-well" data-kind="sort" aria-labelledby='
    )


def test_nothing_a_strict_policy_forbids_and_no_link_that_tells_where_one_was():
    for tag, attributes in all_elements().found:
        assert tag not in ("style", "script")
        assert not [name for name in attributes if name == "style" or name.startswith("on")]
        if (attributes.get("href") or "").startswith("http"):
            assert attributes["rel"] == "noreferrer"


@pytest.mark.parametrize("name", NAMES)
def test_headings_go_down_step_by_step_from_the_third(name):
    levels = [int(tag[1]) for tag, _ in Elements(quiz_html(data(name))).found if re.match("h[1-6]$", tag)]
    assert levels[0] == 3
    assert levels.count(3) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", NAMES)
def test_headings_of_the_player_go_down_step_by_step(name, open_page):
    opened = open_page(page(data(name)))
    play(opened, name, THROUGH[name])
    tags = opened.get_by_role("heading").evaluate_all("all => all.map(one => one.tagName)")
    assert tags == ["H1", "H2", "H3", "H4", "H4"]


@pytest.mark.parametrize("name", NAMES)
def test_the_same_quiz_gives_the_same_html(name):
    assert quiz_html(data(name)) == quiz_html(data(name))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("script", [True, False], ids=["player", "gamebook"])
def test_hostile_text_stays_text(name, script, open_page):
    opened = open_page(page(hostile(data(name))), java_script_enabled=script)
    if script:
        while opened.locator(".quiz-end").count() == 0:
            for box in opened.locator("input").all()[:1]:
                box.check()
            opened.locator(".quiz-choice, .quiz-submit").last.click()
        assert opened.evaluate("window.pwned") is None
        assert HOSTILE in opened.locator(".quiz-end").text_content()
    assert opened.locator("img").count() == 0
    assert opened.locator("script").count() == 1  # the player's own
    assert opened.locator("h3").inner_text() == HOSTILE
