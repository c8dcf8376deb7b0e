"""Commands that write what is made of the rest: `release`, `rules`, `schema` and `sync`."""

from pathlib import Path

import click

from whotheysay import pipeline
from whotheysay.cli.talking import changed, with_quiet, with_root, wrote
from whotheysay.report import rules_page


@click.command()
@with_root
@with_quiet
def release(root: Path, quiet: bool) -> None:
    """Write released.yml: the addresses and ids that must not vanish from now on.

    \b
    Example:
      course release
    """
    wrote(pipeline.release(root), quiet)


@click.command()
def rules() -> None:
    """Print every rule with its reason and examples, as Markdown.

    \b
    Example:
      course rules > docs/rules.md
    """
    click.echo(rules_page(), nl=False)


@click.command()
@with_root
@with_quiet
def schema(root: Path, quiet: bool) -> None:
    """Write the JSON Schemas in schema/, by which editors complete and underline.

    \b
    Example:
      course schema
    """
    changed(pipeline.write_schemas(root), quiet)


@click.command()
@with_root
@with_quiet
def sync(root: Path, quiet: bool) -> None:
    """Write _toc.yml anew from curriculum.yml.

    \b
    Example:
      course sync
    """
    wrote(pipeline.sync(root), quiet)
