"""What was released stays or leads on: the file that says so, what has moved, and the built site."""

import json
from pathlib import Path

import pytest

from tests.check.examples import changed, loaded, problems
from tests.conftest import course
from whotheysay.compile.release import released
from whotheysay.model.course import Course

DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
RELEASED = "# yaml-language-server: $schema=schema/released.schema.json\n"


def with_moved(folder: Path, *entries: str, before: str = "") -> Path:
    """Copy the small course, with these entries under `moved`, and what a release had."""
    lines = "".join(f"  - {{{entry}}}\n" for entry in entries)
    changes = [{"file": "curriculum.yml", "replace": "home: index\n", "by": f"home: index\nmoved:\n{lines}"}]
    if before:
        changes.append({"file": "released.yml", "write": RELEASED + before})
    return changed(folder / "a course", changes)


def after_release(folder: Path) -> Course:
    """Give the course after its release."""
    (folder / "released.yml").write_text(released(loaded(folder)), "utf-8")
    return loaded(folder)


def test_what_is_there_is_in_the_release(tmp_path: Path) -> None:
    held = after_release(changed(tmp_path, []))
    assert held.released
    assert held.released.pages == (
        "book/get-help", "index", "lessons/online/a-lesson", "lessons/online/a-lesson.plan",
    )  # fmt: skip
    assert "online/talk" in held.released.quizzes
    assert held.released.claims == ("000-01",)
    assert set(held.released.addresses()) == held.addresses()
    assert problems(tmp_path) == []


def test_a_second_release_keeps_what_the_first_had(tmp_path: Path) -> None:
    """An address from years ago stands on worksheets still."""
    folder = with_moved(tmp_path, "from: book/old, to: book/get-help", before="pages: [book/old]\n")
    held = after_release(folder).released
    assert held
    assert "book/old" in held.pages
    assert released(loaded(folder)) == (folder / "released.yml").read_text("utf-8")


def test_a_course_that_was_never_released_has_nothing_to_keep(tmp_path: Path) -> None:
    folder = changed(tmp_path, [])
    assert loaded(folder).released is None


def test_a_lesson_that_is_gone_is_told_once_and_its_plan_moves_along(tmp_path: Path) -> None:
    before = "pages: [lessons/online/old, lessons/online/old.plan]\n"
    gone = changed(tmp_path / "gone", [{"file": "released.yml", "write": RELEASED + before}])
    assert [(found.code, found.what) for found in problems(gone)] == [
        ("L117", "the page lessons/online/old was released and is gone")
    ]
    folder = with_moved(tmp_path, "from: lessons/online/old, to: lessons/online/a-lesson", before=before)
    assert problems(folder) == []
    moved = loaded(folder).moved()
    assert moved["lessons/online/old.plan"].to == "lessons/online/a-lesson.plan"


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("from: ../outside, to: book/get-help", "'from' can't be '../outside'"),
        ("from: book/../../outside, to: book/get-help", "'from' can't be 'book/../../outside'"),
        ("from: /book/old, to: book/get-help", "'from' can't be '/book/old'"),
        ("from: search, to: book/get-help", "'from' can't be 'search'"),
        ("from: _static/theme, to: book/get-help", "'from' can't be '_static/theme'"),
        ("from: book/old", "what has moved has either a new address or a reason why it is gone"),
        (
            "from: book/old, to: index, because: Old.",
            "what has moved has either a new address or a reason why it is gone",
        ),
        (
            "from: book/old, to: quizzes/online/talk",
            "the page book/old is said to be quizzes/online/talk now",
        ),
        (
            "from: quizzes/online/old, to: book/get-help",
            "the quiz 'online/old' is said to be book/get-help now",
        ),
        ("from: signs/old, to: signs/older", "the sign 'old' is said to be signs/older now"),
    ],
)
def test_an_entry_that_leads_nowhere_is_told(entry: str, told: str, tmp_path: Path) -> None:
    found = problems(with_moved(tmp_path, entry))
    assert [problem.what.partition(", and there")[0] for problem in found] == [told]


def test_an_entry_stands_once(tmp_path: Path) -> None:
    found = problems(with_moved(tmp_path, "from: book/old, to: index", "from: book/old, to: book/get-help"))
    assert [problem.what for problem in found] == ["the page book/old stands twice under 'moved'"]


def test_a_file_that_can_not_be_read_has_lost_nothing(tmp_path: Path) -> None:
    folder = with_moved(tmp_path, "from: signs/old, to: signs/too-fast", before="signs: [gone]\n")
    (folder / "facts/signs.yml").write_text("signs: [", "utf-8")
    assert "L117" not in {found.code for found in problems(folder)}
    assert "L118" not in {found.code for found in problems(folder)}


def test_the_built_site_leads_on_and_forgets_what_is_gone(small: Path) -> None:
    """Old addresses say where to go, places and pictures are found, also from the notebook."""
    curriculum = (small / "curriculum.yml").read_text("utf-8")
    moved = (
        "moved:\n  - {from: lessons/online/old, to: lessons/online/a-lesson}\n"
        '  - {from: book/gone, because: "It <b>aged</b>."}\n'
    )
    (small / "curriculum.yml").write_text(curriculum + moved, "utf-8")
    with (small / "lessons/online/a-lesson.md").open("a", encoding="utf-8") as page:
        page.write(
            "\n(end)=\n## The end\n\n![A dot](dots/dot.svg) [Numbers](../../book/get-help.md#numbers)\n"
        )
    help_page = small / "book/get-help.md"
    help_page.write_text(help_page.read_text("utf-8").replace("\n\n", "\n\n(numbers)=\n"), "utf-8")
    (small / "lessons/online/dots").mkdir()
    (small / "lessons/online/dots/dot.svg").write_text(DOT, "utf-8")
    done = course("build", "--quiet", folder=small)
    assert done.returncode == 0, done.stderr
    site = small / "_build/site"
    old = (site / "lessons/online/old.html").read_text("utf-8")
    assert '<a href="a-lesson.html">A lesson</a>' in old
    assert 'id="leave"' in old
    assert 'id="help"' in old
    assert '"a-lesson.plan.html"' in (site / "lessons/online/old.plan.html").read_text("utf-8")
    assert "It &lt;b&gt;aged&lt;/b&gt;." in (site / "book/gone.html").read_text("utf-8")
    lesson = (site / "lessons/online/a-lesson.html").read_text("utf-8")
    assert 'href="../../book/get-help.html#numbers"' in lesson
    assert 'src="../../_images/dot.svg"' in lesson
    assert (site / "_images/dot.svg").exists()
    assert 'id="numbers"' in (site / "book/get-help.html").read_text("utf-8")
    notebook = json.loads((site / "lessons/online/a-lesson.ipynb").read_text("utf-8"))
    words = "".join("".join(cell["source"]) for cell in notebook["cells"])
    assert "![A dot](../../_images/dot.svg)" in words
    assert "(end)=" not in words
    (small / "curriculum.yml").write_text(curriculum, "utf-8")
    assert course("build", "--quiet", folder=small).returncode == 0
    assert not (site / "lessons/online/old.html").exists()
    assert (site / "lessons/online/a-lesson.html").exists()
