"""Python and the browser give the same state for the same trail."""

import json
from statistics import NormalDist
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from tests.player.examples import (
    CHECK,
    CONFIDENCE,
    EXAMPLES,
    NAMES,
    ORDER,
    SCENARIO,
    SORT,
    THROUGH,
    data,
)
from whotheysay.player import core_script
from whotheysay.player.advance import advance

SHARED = sorted((EXAMPLES / "advance").glob("*.json"))
z = NormalDist().inv_cdf


@pytest.fixture(scope="module")
def in_browser(browser: Browser):
    """Run the core over many trails in one page: `in_browser(quiz, trails)`."""
    page = browser.new_page()
    page.add_script_tag(content=core_script())
    run = "([quiz, trails]) => trails.map((trail) => advance(quiz, trail))"
    yield lambda quiz, trails: page.evaluate(run, [quiz, trails])
    page.close()


@pytest.mark.parametrize("path", SHARED, ids=lambda path: path.stem)
def test_shared_examples_hold_for_both(path, in_browser):
    example = json.loads(path.read_text("utf-8"))
    quiz = data(example["quiz"])
    assert advance(quiz, example["trail"]) == example["state"]
    assert in_browser(quiz, [example["trail"]]) == [example["state"]]


def test_there_are_shared_examples_of_every_kind():
    assert {json.loads(path.read_text("utf-8"))["quiz"] for path in SHARED} == set(NAMES)


@st.composite
def trails(draw: st.DrawFn, quiz: dict[str, Any]) -> list[str]:
    """Walk mostly where one can; sometimes say what isn't possible there."""
    trail: list[str] = []
    junk = st.sampled_from(["", "+", "ask", "sign", "adult+line", "line+adult", "keep", "__proto__"])
    for _ in range(draw(st.integers(0, 12))):
        possible = advance(quiz, trail)["choices"]
        picks = st.sampled_from(possible) if possible else st.just("more")
        trail.append(draw(st.one_of(picks, picks, picks, _joined(possible), junk, st.text())))
    return trail


def _joined(ids: list[str]) -> st.SearchStrategy[str]:
    subsets = st.lists(st.sampled_from(ids), max_size=3) if ids else st.just([])
    return subsets.map("+".join)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=15, deadline=None)  # each example is forty trails and a trip to the browser
@given(drawn=st.data())
def test_any_trail_gives_the_same_state(name, drawn, in_browser):
    quiz = data(name)
    walked = drawn.draw(st.lists(trails(quiz), min_size=40, max_size=40))
    assert in_browser(quiz, walked) == [advance(quiz, trail) for trail in walked]


@pytest.mark.parametrize("name", NAMES)
def test_a_trail_stops_at_its_first_impossible_step(name):
    quiz = data(name)
    good = THROUGH[name][:1]
    stopped = advance(quiz, [*good, "no-such-choice", *THROUGH[name][1:]])
    assert stopped == advance(quiz, good)
    assert stopped["used"] == 1


@pytest.mark.parametrize("name", NAMES)
def test_advance_changes_neither_quiz_nor_trail(name):
    quiz, trail = data(name), list(THROUGH[name])
    state = advance(quiz, trail)
    for step in state["steps"]:
        step["signs"].append("mine")
    assert quiz == data(name)
    assert trail == THROUGH[name]


def test_telling_counts_wherever_it_happened():
    quiz = data(SCENARIO)
    assert advance(quiz, ["block", "together", "ring"])["result"]["told"]
    for scene in quiz["scenes"]:
        scene["telling"] = False
    assert not advance(quiz, ["block", "together", "ring"])["result"]["told"]


def test_a_story_may_come_back_to_a_scene():
    state = advance(data(SCENARIO), ["block", "sorry", "block"])
    assert [step["at"] for step in state["steps"]] == ["hello", "pause", "hello"]
    assert state["at"] == "pause"


def test_a_sort_counts_trust_apart_from_spotting():
    result = advance(data(SORT), ["sign", "sign", "genuine", "genuine", "sign"])["result"]
    assert (result["hits"], result["misses"]) == (2, 1)
    assert (result["trusted"], result["false_alarms"]) == (1, 1)
    assert (result["signs_total"], result["genuine_total"]) == (3, 2)


