"""Each kind of quiz can be played to its end with the keyboard alone, and says what happens."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.player.examples import CHECK, CONFIDENCE, NAMES, ORDER, SCENARIO, SORT, THROUGH, data, page
from tests.player.steps import play


def tab_to(opened: Page, wanted: Locator, key: str = "Tab") -> None:
    """Press Tab until `wanted` has the focus, as somebody without a mouse does."""
    for _ in range(40):
        opened.keyboard.press(key)
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"Tab never came to {wanted}")


def focused(opened: Page) -> Locator:
    return opened.locator("*:focus")


def test_a_scenario_by_keyboard(open_page):
    opened = open_page(page(data(SCENARIO)))
    for words, feedback in (
        ("What do they say", "A calm question"),
        ("None of this is your fault", "You said the most important thing"),
        ("Ring The Listening Line", "They hear this every day"),
    ):
        tab_to(opened, opened.get_by_role("button", name=words))
        opened.keyboard.press("Enter")
        expect(focused(opened)).to_contain_text(feedback)
    expect(opened.get_by_role("heading", name="Three people know")).to_be_visible()
    tab_to(opened, opened.get_by_role("link", name="Call 0808 157 0142"))
    expect(focused(opened)).to_have_attribute("href", "tel:08081570142")


def test_a_sort_by_keyboard(open_page):
    opened = open_page(page(data(SORT)))
    for number, (pick, verdict) in enumerate(
        zip(
            ["genuine", "sign", "genuine", "sign", "genuine"],
            ["Yes, this is genuine", "Yes, this is a", "Yes", "Yes", "This one is a warning sign"],
            strict=True,
        )
    ):
        card = opened.locator(".quiz-card").nth(number)
        tab_to(opened, card.locator("input").first)
        opened.keyboard.press("Space" if pick == "genuine" else "ArrowDown")
        tab_to(opened, card.get_by_role("button", name="Check my answer"))
        opened.keyboard.press("Enter")
        expect(focused(opened)).to_contain_text(verdict)
    expect(opened.locator(".quiz-end")).to_contain_text(
        "You spotted 2 of 3 signs, and trusted 2 of 2 genuine ones."
    )


def test_a_check_by_keyboard(open_page):
    opened = open_page(page(data(CHECK)))
    tab_to(opened, opened.get_by_label("Pay quickly"))
    opened.keyboard.press("ArrowDown")
    tab_to(opened, opened.get_by_role("button", name="Check my answer"))
    opened.keyboard.press("Enter")
    expect(focused(opened)).to_contain_text("Yes, that’s right")
    for answer in ("An adult they trust", "The Listening Line"):
        tab_to(opened, opened.get_by_label(answer))
        opened.keyboard.press("Space")
    opened.keyboard.press("Enter")
    expect(focused(opened)).to_contain_text("Yes, that’s right")
    expect(opened.locator(".quiz-end")).to_contain_text("You answered 2 of 2 the way we would.")


def test_an_order_by_keyboard(open_page):
    opened = open_page(page(data(ORDER)))
    expect(opened.get_by_role("group")).to_have_accessible_name("Which comes first?")
    for step, said in (
        ("Stop answering", "Not answering takes the hurry"),
        ("Tell an adult", "Not yet: Tell an adult"),
        ("Keep the chat", "can help The Listening Line to help you"),
        ("Tell an adult", "Somebody stays beside"),
        ("Block the account", "nothing that could help gets lost"),
    ):
        tab_to(opened, opened.get_by_role("button", name=step, exact=True))
        opened.keyboard.press("Enter")
        expect(focused(opened)).to_contain_text(said)
    expect(opened.locator(".quiz-end")).to_contain_text("You found 3 of 4 at the first try.")
    assert opened.locator(".quiz-steps b").all_inner_texts() == [
        step["text"] for step in data(ORDER)["steps"]
    ]


def test_an_order_by_finger(open_page):
    opened = open_page(page(data(ORDER)), has_touch=True, viewport={"width": 360, "height": 640})
    for step in data(ORDER)["steps"]:
        opened.get_by_role("button", name=step["text"], exact=True).tap()
        expect(opened.locator(".quiz-note").last).to_be_in_viewport()
    expect(opened.locator(".quiz-end")).to_contain_text("You found 4 of 4 at the first try.")


def test_a_step_tried_too_early_waits_until_its_turn_can_come(open_page):
    opened = open_page(page(data(ORDER)))
    status, block = opened.get_by_role("status"), opened.get_by_role("button", name="Block the account")
    shown = opened.locator(".quiz-choice").all_inner_texts()
    block.click()
    expect(status).to_have_text("Step 1 of 4")
    expect(opened.locator(".quiz-note")).to_contain_text("Something else comes before it.")
    assert opened.locator(".quiz-choice").all_inner_texts() == [one for one in shown if "Block" not in one]
    opened.get_by_role("button", name="Stop answering").click()
    expect(block).to_be_visible()
    opened.get_by_role("button", name="Back one step").click()
    opened.get_by_role("button", name="Back one step").click()
    assert opened.locator(".quiz-choice").all_inner_texts() == shown


def test_how_sure_by_keyboard(open_page):
    opened = open_page(page(data(CONFIDENCE)))
    expect(opened.locator(".quiz-play").get_by_text("Your answers are not kept.")).to_be_visible()
    for number, (downs, line) in enumerate([(0, "Thank you for thinking"), (3, "That can help you")]):
        card = opened.locator(".quiz-card").nth(number)
        tab_to(opened, card.locator("input").first)
        opened.keyboard.press("Space")
        for _ in range(downs):
            opened.keyboard.press("ArrowDown")
        tab_to(opened, card.get_by_role("button", name="Go on"))
        opened.keyboard.press("Enter")
        expect(focused(opened)).to_contain_text(line)
    end = opened.locator(".quiz-end")
    expect(end.locator("li").first).to_have_text(
        "Think of somebody who listens, and talk to them about something small first."
    )
    expect(end).not_to_contain_text("Look at the page on help")
    expect(end).to_contain_text("not sent to anybody, and they are gone when you leave")
    assert not re.search(r"\d of \d", end.inner_text())


def test_whoever_is_sure_is_not_told_what_to_do_when_unsure(open_page):
    opened = open_page(page(data(CONFIDENCE)))
    play(opened, CONFIDENCE, ["very", "quite"])
    end = opened.locator(".quiz-end")
    expect(end).to_contain_text("You can still ask somebody")
    expect(end).not_to_contain_text("Think of somebody who listens")


def test_how_sure_is_forgotten_when_the_page_is_left(open_page):
    opened = open_page(page(data(CONFIDENCE), data(SORT)))
    play(opened, CONFIDENCE, THROUGH[CONFIDENCE])
    opened.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide'))")
    expect(opened.locator(".quiz-confidence .quiz-note, .quiz-confidence .quiz-end")).to_have_count(0)
    assert opened.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


@pytest.mark.parametrize("name", [name for name in NAMES if name != CONFIDENCE])
def test_where_somebody_is_can_be_shown_again_on_another_page(name, open_page):
    opened = open_page(page(data(name)))
    play(opened, name, THROUGH[name][:2])
    trail = opened.evaluate("document.querySelector('.quiz').quiz.trail()")
    stage = opened.locator(".quiz-stage").inner_text()
    assert trail == THROUGH[name][:2]
    again = open_page(page(data(name)))
    again.evaluate("trail => document.querySelector('.quiz').quiz.show(trail)", trail)
    assert again.locator(".quiz-stage").inner_text() == stage
    assert again.evaluate("document.activeElement === document.body")
    play(again, name, THROUGH[name][2:], done=2)
    expect(again.locator(".quiz-end")).to_be_visible()


ODD_TRAILS = ("null", "undefined", "'ask'", "7", "{}", "[null]", "[{}, []]", "['__proto__']", "[['ask']]")


@pytest.mark.parametrize("name", [name for name in NAMES if name != CONFIDENCE])
def test_a_trail_that_fits_no_longer_is_followed_as_far_as_it_does(name, open_page):
    opened = open_page(page(data(name)))
    quiz = "document.querySelector('.quiz').quiz"
    show = f"trail => {{ {quiz}.show(trail); return {quiz}.trail(); }}"
    trail = THROUGH[name]
    assert opened.evaluate(show, [*trail[:1], "gone", *trail[1:]]) == trail[:1]
    assert opened.evaluate(show, [*trail, "more"]) == trail
    for odd in ODD_TRAILS:
        assert opened.evaluate(f"({show})({odd})") == []
    opened.evaluate(f"{quiz}.trail().push('mine')")
    assert opened.evaluate(f"{quiz}.trail()") == []
    play(opened, name, trail)
    expect(opened.locator(".quiz-end")).to_be_visible()


def test_how_sure_somebody_is_is_told_to_no_script(open_page):
    opened = open_page(page(data(CONFIDENCE)))
    play(opened, CONFIDENCE, THROUGH[CONFIDENCE][:1])
    assert opened.evaluate("document.querySelector('.quiz').quiz") is None


@pytest.mark.parametrize(
    ("trail", "said"),
    [
        (["genuine"] * 5, "You leaned towards trusting."),
        (["sign"] * 5, "You leaned towards being careful."),
        (["genuine", "sign", "genuine", "sign", "sign"], "You kept a balance"),
    ],
)
def test_a_sort_says_which_way_one_leaned_and_no_measure(trail, said, open_page):
    opened = open_page(page(data(SORT)))
    play(opened, SORT, trail)
    end = opened.locator(".quiz-end")
    expect(end).to_contain_text(said)
    assert not re.search(r"\d\.\d|d′|bias", end.inner_text())


@pytest.mark.parametrize("name", NAMES)
def test_nothing_takes_the_focus_when_the_page_opens(name, open_page):
    opened = open_page(page(data(name)))
    expect(opened.locator(".quiz-play")).to_be_visible()
    assert opened.evaluate("document.activeElement === document.body")
    assert opened.evaluate("window.scrollY") == 0
    expect(opened.get_by_role("status")).to_have_text("")


@pytest.mark.parametrize("name", NAMES)
def test_one_polite_voice_says_where_one_is(name, open_page):
    opened = open_page(page(data(name)))
    status = opened.get_by_role("status")
    play(opened, name, THROUGH[name][:1])
    expect(status).to_have_text(re.compile("2 of|New messages: 2. Choices: 2."))
    play(opened, name, THROUGH[name][1:], done=1)
    expect(status).to_have_text("You have come to the end.")
    expect(status).to_have_count(1)
    assert opened.locator("[aria-live], [role=alert], [role=log]").count() == 0


@pytest.mark.parametrize("name", NAMES)
def test_back_takes_one_step_back_and_keeps_the_focus_in_the_quiz(name, open_page):
    opened = open_page(page(data(name)))
    play(opened, name, THROUGH[name][:1])
    before = opened.locator(".quiz-stage").inner_text()
    play(opened, name, THROUGH[name][1:2], done=1)
    opened.get_by_role("button", name="Back one step").click()
    assert opened.locator(".quiz-stage").inner_text() == before
    assert opened.evaluate("document.activeElement.closest('.quiz-stage') !== null")


@pytest.mark.parametrize("name", NAMES)
def test_start_again_is_as_at_the_start(name, open_page):
    opened = open_page(page(data(name)))
    start = opened.locator(".quiz-stage").inner_text()
    play(opened, name, THROUGH[name])
    opened.get_by_role("button", name="Start again").click()
    assert opened.locator(".quiz-stage").inner_text() == start
    assert opened.evaluate("document.activeElement.closest('.quiz-stage') !== null")
    expect(opened.get_by_role("button", name="Back one step")).to_have_count(0)


def test_a_choice_becomes_my_own_bubble(open_page):
    opened = open_page(page(data(SCENARIO)))
    play(opened, SCENARIO, ["ask"])
    expect(opened.locator(".quiz-mine").last).to_contain_text("What do they say")
    expect(opened.locator(".quiz-theirs").last).to_contain_text("I feel sick")
    mine, theirs = (
        opened.locator(f".{side} .quiz-bubble").last.bounding_box() for side in ("quiz-mine", "quiz-theirs")
    )
    assert mine["x"] > theirs["x"]


def test_the_chat_is_headed_by_whoever_spoke_last(open_page):
    opened = open_page(page(data(SCENARIO)))
    head = opened.locator(".quiz-head")
    expect(head).to_contain_text("Mika")
    expect(head).to_contain_text("You are Ash, Mika’s older cousin")
    play(opened, SCENARIO, ["block", "together"])
    expect(head).to_contain_text("Rowan")


def test_what_you_noticed_is_closed_on_the_way_and_open_at_the_end(open_page):
    opened = open_page(page(data(SCENARIO)))
    noticed = opened.locator(".quiz-signs")
    expect(noticed).not_to_have_attribute("open", "")
    expect(noticed.locator("summary")).to_have_text("Signs you could notice (2)")
    play(opened, SCENARIO, THROUGH[SCENARIO])
    expect(noticed).to_have_attribute("open", "")
    expect(noticed).to_contain_text("A countdown")
    expect(noticed).to_contain_text("Hurry stops people thinking and asking.")


def test_what_you_noticed_stays_open_once_opened(open_page):
    opened = open_page(page(data(SCENARIO)))
    opened.locator(".quiz-signs summary").click()
    play(opened, SCENARIO, ["ask"])
    expect(opened.locator(".quiz-signs")).to_have_attribute("open", "")


@pytest.mark.parametrize("name", [SORT, CHECK, CONFIDENCE])
def test_an_empty_answer_is_asked_for_again(name, open_page):
    opened = open_page(page(data(name)))
    opened.locator(".quiz-submit").click()
    expect(opened.get_by_role("group")).to_have_accessible_name(re.compile("Choose an answer first"))
    assert opened.evaluate("document.activeElement.name") == "pick"


def test_a_wrong_answer_shows_the_right_one_and_all_that_is_said(open_page):
    opened = open_page(page(data(CHECK)))
    play(opened, CHECK, ["pay"])
    note = opened.locator(".quiz-note")
    expect(note).to_contain_text("no guarantee that paying stops it")
    expect(note).to_contain_text("Not answering takes the hurry out of it")
    expect(note.get_by_text("Keep it for somebody who can help")).to_be_hidden()
    note.get_by_text("The other answers").click()
    expect(note.get_by_text("Keep it for somebody who can help")).to_be_visible()


def test_help_says_how_to_reach_it_and_that_a_link_leaves(open_page):
    opened = open_page(page(data(SCENARIO)))
    play(opened, SCENARIO, THROUGH[SCENARIO])
    link = opened.get_by_role("link", name="The Listening Line online (another website)")
    expect(link).to_have_attribute("href", "https://listening-line.example/chat")
    expect(link).to_have_attribute("rel", "noreferrer")
    expect(opened.locator(".quiz-end .quiz-help")).to_contain_text("Text HELLO to 88088")
    expect(opened.locator(".quiz-end .quiz-help")).to_contain_text("only if a life is in danger")
