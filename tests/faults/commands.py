"""Commands as a user starts them, in processes that a test can kill, and whatever they leave behind."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

SECONDS = 300
"""How long a command may take on a busy machine."""
_MARK = "COURSE_TEST"


def site_of(folder: Path) -> dict[str, str]:
    """Give a digest of every file of a course's site; none where there is no site."""
    site = folder / "_build/site"
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return {str(path.relative_to(site)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def fresh_site(folder: Path, aside: Path) -> dict[str, str]:
    """Build the course as it is now from nothing, elsewhere; give its site."""
    shutil.copytree(folder, aside, ignore=shutil.ignore_patterns("_build"))
    with Run(aside, "build", "--quiet") as build:
        assert build.ends() == 0, build.said()
    return site_of(aside)


class Run:
    """A command that is under way, in a session of its own; nothing of it is left after the `with`."""

    def __init__(
        self, folder: Path, *words: str, before: tuple[str, ...] = (), extra: Mapping[str, str] | None = None
    ) -> None:
        """Prepare `course <words>` in `folder`; `before` is put before it, `extra` into its surroundings."""
        self.mark = uuid.uuid4().hex
        self._command = [*before, sys.executable, "-m", "whotheysay", *words]
        self._folder = folder
        self._env = {**os.environ, "PYTHONUNBUFFERED": "1", _MARK: self.mark, **(extra or {})}
        self._log = folder.parent / f"{self.mark}.log"

    def __enter__(self) -> "Run":
        self.began = time.monotonic()
        with self._log.open("w") as log:
            self.process = subprocess.Popen(
                self._command, cwd=self._folder, env=self._env, start_new_session=True,
                stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
            )  # fmt: skip
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        for pid in self.left():
            os.kill(pid, signal.SIGKILL)

    def said(self) -> str:
        """Give what it has said so far, on either stream."""
        return self._log.read_text("utf-8")

    def says(self, words: str) -> str:
        """Wait until it has said these words; give all that it said."""
        self.until(lambda: words in self.said())
        return self.said()

    def until(self, true: Callable[[], bool]) -> None:
        """Wait until something is true, for as long as it is under way."""
        for _ in _tries(SECONDS):
            ended = self.process.poll() is not None
            if true():
                return
            assert not ended, self.said()
        raise AssertionError(f"it never came true: {self.said()}")

    def ends(self) -> int:
        """Wait for its end; give its exit code."""
        return self.process.wait(SECONDS)

    def asks(self, number: signal.Signals) -> int:
        """Send it a signal; give its exit code."""
        self.process.send_signal(number)
        return self.ends()

    def kill(self) -> None:
        """Kill its whole group outright, whatever it does."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def left(self) -> list[int]:
        """Name the processes it started that are still there."""
        wanted = f"{_MARK}={self.mark}".encode()
        return [
            int(path.parent.name) for path in Path("/proc").glob("[0-9]*/environ") if wanted in _read(path)
        ]

    def leaves_nothing(self) -> bool:
        """Wait a moment for what it started to notice that nobody is there any more."""
        return any(not self.left() for _ in _tries(20))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _tries(seconds: float) -> Iterator[None]:
    """Go on for so many seconds, and rest between."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        yield
        time.sleep(0.1)
