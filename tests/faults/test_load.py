"""A site is only files: a plain server of Python's own bears a whole school at once."""

import asyncio
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from tests.faults.visits import Visits, assets


@pytest.fixture
def server(built: Path) -> Iterator[tuple[int, int]]:
    """`python -m http.server` with our site: its process and its port."""
    command = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1"]
    command += ["--protocol", "HTTP/1.1", "--directory", str(built)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as running:
        assert running.stdout
        port = re.search(r"port (\d+)", running.stdout.readline())
        assert port
        yield running.pid, int(port[1])
        running.terminate()


class Watch(threading.Thread):
    """Watches how many threads and how much memory a process has at most, in KB."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.status = Path(f"/proc/{pid}/status")
        self.most = {"Threads": 0, "VmRSS": 0}
        self.done = threading.Event()

    def run(self) -> None:
        # Only Linux tells it this way; elsewhere nothing is known, and nothing is bounded.
        # The process may also end between two looks.
        with suppress(OSError):
            while self.status.exists() and not self.done.wait(0.05):
                now = dict(re.findall(r"(\w+):\s+(\d+)", self.status.read_text()))
                self.most = {name: max(known, int(now[name])) for name, known in self.most.items()}


@pytest.mark.parametrize(
    ("pupils", "seconds"),
    [
        pytest.param(100, 2, id="a hundred in two seconds"),
        pytest.param(1000, 20, id="a thousand in twenty", marks=pytest.mark.slow),
    ],
)
def test_every_pupil_gets_every_file_whole(
    pupils: int, seconds: float, built: Path, server: tuple[int, int]
) -> None:
    """Three times as dense as a thousand in a minute."""
    pid, port = server
    pages = [page.relative_to(built).as_posix() for page in built.glob("lessons/*/*.html")]
    assert assets(built, pages[0])
    visits, watch = Visits(built, port), Watch(pid)
    watch.start()
    # A browser that other tests have open keeps an event loop in this thread.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, visits.arrive(pages, pupils, seconds)).result()
    watch.done.set()
    watch.join()
    assert visits.wrong == []
    assert visits.answers[200] > 3 * pupils
    assert visits.answers[304] > pupils
    assert visits.longest < 20
    assert watch.most["Threads"] < 400
    assert watch.most["VmRSS"] < 100_000
