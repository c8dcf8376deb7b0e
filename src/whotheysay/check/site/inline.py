"""What a strict policy refuses on a page, and the policy itself."""

from collections.abc import Iterator

from whotheysay.check.site.address import is_script
from whotheysay.check.site.built import BuiltSite, Flaw, at
from whotheysay.check.site.markup import Element, Page
from whotheysay.check.site.tables import browsers, policy_parts

_OWN_FILE = "put it into a file of its own"
_POLICY = "content-security-policy"


def inline(site: BuiltSite) -> Iterator[Flaw]:
    """Find scripts, styles and handlers within pages."""
    for path, page in site.pages.items():
        for element in page.elements:
            for words, what, mend in _inline(element):
                yield at(path, element, words, what, mend)


def _inline(element: Element) -> Iterator[tuple[str, str, str]]:
    data = element.get("type").lower() == "application/json"
    if element.name == "style":
        yield "<style", "this page holds a style", _OWN_FILE
    if element.name == "script" and "src" not in element.attributes and not data:
        yield "<script", "this page holds a script", _OWN_FILE
    if element.name == "script" and element.get("src").lower().startswith(("data:", "blob:")):
        yield element.get("src"), "this page holds a script in an address", _OWN_FILE
    for name, value in element.attributes.items():
        if name == "style":
            yield name, f"this <{element.name}> has a style of its own", "give it a class"
        elif name.startswith("on"):
            yield name, f"this <{element.name}> runs a script by '{name}'", _OWN_FILE
        elif name == "srcdoc" or is_script(value):
            yield name, f"'{name}' of this <{element.name}> holds a script or a page", "let it lead to a file"


def policies(site: BuiltSite) -> Iterator[Flaw]:
    """Find pages whose policy is missing, late, or lets something in."""
    for path, page in site.pages.items():
        metas = [meta for meta in page.named("meta") if meta.get("http-equiv").lower() == _POLICY]
        if not metas:
            mend = "let its first line in <head> be the policy, as on other pages"
            yield Flaw(path, 1, 1, "this page has no policy that keeps other servers out", mend)
            continue
        if metas[0] is not _first_in_head(page):
            what = "the policy stands after something that it doesn't hold for"
            yield Flaw(path, *metas[0].place(), what, "put it first in <head>")
        for what, words in _lets_in(metas[0].get("content")):
            yield at(path, metas[0], words, what, "take that out of the policy")
        for name in sorted(browsers("policy_needed")):
            if name not in _parts(metas[0].get("content")):
                what = f"the policy says nothing of '{name}'"
                yield Flaw(path, *metas[0].place(), what, f"add {name} 'none'")


def _first_in_head(page: Page) -> Element | None:
    inside = (element for element in page.elements if element.inside and element.inside[-1].name == "head")
    return next(inside, None)


def _parts(policy: str) -> dict[str, list[str]]:
    """Read a policy; of two parts with one name, browsers take the first."""
    parts: dict[str, list[str]] = {}
    for part in policy.split(";"):
        name, *sources = part.split() or [""]
        if name:
            parts.setdefault(name.lower(), [source.lower() for source in sources])
    return parts


def _lets_in(policy: str) -> Iterator[tuple[str, str]]:
    for name, sources in _parts(policy).items():
        if name not in policy_parts():
            yield f"the policy has a part '{name}' that isn't known to be safe", name
            continue
        for source in sources:
            if source not in policy_parts()[name]:
                yield f"the policy lets in {source} by '{name}'", source
