"""What rules about answers see and let be, where the table's examples can't show it all."""

from pathlib import Path
from random import Random

import pytest

from tests.check.examples import changed, problems
from tests.check.strategies import Data, course, said
from whotheysay.check.quiz import FINDERS
from whotheysay.model.course import Course


def codes(the_course: Course) -> list[str]:
    """Give the code of each finding."""
    return [code for code, find in FINDERS.items() for _ in find(the_course)]


def asked(*options: str) -> Course:
    """Give a course with a check of one question with these options, the first of them right."""
    chance = Random(1)
    fields: Data = {field: said(chance) for field in ("title", "intro")}
    texts = [
        {"id": f"o-{n}", "text": text, "right": n == 0, "feedback": said(chance)}
        for n, text in enumerate(options)
    ]
    question = {"id": "q", "text": said(chance), "options": texts}
    return course({"kind": "check", **fields, "questions": [question], "next": "Tell.", "help": ["adult"]})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("An adult they trust", "the adult they trust!"),
        ("Don't answer", "Don’t  answer."),
        ("😀", "😀"),
        (
            "Keep the chat, note the name and the link, and then show all of it to somebody",
            "Keep the chat, note the name and the link, and then show all of it to anybody",
        ),
    ],
)
def test_answers_that_say_the_same(one: str, other: str) -> None:
    assert codes(asked(one, other)) == ["Q117"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("An adult at school", "An adult at home"),
        ("Answer", "Don't answer"),
        ("Rio will be in trouble", "Rio will not be in trouble"),
        ("Stop, save, tell, block and report, remove", "Save, stop, tell, block and report, remove"),
        ("😀", "😢"),
        (
            "They tell your parents about it if you go to the police or to school with this",
            "They don't tell your parents about it if you go to the police or to school with this",
        ),
        (
            "Keep the chat, note the name and the link, and then show all of it to somebody in 2 days",
            "Keep the chat, note the name and the link, and then show all of it to somebody in 9 days",
        ),
        (
            "They will tell your parents about it if you go to the police or to school with this",
            "They will not tell your parents about it if you go to the police or to school with this",
        ),
    ],
)
def test_answers_that_do_not_say_the_same(one: str, other: str) -> None:
    assert codes(asked(one, other)) == []


def check_of(*questions: list[tuple[int, bool]]) -> Course:
    """Give a course with a check of these questions: of each option its letters, and whether it is right."""
    chance = Random(1)
    asked_of = [
        {
            "id": f"q-{n}",
            "text": said(chance),
            "options": [
                {"id": f"o-{m}", "text": said(chance, letters), "right": right, "feedback": said(chance)}
                for m, (letters, right) in enumerate(options)
            ],
        }
        for n, options in enumerate(questions)
    ]
    around: Data = {"title": "A check", "intro": "Questions.", "next": "Tell.", "help": ["adult"]}
    return course({"kind": "check", **around, "questions": asked_of})


@pytest.mark.parametrize(
    ("first", "of", "told"),
    [(2, 2, False), (3, 3, True), (4, 4, True), (4, 5, False), (5, 6, True), (8, 10, False)],
)
def test_a_place_gives_answers_away_in_more_than_four_of_five(first: int, of: int, told: bool) -> None:
    questions = [[(20, n < first), (20, n >= first)] for n in range(of)]
    assert codes(check_of(*questions)) == ["Q114"] * told


@pytest.mark.parametrize("counts", [[2, 3, 4], [2, 4, 3, 2]])
def test_a_place_may_be_the_last_whatever_comes_before(counts: list[int]) -> None:
    questions = [[(20, n == count - 1) for n in range(count)] for count in counts]
    (found,) = FINDERS["Q114"](check_of(*questions))
    number = len(counts)
    assert found.what == f"in {number} of {number} questions with one right answer it stands last"


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [(30, 25, True), (29, 25, False), (13, 9, False), (25, 30, True), (20, 20, False)],
)
def test_clearly_longer_is_by_a_fifth_and_five_letters(right: int, wrong: int, told: bool) -> None:
    questions = [
        [(right, n == place) if n == place else (wrong, False) for n in range(3)] for place in range(3)
    ]
    assert codes(check_of(*questions)) == ["Q113"] * told


def sort_of(*items: tuple[str, int]) -> Course:
    """Give a course with a sort of these items: `g` or `s`, and how many letters."""
    chance = Random(1)
    made = [
        {
            "id": f"i-{n}",
            "text": said(chance, letters),
            "answer": "genuine" if kind == "g" else "sign",
            "reason": said(chance),
        }
        for n, (kind, letters) in enumerate(items)
    ]
    return course(
        {"kind": "sort", "title": "T", "intro": "I", "items": made, "next": "Tell.", "help": ["adult"]}
    )


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ("gs", False),
        ("ggss", True),
        ("sgsg", False),
        ("gsgsg", False),
        ("gsgsgs", True),
        ("gsgssg", False),
        ("ggggsgssss", False),
        ("sgggggssssg", True),
        ("gssssgsggg", False),
    ],
)
def test_orders_that_give_answers_away(order: str, told: bool) -> None:
    assert codes(sort_of(*[(kind, 40) for kind in order])) == ["Q115"] * told


@pytest.mark.parametrize(
    ("items", "told"),
    [
        ((("g", 20), ("s", 30), ("g", 20), ("s", 40)), True),
        ((("g", 20), ("s", 29), ("g", 20), ("s", 40)), False),
        ((("g", 60), ("s", 30), ("g", 90), ("s", 40)), True),
        ((("g", 20), ("s", 90)), False),
    ],
)
def test_lengths_that_give_kinds_away(items: tuple[tuple[str, int], ...], told: bool) -> None:
    assert codes(sort_of(*items)) == ["Q116"] * told


def test_a_question_asked_again_to_look_back_is_let_be(tmp_path: Path) -> None:
    questions = (changed(tmp_path, []) / "quizzes/online/questions.yml").read_text("utf-8")
    again = {"file": "quizzes/online/talk.yml", "write": questions}
    assert problems(changed(tmp_path / "again", [again])) == []