@pytest.mark.parametrize("kinds", ["g", "s", "gs", "ggss", "gggss", "ggggssss", "ggggggsssss"])
def test_discernment_is_what_signal_detection_says_and_the_same_in_the_browser(kinds, in_browser):
    item = data(SORT)["items"][0]
    answers = {"g": "genuine", "s": "sign"}
    quiz = data(SORT)
    quiz["items"] = [{**item, "id": f"i{n}", "answer": answers[one]} for n, one in enumerate(kinds)]
    for hits in range(kinds.count("s") + 1):
        for alarms in range(kinds.count("g") + 1):
            said = {"s": ["sign"] * hits + ["genuine"] * 99, "g": ["sign"] * alarms + ["genuine"] * 99}
            trail = [said[one].pop(0) for one in kinds]
            result = advance(quiz, trail)["result"]
            hit = z((hits + 0.5) / (kinds.count("s") + 1))
            alarm = z((alarms + 0.5) / (kinds.count("g") + 1))
            assert result["d_prime"] == pytest.approx(hit - alarm, abs=0.0061)
            assert result["bias"] == pytest.approx(-(hit + alarm) / 2, abs=0.0056)
            assert in_browser(quiz, [trail])[0]["result"] == result


@pytest.mark.parametrize(
    ("hits", "trusted", "lean"),
    [
        (6, 6, "balanced"),
        (5, 6, "balanced"),
        (6, 5, "balanced"),
        (3, 3, "balanced"),
        (4, 6, "trusting"),
        (0, 6, "trusting"),
        (6, 4, "careful"),
        (6, 0, "careful"),
    ],
)
def test_one_slip_is_no_lean_and_two_the_same_way_are(hits, trusted, lean):
    quiz = data(SORT)
    kinds = ["sign"] * 6 + ["genuine"] * 6
    quiz["items"] = [{**quiz["items"][0], "answer": kind} for kind in kinds]
    trail = ["sign"] * hits + ["genuine"] * (6 - hits) + ["genuine"] * trusted + ["sign"] * (6 - trusted)
    assert advance(quiz, trail)["result"]["lean"] == lean


def test_an_order_is_walked_by_what_comes_next():
    quiz = data(ORDER)
    right = [step["id"] for step in quiz["steps"]]
    assert advance(quiz, right)["result"] == {"first": 4, "of": 4}
    state = advance(quiz, ["block", "adult", "keep"])
    assert (state["at"], state["choices"]) == ("place-1", ["breathe"])
    assert [step["feedback"] for step in state["steps"][1:]] == [
        "Telling is never too early. Here the chat is kept first, so that there is something to show.",
        "A good thought. It is easier when nobody is answering any more.",
    ]
    state = advance(quiz, ["block", "adult", "keep", "breathe"])
    assert (state["at"], state["choices"]) == ("place-2", ["keep", "block", "adult"])
    assert advance(quiz, ["breathe", "breathe"])["used"] == 1


@given(st.data())
@settings(deadline=None, max_examples=50)
def test_every_way_through_an_order_ends(drawn):
    quiz, trail = data(ORDER), []
    while not (state := advance(quiz, trail))["done"]:
        trail.append(drawn.draw(st.sampled_from(state["choices"])))
    steps = len(quiz["steps"])
    assert steps <= len(trail) <= steps * (steps + 1) / 2
    assert [step["pick"] for step in state["steps"] if step["right"]] == [one["id"] for one in quiz["steps"]]


@pytest.mark.parametrize(
    ("answers", "low"), [(3, ["a"]), (4, ["a", "b"]), (5, ["a", "b"])], ids=["three", "four", "five"]
)
def test_whoever_is_in_the_lower_half_of_the_scale_is_unsure(answers, low):
    quiz = data(CONFIDENCE)
    quiz["scale"] = [{"id": id_, "text": id_, "line": id_} for id_ in "abcde"[:answers]]
    for pick in "abcde"[:answers]:
        state = advance(quiz, [pick, "c"])
        assert state["result"] == {"unsure": ["whom"] if pick in low else []}
        assert [step["right"] for step in state["steps"]] == [None, None]


@pytest.mark.parametrize(
    ("pick", "used", "right"),
    [
        ("adult+line", 2, 2),
        ("adult", 2, 1),
        ("adult+nobody+line", 2, 1),
        ("line+adult", 1, None),
        ("adult+adult", 1, None),
        ("", 1, None),
    ],
)
def test_several_answers_are_right_only_together(pick, used, right):
    state = advance(data(CHECK), ["stop", pick])
    assert state["used"] == used
    assert state["result"] == ({"right": right, "of": 2} if right is not None else None)


def test_one_answer_is_enough_where_one_is_right():
    assert advance(data(CHECK), ["pay+stop"])["used"] == 0
