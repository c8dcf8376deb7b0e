"""What runs in the browser: one core, one view, a door per host, joined here without a bundler."""

from collections.abc import Iterable
from importlib.resources import files

from whotheysay.styles import joined

_CORE = ("core.js",)
_KINDS = ("scenario", "sort", "check", "order", "confidence")
_VIEW = ("view.js", *(f"view_{kind}.js" for kind in _KINDS), "view_cards.js")


def site_script() -> str:
    """Give the classic script that upgrades every quiz of a page; it leaves no name behind."""
    body = _join((*_CORE, *_VIEW, "site.js"))
    return f'(function () {{\n"use strict";\n{body}}})();\n'


def widget_module() -> str:
    """Give the ES module that anywidget imports."""
    return _join((*_CORE, *_VIEW, "widget.js")) + "export default { render };\n"


def core_script() -> str:
    """Give the core alone, as a classic script that defines `advance`."""
    return _join(_CORE)


def stylesheet() -> str:
    """Give the player's and the gamebook's style sheet."""
    return joined(files(__package__), ("player.css", "chat.css", "cards.css"))


def _join(names: Iterable[str]) -> str:
    """Put files in a row, without the lines that are only comment."""
    folder = files(__package__)
    lines = [line for name in names for line in folder.joinpath(name).read_text("utf-8").split("\n")]
    return "".join(f"{line}\n" for line in _without_comments(lines))


def _without_comments(lines: Iterable[str]) -> Iterable[str]:
    """Leave out full lines of comment and empty lines; code and its strings stay as they are.

    A comment must not share a line with code, and no text may run over several lines.
    """
    inside = False
    for line in lines:
        bare = line.strip()
        inside = inside or bare.startswith("/*")
        if bare and not inside and not bare.startswith("//"):
            yield line
        inside = inside and not bare.endswith("*/")
