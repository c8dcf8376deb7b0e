"""What a page and a quiz show of the claims behind them."""

from pathlib import Path

from tests.check.examples import changed, loaded
from whotheysay.compile.claims import claims_page
from whotheysay.compile.quiz_data import quiz_data_of

CLAIMS = {"file": "curriculum.yml", "replace": "claims: [", "by": "corrects: ["}


def test_a_claim_names_the_lesson_that_teaches_it_or_sets_it_right(tmp_path: Path) -> None:
    page = claims_page(loaded(changed(tmp_path / "taught", [])), "../")
    assert "**Taught in:** [A lesson](<../lessons/online/a-lesson.md>)." in page
    assert "Set right in" not in page
    page = claims_page(loaded(changed(tmp_path / "corrected", [CLAIMS])), "../")
    assert "**Set right in:** [A lesson](<../lessons/online/a-lesson.md>)." in page
    assert "Taught in" not in page


def test_the_player_is_not_given_what_a_quiz_practises(tmp_path: Path) -> None:
    quiz = "quizzes/online/questions.yml"
    course = loaded(
        changed(
            tmp_path,
            [
                {"file": quiz, "replace": "  - id: whom\n", "by": "  - id: whom\n    signs: [too-fast]\n"},
                {"file": quiz, "replace": "next: ", "by": 'claims: ["000-01"]\nnext: '},
            ],
        )
    )
    data = quiz_data_of(course, "online/questions")
    assert "claims" not in data
    assert "signs" not in data["questions"][1]
