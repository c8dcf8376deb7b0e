"""What rules about ways and endings see and let be, where the table's examples can't show it all."""

import time
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.check.examples import changed, problems
from tests.check.strategies import course, scenario
from whotheysay.check.quiz import FINDERS
from whotheysay.check.quiz.endings import STEP
from whotheysay.model.course import Course


def codes(the_course: Course) -> list[str]:
    """Give the code of each finding."""
    return [code for code, find in FINDERS.items() for _ in find(the_course)]


def ending(**fields: object) -> Course:
    """Give a course with a scenario whose ending has these fields."""
    quiz = scenario(Random(1), [[1], []], [True, False])
    quiz["scenes"][1]["ending"].update({"help": ["adult"], **fields})
    return course(quiz)


@pytest.mark.parametrize(
    "text",
    [
        "It was too late.",
        "By then it's TOO LATE to tell.",
        "Nothing can be done now.",
        "There is nothing you can do.",
        "There is no way back from here.",
        "There was no way\nout.",
        "Robin is without hope.",
        "It looks hopeless.",
        "Nobody can help with this.",
        "Nothing will do, and no one could help.",
        "School will never be the same.",
        "You never get over it.",
        "Everything is ruined.",
        "The friendship was gone for ever.",
    ],
)
def test_words_without_hope_are_found(text: str) -> None:
    for field in ("title", "text", "next"):
        assert codes(ending(**{field: f"Tell somebody. {text}"})) == ["Q112"]


@pytest.mark.parametrize(
    "text",
    [
        "It is never too late to tell.",
        "It isn't too late, and it’s not too late tomorrow.",
        "It is not hopeless.",
        "There is hope, and there is a way out.",
        "Nobody can promise what happens next, but there is help.",
        "Nothing you did makes this your fault.",
        "A no is not for ever.",
        "It ends, and it gets better.",
        "Two late messages came.",
    ],
)
def test_words_with_hope_are_let_be(text: str) -> None:
    assert codes(ending(text=text)) == []


@pytest.mark.parametrize(
    ("step", "text"),
    [
        (True, "Think of an adult you could talk to."),
        (True, "Ms Okoro rang the school."),
        (True, "Keep the chat, then block the account."),
        (True, "Ash has told Dad."),
        (False, "That was the whole story."),
        (False, "All is well again."),
        (False, "Be careful out there."),
        (False, "Stay strong!"),
        (False, "The show is over."),
    ],
)
def test_a_step_is_something_that_somebody_does(step: bool, text: str) -> None:
    assert bool(STEP.search(text)) == step


def test_help_of_a_quiz_in_no_lesson_has_no_age_to_fit() -> None:
    young = ending(help=["small-ones"])
    assert codes(young) == ["Q110"]
    nowhere = replace(young, quizzes={"unit/elsewhere": young.quizzes["unit/quiz-0"]})
    assert codes(nowhere) == []


def test_help_is_held_to_each_year_of_each_lesson_that_has_the_quiz() -> None:
    """A service up to 17 leaves out those who are 18 in Key Stage 5."""
    services = ending().services
    up_to_17 = {"line": services["line"].model_copy(update={"to_age": 17})}
    spoilt = replace(ending(help=["line"]), services={**services, **up_to_17})
    told = [finding.what for finding in FINDERS["Q110"](spoilt)]
    assert told == ["ending 'scene-1' offers no help to pupils aged 18"]


def test_help_that_does_not_exist_is_told_once(tmp_path: Path) -> None:
    change = {"file": "quizzes/online/talk.yml", "replace": "[trusted-adult, childline]", "by": "[nobody]"}
    assert {problem.code for problem in problems(changed(tmp_path, [change]))} == {"N105"}


def test_hopeless_words_are_pointed_at(tmp_path: Path) -> None:
    by = "text: >-\n        Robin knows what to do.\n        Only it is too\n        late for that."
    change = {
        "file": "quizzes/online/talk.yml",
        "replace": "text: Robin knows what to do, and whom to go to next time.",
        "by": by,
    }
    (found,) = [one for one in problems(changed(tmp_path, [change])) if one.code == "Q112"]
    assert (found.line, found.column) == (46, 20)


def test_a_path_of_sixteen_choices_in_a_knot_of_thirty_scenes_is_soon_found() -> None:
    knot = [*[[n for n in range(30) if n != m] for m in range(29)], []]
    begin = time.process_time()
    assert codes(course(scenario(Random(1), knot, [True] * 30))) == ["Q109"]
    assert time.process_time() - begin < 2


def test_a_loop_says_what_it_goes_round() -> None:
    """Only the loop itself is told, not each scene that leads into it."""
    big = scenario(Random(1), [[1, 7], [2], [3], [4], [5], [6], [2], []], [True] * 8)
    (found,) = FINDERS["Q104"](course(big))
    assert found.loc == ("scenes", 2, "id")
    names = "'scene-2', 'scene-3', 'scene-4', 'scene-5' and 1 more"
    assert found.what == f"scenes {names} lead round in a loop without a way out"


def test_a_scene_with_nothing_but_a_way_to_itself_is_told_as_one() -> None:
    quiz = course(scenario(Random(1), [[1, 2], [1], []], [True] * 3))
    assert sorted(codes(quiz)) == ["Q104", "Q108"]
    (found,) = FINDERS["Q104"](quiz)
    assert found.what == "scene 'scene-1' only leads back to itself"


def test_a_service_for_older_people_is_no_help_to_pupils() -> None:
    services = ending().services
    adults_only = {"line": services["line"].model_copy(update={"from_age": 18, "to_age": None})}
    told = FINDERS["Q110"](replace(ending(help=["line"]), services={**services, **adults_only}))
    assert [found.what for found in told] == ["ending 'scene-1' offers no help to pupils aged 11 to 17"]


def test_a_course_without_a_help_box_can_offer_nobody_from_it() -> None:
    portal = ending(help=["portal"])
    assert codes(portal) == ["Q110"]
    assert codes(replace(portal, services={"portal": portal.services["portal"]})) == []
