"""Drawings (SVG): what they bring in, and whether they act."""

from collections.abc import Iterator
from functools import cache

from whotheysay.check.site.address import is_script, leads_elsewhere
from whotheysay.check.site.built import BuiltSite, Flaw
from whotheysay.check.site.loads import loads
from whotheysay.check.site.markup import Page, read_svg
from whotheysay.check.site.styles import KEEP
from whotheysay.check.site.tables import browsers

drawing = cache(read_svg)
"""Read a drawing, once for all the rules."""


def brought_in(page: Page) -> Iterator[tuple[int, int, str]]:
    """Give what a drawing brings in from elsewhere, with line and column."""
    for element, address in loads(page.elements):
        if leads_elsewhere(address):
            yield (*element.place(), address)
    yield from page.entities


def acting(page: Page) -> Iterator[tuple[int, int, str]]:
    """Give the parts by which a drawing does more than show, with line and column."""
    for element in page.elements:
        if element.name in browsers("acting"):
            yield (*element.place(), f"<{element.name}>")
        for name, value in element.attributes.items():
            if name.startswith("on") or is_script(value):
                yield (*element.place(), name)


def foreign_drawings(site: BuiltSite) -> Iterator[Flaw]:
    """Find drawings that bring something in from elsewhere."""
    for path in site.of_kind(".svg"):
        for line, column, address in brought_in(drawing(site.files[path])):
            yield Flaw(path, line, column, f"this drawing loads '{address}' from elsewhere", KEEP, address)


def acting_drawings(site: BuiltSite) -> Iterator[Flaw]:
    """Find drawings that hold programs, or pages."""
    mend = "save it as a plain drawing, without it"
    for path in site.of_kind(".svg"):
        for line, column, part in acting(drawing(site.files[path])):
            yield Flaw(path, line, column, f"this drawing acts by '{part}'", mend)
