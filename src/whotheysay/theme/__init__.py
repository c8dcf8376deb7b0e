"""What the site looks like, and the Leave function: templates, styles and scripts for Sphinx."""

import re
from importlib.resources import files
from pathlib import Path

TEMPLATES = Path(__file__).parent / "templates"
"""The folder for Sphinx's `templates_path`: its page.html and search.html take the place of Furo's."""

STATIC = Path(__file__).parent / "static"
"""The folder for Sphinx's `html_static_path`."""

_NOTICE = "/*! Furo, MIT License, Copyright (c) 2020 Pradyun Gedam */"
_STYLES = ("colours", "frame", "text", "content", "rail", "home", "foot")


def stylesheet() -> str:
    """Give the site's style sheet, Furo's and after it our own, as one file.

    Two files could be applied one after the other, and Furo's alone asks for images that the page's
    policy refuses.
    """
    furo = files("furo").joinpath("theme/furo/static/styles/furo.css").read_text("utf-8")
    return f"{_NOTICE}\n{furo.partition('/*# sourceMappingURL')[0].rstrip()}\n{own_stylesheet()}"


def own_stylesheet() -> str:
    """Give our own part of the style sheet, joined from its files."""
    folder = Path(__file__).parent / "styles"
    return "\n".join((folder / f"{name}.css").read_text("utf-8") for name in _STYLES)


OUTBOUND = '<span class="visually-hidden"> (another website)</span>'
"""What a link to another website says to those who can't see its arrow."""

_LINK = re.compile(
    r'<a class="(reference external[^"]*)" (href="https?://[^"]*"[^>]*)>((?:(?!</a>).)*)</a>', re.I | re.S
)


def outbound_links(body: str) -> str:
    """Let the links of a page's HTML that lead to other websites say so, and tell those websites nothing."""
    return _LINK.sub(rf'<a class="\1" rel="noreferrer" \2>\3{OUTBOUND}</a>', body)


_WRAPPER = '<div class="table-wrapper '
_WIDE = '<div tabindex="0" role="group" aria-label="Table" class="wide table-wrapper '
_MOST_COLUMNS = 2  # as many as always fit a phone


def wide_tables(body: str) -> str:
    """Let the keyboard scroll the tables of a page's HTML that are too wide for a phone."""
    before, *tables = body.split(_WRAPPER)
    return before + "".join((_WIDE if _is_wide(table) else _WRAPPER) + table for table in tables)


def _is_wide(table: str) -> bool:
    return table.split("</tr>", 1)[0].count("<th ") > _MOST_COLUMNS
