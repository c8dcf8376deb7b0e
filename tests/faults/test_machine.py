"""What the computer refuses is told in words, at its place, and costs no site."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.faults.commands import Run, site_of

FULL = "B103 there is no room left on this disk, make some, and run this again"
MAY_NOT = "B103 you may not read or write this, let yourself, or copy the course to a folder of yours"
# Root may write and read everything, unless it gives that up.
AS_OTHERS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
OWN_DISKS = ("unshare", "--user", "--map-root-user", "--mount")
# A disk of its own for `_build`, as large as what is there and some more; what is there afterwards is kept.
SMALL_DISK = r"""
set -e
kept="$1"; room="$2"; shift 2
mkdir "$kept"
cp -a _build "$kept/before"
mount -t tmpfs -o size=200m course _build
cp -a "$kept/before/." _build
used=$(df --output=used -k _build | tail -1)
mount -o remount,size=$((used + room))k _build
code=0
"$@" || code=$?
cp -a _build "$kept/full"
mount -o remount,size=200m _build
"$@"
cp -a _build "$kept/roomy"
exit $code
"""


def may_mount() -> bool:
    """Tell whether this machine lets its users make a disk of their own, which nobody else sees."""
    mount = ["unshare", "--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "x", "/mnt"]
    return (
        bool(shutil.which("unshare"))
        and subprocess.run(mount, capture_output=True, check=False).returncode == 0
    )


def change(folder: Path) -> None:
    """Save something that all pages show, and a cell."""
    for path, old, new in [
        ("facts/support.yml", "what: Somebody to talk to.", "what: Somebody with time."),
        ("lessons/online/a-lesson.md", "print(2 *", "print(4 *"),
    ]:
        text = (folder / path).read_text("utf-8")
        (folder / path).write_text(text.replace(old, new), "utf-8")


def fill(folder: Path, room: int) -> str:
    """Build what has changed with so many KB of room, and again with more; give what was said."""
    kept, good = folder.parent / f"kept {room}", site_of(folder)
    surround = (
        "unshare",
        "--user",
        "--map-root-user",
        "--mount",
        "sh",
        "-c",
        SMALL_DISK,
        "sh",
        str(kept),
        str(room),
    )
    with Run(folder, "build", "--quiet", before=surround) as build:
        code, said = build.ends(), build.said()
    assert "Traceback" not in said
    for name in ("full", "roomy"):
        (kept / name).rename(kept / "_build")
        site = site_of(kept)
        assert set(site) == set(good)
        assert (site == good) == (name == "full" and code == 1), f"{name}: {said}"
        (kept / "_build").rename(kept / name)
    assert said.count("\n") == (2 if code else 0), said
    return said


@pytest.mark.skipif(not may_mount(), reason="this machine lets nobody mount a small disk to fill")
def test_a_full_disk(course_built: Path) -> None:
    change(course_built)
    assert FULL in fill(course_built, 60)


@pytest.mark.slow
@pytest.mark.skipif(not may_mount(), reason="this machine lets nobody mount a small disk to fill")
def test_a_disk_that_is_full_at_any_moment(course_built: Path) -> None:
    change(course_built)
    said = [fill(course_built, room) for room in range(0, 300, 20)]
    assert sum(FULL in one for one in said) > 2


def test_no_file_may_grow(course_built: Path) -> None:
    """As with a quota: told at the file, whichever it is."""
    good = site_of(course_built)
    change(course_built)
    with Run(course_built, "build", "--quiet", before=("prlimit", "--fsize=9000")) as build:
        assert build.ends() == 1
        assert "B103 the system allows no file as large as this" in build.said()
        assert "Traceback" not in build.said()
    assert site_of(course_built) == good


@pytest.mark.parametrize("name", ["_build", "_build/work/html"])
def test_a_folder_that_may_not_be_written(name: str, course_built: Path) -> None:
    good = site_of(course_built)
    change(course_built)
    (course_built / name).chmod(0o555)
    with Run(course_built, "build", "--quiet", before=AS_OTHERS) as build:
        assert build.ends() == 1
        assert MAY_NOT in build.said()
        assert build.said().startswith(name)
        assert "Traceback" not in build.said()
    (course_built / name).chmod(0o755)
    assert site_of(course_built) == good


def test_a_source_that_may_not_be_read(course_built: Path) -> None:
    (course_built / "index.md").chmod(0)
    with Run(course_built, "build", "--quiet", before=AS_OTHERS) as build:
        assert build.ends() == 1
        told = (
            "index.md:1:1 Y011 this file can't be opened: Permission denied, make sure that you may read it"
        )
        assert told in build.said().splitlines()
        assert "Traceback" not in build.said()


def test_a_source_that_is_something_else(course_built: Path) -> None:
    """A folder, a link to nowhere, one to itself, a folder that holds itself, and a pipe without an end."""
    for path in ("index.md", "quizzes/online/talk.yml", "facts/law.yml"):
        (course_built / path).unlink()
    (course_built / "index.md").mkdir()
    (course_built / "quizzes/online/talk.yml").symlink_to("nowhere.yml")
    (course_built / "facts/law.yml").symlink_to("law.yml")
    (course_built / "book/again").symlink_to("..")
    os.mkfifo(course_built / "book/pipe.md")
    with Run(course_built, "check", "--format", "json") as check:
        assert check.ends() == 1
        problems = json.loads(check.said())["problems"]
        places = {problem["path"] for problem in problems if problem["code"] == "Y011"}
        assert {"index.md", "facts/law.yml"} <= places
        assert any("online/talk" in problem["what"] for problem in problems)
    with Run(course_built, "build") as build:
        assert build.ends() == 1
        assert "Traceback" not in build.said()


def test_files_dated_to_another_time(course_built: Path) -> None:
    """A clock that was set back, or a copy with old dates: what counts is what files say."""
    home = course_built / "index.md"
    home.write_text("# A small course\n\nWelcome back.\n", "utf-8")
    os.utime(home, (0, 0))
    with Run(course_built, "build", "--quiet") as build:
        assert build.ends() == 0, build.said()
    assert "Welcome back." in (course_built / "_build/site/index.html").read_text("utf-8")


def test_an_authors_file_survives_where_none_may_grow(course_built: Path) -> None:
    """`course new` changes the curriculum, which is as it was where that can't be done."""
    curriculum = course_built / "curriculum.yml"
    before = curriculum.read_bytes() + b"# A long note.\n" * 2000
    curriculum.write_bytes(before)
    with Run(course_built, "new", "quiz", "online/a-new-quiz", before=("prlimit", "--fsize=20000")) as new:
        assert new.ends() == 1
        assert "B103 the system allows no file as large as this" in new.said()
        assert "Traceback" not in new.said()
    assert curriculum.read_bytes() == before
    assert not list(course_built.glob(".*.part"))
