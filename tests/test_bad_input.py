"""Every bad file gives its problem at its place, exit code 1 and no traceback; nothing is changed."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import course

CASES = sorted((Path(__file__).parent / "bad").glob("*.yml"))


def spoil(folder: Path, change: dict[str, Any]) -> None:
    """Change one file of a good course as a case says."""
    path = folder / change["file"]
    if "write" in change:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(change["write"], "utf-8")
    elif change.get("delete"):
        path.unlink()
    else:
        text = path.read_text("utf-8")
        assert change["replace"] in text, f"{path} doesn't hold what the case replaces"
        path.write_text(text.replace(change["replace"], change["by"], 1), "utf-8")


def files(folder: Path) -> dict[str, bytes]:
    """Read every file below a folder."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_bad_input_is_told_at_its_place(case: Path, small: Path) -> None:
    told = yaml.safe_load(case.read_text("utf-8"))
    for change in told["changes"]:
        spoil(small, change)
    before = files(small)
    done = course("check", "--quiet", folder=small)
    assert done.stderr.splitlines()[:-1] == told["says"]
    assert done.returncode == 1
    assert done.stdout == ""
    assert files(small) == before


def test_every_problem_of_every_file_in_one_run(small: Path) -> None:
    """A teacher mends all mistakes at once, not one after the other."""
    for change in [c for case in CASES[:40] for c in yaml.safe_load(case.read_text("utf-8"))["changes"]]:
        if "replace" in change and change["file"] == "quizzes/online/talk.yml":
            text = (small / change["file"]).read_text("utf-8")
            (small / change["file"]).write_text(text.replace(change["replace"], change["by"], 1), "utf-8")
    (small / "facts/signs.yml").write_text("signs: [", "utf-8")
    (small / "lessons/online/a-lesson.plan.yml").write_text("know: 3\n", "utf-8")
    told = course("check", folder=small).stderr
    for path in ("quizzes/online/talk.yml", "facts/signs.yml", "lessons/online/a-lesson.plan.yml"):
        assert f"\n{path}:" in f"\n{told}"


def test_a_file_of_ten_megabytes(small: Path) -> None:
    (small / "quizzes/online/talk.yml").write_bytes(b"# " + b"x" * 10_000_000)
    done = course("check", "--quiet", folder=small)
    told = "the file is larger than 1,000,000 bytes, split it into smaller files"
    assert done.stderr.splitlines()[0] == f"quizzes/online/talk.yml:1:1 Y002 {told}"
    assert done.returncode == 1


@pytest.mark.parametrize("path", ["quizzes/online/talk.yml", "index.md", "curriculum.yml", "facts/signs.yml"])
def test_a_binary_file(path: str, small: Path) -> None:
    (small / path).write_bytes(bytes(range(256)) * 64)
    done = course("check", "--quiet", folder=small)
    told = f"{path}:2:1 Y001 this isn't text in UTF-8, save it again as plain text (UTF-8)"
    assert told in done.stderr.splitlines()
    assert done.returncode == 1


def test_an_alias_bomb(small: Path) -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{c}: &{c} [{', '.join([f'*{b}'] * 9)}]" for b, c in zip("abcdefgh", "bcdefghi", strict=True)]
    (small / "quizzes/online/talk.yml").write_text("\n".join(lines), "utf-8")
    done = course("check", "--quiet", folder=small)
    told = "anchors and aliases (& and *) aren't allowed, write the text again"
    assert done.stderr.splitlines()[0] == f"quizzes/online/talk.yml:1:4 Y005 {told}"
    assert done.returncode == 1
