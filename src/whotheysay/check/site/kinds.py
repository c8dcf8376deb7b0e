"""Files: only kinds that the rules look into, whole, and no keys to how they were made."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from whotheysay.check.site.built import BuiltSite, Flaw, within
from whotheysay.check.site.data import parsed, unreadable_data
from whotheysay.check.site.drawings import drawing
from whotheysay.check.site.tables import allowed_kinds
from whotheysay.check.site.traces import PICTURES, TEXTS, picture_tells

_MAP = re.compile(r"[#@]\s*sourceMappingURL\s*=\s*(\S+)")


def unknown(site: BuiltSite) -> Iterator[Flaw]:
    """Find files of kinds that no rule looks into, and texts that can't be read."""
    for path in site.paths:
        name, data = PurePosixPath(path), site.files[path]
        if name.suffix.lower() not in allowed_kinds() or name.name.startswith("."):
            what = "a site doesn't hold files of this kind"
            yield Flaw(path, 1, 1, what, "take it out, or save it as one of the kinds it holds")
        elif name.suffix.lower() in TEXTS:
            try:
                data.decode("utf-8")
            except UnicodeDecodeError as error:
                line = data.count(b"\n", 0, error.start) + 1
                yield Flaw(path, line, 1, "this file isn't UTF-8 text", "save it as UTF-8")
    yield from _unreadable(site)


def _unreadable(site: BuiltSite) -> Iterator[Flaw]:
    """Find files that aren't what their names say."""
    yield from unreadable_data(site)
    for path in site.of_kind(".ipynb"):
        if not isinstance(parsed(site.text(path)), dict):
            yield Flaw(path, 1, 1, "this notebook can't be read", "build the site anew")
    for path in site.of_kind(".svg"):
        if broken := drawing(site.files[path]).broken:
            line, column, why = broken
            yield Flaw(path, line, column, f"this drawing can't be read ({why})", "save it anew as SVG")
    for path in site.of_kind(*PICTURES):
        if picture_tells(site.files[path]) is None:
            yield Flaw(path, 1, 1, "this picture can't be read", "save it anew")


def source_maps(site: BuiltSite) -> Iterator[Flaw]:
    """Find references to source maps: a browser asks for them, and they name the maker's files."""
    for path in site.of_kind(".css", ".js"):
        text = site.text(path)
        for match in _MAP.finditer(text):
            what = f"this file names its source map '{match[1]}'"
            yield within(path, text, match.start(), what, "take that line out")
