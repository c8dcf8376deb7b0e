"""Commands that begin something: `new lesson` and `new quiz`."""

from collections.abc import Callable
from pathlib import Path

import click

from whotheysay import pipeline
from whotheysay.cli.talking import say, with_quiet, with_root
from whotheysay.starter import StarterError, new_lesson, new_quiz


@click.group()
def new() -> None:
    """Write a filled, valid starter and list it in the curriculum."""


@new.command("lesson")
@click.argument("ref", metavar="UNIT/LESSON")
@with_root
@with_quiet
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
@with_root
@with_quiet
def quiz(ref: str, kind: str, for_lesson: str | None, root: Path, quiet: bool) -> None:
    """Write a quiz.

    \b
    Example:
      course new quiz who-is-it/a-new-friend --kind sort --lesson who-is-it/profiles-that-pose
    """
    _write_new(root, quiet, lambda: new_quiz(root, ref, kind, for_lesson))
    say("It stands at the end of the lesson's page: move its cell to where it teaches.", quiet)


def _write_new(root: Path, quiet: bool, write: Callable[[], list[str]]) -> None:
    try:
        written = write()
    except StarterError as error:
        raise click.UsageError(str(error)) from None
    pipeline.sync(root)
    for path in written:
        say(f"Wrote {path}", quiet)
    say("Listed in curriculum.yml. Fill in what is yours, then run `course check`.", quiet)
