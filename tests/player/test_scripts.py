"""The joined script is small, keeps to itself, and one broken quiz never stops a page."""

import gzip
import inspect
import re
from importlib.resources import files

import pytest
from playwright.sync_api import expect

from tests.player.examples import CHECK, CONFIDENCE, NAMES, ORDER, SCENARIO, SORT, THROUGH, data, page
from tests.player.steps import play
from whotheysay.check.site.scripts import pieces
from whotheysay.compile import quiz_html as quiz_html_module
from whotheysay.compile.quiz_html import quiz_html
from whotheysay.compile.words import PLAYER_WORDS, WORDS
from whotheysay.player import site_script, stylesheet, widget_module

SOURCES = {
    file.name: file.read_text("utf-8")
    for file in files("whotheysay.player").iterdir()
    if file.name.endswith((".js", ".css"))
}
FORBIDDEN = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser"
    r"|\beval\b|Function\(|import\b|export\b|require\(|fetch\(|XMLHttpRequest|sendBeacon|WebSocket"
    r"|localStorage|sessionStorage|indexedDB|cookie|https?:|\.style|\?\.|\?\?"
)


@pytest.mark.parametrize("name", [name for name in SOURCES if name.endswith(".js")])
def test_no_script_makes_markup_of_text_or_calls_out_or_keeps_anything(name):
    assert FORBIDDEN.findall(SOURCES[name]) == []


def test_they_are_small():
    # Five kinds of quiz, each with its own walk and view: about a kilobyte for each.
    assert len(gzip.compress(site_script({}).encode())) < 7_650
    assert len(gzip.compress(site_script(PLAYER_WORDS).encode())) < 8_800
    assert len(gzip.compress(widget_module().encode())) < 6_300
    assert len(gzip.compress(stylesheet().encode())) < 1_750


def test_joining_leaves_out_comments_and_nothing_else():
    said = [piece.said for piece in pieces(site_script(PLAYER_WORDS))]
    for name in ("core.js", "view.js", "read.js", "site.js"):
        own = [piece.said for piece in pieces(SOURCES[name])]
        begins = [at for at in range(len(said)) if said[at : at + 40] == own[:40]]
        assert said[begins[0] : begins[0] + len(own)] == own
    for small in (site_script(PLAYER_WORDS), widget_module(), stylesheet()):
        assert not re.search(r"/\*|^\s|//", small, re.M)


def test_no_word_is_there_for_nothing():
    html = inspect.getsource(quiz_html_module)
    script = "".join(SOURCES.values())
    for room, words in WORDS.items():
        for word in words:
            stem = re.sub("_(one|many|right|wrong|several|before|after|trusting|careful|balanced)$", "", word)
            assert re.search(rf"\b{stem}\b", html if room == "book" else script), word


@pytest.mark.parametrize(
    ("name", "trail"),
    [
        (SCENARIO, ["block", "together", "morning"]),
        (SORT, ["genuine"] * 5),
        (SORT, ["sign"] * 5),
        (CHECK, ["stop", "nobody"]),
        (CHECK, ["delete", "adult+nobody+line"]),
        (ORDER, ["block", "breathe", "adult", "block", "keep"]),
        (ORDER, ["breathe", "keep", "adult", "block"]),
        (CONFIDENCE, ["not-yet", "a-little"]),
        (CONFIDENCE, ["quite", "very"]),
    ],
)
def test_no_word_is_missing(name, trail, open_page):
    opened = open_page(page(data(name)))
    play(opened, name, trail)
    shown = opened.locator(".quiz-play").first.inner_text()
    assert not re.search(r"undefined|null|\{", shown)


def test_one_is_said_as_one(open_page):
    quiz = data(SORT)
    quiz["items"] = quiz["items"][:2]
    opened = open_page(page(quiz))
    play(opened, SORT, ["genuine", "sign"])
    expect(opened.locator(".quiz-end")).to_contain_text("1 of 1 sign, and trusted 1 of 1 genuine one.")


def test_nothing_of_ours_becomes_a_name_of_the_page(open_page):
    opened = open_page(page(data(SORT)))
    for name in ("advance", "make", "openPlayer", "upgrade", "PICTURES", "render"):
        assert opened.evaluate(f"typeof {name}") == "undefined"


def test_every_quiz_of_a_page_plays_on_its_own(open_page):
    opened = open_page(page(*(data(name) for name in NAMES)))
    expect(opened.locator(".quiz-play")).to_have_count(len(NAMES))
    expect(opened.get_by_role("status")).to_have_count(len(NAMES))
    opened.locator(".quiz-choice").first.click()
    assert opened.locator(".quiz-new").count() > 0
    expect(opened.locator(".quiz:not(.quiz-scenario) .quiz-note")).to_have_count(0)


def test_a_script_loaded_twice_upgrades_once(open_page):
    opened = open_page(page(data(SORT), '<script src="player.js" defer></script>'))
    expect(opened.locator(".quiz-play")).to_have_count(1)


BROKEN = {
    "no marks": re.sub(r' data-id="[^"]*"', "", quiz_html(data(SCENARIO))).replace("--1--", "--"),
    "no words": re.sub("<b>.*?</b>", "", quiz_html(data(CHECK))),
    "no help": quiz_html(data(CHECK)).replace("quiz-help", "quiz-held"),
    "no such kind": quiz_html(data(CHECK)).replace('data-kind="check"', 'data-kind="poem"'),
    "a kind of JavaScript's own": quiz_html(data(CHECK)).replace('="check"', '="constructor"'),
    "no kind": quiz_html(data(CHECK)).replace(' data-kind="check"', ""),
    "another kind": quiz_html(data(CHECK)).replace('data-kind="check"', 'data-kind="scenario"'),
    "no book": '<section class="quiz" data-quiz></section>',
    "no questions": re.sub("<ol.*</ol>", "", quiz_html(data(CHECK))),
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_broken_quiz_leaves_its_gamebook_and_the_others_play(broken, open_page):
    opened = open_page(page(broken, data(SORT)), may_complain=True)
    expect(opened.locator(".quiz-play")).to_have_count(1)
    for book in opened.locator(".quiz").first.locator(".quiz-book").all():
        expect(book).to_be_visible()
    play(opened, SORT, THROUGH[SORT])
    expect(opened.locator(".quiz-end")).to_be_visible()


def test_a_quiz_that_breaks_on_the_way_gives_its_gamebook_back(open_page):
    html = quiz_html(data(SCENARIO)).replace('data-id="hurry"', "")
    opened = open_page(page(html, data(SORT)), may_complain=True)
    opened.locator(".quiz-choice").first.click()
    expect(opened.locator(".quiz-scenario .quiz-book")).to_be_visible()
    expect(opened.locator(".quiz-scenario .quiz-play")).to_have_count(0)
    expect(opened.locator(".quiz-sort .quiz-play")).to_be_visible()
    note = opened.locator(".quiz-scenario > .quiz-note")
    expect(note).to_have_text(WORDS["all"]["broken"])
    expect(note).to_be_focused()
    # It says so once, however often it is asked to go on.
    opened.evaluate("document.querySelector('.quiz-scenario').quiz.show(['hurry', 'hurry'])")
    opened.evaluate("document.querySelector('.quiz-scenario').quiz.show(['block'])")
    expect(note).to_have_count(1)
