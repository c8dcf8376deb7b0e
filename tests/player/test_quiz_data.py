"""The player's JSON holds what it shows, filled in, and nothing else."""

import json
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.player.examples import CHECK, CONFIDENCE, NAMES, ORDER, SCENARIO, SORT, course, data
from whotheysay.compile.quiz_data import quiz_data, quiz_data_of
from whotheysay.compile.shuffle import shuffled
from whotheysay.model.quiz import Level


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


def test_an_order_brings_its_steps_mixed_and_something_to_say_of_each():
    quiz = data(ORDER)
    assert quiz["shown"] == ["keep", "block", "adult", "breathe"]
    assert quiz["steps"][3]["early"] == quiz["words"]["early"]
    assert quiz["steps"][2]["early"].startswith("Telling is never too early.")


def test_a_confidence_quiz_without_a_scale_has_the_houses_own():
    assert [level["id"] for level in data(CONFIDENCE)["scale"]] == ["not-yet", "a-little", "quite", "very"]
    whole = course()
    own = tuple(Level(id=id_, text=id_, line=id_) for id_ in ("no", "some", "yes"))
    quiz = whole.quizzes[f"examples/{CONFIDENCE}"].model_copy(update={"scale": own})
    made = quiz_data(quiz, "examples/x", {}, {}, whole.fill)
    assert [level["id"] for level in made["scale"]] == ["no", "some", "yes"]


@given(st.lists(st.text("abcdefghij-", min_size=1), min_size=2, max_size=9, unique=True))
def test_shuffled_steps_are_all_there_and_never_as_they_belong(ids):
    mixed = shuffled(ids)
    assert sorted(mixed) == sorted(ids)
    assert mixed[0] != ids[0]
    assert not {*pairwise(ids)} & {*pairwise(mixed)}
    assert shuffled(ids) == mixed


def test_what_the_facts_do_not_know_is_left_out():
    whole = course()
    made = quiz_data(whole.quizzes[f"examples/{SORT}"], "examples/x", {}, {}, whole.fill)
    assert (made["signs"], made["help"]) == ({}, {})


def test_of_a_course_it_is_the_same():
    assert quiz_data_of(course(), f"examples/{SORT}") == data(SORT)
