"""The command line: help with examples, exit codes, starters that leave the curriculum's text alone."""

import difflib
import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.conftest import ROOT, course

COMMANDS = (
    ("build",),
    ("serve",),
    ("check",),
    ("walk",),
    ("release",),
    ("rules",),
    ("new", "lesson"),
    ("new", "quiz"),
    ("schema",),
    ("sync",),
)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_help_has_examples(words: tuple[str, ...], tmp_path: Path) -> None:
    done = course(*words, "--help", folder=tmp_path)
    assert done.returncode == 0
    assert "Example" in done.stdout
    assert f"course {' '.join(words)}" in done.stdout


def test_exit_codes(small: Path, tmp_path: Path) -> None:
    assert course("check", folder=small).returncode == 0
    (small / "index.md").unlink()
    assert course("check", folder=small).returncode == 1
    assert course("chekc", folder=small).returncode == 2
    assert course("check", "--root", str(small / "nowhere"), folder=small).returncode == 2


def test_outside_a_course_it_says_where_to_go(tmp_path: Path) -> None:
    done = course("check", folder=tmp_path)
    assert done.returncode == 2
    assert "there is no curriculum.yml" in done.stderr
    assert "go to the course's folder first" in done.stderr


def test_it_works_below_the_root(small: Path) -> None:
    assert course("check", folder=small / "quizzes" / "online").returncode == 0


def test_a_day_that_is_none_is_told_how_to_write_it(small: Path) -> None:
    done = course("check", "--on", "1 September 2027", folder=small)
    assert done.returncode == 2
    assert "write year, month and day, like 2027-09-01" in done.stderr


def test_quiet_says_nothing_when_all_is_well(small: Path) -> None:
    done = course("check", "--quiet", folder=small)
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


@pytest.mark.parametrize("kind", ["scenario", "sort", "check", "order", "confidence"])
def test_new_quiz_is_valid_and_listed(kind: str, small: Path) -> None:
    before = (small / "curriculum.yml").read_text("utf-8")
    shown = (small / "lessons/online/a-lesson.md").read_text("utf-8").rstrip()
    done = course("new", "quiz", "online/a-new-one", "--kind", kind, folder=small)
    assert done.returncode == 0, done.stderr
    assert course("check", folder=small).returncode == 0
    page = (small / "lessons/online/a-lesson.md").read_text("utf-8")
    assert page.startswith(shown)
    assert page.endswith('Quiz("online/a-new-one")\n```\n')
    assert changed(before, small) == {
        "-": ["        quizzes: [online/talk, online/sorting] # played in the lesson"],
        "+": ["        quizzes: [online/talk, online/sorting, online/a-new-one] # played in the lesson"],
    }


def test_new_lesson_is_valid_and_listed_last(small: Path) -> None:
    before = (small / "curriculum.yml").read_text("utf-8")
    assert course("new", "lesson", "online/another", folder=small).returncode == 0
    done = course("check", folder=small)
    assert done.returncode == 0, done.stderr
    said = changed(before, small)
    assert said["-"] == []
    assert said["+"][0] == "      - id: another"
    text = (small / "curriculum.yml").read_text("utf-8")
    assert text.index("- id: another") < text.index("# more lessons go here")
    assert "lessons/online/another" in (small / "_toc.yml").read_text("utf-8")


def test_new_quiz_in_a_lesson_without_quizzes(small: Path) -> None:
    course("new", "lesson", "online/another", folder=small)
    done = course("new", "quiz", "online/fresh", "--lesson", "online/another", folder=small)
    assert done.returncode == 0, done.stderr
    assert course("check", folder=small).returncode == 0
    lessons = yaml.safe_load((small / "curriculum.yml").read_text("utf-8"))["units"][0]["lessons"]
    assert lessons[1]["quizzes"] == ["online/fresh"]


def test_new_quiz_in_a_list_of_lines(small: Path) -> None:
    path = small / "curriculum.yml"
    flow = "quizzes: [online/talk, online/sorting] # played in the lesson"
    block = "quizzes:\n          - online/talk\n          - online/sorting # the last"
    path.write_text(path.read_text("utf-8").replace(flow, block), "utf-8")
    before = path.read_text("utf-8")
    assert course("new", "quiz", "online/fresh", folder=small).returncode == 0
    assert changed(before, small) == {"-": [], "+": ["          - online/fresh"]}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("quiz", "online/talk"), "quizzes/online/talk.yml is there already: nothing was written"),
        (("lesson", "online/a-lesson"), "lessons/online/a-lesson.md is there already"),
        (("quiz", "onlin/fresh"), "there is no unit 'onlin' in curriculum.yml: did you mean 'online'?"),
        (("quiz", "Fresh One"), "'Fresh One' isn't a name: write unit/name in lower case"),
        (("quiz", "../x"), "'../x' isn't a name"),
        (("quiz", "online/x", "--lesson", "online/y"), "there is no lesson 'online/y' in curriculum.yml"),
        (("quiz", "online/x", "--lesson", "a-lesson"), "did you mean 'online/a-lesson'?"),
    ],
)
def test_new_refuses_and_writes_nothing(words: tuple[str, ...], told: str, small: Path) -> None:
    before = {p: p.read_bytes() for p in small.rglob("*") if p.is_file()}
    done = course("new", *words, folder=small)
    assert done.returncode == 2
    assert told in done.stderr
    assert {p: p.read_bytes() for p in small.rglob("*") if p.is_file()} == before


def test_sync_and_schema_write_only_what_changed(small: Path) -> None:
    assert course("sync", folder=small).stdout == "Nothing to write: all is up to date.\n"
    (small / "_toc.yml").unlink()
    assert course("sync", folder=small).stdout == "Wrote _toc.yml\n"
    (small / "schema/quiz.schema.json").write_text("{}", "utf-8")
    assert course("schema", folder=small).stdout == "Wrote schema/quiz.schema.json\n"
    assert course("check", folder=small).returncode == 0


def test_the_committed_schemas_accept_our_course_and_refuse_a_slip() -> None:
    files = {"curriculum": ["curriculum.yml"], "quiz": "quizzes/*/*.yml", "plan": "lessons/*/*.plan.yml"}
    for kind, names in files.items():
        schema = json.loads((ROOT / f"schema/{kind}.schema.json").read_text("utf-8"))
        paths = [ROOT / n for n in names] if isinstance(names, list) else sorted(ROOT.glob(names))
        assert paths
        for path in paths:
            data = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
            slip = {**data, "titel": "x"}
            assert list(Draft202012Validator(schema).iter_errors(slip))
    quiz = json.loads((ROOT / "schema/quiz.schema.json").read_text("utf-8"))
    for path in ROOT.glob("quizzes/*/*.yml"):
        Draft202012Validator(quiz).validate(yaml.safe_load(path.read_text("utf-8")))


def test_our_own_course_is_clean() -> None:
    done = course("check", "--quiet", folder=ROOT)
    assert done.stderr == ""
    assert done.returncode == 0


def changed(before: str, folder: Path) -> dict[str, list[str]]:
    """Give the lines taken from and added to the curriculum."""
    after = (folder / "curriculum.yml").read_text("utf-8")
    lines = list(difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm=""))[2:]
    return {sign: [line[1:] for line in lines if line.startswith(sign)] for sign in "-+"}
