"""Commands that look at a course: `check` and `walk`."""

import sys
from contextlib import suppress
from datetime import date
from pathlib import Path

import click

from whotheysay.cli.talking import (
    PROBLEMS_FOUND,
    errors,
    print_problems,
    report,
    say,
    step,
    with_quiet,
    with_root,
)
from whotheysay.problems import Problem
from whotheysay.ship.checked import recall_check, remember_check
from whotheysay.ship.record import made_of

FORMS = ("text", "json", "sarif", "github")
"""The formats of `report`, which takes longer to import than to say that there is nothing new."""


class _Day(click.ParamType[date]):
    """A day, as facts have it."""

    name = "YYYY-MM-DD"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a day, or say how one is written."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is no day: write year, month and day, like 2027-09-01", param, ctx)


def _explain(ctx: click.Context, _param: click.Parameter, code: str | None) -> None:
    """Print a rule in words and stop there; no course is needed for that."""
    if code is None or ctx.resilient_parsing:
        return
    from whotheysay.report import explain  # noqa: PLC0415  # only this option needs it

    try:
        click.echo(explain(code))
    except LookupError as error:
        raise click.UsageError(str(error), ctx) from None
    ctx.exit()


@click.command()
@with_root
@with_quiet
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
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
    problems = recall_check(root, on)
    if problems is None:
        with step("Checking", quiet or form != "text"):
            problems = _checked(root, on)
    if form == "text":
        report(problems, quiet)
        return
    from whotheysay.report import formatted  # noqa: PLC0415  # only programs need it

    click.echo(formatted(problems, form), nl=form != "github" or bool(problems))
    if errors(problems):
        sys.exit(PROBLEMS_FOUND)


def _checked(root: Path, day: date | None) -> list[Problem]:
    """Check, and keep what was told if no file was saved meanwhile."""
    from whotheysay import pipeline  # noqa: PLC0415  # only what has changed needs it

    made = made_of(root, day)
    problems = pipeline.check(root, day)
    if made == made_of(root, day):
        remember_check(root, made, problems)
    return problems


def _watch(root: Path, quiet: bool, day: date | None) -> None:
    # Only watching needs them.
    from whotheysay import pipeline  # noqa: PLC0415
    from whotheysay.watch import changes  # noqa: PLC0415

    # Ctrl+C is how this ends, wherever it comes.
    with suppress(KeyboardInterrupt):
        for _ in changes(root, begin=True):
            problems = pipeline.check(root, day)
            print_problems(problems)
            if not problems:
                say("No problems.", quiet)
            say("Waiting for a file to be saved (Ctrl+C stops)", quiet)


@click.command()
@with_root
@click.argument("ref", metavar="[UNIT/QUIZ]", required=False)
def walk(root: Path, ref: str | None) -> None:
    """Walk every path of a scenario, or of all, and say how often each scene is met.

    \b
    Examples:
      course walk
      course walk what-helps/the-countdown
    """
    from whotheysay import pipeline  # noqa: PLC0415  # only this command needs it

    try:
        click.echo(pipeline.walks(root, ref))
    except LookupError as error:
        raise click.UsageError(str(error)) from None
