"""Budgets: how much a page, a picture and the whole site may weigh."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath

from whotheysay.check.site.bill import FILES, PAGES
from whotheysay.check.site.built import BuiltSite, Flaw
from whotheysay.check.site.weights import Visit, kind_of_file, packed, visits
from whotheysay.model.budgets import KB, SiteBudget

_NAMED = 3
"""So many of the largest parts are named."""
_SMALLER = {
    ".html": "shorten the page, or move a part of it to another",
    ".css": "take out of the style sheet what no page needs",
    ".js": "take out of the script what no page needs",
}
_LIGHTER = "save the picture with fewer pixels or details"

Part = tuple[str, int]


def heavy_to_read(site: BuiltSite) -> Iterator[Flaw]:
    """Find pages whose words come late, because too much has to arrive first."""
    yield from _over(site, "text", "before the words above its first quiz can be read, {} have to arrive")
    yield from _over(site, "read", "before this page can be read, {} have to arrive")


def heavy(site: BuiltSite) -> Iterator[Flaw]:
    """Find pages that cost too much on a first visit."""
    yield from _over(site, "all", "a first visit to this page takes {}")


def many_requests(site: BuiltSite) -> Iterator[Flaw]:
    """Find pages that ask for too many files."""
    for kind, some in _by_kind(site).items():
        most = getattr(site.budgets, kind).requests
        over = [one for one in some if one.requests > most]
        for one in over[:1]:
            files = ", ".join(path for path, _ in one.parts if path != one.page)
            what = (
                f"a first visit to this page takes {one.requests} requests, and {PAGES[kind]} may take {most}"
            )
            yield _told(one, f"{what} (besides the page: {files})", "let it do without one of them", over)


def heavy_site(site: BuiltSite) -> Iterator[Flaw]:
    """Find kinds of files that weigh too much together."""
    for kind in SiteBudget.model_fields:
        most = getattr(site.budgets.site, kind)
        parts = [(path, packed(data)) for path, data in site.files.items() if kind_of_file(path) == kind]
        if most is not None and sum(weight for _, weight in parts) > most * KB:
            parts = _heaviest(parts)
            what = f"all {FILES[kind]} together take {_kb(parts)}, and may take {most:g} KB{_named(parts)}"
            mend = f"make the largest of them smaller, or allow more by '{kind}' under 'site' in budgets.yml"
            yield Flaw(parts[0][0], 1, 1, what, mend)


def heavy_pictures(site: BuiltSite) -> Iterator[Flaw]:
    """Find pictures that weigh too much."""
    most = site.budgets.picture
    for path, data in sorted(site.files.items()):
        if kind_of_file(path) == "pictures" and packed(data) > most * KB:
            what = f"this picture takes {_kb([(path, packed(data))])}, and a picture may take {most:g} KB"
            mend = f"{_LIGHTER}, or allow more by 'picture' in budgets.yml"
            yield Flaw(path, 1, 1, what, mend, PurePosixPath(path).name)


def _over(site: BuiltSite, figure: str, words: str) -> Iterator[Flaw]:
    """Find for each kind of page the heaviest one that is over its budget, and tell how many more are."""
    for kind, some in _by_kind(site, lambda one: getattr(one, figure)).items():
        most = getattr(getattr(site.budgets, kind), figure)
        over = [one for one in some if getattr(one, figure) > most * KB]
        over = [one for one in over if figure != "text" or one.has_quiz]
        for one in over[:1]:
            parts = _heaviest(_parts(one, figure))
            what = f"{words.format(_kb(parts))}, and {PAGES[kind]} may take {most:g} KB{_named(parts)}"
            allow = f"allow more by '{figure}' under '{kind}' in budgets.yml"
            yield _told(one, what, f"{_smaller(parts[0][0])}, or {allow}", over)


def _by_kind(
    site: BuiltSite, weight: Callable[[Visit], int] = lambda one: one.requests
) -> dict[str, list[Visit]]:
    """Give the visits by kinds of pages, those that cost most first."""
    each = sorted(visits(site), key=lambda one: (-weight(one), one.page))
    return {kind: [one for one in each if one.kind == kind] for kind in PAGES}


def _parts(one: Visit, figure: str) -> list[Part]:
    """Give the files that count for a figure, the page with what of it counts."""
    if figure == "all":
        return list(one.parts)
    held = [(path, weight) for path, weight in one.parts if path in one.waited]
    page = getattr(one, figure) - sum(weight for _, weight in held)
    return [(one.page, page), *held]


def _heaviest(parts: Iterable[Part]) -> list[Part]:
    return sorted(parts, key=lambda part: (-part[1], part[0]))


def _kb(parts: Iterable[Part]) -> str:
    return f"{sum(weight for _, weight in parts) / KB:,.1f} KB"


def _named(parts: list[Part]) -> str:
    largest = ", ".join(f"{path} {weight / KB:,.1f}" for path, weight in parts[:_NAMED])
    return f" ({'most of it: ' if len(parts) > _NAMED else ''}{largest})"


def _smaller(path: str) -> str:
    return _SMALLER.get(PurePosixPath(path).suffix, _LIGHTER)


def _told(one: Visit, what: str, mend: str, over: list[Visit]) -> Flaw:
    others = {1: "", 2: " (and 1 more page of this kind)"}
    return Flaw(
        one.page, 1, 1, what + others.get(len(over), f" (and {len(over) - 1} more pages of this kind)"), mend
    )
