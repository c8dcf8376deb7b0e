"""The player's JSON holds what it shows, filled in, and nothing else."""

import json

from tests.player.examples import CHECK, NAMES, SCENARIO, SORT, course, data
from whotheysay.compile.quiz_data import quiz_data, quiz_data_of


def test_only_the_signs_and_services_a_quiz_uses_in_its_order():
    assert list(data(SCENARIO)["signs"]) == ["too-fast", "another-app", "countdown"]
    assert list(data(SCENARIO)["help"]) == ["listening-line", "trusted-adult", "picture-desk"]
    assert list(data(CHECK)["help"]) == ["listening-line", "trusted-adult"]
    assert data(CHECK)["signs"] == {}


def test_a_service_comes_with_a_number_to_tap():
    line = data(SORT)["help"]["listening-line"]
    assert (line["phone"], line["phone_href"]) == ("0808 157 0142", "tel:08081570142")
    assert data(SORT)["help"]["trusted-adult"]["phone_href"] is None
    assert set(line) == {"name", "what", "phone", "phone_href", "text", "web", "limits"}


def test_facts_are_filled_in_everywhere():
    for name in NAMES:
        assert "{fact}" not in json.dumps(data(name))
    assert data(CHECK)["questions"][1]["options"][2]["text"] == "The Listening Line"


def test_all_kinds_end_in_the_same_shape():
    assert data(SORT)["ending"]["help"] == ["trusted-adult", "listening-line"]
    assert data(CHECK)["ending"]["next"].startswith("Think of one adult")
    assert data(SCENARIO)["scenes"][-1]["ending"]["help"] == ["trusted-adult", "listening-line"]


def test_a_question_says_whether_several_answers_are_right():
    assert [question["several"] for question in data(CHECK)["questions"]] == [False, True]


def test_what_the_facts_do_not_know_is_left_out():
    whole = course()
    made = quiz_data(whole.quizzes[f"examples/{SORT}"], "examples/x", {}, {}, whole.fill)
    assert (made["signs"], made["help"]) == ({}, {})


def test_of_a_course_it_is_the_same():
    assert quiz_data_of(course(), f"examples/{SORT}") == data(SORT)
