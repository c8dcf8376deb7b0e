"""Every page has Leave, help, a language, a title and places of one name; the neutral page has nothing."""

import re
from collections.abc import Iterator

from whotheysay.check.site.built import NEUTRAL, BuiltSite, Flaw, within
from whotheysay.check.site.markup import Element, Page
from whotheysay.check.site.tables import browsers

_SCRIPT = "_static/leave.js"
_TEMPLATE = "mend the page's template"


def leaving(site: BuiltSite) -> Iterator[Flaw]:
    """Find pages that can't be left at once."""
    for path, page in site.own_pages().items():
        yield from _script(site, path, page)
        link = page.by_id("leave")
        if link is None or link.name != "a":
            yield Flaw(path, 1, 1, "this page has no link 'Leave'", _TEMPLATE)
            continue
        if link.get("href") != site.leave_to:
            what = f"Leave leads to '{link.get('href')}' here, and to '{site.leave_to}' in curriculum.yml"
            yield Flaw(path, *link.place(link.get("href")), what, "let both be the same")
        first = next((e for e in page.elements if _takes_focus(e) and not _skips(e)), link)
        if first is not link:
            what = "something else takes the keyboard's focus before Leave"
            yield Flaw(path, *first.place(), what, "put Leave first, after the link to the content")


def _script(site: BuiltSite, path: str, page: Page) -> Iterator[Flaw]:
    # What is deferred runs after all that isn't, wherever it stands.
    scripts = [one for one in page.named("script") if not _waits(one) or _SCRIPT in one.get("src")]
    up = "../" * path.count("/")
    if not scripts or scripts[0].get("src").split("?")[0] != f"{up}{_SCRIPT}":
        place = scripts[0].place() if scripts else (1, 1)
        yield Flaw(path, *place, "Leave's script isn't the first script of this page", _TEMPLATE)
        return
    script = scripts[0]
    if (
        not script.inside
        or script.inside[-1].name != "head"
        or _waits(script)
        or "async" in script.attributes
    ):
        what = "Leave's script waits for other parts of the page"
        yield Flaw(path, *script.place(), what, "put it into <head>, without defer or async")
    if script.get("data-to") != site.leave_to or script.get("data-neutral") != f"{up}{NEUTRAL}":
        yield Flaw(path, *script.place(), "Leave's script isn't told where to go", _TEMPLATE)


def _waits(script: Element) -> bool:
    return "defer" in script.attributes


def _takes_focus(element: Element) -> bool:
    if element.get("tabindex").startswith("-"):
        return False
    made = {"tabindex", "contenteditable"} & set(element.attributes)
    follows = element.name in ("a", "area") and "href" in element.attributes
    return follows or bool(made) or element.name in browsers("focused")


def _skips(element: Element) -> bool:
    return element.get("href").startswith("#")


def helping(site: BuiltSite) -> Iterator[Flaw]:
    """Find pages whose help box is missing, or lacks a service."""
    for path, page in site.own_pages().items():
        box = page.by_id("help")
        if box is None:
            yield Flaw(path, 1, 1, "this page has no help box", _TEMPLATE)
            continue
        words = _spaced(box.text)
        for name, *number in site.help_box:
            missing = [one for one in (name, *number) if _spaced(one) not in words]
            if missing:
                what = f"the help box on this page lacks '{missing[0]}'"
                yield Flaw(path, *box.place(), what, _TEMPLATE)


def _spaced(words: str) -> str:
    return " ".join(words.split())


def naming(site: BuiltSite) -> Iterator[Flaw]:
    """Find pages without a language, and pages with no title or two."""
    for path, page in site.pages.items():
        top = next(iter(page.named("html")), None)
        if top is None or not top.get("lang").strip():
            what = "this page doesn't say which language it is in"
            yield Flaw(path, *(top.place() if top else (1, 1)), what, 'write <html lang="en-GB">')
        titles = [t for t in page.named("title") if not any(e.name == "svg" for e in t.inside)]
        if len(titles) != 1 or not titles[0].text.strip():
            place = titles[-1].place() if titles else (1, 1)
            count = {0: "no title", 1: "an empty title"}.get(len(titles), f"{len(titles)} titles")
            what = f"this page has {count}"
            yield Flaw(path, *place, what, "give it one <title>, in its head")


def placing(site: BuiltSite) -> Iterator[Flaw]:
    """Find ids that stand twice on a page."""
    for path, page in site.pages.items():
        seen: set[str] = set()
        for element in page.elements:
            name = element.get("id")
            if name and name in seen:
                what = f"two places on this page have the id '{name}'"
                mend = "if it is a heading's, change a word of that heading; if not, mend the page's template"
                yield Flaw(path, *element.place(name), what, mend)
            seen.add(name)


_SHEET = "neutral.css"


def neutral(site: BuiltSite) -> Iterator[Flaw]:
    """Find whatever on the neutral page would do something, or tell of the course."""
    if NEUTRAL not in site.files:
        yield Flaw(NEUTRAL, 1, 1, "there is no neutral page for Leave to show", "put it back into the theme")
    page = site.pages.get(NEUTRAL)
    if page is None:
        return
    for element in page.elements:
        of_its_own = element.name == "link" and element.get("href") not in (_SHEET, "data:,")
        if element.name not in browsers("quiet") or of_its_own:
            what = f"the neutral page holds <{element.name}>, which may tell of the course"
            yield Flaw(NEUTRAL, *element.place(), what, "take it out")
    for name in site.names:
        match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", site.text(NEUTRAL), re.I)
        if match:
            what = f"the neutral page names '{name}'"
            yield within(NEUTRAL, site.text(NEUTRAL), match.start(), what, "write something else there")
