"""A second process that checks a course on demand, so that checking never keeps a page waiting."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import click

from whotheysay import pipeline
from whotheysay.problems import Problem
from whotheysay.ship.refusal import refusal

Tell = Callable[[list[Problem]], None]


class Checker:
    """Checks the course in a process of its own, which ends with the `with`, or with this process."""

    def __init__(self, root: Path, tell: Tell) -> None:
        """Prepare to check the course in `root`; `tell` is called with the problems of each check."""
        self._root = root
        self._tell = tell

    def __enter__(self) -> "Checker":
        """Start the process."""
        self._start()
        return self

    def __exit__(self, *_: object) -> None:
        """Let the process end: it does when nobody can ask it any more."""
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait()
        self._listener.join()

    def ask(self) -> None:
        """Ask for a check of what the files say now; whoever ended the process has it started again."""
        if self._process.poll() is not None:
            self._start()
        if self._process.stdin:
            self._process.stdin.write("check\n")

    def _start(self) -> None:
        command = [sys.executable, "-m", __name__, str(self._root)]
        # In a session of its own, Ctrl+C doesn't reach it: it ends when nobody can ask it any more.
        self._process = subprocess.Popen(  # noqa: S603  # our own module, and a folder
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
            start_new_session=True,
        )
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        for line in self._process.stdout or ():
            self._tell([Problem(**one) for one in json.loads(line)])


def _answer(root: Path) -> None:
    """Check once for each line that comes in."""
    for _ in sys.stdin:
        try:
            problems = pipeline.check(root)
        except OSError as error:
            problems = [refusal(error, root)]
        click.echo(json.dumps([asdict(problem) for problem in problems]))


if __name__ == "__main__":
    _answer(Path(sys.argv[1]))
