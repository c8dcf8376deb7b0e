"""Commands that make the site: `build` and `serve`."""

import os
import sys
from pathlib import Path

import click

from whotheysay.cli.talking import (
    PROBLEMS_FOUND,
    print_problems,
    report,
    say,
    step,
    with_quiet,
    with_root,
)
from whotheysay.problems import Problem
from whotheysay.ship.lock import SERVING, Lock, building
from whotheysay.ship.record import Built, recall
from whotheysay.ship.site import SITE, forget_refused


@click.command()
@with_root
@with_quiet
def build(root: Path, quiet: bool) -> None:
    """Check the course and build its site.

    With problems, the last good site stays as it is.

    \b
    Examples:
      course build
      course build --quiet
    """
    built = _build(root, quiet)
    report(built.problems, quiet)
    say(_waiting(built.waiting), quiet)
    say(f"\n{built.weights}\n", quiet)
    say(f"The site is in {SITE}. Open {SITE}/index.html, or copy the folder to a stick.", quiet)


@click.command()
@with_root
@with_quiet
@click.option("--port", default=8000, show_default=True, help="Where to serve; the next free one is taken.")
def serve(root: Path, quiet: bool, port: int) -> None:
    """Serve the course here, and renew the open page when a file is saved.

    The site in _build/site is built once, at the beginning; run `course build` to have it with your changes.

    \b
    Examples:
      course serve
      course serve --port 9000
    """
    # Only this command needs them.
    from whotheysay.cli.checker import Checker  # noqa: PLC0415
    from whotheysay.live import Live  # noqa: PLC0415
    from whotheysay.serve import Server  # noqa: PLC0415
    from whotheysay.watch import changes  # noqa: PLC0415

    lock = Lock(root / SERVING)
    if not lock.take():
        click.echo(
            f"This course is being served already: {lock.noted()}. Open that, or stop it first.", err=True
        )
        sys.exit(PROBLEMS_FOUND)
    print_problems(_build(root, quiet).problems)
    live = Live(root, print_problems)
    with live, Checker(root, lambda problems: _checked(problems, quiet)) as checker:
        if not live.folder.exists():
            sys.exit(PROBLEMS_FOUND)
        with Server(live.folder, port, live.look) as server:
            lock.note(f"{server.address} (process {os.getpid()})")
            click.echo(f"Serving {server.address} (Ctrl+C stops)")
            live.warm()
            for saved in changes(root, begin=True):
                # Something may have been saved before anybody watched.
                live.change()
                server.renew()
                if saved:
                    checker.ask()


def _checked(problems: list[Problem], quiet: bool) -> None:
    print_problems(problems)
    if not problems:
        say("No problems.", quiet)


def _build(root: Path, quiet: bool) -> Built:
    """Build the site, unless that has been done and nothing has changed since."""
    built = recall(root, root / SITE)
    if built is None:
        with building(root, _waits), step("Building the site", quiet):
            from whotheysay import pipeline  # noqa: PLC0415  # importing it takes longer than all the rest

            built = recall(root, root / SITE) or pipeline.build(root)
    else:
        # The course is again as it was when its site was built.
        forget_refused(root)
    return built


def _waits(process: str) -> None:
    click.echo(
        f"Another build of this course is under way (process {process}): waiting for its end.", err=True
    )


def _waiting(count: int) -> str:
    """Say how many facts are used nowhere until a person has checked them."""
    told = {0: "No fact waits", 1: "1 fact waits"}.get(count, f"{count} facts wait")
    return f"{told} to be checked by a person."
