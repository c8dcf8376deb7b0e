"""Asked to end, by Ctrl+C or by the system, a command does so in order; a cell that won't is told."""

import os
import signal
import time
from pathlib import Path
from random import Random

import pytest

from tests.faults.commands import Run, site_of

LESSON = "lessons/online/a-lesson.md"
WELCOMED = ("pupil", "teacher", "parent", "officer", "reader", "friend")
CELL = 'print(2 * figure("threats").value)'


def write_cell(folder: Path, cell: str) -> None:
    lesson = folder / LESSON
    text = lesson.read_text("utf-8")
    assert CELL in text
    lesson.write_text(text.replace(CELL, cell), "utf-8")


@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGINT, 130), pytest.param(signal.SIGTERM, 143, marks=pytest.mark.slow)],
    ids=["Ctrl+C", "SIGTERM"],
)
def test_a_build_is_ended_in_order(number: signal.Signals, code: int, course_built: Path) -> None:
    good = site_of(course_built)
    write_cell(course_built, "import pathlib, time\npathlib.Path('busy').touch()\ntime.sleep(100)")
    with Run(course_built, "build") as build:
        build.until((course_built / "busy").exists)
        assert build.asks(number) == code
        assert "Traceback" not in build.said()
        assert build.leaves_nothing()
    assert site_of(course_built) == good


@pytest.mark.parametrize("times", [1, pytest.param(30, marks=pytest.mark.slow)])
def test_a_build_is_stopped_at_any_moment(times: int, course_built: Path) -> None:
    home, noted, chance = course_built / "index.md", course_built / "_build/.building", Random(times)
    for number in range(times):
        # Each is another: a build of what was built before would be over at once.
        first, second = divmod(number, len(WELCOMED))
        welcome = f"Welcome, dear {WELCOMED[first]} and {WELCOMED[second]}."
        home.write_text(f"# A small course\n\n{welcome}\n", "utf-8")
        with Run(course_built, "build", "--quiet") as build:
            build.until(lambda pid=str(build.process.pid): noted.read_text("utf-8") == pid)
            time.sleep(chance.uniform(0, 4))
            code = build.asks(signal.SIGINT)
            assert build.leaves_nothing()
        # Python ends by the signal itself where it came while a string was run as code, or after all is done.
        # It drops a signal that comes while it calls back for something that is gone: then the build goes on.
        said = build.said()
        stopped = said == "Stopped.\n"
        assert code in ((130, -signal.SIGINT) if stopped else (0, -signal.SIGINT)), said
        assert stopped or not said or said.startswith("Exception ignored in"), said
        shown = (course_built / "_build/site/index.html").read_text("utf-8")
        assert ("<p>Welcome" if stopped else f"<p>{welcome}</p>") in shown


@pytest.mark.slow
def test_a_server_is_ended_in_order(course_built: Path) -> None:
    """By the system, at its beginning or while it waits for something to be saved."""
    with Run(course_built, "serve", "--port", "8490") as serve:
        serve.says("Serving")
        assert serve.asks(signal.SIGTERM) in (0, 143)
        assert "Traceback" not in serve.said()
        assert serve.leaves_nothing()
    assert not (course_built / "_build/preview").exists()


def test_a_cell_that_hangs_is_told_at_its_line(course_built: Path) -> None:
    good = site_of(course_built)
    write_cell(course_built, "while True:\n    pass")
    with Run(course_built, "build", "--quiet", extra={"WHOTHEYSAY_CELL_SECONDS": "3"}) as build:
        assert build.ends() == 1
        told = "K102 this cell takes longer than 3 seconds, mend the cell, or take it out"
        assert f"{LESSON}:25:1 {told}" in build.said().splitlines()
        assert "Traceback" not in build.said()
        assert build.leaves_nothing()
    assert site_of(course_built) == good


@pytest.mark.slow
def test_a_checker_that_is_gone_is_started_again(course_built: Path) -> None:
    """The process that checks beside the server may be killed, as where memory runs out."""
    home = course_built / "index.md"
    with Run(course_built, "serve", "--port", "8500") as serve:
        serve.says("Serving")
        started = {pid: Path(f"/proc/{pid}/cmdline").read_bytes() for pid in serve.left()}
        (checker,) = (pid for pid, words in started.items() if b"cli.checker" in words)
        os.kill(checker, signal.SIGKILL)
        home.write_text(home.read_text("utf-8").replace("Welcome.", "Welcome, {fact}`nobody`."), "utf-8")
        serve.says("N106")
        assert serve.process.poll() is None
