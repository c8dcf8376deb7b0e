"""Which files of a built site are as they were when nothing was wrong with them, and what files weigh."""

import hashlib
from typing import Any

from whotheysay.check.site.built import BuiltSite
from whotheysay.check.site.scripts import reasons
from whotheysay.check.site.traces import known_mail, said_by_authors
from whotheysay.check.site.weights import recall_weights, weights_told

Kept = dict[str, Any]
"""What was found out about a site, as it fits into JSON: what it was held to, digests, and weights."""


def same_as(site: BuiltSite, kept: Kept) -> frozenset[str]:
    """Give the files that are as they were when `kept` was noted, and were held to the same."""
    recall_weights(kept.get("weights", {}))
    good = kept.get("good", {}) if kept.get("about") == about(site) else {}
    return frozenset(path for path, data in site.files.items() if good.get(path) == _digest(data))


def noted(site: BuiltSite, good: frozenset[str]) -> Kept:
    """Note the files with which nothing is wrong, what they were held to, and what was weighed."""
    digests = {path: _digest(site.files[path]) for path in sorted(good)}
    return {"about": about(site), "good": digests, "weights": weights_told()}


def about(site: BuiltSite) -> str:
    """Name all that rules hold a file to but itself: what the course says, and which files there are."""
    said = {name: said_by_authors(site, name) for name in sorted(site.people)}
    held = site.leave_to, site.help_box, site.names, sorted(site.folders), said, sorted(known_mail(site))
    return _digest(repr((site.home, sorted(site.files), reasons(site), held)).encode())


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
