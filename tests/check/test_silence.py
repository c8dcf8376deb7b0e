"""Exceptions: an author allows one rule at one place, with a reason, and nothing else."""

from pathlib import Path

import pytest

from tests.check.examples import changed, problems

QUIZ, PAGE, PLAN = "quizzes/online/talk.yml", "book/get-help.md", "lessons/online/a-lesson.plan.yml"
WHY = "because the number is an example"


def said(folder: Path, path: str, replace: str, by: str) -> list[str]:
    """Change one file of the small course, and give what is then said, without the words."""
    found = problems(changed(folder, [{"file": path, "replace": replace, "by": by}]))
    return [f"{problem.line} {problem.code}" for problem in found]


NOWHERE = "text: What can we do now?"
LOST = 'text: "Ask {fact}`nobody.phone`."'


@pytest.mark.parametrize(
    "by",
    [
        f"# check: allow N106 {WHY}\n        {LOST}",
        f"{LOST} # check: allow N106 {WHY}",
        f"{LOST}  #check:allow N106 {WHY}",
        f"# check: allow N106 {WHY}\n\n        # another note\n        {LOST}",
        f"# a note\n        # check: allow N106 {WHY}\n        {LOST}",
        f"# check: allow N106 {WHY}\n        text: >-\n          Ask\n          {{fact}}`nobody.phone`.",
        f"text: >- # check: allow N106 {WHY}\n          Ask\n          {{fact}}`nobody.phone`.",
        f"# check: allow N106 {WHY}\n        text: |-\n          Ask\n\n          {{fact}}`nobody.phone`.",
    ],
    ids=[
        "above",
        "at the end",
        "close together",
        "other lines between",
        "below a note",
        "above a block",
        "behind a block's mark",
        "a block with an empty line",
    ],
)
def test_a_value_in_yaml(by: str, tmp_path: Path) -> None:
    assert said(tmp_path, QUIZ, NOWHERE, by) == []


def test_an_entry_with_deeper_lines(tmp_path: Path) -> None:
    by = f"# check: allow N106 {WHY}\n      - id: together\n        {LOST}"
    assert said(tmp_path, QUIZ, f"- id: together\n        {NOWHERE}", by) == []


def test_a_list_below_its_name_in_the_same_column(tmp_path: Path) -> None:
    old = "after:\n  - The named adult"
    new = f"# check: allow N106 {WHY}\nafter:\n- Ask {{fact}}`nobody`. The named adult"
    assert said(tmp_path, PLAN, old, new) == []


def test_only_what_it_covers(tmp_path: Path) -> None:
    """The value on the next line, and not the one after it."""
    by = f'# check: allow N106 {WHY}\n      - id: "together"\n        {LOST}'
    ending = ("title: Not alone\n", 'title: "{fact}`nobody.name`"\n')
    changed(tmp_path, [{"file": QUIZ, "replace": f"- id: together\n        {NOWHERE}", "by": by}])
    found = said(tmp_path, QUIZ, *ending)
    assert found == ["43 N106"]
    inside = f"# check: allow N106 {WHY}\n        id: together\n        {LOST}"
    assert said(tmp_path / "2", QUIZ, f"id: together\n        {NOWHERE}", inside) == ["35 X101", "37 N106"]


@pytest.mark.parametrize(
    "text",
    [
        "Call {fact}`nobody.phone`.",
        "Call somebody\nby {fact}`nobody.phone`.",
        "# {fact}`nobody.phone`",
        "| a | b |\n|---|---|\n| c | d |\n| e | {fact}`nobody.phone` |",
        "- a\n- {fact}`nobody.phone`",
        ":::{note} A box\nCall {fact}`nobody.phone`.\n:::",
        "\nCall {fact}`nobody.phone`.",
    ],
    ids=["a paragraph", "two lines", "a heading", "a table", "a list", "a box", "below an empty line"],
)
def test_what_follows_in_markdown(text: str, tmp_path: Path) -> None:
    by = f"Call {{fact}}`childline.name`.\n\n% check: allow N106 {WHY}\n{text}\n\nEnd."
    found = said(tmp_path, PAGE, "Call {fact}`childline.name` on {fact}`childline.phone`.", by)
    assert [code for code in found if "N106" in code or "X" in code] == []


