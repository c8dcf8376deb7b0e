"""What runs in the browser: one core, one view, a door per host, joined here without a bundler."""

import json
from collections.abc import Iterable, Mapping
from importlib.resources import files

from rjsmin import jsmin

from whotheysay.styles import joined

_CORE = ("core.js",)
_KINDS = ("scenario", "sort", "check", "order", "confidence")
_VIEW = ("view.js", *(f"view_{kind}.js" for kind in _KINDS), "view_cards.js")
_STYLES = ("player.css", "chat.css", "cards.css")


def site_script(words: Mapping[str, Mapping[str, str]]) -> str:
    """Give the classic script that upgrades every quiz of a page; it leaves no name behind.

    `words` are what the player says itself: for `all` kinds, and by kind.
    """
    body = _words(words) + _join((*_CORE, *_VIEW, "read.js", "site.js"))
    return _small(f'(function () {{\n"use strict";\n{body}}})();\n')


def widget_module() -> str:
    """Give the ES module that anywidget imports."""
    return _small(_join((*_CORE, *_VIEW, "widget.js")) + "export default { render };\n")


def core_script() -> str:
    """Give the core alone, as a classic script that defines `advance`."""
    return _small(_join(_CORE))


def reader_script(words: Mapping[str, Mapping[str, str]]) -> str:
    """Give the reader alone, as a classic script that defines `readQuiz`."""
    return _small(_words(words) + _join(("read.js",)))


def stylesheet() -> str:
    """Give the style sheet of players and gamebooks on pages."""
    return joined(files(__package__), ("colours.css", *_STYLES))


def widget_stylesheet() -> str:
    """Give the style sheet of players in notebooks."""
    return joined(files(__package__), ("widget.css", *_STYLES))


def _words(words: Mapping[str, Mapping[str, str]]) -> str:
    return f"const WORDS = {json.dumps(words, ensure_ascii=False, separators=(',', ':'))};\n"


def _join(names: Iterable[str]) -> str:
    folder = files(__package__)
    return "".join(folder.joinpath(name).read_text("utf-8") for name in names)


def _small(script: str) -> str:
    """Leave out comments and spaces; names stay, so that whoever looks can read what runs."""
    small: str = jsmin(script)
    return f"{small}\n"
