"""The command line: the only file that prints or exits."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from whotheysay import pipeline
from whotheysay.load import find_root
from whotheysay.problems import Problem
from whotheysay.ship.site import SITE, site_folder
from whotheysay.starter import StarterError, new_lesson, new_quiz

PROBLEMS_FOUND = 1


class _Root(click.Path):
    """A folder of the course, or below it."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Find the course's root, or say what to do."""
        folder = super().convert(value, param, ctx)  # type: ignore[arg-type]  # click's own signature
        try:
            return find_root(Path(str(folder)))
        except FileNotFoundError as error:
            self.fail(str(error), param, ctx)


_root = click.option(
    "--root",
    default=".",
    type=_Root(exists=True, file_okay=False),
    help="The course's folder, or one below it. [default: this folder]",
)
_quiet = click.option("--quiet", "-q", is_flag=True, help="Print problems only.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="whotheysay")
def main() -> None:
    """Check a course, and turn it into what schools use.

    \b
    Examples:
      course check                      every problem, with its place and its mend
      course build                      the site, in _build/site
      course serve                      the site at a local address, renewed when you save
      course new quiz who-is-it/a-new-friend --kind sort

    Exit codes: 0 all is well, 1 the course has problems, 2 the command was not understood.
    """


@main.command()
@_root
@_quiet
def check(root: Path, quiet: bool) -> None:
    """Hold the course to every rule.

    \b
    Examples:
      course check
      course check --root ../our-edition --quiet
    """
    with _step("Checking", quiet):
        problems = pipeline.check(root)
    _report(problems, quiet)


@main.command()
@_root
@_quiet
def build(root: Path, quiet: bool) -> None:
    """Check the course and build its site.

    With problems, the last good site stays as it is.

    \b
    Examples:
      course build
      course build --quiet
    """
    with _step("Building the site", quiet):
        problems = pipeline.build(root)
    _report(problems, quiet)
    _say(f"The site is in {SITE}. Open {SITE}/index.html, or copy the folder to a stick.", quiet)


@main.command()
@_root
@_quiet
@click.option("--port", default=8000, show_default=True, help="Where to serve; the next free one is taken.")
def serve(root: Path, quiet: bool, port: int) -> None:
    """Build the site, serve it here, and renew it when a file is saved.

    \b
    Examples:
      course serve
      course serve --port 9000
    """
    from whotheysay.serve import Server, changes  # noqa: PLC0415  # only this command needs it

    with _step("Building the site", quiet):
        problems = pipeline.build(root)
    _print(problems)
    if not site_folder(root).exists():
        sys.exit(PROBLEMS_FOUND)
    with Server(site_folder(root), port) as server:
        click.echo(f"Serving {server.address} (Ctrl+C stops)")
        for _ in changes(root):
            with _step("Building the site", quiet):
                pipeline.sync(root)
                problems = pipeline.build(root)
            _print(problems)
            if not problems:
                _say("Renewed.", quiet)
                server.renew()


@main.group()
def new() -> None:
    """Write a filled, valid starter and list it in the curriculum."""


@new.command("lesson")
@click.argument("ref", metavar="UNIT/LESSON")
@_root
@_quiet
def lesson(ref: str, root: Path, quiet: bool) -> None:
    """Write a lesson and its plan.

    \b
    Example:
      course new lesson who-is-it/a-friend-who-is-not
    """
    _write_new(root, quiet, lambda: new_lesson(root, ref))


@new.command("quiz")
@click.argument("ref", metavar="UNIT/QUIZ")
@click.option(
    "--kind", type=click.Choice(["scenario", "sort", "check"]), default="scenario", show_default=True
)
@click.option(
    "--lesson", "for_lesson", metavar="UNIT/LESSON", help="The lesson it is for. [default: the unit's last]"
)
@_root
@_quiet
def quiz(ref: str, kind: str, for_lesson: str | None, root: Path, quiet: bool) -> None:
    """Write a quiz.

    \b
    Example:
      course new quiz who-is-it/a-new-friend --kind sort --lesson who-is-it/profiles-that-pose
    """
    _write_new(root, quiet, lambda: new_quiz(root, ref, kind, for_lesson))
    _say("It stands at the end of the lesson's page: move its cell to where it teaches.", quiet)


@main.command()
@_root
@_quiet
def schema(root: Path, quiet: bool) -> None:
    """Write the JSON Schemas in schema/, by which editors complete and underline.

    \b
    Example:
      course schema
    """
    _changed(pipeline.write_schemas(root), quiet)


@main.command()
@_root
@_quiet
def sync(root: Path, quiet: bool) -> None:
    """Write _toc.yml anew from curriculum.yml.

    \b
    Example:
      course sync
    """
    done = pipeline.sync(root)
    problems = [entry for entry in done if isinstance(entry, Problem)]
    _report(problems, quiet) if problems else _changed([str(entry) for entry in done], quiet)


def _write_new(root: Path, quiet: bool, write: Callable[[], list[str]]) -> None:
    try:
        written = write()
    except StarterError as error:
        raise click.UsageError(str(error)) from None
    pipeline.sync(root)
    for path in written:
        _say(f"Wrote {path}", quiet)
    _say("Listed in curriculum.yml. Fill in what is yours, then run `course check`.", quiet)


def _changed(paths: list[str], quiet: bool) -> None:
    for path in paths:
        _say(f"Wrote {path}", quiet)
    if not paths:
        _say("Nothing to write: all is up to date.", quiet)


def _report(problems: list[Problem], quiet: bool) -> None:
    """Print the problems, and leave with exit code 1 where one is an error."""
    _print(problems)
    if any(problem.level == "error" for problem in problems):
        sys.exit(PROBLEMS_FOUND)
    _say("No problems.", quiet)


def _print(problems: list[Problem]) -> None:
    for problem in problems:
        click.echo(str(problem), err=True)
    if problems:
        count = len(problems)
        click.echo(f"{count} problem{'s' if count > 1 else ''}.", err=True)


def _say(words: str, quiet: bool) -> None:
    if not quiet:
        click.echo(words)


@contextmanager
def _step(words: str, quiet: bool) -> Iterator[None]:
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