def test_inside_a_box_and_up_to_the_next_empty_line(tmp_path: Path) -> None:
    by = (
        f":::{{note}} A box\n\n% check: allow N106 {WHY}\nAsk {{fact}}`nobody`.\n\nAsk {{fact}}`nobody`.\n:::"
    )
    found = said(tmp_path, PAGE, "Call {fact}`childline.name` on {fact}`childline.phone`.", by)
    assert [code for code in found if "N106" in code or "X" in code] == ["9 N106"]


CELL = 'print(2 * figure("threats").value)'
CLAIM = 'print("Ask {fact}`nobody`")'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (CELL, f"# check: allow N106 {WHY}\n{CLAIM}"),
        (CELL, f"{CLAIM}  # check: allow N106 {WHY}"),
        (
            f"```{{code-cell}} python3\nfrom whotheysay import figure\n\n{CELL}",
            f"% check: allow N106 {WHY}\n```{{code-cell}} python3\nfrom whotheysay import figure\n\n{CLAIM}",
        ),
    ],
    ids=["above a line", "at its end", "above the cell"],
)
def test_in_a_code_cell(old: str, new: str, tmp_path: Path) -> None:
    assert said(tmp_path, "lessons/online/a-lesson.md", old, new) == []


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["Windows", "old Macs"])
def test_files_of_other_systems(end: str, tmp_path: Path) -> None:
    folder = changed(tmp_path, [])
    for path, old, new in (
        (QUIZ, NOWHERE, f"# check: allow N106 {WHY}\n        {LOST}"),
        (PAGE, "Call {fact}`childline.name`", f"% check: allow N106 {WHY}\nCall {{fact}}`nobody`"),
    ):
        text = (folder / path).read_text("utf-8").replace(old, new)
        (folder / path).write_bytes(text.replace("\n", end).encode())
    assert problems(folder) == []


def test_two_above_one_another(tmp_path: Path) -> None:
    """Each for a rule of its own, above a scene that breaks both."""
    old = "      - {who: robin, text: They said so many kind things within an hour. It felt odd.}"
    new = '      - {who: robyn, text: "Ask {fact}`nobody`."}'
    both = f"      # check: allow Q102 {WHY}\n      # check: allow N106 {WHY}\n"
    assert said(tmp_path, QUIZ, old, both + new) == []
    assert said(tmp_path / "2", QUIZ, old, both + old) == ["24 X101", "25 X101"]


@pytest.mark.parametrize(
    ("by", "found"),
    [
        (f"{LOST} # check: allow N106", ["36 N106", "36 X102"]),
        (f"{LOST} # check: allow N106 because", ["36 N106", "36 X102"]),
        (f"{LOST} # check: allow N106, an example", ["36 N106", "36 X102"]),
        (f"{LOST} # check: allow N160 {WHY}", ["36 N106", "36 X103"]),
        (f"{LOST} # check: allow n106 {WHY}", ["36 N106", "36 X103"]),
        (f"{LOST} # check: alow N106 {WHY}", ["36 N106", "36 X103"]),
        (f"{LOST} # check N106 {WHY}", ["36 N106", "36 X103"]),
        (f"{LOST} # check: allow M003 {WHY}", ["36 N106", "36 X103"]),
        (f"{LOST} # check: allow X101 {WHY}", ["36 N106", "36 X103"]),
        (f"{LOST} # check: allow N105 {WHY}", ["36 N106", "36 X101"]),
        (f"{NOWHERE} # check: allow N106 {WHY}", ["36 X101"]),
        (f"{NOWHERE} # check: is this the right number?", []),
        (f"{LOST} # please check: allow N106 {WHY}", ["36 N106"]),
        (f'text: "Ask {{fact}}`nobody` # check: allow N106 {WHY}"', ["36 N106"]),
        (
            f"text: >-\n          Ask.\n          # check: allow N106 {WHY}\n          {{fact}}`nobody`.",
            ["39 N106"],
        ),
    ],
    ids=[
        "no reason",
        "because nothing",
        "no because",
        "a wrong code",
        "a small letter",
        "a slip",
        "no colon",
        "a rule without exceptions",
        "an exception of an exception",
        "another rule",
        "nothing to allow",
        "a note",
        "a note that mentions it",
        "a text in quotes",
        "a text in a block",
    ],
)
def test_what_is_no_exception(by: str, found: list[str], tmp_path: Path) -> None:
    assert said(tmp_path, QUIZ, NOWHERE, by) == found


