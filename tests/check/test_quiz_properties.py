"""Random valid quizzes are never flagged; with one planted fault they always are, at its place."""

from copy import deepcopy
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.check import faults
from tests.check.faults import Fault, Planted
from tests.check.strategies import (
    LONGEST,
    Data,
    checks,
    confidences,
    course,
    orders,
    said,
    scenarios,
    sorts,
)
from whotheysay.check.quiz import FINDERS
from whotheysay.model.course import Course

steady = settings(deadline=None, derandomize=True, max_examples=100, database=None)
some = settings(steady, max_examples=40)


def found(the_course: Course) -> list[Planted]:
    """Give code and place of everything found."""
    return [(code, finding.loc) for code, find in FINDERS.items() for finding in find(the_course)]


@steady
@given(scenarios(), sorts(), checks(), orders(), confidences())
def test_quizzes_that_are_right_are_let_be(
    scenario: Data, a_sort: Data, check: Data, order: Data, confidence: Data
) -> None:
    assert found(course(scenario, a_sort, check, order, confidence)) == []


@pytest.mark.parametrize(
    "plant",
    [
        faults.loose_choice,
        faults.loose_start,
        faults.unknown_speaker,
        faults.unreachable_scene,
        faults.unreachable_ending,
        faults.endless_loop,
        faults.untold_ending,
        faults.self_choice,
        faults.long_path,
        faults.help_for_others,
        faults.help_nobody_met,
        faults.no_step,
        faults.no_hope,
        faults.choice_twice,
        faults.feedback_copied_to_a_choice,
    ],
)
@some
@given(scenarios(), st.integers(0, 2**32))
def test_a_fault_in_a_scenario_is_found_at_its_place(plant: Fault, quiz: Data, seed: int) -> None:
    """Nothing else is said of it, but of more endings that aren't told."""
    spoilt = deepcopy(quiz)
    planted = plant(spoilt, Random(seed))
    said_of_it = found(course(spoilt))
    assert planted in said_of_it
    assert {code for code, _ in said_of_it} == {planted[0]}
    assert len(said_of_it) == 1 or planted[0] == "Q105"


@some
@given(scenarios(), st.integers(0, 2**32))
def test_a_path_as_long_as_may_be_is_let_be(quiz: Data, seed: int) -> None:
    longer = deepcopy(quiz)
    faults.lengthen(longer, Random(seed), LONGEST)
    assert found(course(longer)) == []


@pytest.mark.parametrize(
    "plant",
    [
        faults.all_suspect,
        faults.apart,
        faults.in_turns,
        faults.long_run,
        faults.long_kind,
        faults.item_twice,
        faults.reason_copied,
    ],
)
@some
@given(sorts(least=12), st.integers(0, 2**32))
def test_a_fault_in_a_sort_is_found_at_its_place(plant: Fault, quiz: Data, seed: int) -> None:
    """Where items went or changed, what is left may be told by its length too."""
    spoilt = deepcopy(quiz)
    planted = plant(spoilt, Random(seed))
    said_of_it = found(course(spoilt))
    assert planted in said_of_it
    assert {code for code, _ in said_of_it} <= {planted[0], "Q116"}


@pytest.mark.parametrize(
    "plant",
    [
        faults.none_right,
        faults.all_right,
        faults.longest_right,
        faults.shortest_right,
        faults.same_place,
        faults.option_twice,
        faults.feedback_copied,
        faults.question_twice,
    ],
)
@some
@given(checks(least=3), st.integers(0, 2**32))
def test_a_fault_in_a_check_is_found_at_its_place(plant: Fault, quiz: Data, seed: int) -> None:
    """Where answers went or came, what is left may be told by its length or its place too."""
    spoilt = deepcopy(quiz)
    planted = plant(spoilt, Random(seed))
    said_of_it = found(course(spoilt))
    assert planted in said_of_it
    assert {code for code, _ in said_of_it} <= {planted[0], "Q113", "Q114"}


@pytest.mark.parametrize(
    "plant",
    [
        faults.few_steps,
        faults.many_steps,
        faults.told_step,
        faults.step_twice,
        faults.why_copied,
        faults.early_copied,
        faults.no_step_at_last,
        faults.no_hope_at_last,
        faults.help_for_others_at_last,
    ],
)
@some
@given(orders(), st.integers(0, 2**32))
def test_a_fault_in_an_order_is_found_at_its_place(plant: Fault, quiz: Data, seed: int) -> None:
    spoilt = deepcopy(quiz)
    planted = plant(spoilt, Random(f"a fault {seed}"))  # other words than the quiz's own
    assert found(course(spoilt)) == [planted]


@pytest.mark.parametrize(
    "plant",
    [
        faults.marked,
        faults.statement_twice,
        faults.unsure_copied,
        faults.level_twice,
        faults.line_copied,
        faults.nothing_to_do,
        faults.no_hope_for_the_unsure,
        faults.no_step_at_last,
        faults.help_for_others_at_last,
    ],
)
@some
@given(confidences(), st.integers(0, 2**32))
def test_a_fault_in_a_confidence_quiz_is_found_at_its_place(plant: Fault, quiz: Data, seed: int) -> None:
    spoilt = deepcopy(quiz)
    planted = plant(spoilt, Random(f"a fault {seed}"))  # other words than the quiz's own
    assert found(course(spoilt)) == [planted]


@some
@given(sorts(), checks(), st.integers(0, 2**32))
def test_what_stands_in_another_quiz_too_is_found_in_the_later_one(
    a_sort: Data, check: Data, seed: int
) -> None:
    chance = Random(seed)
    other_sort, other_check = deepcopy(a_sort), deepcopy(check)
    for quiz, parts in ((other_sort, "items"), (other_check, "questions")):
        quiz["title"] = said(chance)
        chance.shuffle(quiz[parts])
    said_of_it = found(course(a_sort, check, other_sort, other_check))
    again = [loc for code, loc in said_of_it if code == "Q119"]
    assert sorted(again) == sorted(
        [("items", n, "text") for n in range(len(a_sort["items"]))]
        + [("questions", n, "text") for n in range(len(check["questions"]))]
    )
