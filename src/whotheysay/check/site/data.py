"""Data: JSON files, a site's description for phones, and the blocks of data on pages."""

import json
from collections.abc import Iterator
from typing import Any

from whotheysay.check.site.address import leads_elsewhere, scheme
from whotheysay.check.site.built import BuiltSite, Flaw, within

_WEB = ("", "http", "https", "ws", "wss", "ftp")


def data_addresses(value: Any) -> Iterator[str]:
    """Give the addresses elsewhere in data."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for entry in value:
            yield from data_addresses(entry)
    elif isinstance(value, str) and _is_address(value):
        yield value


def _is_address(value: str) -> bool:
    """Tell an address from words, which have spaces, or a colon after some other word."""
    return len(value.split()) == 1 and scheme(value) in _WEB and leads_elsewhere(value)


def offset_of(text: str, value: str) -> int:
    """Find a value in the text of JSON, where some of its letters may be written otherwise."""
    written = (json.dumps(value)[1:-1], json.dumps(value, ensure_ascii=False)[1:-1])
    return max(0, *(text.find(one) for one in written))


def foreign_data(site: BuiltSite) -> Iterator[Flaw]:
    """Find addresses elsewhere in data."""
    for path, text, begin in _blocks(site):
        for address in data_addresses(parsed(text) or {}):
            whole, offset = site.text(path), begin + offset_of(text, address)
            what = f"these data name '{address}', which is elsewhere"
            yield within(path, whole, offset, what, "keep a copy in the course, and name that", words=address)


def parsed(text: str) -> Any:
    """Read JSON; none where it can't be read."""
    try:
        return json.loads(text)
    except ValueError:
        return None


def unreadable_data(site: BuiltSite) -> Iterator[Flaw]:
    """Find data that nobody can read."""
    for path, text, begin in _blocks(site):
        if parsed(text) is None:
            yield within(path, site.text(path), begin, "these data can't be read", "write them as JSON")


def _blocks(site: BuiltSite) -> Iterator[tuple[str, str, int]]:
    for path in site.of_kind(".json", ".webmanifest"):
        yield path, site.text(path), 0
    for path, page in site.pages.items():
        for script in page.named("script"):
            if script.get("type").lower().endswith("json"):
                yield path, script.text, max(site.text(path).find(script.text), 0)
