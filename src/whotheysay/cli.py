"""The command line: the only file that prints or exits."""

import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from whotheysay import pipeline
from whotheysay.load import find_root
from whotheysay.problems import Problem
from whotheysay.report import FORMATS, explain, formatted, rules_page
from whotheysay.ship.site import SITE, site_folder
from whotheysay.starter import StarterError, new_lesson, new_quiz

PROBLEMS_FOUND = 1


class _Day(click.ParamType[date]):
    """A day, as facts have it."""

    name = "YYYY-MM-DD"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a day, or say how one is written."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is no day: write year, month and day, like 2027-09-01", param, ctx)


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
      course check --explain Q105       what a rule is, and why
      course build                      the site, in _build/site
      course serve                      the site at a local address, renewed when you save
      course new quiz who-is-it/a-new-friend --kind sort

    Exit codes: 0 all is well, 1 the course has problems, 2 the command was not understood.
    """


def _explain(ctx: click.Context, _param: click.Parameter, code: str | None) -> None:
    """Print a rule in words and stop there; no course is needed for that."""
    if code is None or ctx.resilient_parsing:
        return
    try:
        click.echo(explain(code))
    except LookupError as error:
        raise click.UsageError(str(error), ctx) from None
    ctx.exit()


@main.command()
@_root
@_quiet
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How to print problems; all but text go to standard output.",
)
@click.option(
    "--explain",
    metavar="CODE",
    is_eager=True,
    expose_value=False,
    callback=_explain,
    help="Say what a rule is, why it is, and show examples.",
)
@click.option(
    "--on",
    type=_Day(),
    help="Check as on that day, to see which facts will need another look. [default: today]",
)
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved, until Ctrl+C.")
def check(root: Path, quiet: bool, form: str, on: date | None, watch: bool) -> None:
    """Hold the course to every rule.

    \b
    Examples:
      course check
      course check --watch
      course check --explain Q105
      course check --on 2027-09-01      what will be out of date when term begins
      course check --format sarif > problems.sarif
      course check --root ../our-edition --quiet
    """
    if watch:
        _watch(root, quiet, on)
        return
    with _step("Checking", quiet or form != "text"):
        problems = pipeline.check(root, on)
    if form == "text":
        _report(problems, quiet)
        return
    click.echo(formatted(problems, form), nl=form != "github" or bool(problems))
    if _errors(problems):
        sys.exit(PROBLEMS_FOUND)


def _watch(root: Path, quiet: bool, day: date | None) -> None:
    from whotheysay.serve import changes  # noqa: PLC0415  # only watching needs it

    for _ in changes(root, begin=True):
        problems = pipeline.check(root, day)
        _print(problems)
        if not problems:
            _say("No problems.", quiet)
        _say("Waiting for a file to be saved (Ctrl+C stops)", quiet)


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
    _say(_waiting(pipeline.waiting_facts(root)), quiet)
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
            if not _errors(problems):
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
    "--kind",
    type=click.Choice(["scenario", "sort", "check", "order", "confidence"]),
    default="scenario",
    show_default=True,
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
@click.argument("ref", metavar="[UNIT/QUIZ]", required=False)
def walk(root: Path, ref: str | None) -> None:
    """Walk every path of a scenario, or of all, and say how often each scene is met.

    \b
    Examples:
      course walk
      course walk what-helps/the-countdown
    """
    try:
        click.echo(pipeline.walks(root, ref))
    except LookupError as error:
        raise click.UsageError(str(error)) from None


@main.command()
@_root
@_quiet
def release(root: Path, quiet: bool) -> None:
    """Write released.yml: the addresses and ids that must not vanish from now on.

    \b
    Example:
      course release
    """
    _wrote(pipeline.release(root), quiet)


@main.command()
def rules() -> None:
    """Print every rule with its reason and examples, as Markdown.

    \b
    Example:
      course rules > docs/rules.md
    """
    click.echo(rules_page(), nl=False)


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
    _wrote(pipeline.sync(root), quiet)


def _write_new(root: Path, quiet: bool, write: Callable[[], list[str]]) -> None:
    try:
        written = write()
    except StarterError as error:
        raise click.UsageError(str(error)) from None
    pipeline.sync(root)
    for path in written:
        _say(f"Wrote {path}", quiet)
    _say("Listed in curriculum.yml. Fill in what is yours, then run `course check`.", quiet)


def _wrote(done: Sequence[str | Problem], quiet: bool) -> None:
    """Say which files were written, or what kept them from being written."""
    problems = [entry for entry in done if isinstance(entry, Problem)]
    _report(problems, quiet) if problems else _changed([str(entry) for entry in done], quiet)


def _changed(paths: list[str], quiet: bool) -> None:
    for path in paths:
        _say(f"Wrote {path}", quiet)
    if not paths:
        _say("Nothing to write: all is up to date.", quiet)


def _report(problems: list[Problem], quiet: bool) -> None:
    """Print the problems, and leave with exit code 1 where one is an error."""
    _print(problems)
    if _errors(problems):
        sys.exit(PROBLEMS_FOUND)
    if not problems:
        _say("No problems.", quiet)


def _waiting(count: int) -> str:
    """Say how many facts are used nowhere until a person has checked them."""
    told = {0: "No fact waits", 1: "1 fact waits"}.get(count, f"{count} facts wait")
    return f"{told} to be checked by a person."


def _errors(problems: list[Problem]) -> bool:
    return any(problem.level == "error" for problem in problems)


def _print(problems: list[Problem]) -> None:
    for problem in problems:
        click.echo(str(problem), err=True)
    if problems:
        warnings = sum(problem.level == "warning" for problem in problems)
        told = [_count(len(problems) - warnings, "problem"), _count(warnings, "warning")]
        click.echo(f"{', '.join(words for words in told if words)}.", err=True)


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'s' if number > 1 else ''}" if number else ""


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
