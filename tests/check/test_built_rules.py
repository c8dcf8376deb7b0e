"""The rules that only running cells and building the site can tell: each example is really run or built."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.check.examples import changed, loaded, spoil
from tests.conftest import course
from whotheysay.check import RULES, Rule
from whotheysay.compile.notebooks import page_notebook, page_text
from whotheysay.made import schemas, write_changed
from whotheysay.model.course import runs_cells
from whotheysay.outcomes import Outcomes

BAD = [(rule, example) for rule in RULES for example in rule.bad]
GOOD = [(rule, example) for rule in RULES for example in rule.good]
NO_PYTHON = "on a computer whose Python for notebooks doesn't start"


def of(group: str, examples: list[tuple[Rule, dict[str, Any]]]) -> list[tuple[Rule, dict[str, Any]]]:
    """Choose the examples of one group of rules."""
    return [(rule, example) for rule, example in examples if rule.code.startswith(group)]


def named(value: Any) -> str:
    """Name a test by its rule."""
    return value.code if isinstance(value, Rule) else ""


def run(folder: Path) -> list[str]:
    """Run the cells of all pages; give what is said."""
    read = loaded(folder)
    outcomes = Outcomes(folder, folder / "_build/.outputs")
    said = []
    for page in filter(runs_cells, read.pages.values()):
        text = page_text(read, page)
        make = partial(page_notebook, page, text)
        said += [str(problem) for problem in outcomes.outputs(read, text, make, page.path)[1]]
    outcomes.close()
    return said


@pytest.fixture
def no_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer on which Jupyter's Python ends as soon as it is started."""
    kernel = tmp_path / "jupyter/kernels/python3/kernel.json"
    kernel.parent.mkdir(parents=True)
    kernel.write_text(
        json.dumps({"argv": ["false"], "display_name": "Python 3", "language": "python"}), "utf-8"
    )
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))


@pytest.mark.parametrize(("rule", "example"), of("K", BAD), ids=named)
def test_a_bad_cell_is_told_in_these_words(
    rule: Rule, example: dict[str, Any], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    assert example.get("when") in (None, NO_PYTHON)
    if example.get("when"):
        request.getfixturevalue("no_python")
    assert run(changed(tmp_path / "course", example["changes"])) == example["says"]
    assert all(f" {rule.code} " in said for said in example["says"])


@pytest.mark.parametrize(("rule", "example"), of("K", GOOD), ids=named)
def test_a_good_cell_is_let_be(rule: Rule, example: dict[str, Any], tmp_path: Path) -> None:
    assert run(changed(tmp_path / "course", example["changes"])) == []


def whole(folder: Path, changes: list[dict[str, Any]]) -> Path:
    """Copy the small course with changes, and with what is made of it."""
    write_changed(changed(folder, changes), schemas())
    return folder


@pytest.mark.parametrize(("rule", "example"), of("B", BAD), ids=named)
def test_a_bad_build_is_told_in_these_words(rule: Rule, example: dict[str, Any], tmp_path: Path) -> None:
    done = course("build", "--quiet", folder=whole(tmp_path / "course", example["changes"]))
    assert done.stderr.splitlines()[:-1] == example["says"]
    assert all(f" {rule.code} " in said for said in example["says"])
    assert done.returncode == 1


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site built of all good examples at once, and of a lesson with an exception."""
    folder = whole(tmp_path_factory.mktemp("built") / "course", [])
    for change in [change for _, example in of("B", GOOD) for change in example["changes"]]:
        spoil(folder, change)
    for old, new in (
        ("# A lesson", "% check: allow L105 because the class sorts cards of paper\n\n# A lesson"),
        ('Quiz("online/sorting")', 'print("Now sort your cards.")'),
    ):
        spoil(folder, {"file": "lessons/online/a-lesson.md", "replace": old, "by": new})
    done = course("build", "--quiet", folder=folder)
    assert done.returncode == 0, done.stderr
    return folder / "_build/site"


def test_good_builds_are_let_be(site: Path) -> None:
    assert (site / "index.html").is_file()


def test_an_exception_is_on_no_page_and_in_no_notebook(site: Path) -> None:
    shown = [path for path in site.rglob("*") if path.suffix in (".html", ".ipynb", ".js", ".json")]
    assert site / "lessons/online/a-lesson.ipynb" in shown
    assert [path for path in shown if "check: allow" in path.read_text("utf-8")] == []
