"""`course check --watch` says what is wrong each time a file is saved."""

import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

SECONDS = 60


@pytest.fixture
def watching(small: Path) -> Iterator["queue.Queue[str]"]:
    """The lines that a watching command says, as they come; it is interrupted afterwards."""
    command = [sys.executable, "-m", "whotheysay", "check", "--watch"]
    process = subprocess.Popen(
        command, cwd=small, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1
    )
    assert process.stdout
    lines: queue.Queue[str] = queue.Queue()
    threading.Thread(target=_listen, args=(process.stdout, lines), daemon=True).start()
    yield lines
    process.send_signal(signal.SIGINT)
    assert process.wait(SECONDS) == 0
    process.stdout.close()


def _listen(stream: IO[str], lines: "queue.Queue[str]") -> None:
    for line in stream:
        lines.put(line.rstrip("\n"))


def until(lines: "queue.Queue[str]", wanted: str) -> list[str]:
    """Collect what is said until a line holds `wanted`."""
    said = []
    while not said or wanted not in said[-1]:
        said.append(lines.get(timeout=SECONDS))
    return said


def test_each_saving_is_checked_anew(watching: "queue.Queue[str]", small: Path) -> None:
    assert "No problems." in until(watching, "Waiting")
    page = small / "index.md"
    good = page.read_text("utf-8")
    page.write_text(good.replace("Welcome.", "Welcome, {fact}`nobody`."), "utf-8")
    assert any("N106" in line for line in until(watching, "Waiting"))
    page.write_text(good, "utf-8")
    assert "No problems." in until(watching, "Waiting")
