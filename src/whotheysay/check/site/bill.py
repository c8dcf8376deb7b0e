"""What a site weighs, as a short table: by kinds of files, and for a first visit."""

from collections.abc import Iterable, Mapping

from whotheysay.check.site.built import BuiltSite
from whotheysay.check.site.weights import Visit, kind_of_file, packed, visits
from whotheysay.model.budgets import KB, SiteBudget

FILES = {
    "pages": "pages (HTML)",
    "styles": "style sheets",
    "scripts": "scripts",
    "pictures": "pictures",
    "notebooks": "notebooks",
    "index": "search index",
    "other": "everything else",
}
"""What each kind of file is called."""
PAGES = {
    "home": "the home page",
    "lesson": "a lesson",
    "plan": "a plan",
    "search": "the search page",
    "other": "another page",
}
"""What a page of each kind is called."""
_HEAVIEST = {
    "home": "home page",
    "lesson": "lesson",
    "plan": "plan",
    "search": "search page",
    "other": "other page",
}


def bill(files: Mapping[str, bytes], home: str = "index.html") -> str:
    """Say what a site weighs by kinds of files, and what a first visit to its heaviest pages takes.

    A KB is 1,000 bytes; each file is packed by itself.
    """
    site = BuiltSite(files, home=home)
    return "\n".join([*_by_kind(files), "", *_heaviest(visits(site))])


def _by_kind(files: Mapping[str, bytes]) -> Iterable[str]:
    yield f"{'What the site weighs':<32}{'files':>9}{'KB':>10}{'KB gzipped':>13}"
    for kind in SiteBudget.model_fields:
        some = {path: data for path, data in files.items() if kind_of_file(path) == kind}
        if some:
            yield _row(FILES[kind], some)
    yield _row("the whole site", files)


def _row(name: str, files: Mapping[str, bytes]) -> str:
    raw = sum(map(len, files.values())) / KB
    small = sum(map(packed, files.values())) / KB
    return f"  {name:<30}{len(files):>9,}{raw:>10,.1f}{small:>13,.1f}"


def _heaviest(each: Iterable[Visit]) -> Iterable[str]:
    found = list(each)
    yield f"{'A first visit to the heaviest':<32}{'requests':>9}{'KB gz':>10}{'to read':>13}{'to a quiz':>11}"
    for kind in PAGES:
        some = [visit for visit in found if visit.kind == kind]
        if some:
            one = max(some, key=lambda visit: visit.all)
            above = f"{one.text / KB:.1f}" if one.has_quiz else "–"
            figures = f"{one.requests:>9}{one.all / KB:>10.1f}{one.read / KB:>13.1f}{above:>11}"
            yield f"  {_HEAVIEST[kind]:<30}{figures}  {one.page}"
