"""The command line: the only room that prints or exits."""

import atexit
import errno
import gc
import signal
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

# Each command, and the file it is in, which is imported only when the command is wanted.
_COMMANDS = {
    "build": "site",
    "check": "checking",
    "new": "starting",
    "release": "making",
    "rules": "making",
    "schema": "making",
    "serve": "site",
    "sync": "making",
    "walk": "checking",
}


STOPPED = 130
"""The exit code of a command that Ctrl+C has stopped, as shells have it."""
ENDED = 143
"""The exit code of a command that the system has asked to end (SIGTERM)."""


class _Commands(click.Group):
    """Commands that are imported one by one: a build with nothing to do is over before all were."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; tell in words what the computer refuses, and end in order when asked to."""
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(ENDED))
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("Stopped.", err=True)
            sys.exit(STOPPED)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            from whotheysay.cli.talking import report  # noqa: PLC0415  # rarely needed
            from whotheysay.ship.refusal import refusal  # noqa: PLC0415

            report([refusal(error, ctx.obj or Path.cwd())], quiet=False)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name all commands."""
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Import a command."""
        if name not in _COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"whotheysay.cli.{_COMMANDS[name]}"), name)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
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
    # A course is read into many small objects that stay: by its own rhythm, Python would look through
    # all of them so often that a build took a quarter longer.
    gc.set_threshold(200_000, 20, 20)
    # And at its end it would look through them again, several times over, for a seventh of a check's time.
    atexit.register(gc.freeze)
