"""Cells run once: outputs are kept by what they depend on, and by nothing else."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest

from whotheysay.load import load_course
from whotheysay.model.course import Course
from whotheysay.outcomes import Outcomes


def notebook(*cells: str) -> nbformat.NotebookNode:
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])


def of(book: nbformat.NotebookNode) -> tuple[str, Callable[[], nbformat.NotebookNode]]:
    """Give what outputs are asked for with: a text, here of no page, and how to make a notebook of it."""
    return nbformat.writes(book), lambda: book


def read(root: Path) -> Course:
    course, _ = load_course(root)
    assert course
    return course


def run(root: Path, book: nbformat.NotebookNode) -> tuple[Any, int]:
    outcomes = Outcomes(root, root / "_build/.outputs")
    outputs, problems = outcomes.outputs(read(root), *of(book), "x.md")
    outcomes.close()
    assert problems == []
    return outputs, outcomes.ran


def test_outputs_are_kept_until_a_cell_or_a_fact_changes(small: Path) -> None:
    book = notebook("from whotheysay import figure", "figure('threats').value")
    first, ran = run(small, book)
    assert ran == 1
    assert run(small, book) == (first, 0)
    (small / "index.md").write_text("# Other words\n", "utf-8")
    assert run(small, book)[1] == 0
    facts = small / "facts/figures.yml"
    facts.write_text(facts.read_text("utf-8").replace("value: 1430", "value: 1431"), "utf-8")
    second, ran = run(small, book)
    assert ran == 1
    assert second != first


def test_what_a_cell_prints_is_the_same_on_a_busy_computer(small: Path) -> None:
    """Python's kernel sends what is printed in as many messages as it has time for."""
    flushed = "for line in ('a', 'b', 'c'):\n    print(line, flush=True)"
    outputs, _ = run(small, notebook(f"{flushed}\ndisplay(1)\nprint('d', flush=True)\nprint('e')"))
    kinds = [(one["output_type"], one.get("text")) for cell in outputs for one in cell["outputs"]]
    assert kinds == [("stream", "a\nb\nc\n"), ("display_data", None), ("stream", "d\ne\n")]


def test_a_page_is_taken_apart_once(small: Path) -> None:
    """Its cells are known by its text, until that changes."""
    course, book, taken = read(small), notebook("print(1)"), []

    def make() -> nbformat.NotebookNode:
        taken.append(1)
        return book

    for text, times in (("one", 2), ("one", 2), ("two", 3)):  # it is run only the first time
        outcomes = Outcomes(small, small / "_build/.outputs")
        assert outcomes.outputs(course, text, make, "x.md")[1] == []
        outcomes.close()
        assert len(taken) == times
    (small / "_build/.outputs/cells.json").write_text("[", "utf-8")
    outcomes = Outcomes(small, small / "_build/.outputs")
    assert outcomes.outputs(course, "two", make, "x.md")[1] == []
    outcomes.close()
    assert len(taken) == 4


def test_what_cells_leave_behind_is_deleted_with_their_notebook(small: Path) -> None:
    """The kernel looks for garbage in what is new only: what a notebook made has to be gone by then."""
    made = "import builtins, weakref\nclass Ring: ...\none = Ring()\none.itself = one\n"
    outcomes = Outcomes(small, small / "_build/.outputs")
    for cells in (f"{made}builtins.left = weakref.ref(one)", "import builtins\nprint(builtins.left())"):
        outputs, problems = outcomes.outputs(read(small), *of(notebook(cells)), "x.md")
        assert problems == []
    outcomes.close()
    assert outputs
    assert outputs[0]["outputs"][0]["text"] == "None\n"


@pytest.mark.parametrize(
    ("cell", "path", "words", "ran"),
    [
        (
            "from whotheysay import Quiz; Quiz('online/talk')",
            "quizzes/online/talk.yml",
            "I am glad/Glad",
            1,
        ),
        (
            "from whotheysay import Quiz; Quiz('online/talk')",
            "quizzes/online/sorting.yml",
            "title: /title: x",
            0,
        ),
        (
            "from whotheysay import Quiz; Quiz('online/talk')",
            "facts/figures.yml",
            "value: 1430/value: 1431",
            0,
        ),
        ("open('index.md').read()", "index.md", "Welcome/Good day", 1),
        ("open('index.md').read()", "quizzes/online/talk.yml", "I am glad/Glad", 0),
        ("import os; os.listdir('quizzes')", "quizzes/online/talk.yml", "I am glad/Glad", 1),
        ("import subprocess; subprocess.run(['true'])", "index.md", "Welcome/Good day", 1),
        ("import json.tool, colorsys", "index.md", "Welcome/Good day", 0),
    ],
)
def test_cells_run_again_when_what_they_read_has_changed_and_only_then(
    cell: str, path: str, words: str, ran: int, small: Path
) -> None:
    book = notebook(cell)
    assert run(small, book)[1] == 1
    assert run(small, book)[1] == 0
    old, new = words.split("/")
    text = (small / path).read_text("utf-8")
    assert old in text
    (small / path).write_text(text.replace(old, new), "utf-8")
    assert run(small, book)[1] == ran


def test_what_was_kept_and_is_damaged_is_found_out_again(small: Path) -> None:
    book = notebook("1 + 1")
    first, _ = run(small, book)
    for kept in (small / "_build/.outputs").iterdir():
        kept.write_text("{", "utf-8")
    assert run(small, book) == (first, 1)


def test_a_notebook_does_not_see_what_another_left(small: Path) -> None:
    outcomes = Outcomes(small, small / "_build/.outputs")
    outcomes.outputs(read(small), *of(notebook("secret = 1")), "one.md")
    outputs, problems = outcomes.outputs(read(small), *of(notebook("print('secret' in globals())")), "two.md")
    outcomes.close()
    assert problems == []
    assert outputs
    assert outputs[0]["outputs"][0]["text"] == "False\n"


def test_figure_names_near_ids(small: Path) -> None:
    outcomes = Outcomes(small, small / "_build/.outputs")
    book = notebook("from whotheysay import figure", "figure('treats')")
    _, problems = outcomes.outputs(read(small), *of(book), "x.md")
    outcomes.close()
    assert [p.what for p in problems] == [
        "this cell fails with LookupError: facts/figures.yml has no figure 'treats': there is threats"
    ]


def test_a_cell_that_ends_its_kernel_is_told_and_the_next_notebook_runs(small: Path) -> None:
    outcomes = Outcomes(small, small / "_build/.outputs")
    outputs, problems = outcomes.outputs(read(small), *of(notebook("import os", "os._exit(1)")), "x.md")
    assert outputs is None
    assert [str(p) for p in problems] == [
        "x.md:1:1 K102 this cell stops Python, mend the cell, or take it out"
    ]
    outputs, problems = outcomes.outputs(read(small), *of(notebook("1 + 1")), "y.md")
    outcomes.close()
    assert problems == []
    assert outputs
