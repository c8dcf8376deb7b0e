"""What the elements of pages and drawings make a browser ask for."""

import re
from collections.abc import Iterable, Iterator

from whotheysay.check.site.address import leads_elsewhere, plain, scheme, sources_of
from whotheysay.check.site.built import BuiltSite, Flaw, at
from whotheysay.check.site.markup import Element, read_html
from whotheysay.check.site.styles import ABSENT, KEEP, style_addresses
from whotheysay.check.site.tables import browsers

_FOLLOWED = ("a", "area")
_REFRESH = re.compile(r"^[\s\d.]*[;,]?\s*(?:url\s*=\s*)?[\"']?([^\"']+)", re.I)

Load = tuple[Element, str]


def loads(elements: Iterable[Element]) -> Iterator[Load]:
    """Give every address that a browser asks for because of some elements."""
    for element in elements:
        yield from ((element, address) for address in _of(element) if plain(address))


def _of(element: Element) -> Iterator[str]:
    for name, value in element.attributes.items():
        if name in browsers("asking") or (name == "data" and element.name in ("object", "embed")):
            yield value
        elif name in browsers("asking_one_of"):
            yield from sources_of(value)
        elif name in ("href", "xlink:href"):
            yield from (value,) if _asks(element) else ()
        elif name == "srcdoc":
            yield from (address for _, address in loads(read_html(value).elements))
        elif name == "style" or "url(" in value.lower():
            yield from (address for address, _, _ in style_addresses(value))
    if element.name == "style":
        yield from (address for address, _, _ in style_addresses(element.text))
    yield from _moved(element)


def _asks(element: Element) -> bool:
    if element.name == "link":
        return not element.tokens("rel") or not element.tokens("rel") <= browsers("asking_nothing")
    return element.name not in _FOLLOWED


def _moved(element: Element) -> Iterator[str]:
    """Give addresses that come about later: by a refresh, or by an animation of an address."""
    if element.name == "meta" and element.get("http-equiv").lower() == "refresh":
        match = _REFRESH.match(element.get("content"))
        yield from (match[1],) if match else ()
    if element.get("attributename").lower() in ("href", "xlink:href", "src"):
        for name in ("from", "to", "by", "values"):
            yield from filter(None, element.get(name).split(";"))


def foreign_loads(site: BuiltSite) -> Iterator[Flaw]:
    """Find what pages load from elsewhere, or from a file that isn't there."""
    for path, page in site.pages.items():
        for element, address in loads(page.elements):
            if leads_elsewhere(address):
                what = f"a browser would load '{address}' from elsewhere"
                yield at(path, element, address, what, KEEP)
            elif not scheme(address) and not site.holds(path, address):
                what = f"this page asks for '{address}', which isn't in the site"
                yield at(path, element, address, what, ABSENT)
