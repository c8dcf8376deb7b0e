"""Rules about the built site: private, and whole on every page (P); light (W)."""

from collections.abc import Iterable
from dataclasses import replace

from whotheysay.check.site import (
    budgets,
    data,
    drawings,
    forms,
    inline,
    kinds,
    links,
    loads,
    notebooks,
    pages,
    pictures,
    scripts,
    styles,
    traces,
)
from whotheysay.check.site.built import BuiltSite, Flaw, SiteFind, site_of
from whotheysay.check.table import entries
from whotheysay.problems import Problem

FINDERS: dict[str, SiteFind] = {
    "P101": loads.foreign_loads,
    "P102": styles.foreign_styles,
    "P103": scripts.foreign_addresses,
    "P104": scripts.reaching_out,
    "P105": drawings.foreign_drawings,
    "P106": drawings.acting_drawings,
    "P107": data.foreign_data,
    "P108": notebooks.foreign_notebooks,
    "P109": scripts.keeping,
    "P110": inline.inline,
    "P111": inline.policies,
    "P112": forms.submitting,
    "P113": forms.asking,
    "P114": links.telling,
    "P115": links.unmarked,
    "P116": pages.leaving,
    "P117": pages.helping,
    "P118": pages.naming,
    "P119": pages.neutral,
    "P120": traces.folders,
    "P121": traces.people,
    "P122": traces.mail,
    "P123": traces.pictures,
    "P124": kinds.unknown,
    "P125": kinds.source_maps,
    "P126": pages.placing,
    "W101": budgets.heavy_to_read,
    "W102": budgets.heavy,
    "W103": budgets.many_requests,
    "W104": budgets.heavy_site,
    "W105": budgets.heavy_pictures,
    "W106": pictures.old_kinds,
    "W107": pictures.unsized,
}
"""The function behind each rule that looks at a built site."""

_SHOWN = 3
"""So often the same problem is said; a fault of a template is on every page."""


_TOGETHER = ("W101", "W102", "W103", "W104", "W105")
"""The rules that add up; all others look at each file alone, and at what `before.about` names."""


def check_site(site: BuiltSite) -> list[Problem]:
    """Hold a site to every rule; give all problems, by their files' paths in the site, sorted."""
    return look(site)[0]


def look(site: BuiltSite, same: frozenset[str] = frozenset()) -> tuple[list[Problem], frozenset[str]]:
    """Hold a site to every rule, but for the files that are the `same` as when nothing was wrong with them.

    Give all problems, by their files' paths in the site, sorted; and the files with which nothing is wrong.
    """
    found, faulty = [], set()
    alone = replace(site, same=same)
    for rule in entries():
        if rule.code in FINDERS:
            flaws = list(FINDERS[rule.code](site if rule.code in _TOGETHER else alone))
            faulty |= {flaw.path for flaw in flaws}
            for flaw in _shortened(flaws):
                mend = flaw.mend + _origin(site, flaw)
                found.append(
                    Problem(flaw.path, flaw.line, flaw.column, rule.code, flaw.what, mend, rule.level)
                )
    return sorted(found), frozenset(site.files) - faulty


def _shortened(flaws: Iterable[Flaw]) -> list[Flaw]:
    """Say the same of a few files only, and of how many more it holds."""
    alike: dict[tuple[str, str], list[Flaw]] = {}
    for flaw in flaws:
        alike.setdefault((flaw.what, flaw.mend), []).append(flaw)
    return [flaw for same in alike.values() for flaw in _first(same)]


def _first(same: list[Flaw]) -> list[Flaw]:
    if len(same) <= _SHOWN:
        return same
    last = same[_SHOWN - 1]
    what = f"{last.what} (and {len(same) - _SHOWN} more like it)"
    return [*same[: _SHOWN - 1], Flaw(last.path, last.line, last.column, what, last.mend, last.words)]


def _origin(site: BuiltSite, flaw: Flaw) -> str:
    """Say where an author wrote the words, first of all in the file that a page is made of."""
    if not flaw.words:
        return ""
    page = flaw.path.rsplit(".", 1)[0]
    for path, text in sorted(site.sources.items(), key=lambda source: not source[0].startswith(f"{page}.")):
        if flaw.words in text:
            return f" (it is from {path}, line {text.count(chr(10), 0, text.index(flaw.words)) + 1})"
    return ""


__all__ = ["FINDERS", "BuiltSite", "check_site", "look", "site_of"]
