"""Rules about what was released: its addresses and ids stay, or lead on."""

import difflib
from collections.abc import Iterator

from whotheysay.check.rule import Find, Finding, did_you_mean
from whotheysay.model.course import Course
from whotheysay.model.released import Moved, kind_of

_LIST = "curriculum.yml"
_FILES = {
    "service": "facts/support.yml",
    "sign": "facts/signs.yml",
    "claim": "facts/sources.yml",
    "figure": "facts/figures.yml",
    "law": "facts/law.yml",
    "item": "facts/frameworks.yml",
    "finding": "facts/evidence.yml",
}


def lost(course: Course) -> Iterator[Finding]:
    """Find what a release had that is gone without a word."""
    before = course.released.addresses() if course.released else ()
    there, moved = _there(course), course.moved()
    gone = [one for one in before if one not in there and one not in moved and not _unread(course, one)]
    for address in gone:
        if not (address.endswith(".plan") and address.removesuffix(".plan") in gone):
            new = [one for one in there if kind_of(one) == kind_of(address) and one not in before]
            mend = f"bring it back, or list under 'moved': {{from: {address}, to: {_nearest(address, new)}}}"
            yield Finding(_LIST, (), f"{_named(address)} was released and is gone", mend)


def moved_wrongly(course: Course) -> Iterator[Finding]:
    """Find entries about what has moved that lead nowhere, or aren't true."""
    there = _there(course)
    for n, move in enumerate(course.curriculum.moved):
        if move.old in there:
            mend = "take this entry out, or the old one away"
            yield Finding(_LIST, ("moved", n, "from"), f"{_named(move.old)} is still there", mend)
        if move.old in [one.old for one in course.curriculum.moved[:n]]:
            what = f"{_named(move.old)} stands twice under 'moved'"
            yield Finding(_LIST, ("moved", n, "from"), what, "take one of the two out")
        if move.to and not _unread(course, move.to):
            yield from _leads_nowhere(course, n, move, there)


def _leads_nowhere(course: Course, n: int, move: Moved, there: set[str]) -> Iterator[Finding]:
    kind, to = kind_of(move.old), move.to or ""
    known = [one for one in there if kind_of(one) == kind]
    if to not in known:
        on = course.moved().get(to)
        mend = f"write '{on.to}'" if on and on.to else did_you_mean(to, sorted(known), f"name a {kind}")
        what = f"{_named(move.old)} is said to be {to} now, and there is no such {kind}"
        yield Finding(_LIST, ("moved", n, "to"), what, mend)


def _there(course: Course) -> set[str]:
    """Give all addresses; what is listed and what can't be read counts too, for other rules tell of it."""
    rooms = course.curriculum.rooms
    listed = [f"lessons/{ref}" for ref, _, _ in course.lessons()]
    plans = [f"{lesson}.plan" for lesson in listed]
    broken = [path.removesuffix(".md").removesuffix(".yml") for path in course.broken]
    pages = [course.curriculum.home, *(page for room in rooms for page in room.pages)]
    return {*course.addresses(), *listed, *plans, *broken, *pages}


def _nearest(address: str, new: list[str]) -> str:
    """Guess what an address has become by its last part; the parts before it are alike anyway."""
    names = {one.rpartition("/")[2]: one for one in sorted(new)}
    near = difflib.get_close_matches(address.rpartition("/")[2], list(names), 1, 0.6)
    return names[near[0]] if near else "…"


def _unread(course: Course, address: str) -> bool:
    """Tell whether it may stand in a file that can't be read."""
    return _FILES.get(kind_of(address)) in course.broken


def _named(address: str) -> str:
    kind = kind_of(address)
    return f"the page {address}" if kind == "page" else f"the {kind} '{address.partition('/')[2]}'"


FINDERS: dict[str, Find] = {"L117": lost, "L118": moved_wrongly}
