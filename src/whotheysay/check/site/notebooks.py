"""Published notebooks: what Jupyter would load when a teacher opens one."""

import base64
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from typing import Any

from markdown_it import MarkdownIt

from whotheysay.check.site.address import leads_elsewhere, scheme
from whotheysay.check.site.built import BuiltSite, Flaw, within
from whotheysay.check.site.data import data_addresses, offset_of, parsed
from whotheysay.check.site.drawings import brought_in
from whotheysay.check.site.loads import loads
from whotheysay.check.site.markup import read_html, read_svg
from whotheysay.check.site.scripts import script_addresses

KEEP = "keep a copy in the course, and show that"


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


def markdown_loads(text: str) -> Iterator[str]:
    """Give what Markdown shows from elsewhere: pictures, and what its HTML loads; links are fine."""
    for block in _markdown().parse(text):
        for token in (block, *(block.children or ())):
            if token.type == "image" and _is_elsewhere(str(token.attrs["src"])):
                yield str(token.attrs["src"])
    if "<" in text:
        yield from html_loads(_markdown().render(text))


def html_loads(text: str) -> Iterator[str]:
    """Give what HTML loads from elsewhere, its scripts' addresses among it."""
    page = read_html(text)
    yield from (address for _, address in loads(page.elements) if _is_elsewhere(address))
    for script in page.named("script"):
        if not script.get("type").lower().endswith("json"):
            yield from (address for address, _ in script_addresses(script.text))


def notebook_loads(notebook: Any) -> Iterator[str]:
    """Give what a notebook's texts and outputs load from elsewhere."""
    for cell in notebook.get("cells", ()):
        if cell.get("cell_type") != "code":
            yield from markdown_loads(joined(cell.get("source", "")))
    for kind, value in _shown(notebook):
        yield from _output_loads(kind, value)
    yield from data_addresses(notebook.get("metadata", {}))


def notebook_pictures(notebook: Any) -> Iterator[bytes]:
    """Give the pictures in a notebook's outputs and texts."""
    for kind, value in _shown(notebook):
        if kind.startswith("image/") and kind != "image/svg+xml":
            with suppress(ValueError):
                yield base64.b64decode(joined(value))


def _shown(notebook: Any) -> Iterator[tuple[str, Any]]:
    """Give what is shown below cells, and what is attached to texts, each with its kind."""
    for cell in notebook.get("cells", ()):
        bundles = [output.get("data", {}) for output in cell.get("outputs", ())]
        for bundle in (*bundles, *cell.get("attachments", {}).values()):
            yield from bundle.items()


def _output_loads(kind: str, value: Any) -> Iterator[str]:
    if kind == "text/html":
        yield from html_loads(joined(value))
    elif kind == "text/markdown":
        yield from markdown_loads(joined(value))
    elif kind == "image/svg+xml":
        yield from (address for _, _, address in brought_in(read_svg(joined(value).encode())))
    elif kind.endswith("javascript"):
        yield from (address for address, _ in script_addresses(joined(value)))
    elif kind.endswith("json"):
        yield from data_addresses(value)


def _is_elsewhere(address: str) -> bool:
    """Tell what Jupyter would fetch; `attachment:` stands for a picture in the notebook itself."""
    return leads_elsewhere(address) and scheme(address) != "attachment"


def joined(value: Any) -> str:
    """Give a text that a notebook may keep as a list of lines."""
    return "".join(value) if isinstance(value, list) else str(value)


def foreign_notebooks(site: BuiltSite) -> Iterator[Flaw]:
    """Find notebooks that load something from elsewhere."""
    for path in site.of_kind(".ipynb"):
        text = site.text(path)
        for address in dict.fromkeys(notebook_loads(parsed(text) or {})):
            what = f"this notebook shows '{address}' from elsewhere"
            yield within(path, text, offset_of(text, address), what, KEEP, words=address)
