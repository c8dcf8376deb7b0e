"""Facts in use are fresh, published, current, practised, and right for their readers."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.check.examples import DAY, changed, problems

SUPPORT = "facts/support.yml"
SOMEBODY = {
    "file": SUPPORT,
    "replace": "    reliability: unverified\n    unpublished: the number has to be checked by phone",
    "by": "    reliability: own",
}
ADULTS = {
    "file": SUPPORT,
    "replace": "    name: Somebody\n    what",
    "by": "    name: The Late Line\n    from_age: 18\n    what",
}
HELP = "book/get-help.md"
LINE = "Call {fact}`childline.name` on {fact}`childline.phone`.\n"


def told(folder: Path, code: str, today: date = DAY) -> list[str]:
    """Give what one rule says."""
    return [f"{one.path}:{one.line} {one.what}" for one in problems(folder, today) if one.code == code]


def codes(folder: Path, today: date) -> set[str]:
    """Name the rules about age that find something in the facts of services."""
    return {
        one.code for one in problems(folder, today) if one.code in ("T106", "T108") and one.path == SUPPORT
    }


def test_a_fact_warns_after_its_date_and_fails_90_days_later(tmp_path: Path) -> None:
    folder = changed(tmp_path, [])
    due = date(2026, 11, 19) + timedelta(days=180)  # Childline, which was checked first
    assert codes(folder, due) == set()
    assert codes(folder, due + timedelta(days=1)) == {"T106"}
    assert codes(folder, due + timedelta(days=90)) == {"T106"}
    assert "T108" in codes(folder, due + timedelta(days=91))


@pytest.mark.parametrize("fact", ["signs", "sources", "figures", "law"])
def test_other_facts_keep_for_a_year(fact: str, tmp_path: Path) -> None:
    folder, last = changed(tmp_path, []), date(2027, 11, 20)
    path = f"facts/{fact}.yml"
    assert not [one for one in problems(folder, last) if one.path == path]
    assert {one.code for one in problems(folder, last + timedelta(days=1)) if one.path == path} == {"T106"}


def test_an_unpublished_fact_may_grow_old(tmp_path: Path) -> None:
    later = problems(changed(tmp_path, []), DAY + timedelta(days=1000))
    assert not [one for one in later if "somebody" in one.what]


@pytest.mark.parametrize(
    "change",
    [
        {"file": "quizzes/online/talk.yml", "replace": "[trusted-adult, childline]", "by": "[somebody]"},
        {"file": "index.md", "replace": "Welcome", "by": "{fact}`somebody`"},
        {"file": SUPPORT, "replace": '    phone: "000"', "by": '    phone: "000"\n    help_box: 4'},
        {"file": "facts/signs.yml", "replace": "    stage", "by": "    unpublished: not read yet\n    stage"},
        {"file": "facts/sources.yml", "replace": "    says", "by": "    unpublished: not read yet\n    says"},
        {"file": "facts/figures.yml", "replace": "    says", "by": "    unpublished: not read yet\n    says"},
    ],
    ids=["help", "text", "help box", "sign", "claim", "figure in a cell"],
)
def test_every_use_of_an_unpublished_fact_counts(change: dict[str, str], tmp_path: Path) -> None:
    assert told(changed(tmp_path, [change]), "T107")


def test_a_claim_that_holds_is_nothing_to_set_right(tmp_path: Path) -> None:
    folder = changed(
        tmp_path,
        [
            {"file": "facts/sources.yml", "replace": "status: updated", "by": "status: current"},
            {"file": "curriculum.yml", "replace": "claims: [", "by": "corrects: ["},
        ],
    )
    assert told(folder, "T109") == [
        "curriculum.yml:28 the claim '000-01' is still right, so there is nothing to set right"
    ]


def test_a_question_can_show_a_sign_and_a_quiz_practise_a_claim(tmp_path: Path) -> None:
    questions = "quizzes/online/questions.yml"
    folder = changed(
        tmp_path,
        [
            {"file": "quizzes/online/sorting.yml", "replace": "    sign: too-fast\n", "by": ""},
            {"file": questions, "replace": "  - id: whom\n", "by": "  - id: whom\n    signs: [too-fast]\n"},
            {"file": "facts/sources.yml", "replace": "status: updated", "by": "status: current"},
            {"file": questions, "replace": "next: ", "by": 'claims: ["000-01"]\nnext: '},
        ],
    )
    assert [one for one in problems(folder) if one.code[0] in "TN"] == []


def test_a_reason_for_not_teaching_goes_when_a_lesson_teaches_it(tmp_path: Path) -> None:
    sources = "facts/sources.yml"
    by = "status: current\n    untaught: No lesson is about it."
    folder = changed(tmp_path, [{"file": sources, "replace": "status: updated", "by": by}])
    assert f"{sources}:9 the lesson 'online/a-lesson' teaches the claim '000-01'" in told(folder, "T111")


@pytest.mark.parametrize(
    ("heading", "found"),
    [("", 1), ("## 18 and over\n\n", 0), ("## For adults\n\n", 0), ("## An adult you trust\n\n", 1)],
)
def test_a_service_for_adults_stands_under_a_heading_that_says_so(
    heading: str, found: int, tmp_path: Path
) -> None:
    page = {"file": HELP, "replace": LINE, "by": f"{LINE}\n{heading}Or [look]({{fact}}`somebody.phone`).\n"}
    assert len(told(changed(tmp_path, [SOMEBODY, ADULTS, page]), "T112")) == found


def test_a_service_for_adults_is_seen_by_its_name_on_a_pupils_page(tmp_path: Path) -> None:
    lesson = {"file": "lessons/online/a-lesson.md", "replace": "Some words", "by": "The Late Line"}
    assert told(changed(tmp_path, [SOMEBODY, ADULTS, lesson]), "T112") == [
        "lessons/online/a-lesson.md:10 'The Late Line' is for adults of 18 and over, and this is for pupils"
    ]


@pytest.mark.parametrize(
    ("heading", "found"),
    [("## 18 and over", 0), ("## If you are over 18", 0), ("## Under 18", 1), ("## Adults who help", 1)],
)
def test_a_lesson_may_name_a_service_for_adults_under_a_heading_that_says_the_age(
    heading: str, found: int, tmp_path: Path
) -> None:
    by = f"{heading}\n\nThe Late Line"
    lesson = {"file": "lessons/online/a-lesson.md", "replace": "Some words", "by": by}
    assert len(told(changed(tmp_path, [SOMEBODY, ADULTS, lesson]), "T112")) == found


@pytest.mark.parametrize(("ages", "found"), [("ks5", 0), ("ks4, ks5", 3)])
def test_a_service_for_adults_fits_a_lesson_for_sixteen_and_over_and_its_quizzes(
    ages: str, found: int, tmp_path: Path
) -> None:
    quiz = "quizzes/online/questions.yml"
    changes = [
        SOMEBODY,
        ADULTS,
        {"file": "curriculum.yml", "replace": "ages: [ks3]", "by": f"ages: [{ages}]"},
        {"file": "lessons/online/a-lesson.md", "replace": "Some words", "by": "The Late Line"},
        {"file": quiz, "replace": "text: An adult they trust", "by": "text: The Late Line"},
        {"file": quiz, "replace": "help: [trusted-adult, childline]", "by": "help: [somebody]"},
    ]
    assert len(told(changed(tmp_path, changes), "T112")) == found


def test_a_service_fits_the_ages_of_the_lesson(tmp_path: Path) -> None:
    older = {"file": SUPPORT, "replace": "    who: Nobody knows.", "by": "    who: Older.\n    from_age: 16"}
    lesson = {"file": "lessons/online/a-lesson.md", "replace": "Some words", "by": "{fact}`somebody`"}
    folder = changed(tmp_path, [SOMEBODY, older, lesson])
    assert told(folder, "T112") == [
        "lessons/online/a-lesson.md:10 "
        "'Somebody' is for people from 16 on, and this is for pupils of 11 to 14"
    ]
    plan = (folder / "curriculum.yml").read_text("utf-8").replace("ages: [ks3]", "ages: [ks3, ks5]")
    (folder / "curriculum.yml").write_text(plan, "utf-8")
    assert told(folder, "T112") == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Or {fact}`somebody`.", 1),
        ("In Wales: {fact}`somebody`.", 0),
        ("## Near you: Scotland\n\nOr {fact}`somebody`.", 1),
        ("## Wales\n\nOr {fact}`somebody`.", 0),
    ],
)
def test_a_service_of_one_nation_is_named_with_it(line: str, found: int, tmp_path: Path) -> None:
    welsh = {
        "file": SUPPORT,
        "replace": "    who: Nobody knows.",
        "by": "    who: All.\n    nations: [wales]",
    }
    page = {"file": HELP, "replace": LINE, "by": f"{LINE}\n{line}\n"}
    assert len(told(changed(tmp_path, [SOMEBODY, welsh, page]), "T112")) == found