@pytest.mark.parametrize(
    "by",
    [
        f"# check: allow N106 {WHY}\nCall {{fact}}`nobody`.",
        f"```text\n% check: allow N106 {WHY}\n```\nCall {{fact}}`nobody`.",
        f"Call {{fact}}`nobody`. % check: allow N106 {WHY}",
        f"    % check: allow N106 {WHY}\n\nCall {{fact}}`nobody`.",
    ],
    ids=["a heading", "an example in code", "at a line's end", "indented code"],
)
def test_what_is_no_exception_in_markdown(by: str, tmp_path: Path) -> None:
    found = said(tmp_path, PAGE, "Call {fact}`childline.name` on {fact}`childline.phone`.", f"\n{by}")
    assert [code.split()[1] for code in found if "N106" in code or "X" in code] == ["N106"]


def test_only_one_of_two_is_needed(tmp_path: Path) -> None:
    by = f"# check: allow N106 {WHY}\n        {LOST} # check: allow N106 {WHY}"
    assert said(tmp_path, QUIZ, NOWHERE, by) == ["37 X101"]


def test_near_codes_are_suggested(tmp_path: Path) -> None:
    by = f"{LOST} # check: allow n106 {WHY}"
    found = problems(changed(tmp_path, [{"file": QUIZ, "replace": NOWHERE, "by": by}]))
    assert found[1].mend == "did you mean 'N106'?"


def test_the_code_of_what_is_wrong_there_is_suggested(tmp_path: Path) -> None:
    by = f"{LOST} # check: allow N105 {WHY}"
    found = problems(changed(tmp_path, [{"file": QUIZ, "replace": NOWHERE, "by": by}]))
    assert found[1].mend == "if it is for N106, write that code, or take this exception out"


def test_a_file_is_excepted_in_its_first_lines(tmp_path: Path) -> None:
    """What is said of a whole file stands on line 1, where YAML names its schema and a lesson begins."""
    folder = changed(tmp_path, [])
    text = (folder / "quizzes/online/sorting.yml").read_text("utf-8")
    lines = text.split("\n")
    lines[1:1] = [f"# check: allow L102 {WHY}"]
    (folder / "quizzes/online/spare.yml").write_text("\n".join(lines), "utf-8")
    (folder / "book/spare.md").write_text(f"% check: allow L102 {WHY}\n\n# Spare\n", "utf-8")
    lesson = folder / "lessons/online/a-lesson.md"
    old, new = 'Quiz("online/sorting")', 'print("Now sort your cards.")'
    words = lesson.read_text("utf-8").replace(old, new)
    lesson.write_text(words.replace("# A lesson", f"% check: allow L105 {WHY}\n\n# A lesson"), "utf-8")
    assert [p for p in problems(folder) if p.code[0] in "LX"] == []


def test_nothing_is_called_unused_while_a_file_cannot_be_read(tmp_path: Path) -> None:
    by = f"{LOST} # check: allow N106 {WHY}"
    folder = changed(tmp_path, [{"file": QUIZ, "replace": NOWHERE, "by": by}])
    (folder / "facts/signs.yml").write_text("signs: [", "utf-8")
    assert {problem.code for problem in problems(folder)} & {"X101", "N106"} == set()
