"""What readers do on our own site: search, play, answer, open, print."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import ROOT
from tests.pages.conftest import Watched, watch
from whotheysay.compile.quiz_data import quiz_data_of
from whotheysay.load import load_course

LESSON = "lessons/who-is-it/profiles-that-pose.html"


@pytest.mark.parametrize("place", ["http", "file"])
def test_search_finds_a_lesson(place: str, address: str, built: Path, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{address}/search.html" if place == "http" else (built / "search.html").as_uri())
    page.get_by_role("searchbox").fill("reverse image search")
    page.keyboard.press("Enter")
    link = page.locator("#search-results a", has_text="Profiles that pose").first
    expect(link).to_be_visible()
    link.click()
    assert "profiles-that-pose" in page.url
    assert watched.complaints == []
    assert watched.strangers(address, built.as_uri()) == []


def test_search_says_when_it_cannot_look(built: Path, browser: Browser) -> None:
    """Sphinx stumbles over a word that every object of JavaScript has, and can't search without its list."""
    page = browser.new_page()
    failed = page.get_by_text("This search does not work just now.")

    def look_for(words: str) -> None:
        page.get_by_role("searchbox").fill(words)
        page.keyboard.press("Enter")

    page.goto((built / "search.html").as_uri())
    look_for("constructor")
    expect(failed).to_be_visible()
    look_for("threat")
    expect(page.locator("#search-results li").first).to_be_visible()
    expect(failed).to_be_hidden()
    page.route("**/searchindex.js", lambda route: route.abort())
    page.reload()
    look_for("threat")
    expect(failed).to_be_visible()
    expect(page.locator("#search-results")).to_be_empty()
    page.close()


@pytest.mark.parametrize("place", ["http", "file"])
def test_a_quiz_cell_is_the_static_quiz(place: str, address: str, built: Path, watched: Watched) -> None:
    """No kernel, no widget manager: the page's own player, from the page's own words."""
    page = watched.page
    page.goto(f"{address}/{LESSON}" if place == "http" else (built / LESSON).as_uri())
    quizzes = page.locator("[data-quiz]")
    assert quizzes.count() == 2
    quizzes.first.get_by_role("button").first.click()
    assert watched.complaints == []
    assert watched.strangers(address, built.as_uri()) == []
    assert page.evaluate("[localStorage.length, document.cookie]") == [0, ""]
    html = (built / LESSON).read_text("utf-8")
    for word in ("require.js", "html-manager", "widget-view", "cdn", "jupyter-widgets"):
        assert word not in html


def test_a_scenario_plays_to_an_ending_by_keyboard_alone(built: Path, watched: Watched) -> None:
    page = watched.page
    page.goto((built / LESSON).as_uri())
    quiz = page.locator("[data-quiz]").first
    course, _ = load_course(ROOT)
    assert course
    data = quiz_data_of(course, quiz.get_attribute("data-quiz") or "")
    at, scenes = data["start"], {scene["id"]: scene for scene in data["scenes"]}
    while scenes[at]["choices"]:
        choice = scenes[at]["choices"][-1]
        button = quiz.get_by_role("button", name=choice["text"], exact=True).last
        for _ in range(200):
            page.keyboard.press("Tab")
            if button.evaluate("element => element === document.activeElement"):
                break
        page.keyboard.press("Enter")
        at = choice["to"]
    for words in (scenes[at]["ending"]["title"], scenes[at]["ending"]["next"]):
        expect(quiz.get_by_text(words).filter(visible=True).first).to_be_visible()


def test_a_lesson_offers_its_notebook(built: Path, watched: Watched) -> None:
    watched.page.goto((built / LESSON).as_uri())
    link = watched.page.get_by_role("link", name="notebook")
    target = (built / LESSON).parent / (link.get_attribute("href") or "")
    assert json.loads(target.read_text("utf-8"))["nbformat"] == 4


def test_a_plan_shows_map_words_and_answers(built: Path, watched: Watched) -> None:
    page = watched.page
    page.goto((built / LESSON.replace(".html", ".plan.html")).as_uri())
    picture = page.get_by_role("img", name="Map of “The new follower”")
    expect(picture).to_be_visible()
    assert "16 scenes" in (picture.locator("desc").text_content() or "")
    words = page.inner_text("article")
    assert "The map in words" in words
    assert words.count("→") >= 30
    assert "Warning sign" in words
    assert "Genuine" in words


