"""On a fresh machine: one command builds the course, from a folder with a space in its name."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from tests.conftest import ROOT


def test_the_locks_have_hashes_and_name_no_host() -> None:
    for name in ("requirements.lock", "requirements-test.lock"):
        text = (ROOT / name).read_text("utf-8")
        assert "://" not in text
        pins = re.findall(r"^[a-z0-9][^\s]*==", text, re.M)
        assert len(pins) > 100
        assert text.count("--hash=sha256:") > len(pins)


def test_the_two_locks_agree() -> None:
    pins = []
    for name in ("requirements.lock", "requirements-test.lock"):
        text = (ROOT / name).read_text("utf-8")
        pins.append({m[1]: m[2] for m in re.finditer(r"^([a-z0-9][^=\s]*)==([^\s;]+)", text, re.M)})
    assert pins[0].items() <= pins[1].items()


def test_every_dependency_has_its_reason_beside_it() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    for line in re.findall(r'^  "[a-z][^"]*[<>=][^"]*",.*$', text, re.M):
        assert re.search(r"# \w+", line), line


def test_make_build_works_twice_from_a_clone_with_a_space_in_its_path(tmp_path: Path) -> None:
    clone = tmp_path / "a fresh clone"
    source = ROOT if (ROOT / ".git").exists() else None
    assert source, "the tests run in a git checkout"
    subprocess.run(["git", "clone", "--quiet", str(source), str(clone)], check=True)
    # The clone holds what is committed; take what is being worked on too.
    changed = subprocess.run(
        ["git", "ls-files", "-mo", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    for name in filter(None, changed):
        if (ROOT / name).is_file():
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, clone / name)
        else:
            (clone / name).unlink(missing_ok=True)
    ours = ("VIRTUAL_ENV", "PYTHONPATH", "MAKEFLAGS")
    environment = {name: value for name, value in os.environ.items() if name not in ours}
    for _ in range(2):
        done = subprocess.run(
            ["make", "build"], cwd=clone, env=environment, capture_output=True, text=True, timeout=900,
            check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        assert "The site is in _build/site" in done.stdout
        assert (clone / "_build/site/index.html").is_file()
    assert subprocess.run(
        ["git", "status", "--porcelain", "-uall"], cwd=clone, capture_output=True, text=True, check=True
    ).stdout.count("_build") == 0  # fmt: skip
