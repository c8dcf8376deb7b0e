"""What every command shares: how it finds the course, and how it says things."""

import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from whotheysay.problems import Problem
from whotheysay.root import find_root

PROBLEMS_FOUND = 1


class _Root(click.Path):
    """A folder of the course, or below it."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Find the course's root, or say what to do."""
        folder = super().convert(value, param, ctx)  # type: ignore[arg-type]  # click's own signature
        try:
            root = find_root(Path(str(folder)))
        except FileNotFoundError as error:
            self.fail(str(error), param, ctx)
        if ctx is not None:
            ctx.find_root().obj = root
        return root


with_root = click.option(
    "--root",
    default=".",
    type=_Root(exists=True, file_okay=False),
    help="The course's folder, or one below it. [default: this folder]",
)
with_quiet = click.option("--quiet", "-q", is_flag=True, help="Print problems only.")


def wrote(done: Sequence[str | Problem], quiet: bool) -> None:
    """Say which files were written, or what kept them from being written."""
    problems = [entry for entry in done if isinstance(entry, Problem)]
    report(problems, quiet) if problems else changed([str(entry) for entry in done], quiet)


def changed(paths: list[str], quiet: bool) -> None:
    """Say which files were written."""
    for path in paths:
        say(f"Wrote {path}", quiet)
    if not paths:
        say("Nothing to write: all is up to date.", quiet)


def report(problems: list[Problem], quiet: bool) -> None:
    """Print the problems, and leave with exit code 1 where one is an error."""
    print_problems(problems)
    if errors(problems):
        sys.exit(PROBLEMS_FOUND)
    if not problems:
        say("No problems.", quiet)


def errors(problems: list[Problem]) -> bool:
    """Tell whether one of the problems is an error."""
    return any(problem.level == "error" for problem in problems)


def print_problems(problems: list[Problem]) -> None:
    """Print the problems and how many there are, to standard error."""
    for problem in problems:
        click.echo(str(problem), err=True)
    if problems:
        warnings = sum(problem.level == "warning" for problem in problems)
        told = [_count(len(problems) - warnings, "problem"), _count(warnings, "warning")]
        click.echo(f"{', '.join(words for words in told if words)}.", err=True)


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'s' if number > 1 else ''}" if number else ""


def say(words: str, quiet: bool) -> None:
    """Print words, unless problems only are asked for."""
    if not quiet:
        click.echo(words)


@contextmanager
def step(words: str, quiet: bool) -> Iterator[None]:
    """Tell what is being done when it takes longer than a second, and how long it took."""
    began = time.monotonic()
    told = threading.Event()

    def tell() -> None:
        told.set()
        click.echo(f"{words} …", err=True)

    timer = threading.Timer(1.0, tell)
    if not quiet:
        timer.start()
    try:
        yield
    finally:
        timer.cancel()
        if told.is_set():
            click.echo(f"{words}: {time.monotonic() - began:.0f} s", err=True)