def test_a_plan_leads_to_the_quizzes_to_look_back_with_and_to_their_answers(
    built: Path, watched: Watched
) -> None:
    page = watched.page
    page.goto((built / LESSON.replace(".html", ".plan.html")).as_uri())
    assert page.locator("article h3", has_text="One week later").count() == 0
    later = page.locator("section", has=page.locator("> h2", has_text="To look back with later"))
    entry = later.get_by_role("listitem").filter(has_text="One week later")
    assert entry.get_by_role("link").count() == 2
    entry.get_by_role("link", name="Answers for looking back").click()
    assert page.locator("article h3", has_text="One week later").count() == 1
    expect(page.get_by_role("img", name="Map of “The poster job”")).to_be_visible()
    page.go_back()
    entry.get_by_role("link", name="Looking back", exact=True).click()
    expect(page.locator("[data-quiz]", has_text="One week later")).to_be_visible()


@pytest.mark.parametrize(("width", "rows"), [(320, 2), (360, 2), (414, 2), (1280, 1)])
def test_the_rooms_stand_in_even_rows(width: int, rows: int, built: Path, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto((built / "index.html").as_uri())
    tops = page.locator(".rooms li").evaluate_all("all => all.map(one => one.offsetTop)")
    counts = [tops.count(top) for top in dict.fromkeys(tops)]
    assert len(counts) == rows
    assert len(set(counts)) == 1
    context.close()


def test_the_chart_has_words_for_those_who_cannot_see_it(built: Path, watched: Watched) -> None:
    page = watched.page
    page.goto((built / "lessons/closer/what-the-numbers-say.html").as_uri())
    alt = page.locator("article img").get_attribute("alt") or ""
    for number in ("443", "819", "1,430"):
        assert number in alt
        assert number in page.inner_text("article table")
    words = page.inner_text("article")
    for said in ("74.6", "The report printed 74 per cent", "222.8", "It does not count sextortion"):
        assert said in words
    assert page.locator("article img").evaluate("img => img.naturalWidth > 0")


def test_every_claim_of_the_old_advice_is_on_its_page(built: Path, watched: Watched) -> None:
    """Section by section: 14, 12, 16, 31 and 14 claims."""
    watched.page.goto((built / "book/police-advice.html").as_uri())
    words = watched.page.inner_text("article")
    for document, count in (("000", 14), ("001", 12), ("002", 16), ("003", 31), ("004", 14)):
        for number in range(1, count + 1):
            assert f"{document}-{number:02} · " in words


def test_home_has_a_door_for_each_and_help_first(built: Path, watched: Watched) -> None:
    page = watched.page
    page.goto((built / "index.html").as_uri())
    doors = [page.locator("article h2 a").nth(n).inner_text() for n in range(5)]
    assert doors[0] == "I need help now"
    for word, door in zip(("pupil", "teacher", "officer", "parent"), doors[1:], strict=True):
        assert word in door


def test_a_link_within_a_door_leads_to_its_own_page(built: Path, watched: Watched) -> None:
    page = watched.page
    page.goto((built / "index.html").as_uri())
    page.locator("article p a", has_text="If it has happened").click()
    page.wait_for_url("**/families-now.html")
    page.go_back()
    # The door itself lies above its words, and takes the click.
    page.locator("article section section", has_text="I am a pupil").locator("p").click(force=True)
    page.wait_for_url("**/pupils.html")


def test_the_print_keeps_words_and_help_without_buttons(built: Path, browser: Browser) -> None:
    context = browser.new_context()
    watched = watch(context)
    page = watched.page
    page.goto((built / LESSON).as_uri())
    page.emulate_media(media="print")
    assert not page.locator("#leave").is_visible()
    assert page.get_by_role("complementary", name="Get help").is_visible()
    context.close()


def test_a_number_on_the_help_page_can_be_called(built: Path, watched: Watched) -> None:
    watched.page.goto((built / "book/get-help.html").as_uri())
    link = watched.page.locator("article").get_by_role("link", name="0800\u00a01111").first
    assert link.get_attribute("href") == "tel:08001111"
