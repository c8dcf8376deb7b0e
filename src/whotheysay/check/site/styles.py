"""What a style sheet asks for."""

from collections.abc import Iterator
from typing import Any

import tinycss2

from whotheysay.check.site.address import leads_elsewhere, scheme
from whotheysay.check.site.built import BuiltSite, Flaw

_TAKES_STRINGS = ("url", "src", "image", "image-set", "-webkit-image-set")
"""Functions in which a text in quotes is an address."""

KEEP = "keep a copy in the course, and use that"
ABSENT = "mend its name, or take it out"

Address = tuple[str, int, int]


def style_addresses(text: str) -> Iterator[Address]:
    """Give the addresses a style sheet, or a style, makes a browser ask for, with line and column."""
    yield from _addresses(tinycss2.parse_component_value_list(text), strings=False)


def _addresses(nodes: list[Any], *, strings: bool) -> Iterator[Address]:
    rule = ""
    for node in nodes:
        if node.type == "at-keyword":
            rule = node.lower_value
        elif node == ";" or node.type == "{} block":
            rule = rule if node.type == "{} block" and rule == "namespace" else ""
        is_address = node.type == "url" or (node.type == "string" and (strings or rule == "import"))
        if is_address and rule != "namespace":
            yield node.value, node.source_line, node.source_column
        elif node.type == "function" and rule != "namespace":
            yield from _addresses(node.arguments, strings=node.lower_name in _TAKES_STRINGS)
        elif hasattr(node, "content"):
            yield from _addresses(node.content, strings=False)


def foreign_styles(site: BuiltSite) -> Iterator[Flaw]:
    """Find what style sheets load from elsewhere, or from a file that isn't there."""
    for path in site.of_kind(".css"):
        for address, line, column in style_addresses(site.text(path)):
            if leads_elsewhere(address):
                what = f"this style loads '{address}' from elsewhere"
                yield Flaw(path, line, column, what, KEEP, address)
            elif not scheme(address) and not site.holds(path, address):
                what = f"this style loads '{address}', which isn't in the site"
                yield Flaw(path, line, column, what, ABSENT, address)
