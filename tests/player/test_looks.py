"""A quiz fits a small phone, large text, strong colours and people whom motion makes ill."""

import pytest
from playwright.sync_api import Page, expect

from tests.player.examples import NAMES, SCENARIO, THROUGH, data, page
from tests.player.steps import play

PHONE = {"width": 320, "height": 640}


def overflow(opened: Page) -> int:
    return opened.evaluate("document.documentElement.scrollWidth - window.innerWidth")


def with_long_words(name: str) -> dict:
    quiz = data(name)
    quiz["title"] = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
    quiz["help"]["listening-line"]["what"] = "https://listening-line.example/" + "very-long-" * 9
    return quiz


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("script", [True, False], ids=["player", "gamebook"])
def test_no_sideways_scroll_at_320(name, script, open_page):
    opened = open_page(page(with_long_words(name)), viewport=PHONE, java_script_enabled=script)
    assert overflow(opened) <= 0
    for number, pick in enumerate(THROUGH[name] if script else []):
        play(opened, name, [pick], done=number)
        assert overflow(opened) <= 0


@pytest.mark.parametrize("name", NAMES)
def test_text_at_twice_its_size_still_fits(name, open_page):
    opened = open_page(page(data(name)), viewport={"width": 640, "height": 800})
    opened.evaluate("document.documentElement.style.fontSize = '200%'")
    play(opened, name, THROUGH[name])
    assert overflow(opened) <= 0
    cut = opened.locator(".quiz-play :not(.quiz-unseen)").evaluate_all(
        "all => all.filter(one => getComputedStyle(one).overflow !== 'visible').length"
    )
    assert cut == 0


@pytest.mark.parametrize("name", NAMES)
def test_targets_are_large_enough_for_a_thumb(name, open_page):
    opened = open_page(page(data(name)), viewport=PHONE)
    for number, pick in enumerate(THROUGH[name]):
        play(opened, name, [pick], done=number)
        for target in opened.locator(".quiz button, .quiz label, .quiz summary, .quiz a").all():
            if target.is_visible():
                box = target.bounding_box()
                assert box["height"] >= 44, target.inner_text()
                assert box["width"] >= 44
        for box in opened.locator(".quiz input").all():
            assert min(box.bounding_box()["height"], box.bounding_box()["width"]) >= 24


@pytest.mark.parametrize(("motion", "name"), [("reduce", "none"), ("no-preference", "quiz-new")])
def test_new_lines_move_only_for_who_has_not_asked_for_calm(motion, name, open_page):
    opened = open_page(page(data(SCENARIO)), reduced_motion=motion)
    play(opened, SCENARIO, ["ask"])
    animation = "element => getComputedStyle(element).animationName"
    assert opened.locator(".quiz-new").first.evaluate(animation) == name


def test_the_page_jumps_at_once_for_who_asked_for_calm(open_page):
    opened = open_page(page(data(SCENARIO)), viewport=PHONE)
    opened.evaluate("document.documentElement.style.scrollBehavior = 'smooth'")
    play(opened, SCENARIO, ["ask"])
    before = opened.evaluate("window.scrollY")
    opened.wait_for_timeout(200)
    assert opened.evaluate("window.scrollY") == before
    expect(opened.locator(".quiz-note")).to_be_in_viewport()


@pytest.mark.parametrize("name", NAMES)
def test_with_forced_colours_everything_still_has_an_edge(name, open_page):
    opened = open_page(page(data(name)), forced_colors="active")
    play(opened, name, THROUGH[name][:1])
    edges = opened.locator(
        ".quiz-bubble, .quiz-note, .quiz-phone, .quiz-card, .quiz button, .quiz label"
    ).evaluate_all(
        "all => all.map(one => getComputedStyle(one)).filter(style =>"
        " style.borderLeftStyle !== 'solid' || parseFloat(style.borderLeftWidth) < 1).length"
    )
    assert edges == 0


@pytest.mark.parametrize("name", NAMES)
def test_focus_can_be_seen(name, open_page):
    opened = open_page(page(data(name)))
    opened.keyboard.press("Tab")
    outline = "getComputedStyle(document.activeElement)"
    assert opened.evaluate(f"{outline}.outlineStyle") == "solid"
    assert opened.evaluate(f"parseFloat({outline}.outlineWidth)") >= 3
