"""What the site looks like, and the Leave function: templates, styles and scripts for Sphinx."""

import re
from pathlib import Path

from rjsmin import jsmin

from whotheysay.styles import joined

NAME = "whotheysay"
"""What the theme is called in Sphinx's `html_theme`."""

TEMPLATES = Path(__file__).parent / "templates"
"""The folder of the theme for Sphinx: its settings and its templates."""

STATIC = Path(__file__).parent / "static"
"""The folder for Sphinx's `html_static_path`."""

_STYLES = ("colours", "text", "frame", "content", "code", "rail", "home", "foot")


def stylesheet() -> str:
    """Give the style sheet of every page."""
    return joined(Path(__file__).parent / "styles", (f"{name}.css" for name in _STYLES))


def leave_script() -> str:
    """Give the script of the Leave function, without comments: every page waits for it."""
    small: str = jsmin((Path(__file__).parent / "leave.js").read_text("utf-8"))
    return f"{small}\n"


OUTBOUND = '<span class="visually-hidden"> (another website)</span>'
"""What a link to another website says to those who can't see its arrow."""

_LINK = re.compile(
    r'<a class="(reference external[^"]*)" (href="https?://[^"]*"[^>]*)>((?:(?!</a>).)*)</a>', re.I | re.S
)


def outbound_links(body: str) -> str:
    """Let the links of a page's HTML that lead to other websites say so, and tell those websites nothing."""
    return _LINK.sub(rf'<a class="\1" rel="noreferrer" \2>\3{OUTBOUND}</a>', body)


_TABLE = re.compile(r"<table\b[^>]*>(.*?)</table>", re.S)
_HEAD = re.compile(r"<th\b")
_FRAME = '<div class="table">\n<table>{}</table>\n</div>'
_WIDE = '<div class="table wide{}" tabindex="0" role="group" aria-label="Table">\n<table>{}</table>\n</div>'
_MOST_COLUMNS = 2  # as many as always fit a phone
_MOST_ROWS = 20  # as many of four columns as are read well beside the help box


def framed_tables(body: str) -> str:
    """Put each table of a page's HTML in a frame, where the keyboard can scroll it if it is wide.

    A long table with many columns is marked as broad: its page may have all the width there is.
    """
    return _TABLE.sub(_framed, body)


def _framed(table: re.Match[str]) -> str:
    columns = len(_HEAD.findall(table[1].split("</tr>", 1)[0]))
    if columns <= _MOST_COLUMNS:
        return _FRAME.format(table[1])
    broad = columns > _MOST_COLUMNS + 1 and table[1].count("<tr") > _MOST_ROWS
    return _WIDE.format(" broad" if broad else "", table[1])


# Marks of Sphinx's that no style or script of the site asks for.
_IDLE = re.compile(
    "align-default|arabic|cell|cell_input|cell_output|colwidths-auto|compound|container|docutils|head"
    "|highlight-.+|important|internal|literal|note|notranslate|output|reference|row-even|row-odd|simple"
    "|stream|tag_.+|text_.+"
)
_CLASSES = re.compile(r' class="([^"<>]*)"')
_SPAN = re.compile(r'<span class="(?:std std-\w+|pre)">((?:(?!</?span).)*)</span>', re.S)


def lean(body: str) -> str:
    """Take out of a page's HTML the classes and spans that nothing asks for."""
    return _CLASSES.sub(_without_idle, _SPAN.sub(r"\1", body))


def _without_idle(classes: re.Match[str]) -> str:
    used = [name for name in classes[1].split() if not _IDLE.fullmatch(name)]
    return f' class="{" ".join(used)}"' if used else ""
