"""A course that is looked at while it is edited: each page is as a build from nothing would make it."""

import subprocess
from pathlib import Path

import pytest

from tests.conftest import course
from whotheysay.live import Live
from whotheysay.problems import Problem

EDITS = {
    "a page": ("book/get-help.md", "# Get help", "# Get help now"),
    "a lesson's text": ("lessons/online/a-lesson.md", "Some words", "Other words"),
    "a lesson's cell": ("lessons/online/a-lesson.md", "print(2 *", "print(3 *"),
    "a quiz": ("quizzes/online/talk.yml", "I am glad that we talked.", "I am glad now."),
    "a fact": ("facts/figures.yml", "1,430", "1,439"),
    "who helps": ("facts/support.yml", "what: Somebody to talk to.", "what: Somebody with time."),
    "a plan": ("lessons/online/a-lesson.plan.yml", "page together.", "page side by side."),
    "the curriculum": ("curriculum.yml", "title: A small course", "title: A smaller course"),
}


def pages(folder: Path) -> dict[str, bytes]:
    """Give the pages and notebooks of a site by path."""
    found = [*folder.rglob("*.html"), *folder.rglob("*.ipynb")]
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in found
        if not path.relative_to(folder).as_posix().startswith("_")
    }


def test_after_each_edit_every_page_is_as_a_build_makes_it(small: Path) -> None:
    """One edit after the other, and all together at the end; each is undone by none."""
    assert course("build", folder=small).returncode == 0
    told: list[Problem] = []
    with Live(small, told.extend) as live:
        for path, old, new in EDITS.values():
            text = (small / path).read_text("utf-8")
            assert old in text, path
            (small / path).write_text(text.replace(old, new), "utf-8")
            live.change()
            # Two looks: a title that changes on one page is in the menus of those looked at before.
            for _ in range(2):
                for page in pages(live.folder):
                    live.look(page.rpartition(".")[0])
        shown = pages(live.folder)
    assert told == []
    subprocess.run(["rm", "-rf", small / "_build"], check=True)
    done = course("build", folder=small)
    assert done.returncode == 0, done.stderr
    assert shown == pages(small / "_build/site")


@pytest.mark.parametrize("edit", list(EDITS))
def test_a_page_that_a_change_does_not_reach_is_not_written(edit: str, small: Path) -> None:
    """The search page has no source, so only its frame could change, and nobody looks at that here."""
    assert course("build", folder=small).returncode == 0
    path, old, new = EDITS[edit]
    with Live(small, lambda _: None) as live:
        before = {name: (live.folder / name).stat().st_mtime_ns for name in pages(live.folder)}
        (small / path).write_text((small / path).read_text("utf-8").replace(old, new), "utf-8")
        live.change()
        live.look("nowhere")
        assert {name: (live.folder / name).stat().st_mtime_ns for name in pages(live.folder)} == before


def test_a_file_that_cannot_be_read_leaves_the_pages_as_they_were(small: Path) -> None:
    assert course("build", folder=small).returncode == 0
    with Live(small, lambda _: None) as live:
        before = pages(live.folder)
        for path in ("curriculum.yml", "quizzes/online/talk.yml", "facts/support.yml"):
            text = (small / path).read_text("utf-8")
            (small / path).write_text("&", "utf-8")
            live.change()
            if path == "curriculum.yml":
                live.look("index")
                assert pages(live.folder) == before
            (small / path).write_text(text, "utf-8")
            live.change()
            for page in before:
                live.look(page.rpartition(".")[0])
            assert pages(live.folder) == before


def test_the_preview_leaves_nothing(small: Path) -> None:
    assert course("build", folder=small).returncode == 0
    before = sorted((small / "_build").iterdir())
    with Live(small, lambda _: None) as live:
        assert live.folder.is_dir()
    assert sorted((small / "_build").iterdir()) == before
