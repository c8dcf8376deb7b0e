"""Every bad file gives its problem at its place, exit code 1 and no traceback; nothing is changed."""

from pathlib import Path

import pytest
import yaml

from tests.check.examples import spoil
from tests.conftest import course

CASES = sorted((Path(__file__).parent / "bad").glob("*.yml"))


def files(folder: Path) -> dict[str, bytes]:
    """Read every file below a folder, but for what the command keeps for itself in _build."""
    found = {str(p.relative_to(folder)): p for p in folder.rglob("*") if p.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if not name.startswith("_build")}


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
    talk = "quizzes/online/talk.yml"
    for change in (
        {"file": talk, "replace": "start: hello", "by": "start: hallo"},
        {"file": talk, "replace": "who: robin, text: I am", "by": "who: robyn, text: I am"},
        {"file": "book/get-help.md", "replace": "childline.phone", "by": "childlin.phone"},
        {"file": "facts/signs.yml", "write": "signs: ["},
        {"file": "lessons/online/a-lesson.plan.yml", "write": "know: 3\n"},
    ):
        spoil(small, change)
    told = course("check", folder=small).stderr
    for path in (f"{talk}:8:8", f"{talk}:41:15", "facts/signs.yml", "lessons/online/a-lesson.plan.yml:1:1"):
        assert f"\n{path}" in f"\n{told}"
    # Whether a fact is known can't be told while a file of facts can't be read.
    assert "book/get-help.md" not in told


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
    what = "a text that begins with & or * isn't in quotes"
    mend = "put the whole text in quotes, or begin an entry of a list with a hyphen"
    assert done.stderr.splitlines()[0] == f"quizzes/online/talk.yml:1:4 Y005 {what}, {mend}"
    assert done.returncode == 1
