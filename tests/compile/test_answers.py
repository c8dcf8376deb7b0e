"""What a teacher's plan says of the kinds of quiz that have no map."""

from tests.player.examples import CONFIDENCE, ORDER, SORT, course
from whotheysay.compile.answers import answers


def told(name: str) -> str:
    return "\n\n".join(answers(course(), f"examples/{name}"))


def test_an_order_is_told_in_order_with_its_reasons() -> None:
    rows = [line for line in told(ORDER).splitlines() if line.startswith("| ") and "---" not in line]
    assert [row.split(" | ")[0] for row in rows] == [
        "| Step",
        "| 1\\. Stop answering",
        "| 2\\. Keep the chat",
        "| 3\\. Tell an adult",
        "| 4\\. Block the account",
    ]
    assert "can help The Listening Line to help you" in rows[2]
    assert "Telling is never too early" in rows[3]


def test_a_confidence_quiz_says_what_helps_and_that_nobody_is_asked_to_show_it() -> None:
    text = told(CONFIDENCE)
    assert "Do not ask pupils to show or say their answers" in text
    assert "- I know an adult I could tell\\. *Think of somebody who listens" in text


def test_a_plan_explains_what_stands_behind_the_end_of_a_sort() -> None:
    assert "d′ says how well the two kinds were told apart" in told(SORT)
