"""Links to other websites: they tell nothing of the reader, and the reader is told of them."""

from collections.abc import Iterator

from whotheysay.check.site.address import leads_elsewhere
from whotheysay.check.site.built import BuiltSite, Flaw, at
from whotheysay.check.site.markup import Element, Page

SAID = "another website"
"""What a link to another website has to say in words, so that it is read aloud as well."""


def outbound(page: Page) -> Iterator[Element]:
    """Give the links of a page that lead to other websites."""
    for element in page.named("a", "area"):
        if leads_elsewhere(element.get("href") or element.get("xlink:href")):
            yield element


def telling(site: BuiltSite) -> Iterator[Flaw]:
    """Find links, and pages, that let another website see where a reader comes from."""
    for path, page in site.pages.items():
        for link in outbound(page):
            if "noreferrer" not in link.tokens("rel"):
                what = f"this link tells '{link.get('href')}' that the reader comes from here"
                yield at(path, link, link.get("href"), what, 'write rel="noreferrer"')
        told = [meta for meta in page.named("meta") if meta.get("name").lower() == "referrer"]
        if [meta.get("content").lower() for meta in told] != ["no-referrer"]:
            what = "this page lets other websites see where a reader comes from"
            mend = 'write <meta name="referrer" content="no-referrer"> in its head'
            yield Flaw(path, *(told[0].place() if told else (1, 1)), what, mend)


def unmarked(site: BuiltSite) -> Iterator[Flaw]:
    """Find links to other websites that don't say so, to eyes and ears."""
    for path, page in site.pages.items():
        for link in outbound(page):
            if link.get("id") == "leave":
                continue  # it says that it leaves, and is the same on every page
            words = " ".join(link.text.split())
            if SAID not in words:
                what = f"the link '{words}' doesn't say that it leads to another website"
                mend = f"end it with '({SAID})', for those who listen too"
                yield at(path, link, link.get("href"), what, mend)
            elif _is_hidden(page, link) and "external" not in link.tokens("class"):
                what = f"the link '{words}' says only to listeners that it leads to another website"
                yield at(path, link, link.get("href"), what, 'give it class="external" too')


def _is_hidden(page: Page, link: Element) -> bool:
    """Tell whether the words stand only in a part of the link that nobody sees."""
    parts = [element for element in page.elements if link in element.inside]
    return any(SAID in part.text and "visually-hidden" in part.tokens("class") for part in parts)
