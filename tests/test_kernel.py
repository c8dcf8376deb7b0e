"""Cells run once: outputs are kept by what they depend on, and by nothing else."""

from pathlib import Path

import nbformat

from whotheysay.kernel import Outcomes


def notebook(*cells: str) -> nbformat.NotebookNode:
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])


def run(root: Path, book: nbformat.NotebookNode) -> tuple[object, int]:
    outcomes = Outcomes(root, root / "_build/.outputs")
    outputs, problems = outcomes.outputs(book, "x.md")
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


def test_a_notebook_does_not_see_what_another_left(small: Path) -> None:
    outcomes = Outcomes(small, small / "_build/.outputs")
    outcomes.outputs(notebook("secret = 1"), "one.md")
    outputs, problems = outcomes.outputs(notebook("print('secret' in globals())"), "two.md")
    outcomes.close()
    assert problems == []
    assert outputs
    assert outputs[0]["outputs"][0]["text"] == "False\n"


def test_figure_names_near_ids(small: Path) -> None:
    outcomes = Outcomes(small, small / "_build/.outputs")
    book = notebook("from whotheysay import figure", "figure('treats')")
    _, problems = outcomes.outputs(book, "x.md")
    outcomes.close()
    assert [p.what for p in problems] == [
        "this cell fails with LookupError: facts/figures.yml has no figure 'treats': there is threats"
    ]


def test_a_cell_that_ends_its_kernel_is_told_and_the_next_notebook_runs(small: Path) -> None:
    outcomes = Outcomes(small, small / "_build/.outputs")
    outputs, problems = outcomes.outputs(notebook("import os", "os._exit(1)"), "x.md")
    assert outputs is None
    assert [str(p) for p in problems] == [
        "x.md:1:1 K102 a cell takes longer than 120 seconds, or stops Python, "
        "run the page in a notebook to see which"
    ]
    outputs, problems = outcomes.outputs(notebook("1 + 1"), "y.md")
    outcomes.close()
    assert problems == []
    assert outputs
