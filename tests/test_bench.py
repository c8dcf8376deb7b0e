"""The bench measures like with like: the same lessons for everybody, the same each time."""

import html
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from bench.edits import edit_figure, edit_lesson, edit_quiz
from bench.lessons import Lesson, lesson, lessons, printed
from bench.ours import files, ref, write_ours
from bench.peers import bare_page_of, notebook_text, plain_text
from bench.report import report
from bench.results import Results
from bench.targets import Target

from tests.conftest import course

SIZE = 12


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench") / "course"
    write_ours(folder, SIZE)
    return folder


def test_our_course_has_no_problem(written: Path) -> None:
    done = course("check", folder=written)
    assert (done.returncode, done.stdout.strip()) == (0, "No problems."), done.stderr


def test_it_stays_without_a_problem_when_it_is_edited(written: Path) -> None:
    """Whoever measures `course serve` saves lessons, quizzes and figures."""
    one = lesson(5)
    for number in range(2):
        marks = [
            edit_lesson(written / f"lessons/{ref(one)}.md", number),
            edit_quiz(written / f"quizzes/{ref(one)}.yml", number),
            edit_figure(written / "facts/figures.yml", one, number),
        ]
    page = (written / f"lessons/{ref(one)}.md").read_text("utf-8")
    assert page.count("Two friends talk") == 1
    assert marks[0] in page
    first = yaml.safe_load((written / f"quizzes/{ref(one)}.yml").read_text("utf-8"))["scenes"][0]
    assert first["messages"][0]["text"].startswith(f"{marks[1]} Somebody")
    figures = yaml.safe_load((written / "facts/figures.yml").read_text("utf-8"))["figures"]
    assert (figures[1]["value"], figures[1]["printed"]) == (101, "101")
    assert marks[2] == "counted 101 messages"
    assert course("check", folder=written).returncode == 0


@pytest.mark.parametrize("number", [1, 7, 60, 240])
def test_everybody_gets_the_same_words(number: int) -> None:
    one = lesson(number)
    ours = files(number)
    quiz = yaml.safe_load(ours[f"quizzes/{ref(one)}.yml"])
    figure = f"{{fact}}`messages-{one.figure}`"
    page = ours[f"lessons/{ref(one)}.md"].replace(figure, str(one.count)) + " ".join(_texts(quiz))
    for text in (page, notebook_text(one), plain_text(one), bare_page_of(one)):
        plain = " ".join(html.unescape(text).replace('\\"', '"').split())
        assert [said for said in _said(one) if said not in plain] == []


def test_a_lesson_is_the_same_in_a_course_of_any_size() -> None:
    few, many = files(4), files(24)
    lessons_of_few = {path: text for path, text in few.items() if path.startswith(("lessons", "quizzes"))}
    assert lessons_of_few.items() <= many.items()


def test_another_process_writes_the_same() -> None:
    """Python mixes the order of sets anew in each process."""
    say = "from bench.ours import files; print(sorted(files(3).items()))"
    texts = {
        subprocess.run(
            [sys.executable, "-c", say],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            cwd=Path(__file__).parent.parent,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(texts) == 1


def test_each_lesson_has_about_700_words_and_a_quiz_of_six_steps() -> None:
    for one in lessons(240):
        words = sum(len(text.split()) for _, paragraphs in one.sections for text in paragraphs)
        assert 650 < words < 770, one.name
        assert [bool(scene.choices) for scene in one.story.scenes] == [True] * 6 + [False]


def test_no_two_lessons_are_called_the_same_or_print_the_same() -> None:
    known = lessons(240)
    assert len({one.title for one in known}) == 240
    assert len({one.cell for one in known}) == 240
    assert printed(known[0]) == str(sum(eval(known[0].cell.split("= ")[1].split("\n")[0])))


def test_a_target_says_by_how_much_it_is_missed() -> None:
    rows = [
        Target("Requests", 6, 7, "requests").row(),
        Target("Requests", 6, 6, "requests").row(),
        Target("Less CPU", 3, 2.25, at_least=True).row(),
        Target("Less CPU", 3, 3.5, at_least=True).row(),
        Target("Less CPU", 3, None, at_least=True).row(),
    ]
    assert rows == [
        "| Requests | at most 6 requests | 7 requests | missed by 1 requests |",
        "| Requests | at most 6 requests | 6 requests | met |",
        "| Less CPU | at least 3 × | 2.25 × | missed by 0.75 × |",
        "| Less CPU | at least 3 × | 3.5 × | met |",
        "| Less CPU | at least 3 × | – | not measured |",
    ]


def test_a_part_that_is_measured_again_leaves_the_others(tmp_path: Path) -> None:
    """Two runs may keep their figures in one file."""
    one, other = Results(tmp_path / "results.json"), Results(tmp_path / "results.json")
    one.keep([{"cpu": 1.0, "wall": 9.0, "peak": 5.0}], "builds", "12", "ours", "cold")
    other.keep([{"cpu": 4.0}, {"cpu": 2.0}, {"cpu": None}], "builds", "12", "others", "cold")
    kept = Results(tmp_path / "results.json")
    assert kept.middle("cpu", "builds", "12", "ours", "cold") == 1
    assert kept.middle("cpu", "builds", "12", "others", "cold") == 3
    assert kept.middle("cpu", "builds", "60", "ours", "cold") is None


def test_the_page_says_what_was_not_measured(tmp_path: Path) -> None:
    results = Results(tmp_path / "results.json")
    results.keep([{"cpu": 1.25, "wall": 9.0, "peak": 5.0}], "builds", "12", "ours", "cold")
    text = report(results)
    assert "| ours | **1.25** (n=1); wall 9.0 | – | – | 5 MB |" in text
    assert "not measured |" in text
    assert not re.search(r"\{[a-z]+\}", text)


def _said(one: Lesson) -> list[str]:
    """Give everything that a reader of this lesson reads."""
    sentences = [line for _, paragraphs in one.sections for text in paragraphs for line in text.split("\n")]
    scenes = [scene.says for scene in one.story.scenes]
    choices = [
        text for scene in one.story.scenes for choice in scene.choices for text in vars(choice).values()
    ]
    endings = [text for scene in one.story.scenes for text in (scene.ending or {}).values()]
    counted = one.counted.format(count=one.count)
    return [one.title, counted, one.story.title, one.story.intro, *sentences, *scenes, *choices, *endings]


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for part in value.values() for text in _texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in _texts(part)]
    return [str(value)]
