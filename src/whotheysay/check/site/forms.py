"""Forms: nothing a reader writes leaves the page, or stays in the browser."""

from collections.abc import Iterator

from whotheysay.check.site.address import leads_elsewhere, scheme
from whotheysay.check.site.built import BuiltSite, Flaw, at
from whotheysay.check.site.markup import Element
from whotheysay.check.site.tables import browsers


def submitting(site: BuiltSite) -> Iterator[Flaw]:
    """Find forms that send somewhere else than to a page of the site, in its address."""
    for path, page in site.pages.items():
        for element in page.named("form", "button", "input"):
            for name in ("action", "formaction"):
                address = element.get(name)
                if leads_elsewhere(address) or scheme(address) or not site.holds(path, address):
                    what = f"this form sends what is written to '{address}'"
                    yield at(path, element, address, what, "let it lead to a page of the site")
            for name in ("method", "formmethod"):
                if element.get(name).lower() not in ("", "get"):
                    what = f"this form sends by '{element.get(name)}'"
                    yield at(path, element, element.get(name), what, "let it search by 'get', or take it out")


def asking(site: BuiltSite) -> Iterator[Flaw]:
    """Find fields that ask who somebody is, or that a browser would remember."""
    for path, page in site.pages.items():
        for element in page.named("input", "textarea", "select"):
            kind = element.get("type").lower()
            said = element.get("autocomplete").lower()
            if kind in browsers("asking_who"):
                yield at(path, element, kind, f"this page asks for '{kind}'", "ask for nothing of the kind")
            elif said != "off" and (said or _written_in(element)):
                what = "the browser would remember what is written here" if not said else (
                    f"the browser would fill in the reader's '{said}' here"
                )  # fmt: skip
                yield at(path, element, "autocomplete", what, 'write autocomplete="off"')


def _written_in(element: Element) -> bool:
    if element.name == "select":
        return False
    return element.name == "textarea" or element.get("type").lower() not in browsers("unwritten")
