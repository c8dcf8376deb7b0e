"""Plans name the quizzes to look back with, and one page has the answers that no plan prints."""

from pathlib import Path

from tests.check.examples import changed, loaded
from whotheysay.compile.look_back import look_back_answers
from whotheysay.compile.plan_page import plan_page
from whotheysay.model.course import Course
from whotheysay.model.trace import home_of, played_on

QUESTION = "Whom could your friend tell\\?"
PLAYED = {
    "file": "book/looking-back.md",
    "write": '# Looking back\n\n```{code-cell} python3\nQuiz("online/questions")\n```\n',
}
ANSWERS = {"file": "book/answers.md", "write": "# Answers\n\n```{look-back-answers}\n```\n"}
AGAIN = {
    "file": "curriculum.yml",
    "replace": "          - online/questions\n",
    "by": "          - online/questions\n          - online/sorting\n",
}


def course_with_answers(folder: Path) -> Course:
    """Give a course with a page to look back on, and one for its answers."""
    return loaded(changed(folder, [PLAYED, ANSWERS, AGAIN]))


def test_a_plan_names_the_quizzes_to_look_back_with_and_leads_to_them(tmp_path: Path) -> None:
    later = plan_page(course_with_answers(tmp_path), "online/a-lesson").split("## To look back with later")[1]
    assert "- **Questions**, on the page [Looking back](<../../book/looking-back.md>). " in later
    assert "Answers: [Answers](<../../book/answers.md>)." in later
    assert "again, from this lesson." in later
    assert QUESTION not in later


def test_without_a_page_for_them_the_plan_prints_the_answers(tmp_path: Path) -> None:
    plan = plan_page(loaded(changed(tmp_path, [PLAYED])), "online/a-lesson")
    assert "Its answers are on this page." in plan
    assert QUESTION in plan.split("## To look back with later")[1]


def test_a_quiz_that_the_plan_plays_has_its_answers_there(tmp_path: Path) -> None:
    played = {
        "file": "lessons/online/a-lesson.plan.yml",
        "replace": "    minutes: 25\n",
        "by": "    minutes: 25\n    quiz: online/questions\n",
    }
    for name, page in (("with", [ANSWERS]), ("without", [])):
        plan = plan_page(loaded(changed(tmp_path / name, [PLAYED, played, *page])), "online/a-lesson")
        assert QUESTION in plan.split("## Quizzes in this lesson")[1].split("## To look back with later")[0]
        assert plan.count(QUESTION) == 1


def test_the_page_has_every_answer_that_no_plan_has(tmp_path: Path) -> None:
    page = look_back_answers(course_with_answers(tmp_path), "../")
    listed, answers = page.split("## Answers")
    lesson = "**After:** [A lesson](<../lessons/online/a-lesson.plan.yml>)."
    assert (
        f"on the page [Looking back](<../book/looking-back.md>). Its answers are on this page. {lesson}"
        in listed
    )
    own = "on the page [A lesson](<../lessons/online/a-lesson.md>). Answers: [the plan of that lesson]"
    assert own in listed
    assert QUESTION in answers
    assert "Warning sign" not in answers


def test_a_quiz_is_at_home_in_its_lesson_and_else_on_the_page_that_shows_it(tmp_path: Path) -> None:
    course = course_with_answers(tmp_path)
    assert home_of(course, "online/sorting") == "online/a-lesson"
    assert home_of(course, "online/questions") is None
    pages = [played_on(course, quiz) for quiz in ("online/sorting", "online/questions", "online/none")]
    assert [page.path if page else None for page in pages] == [
        "lessons/online/a-lesson.md",
        "book/looking-back.md",
        None,
    ]
