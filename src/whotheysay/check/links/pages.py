"""Rules about links: each leads to a page of the course, or to a place on one."""

import re
from collections.abc import Iterable, Iterator, Mapping
from posixpath import basename, dirname, join, normpath, relpath
from weakref import WeakKeyDictionary

from whotheysay.check.links.marks import Mark, marks
from whotheysay.check.rule import Find, Finding, did_you_mean
from whotheysay.model.course import FACT, Course, Page, lesson_path, plan_path

_OUTSIDE = ("https://", "http://", "mailto:", "tel:")
_PLACE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def broken_links(course: Course) -> Iterator[Finding]:
    """Find links that lead to no page of the course."""
    for page, link, to in _links(course):
        path = to.partition("#")[0]
        if not to:
            mend = "put one between its round brackets"
            yield Finding(page.path, (), "this link has no address", mend, link.line)
        elif path:
            wrong = _wrong_form(course, page, to, path) or _no_page(course, page, to, path)
            if wrong:
                yield Finding(page.path, (), *wrong, link.line, link.value)


def lost_places(course: Course) -> Iterator[Finding]:
    """Find links to a place that their page doesn't have."""
    for page, link, to in _links(course):
        path, _, name = to.partition("#")
        target = normpath(join(dirname(page.path), path)) if path else page.path
        if name and target in _pages(course) and name not in _places(course, target):
            what = f"{'this page' if target == page.path else path} has no place '{name}'"
            yield Finding(page.path, (), what, _place_mend(course, page, target, name), link.line, link.value)


def names_of_places(course: Course) -> Iterator[Finding]:
    """Find names of places that a link can't hold, and names that stand twice in the course."""
    first: dict[str, str] = {}
    for page in course.pages.values():
        for mark in marks(course, page, "place"):
            if not _PLACE.fullmatch(mark.value):
                what = f"a place can't be called '{mark.value}'"
                mend = "write a short name in small letters, like who-can-help"
                yield Finding(page.path, (), what, mend, mark.line)
            elif mark.value in first:
                what = f"the place '{mark.value}' stands twice (first in {first[mark.value]})"
                yield Finding(page.path, (), what, "give one of the two another name", mark.line)
            first.setdefault(mark.value, f"{page.path} on line {mark.line}")


def unlinked(course: Course) -> Iterator[Finding]:
    """Find what looks like a link in a page's source and isn't one for readers."""
    for page in course.pages.values():
        for mark in marks(course, page, "unlinked"):
            if mark.value.startswith("{"):
                what = f"{mark.value} is no link in a notebook"
            else:
                what = f"'{mark.value}' looks like a link and isn't one"
            mend = "write '[words](page.md)', without spaces in the address"
            yield Finding(page.path, (), what, mend, mark.line, mark.value)


def _links(course: Course) -> Iterator[tuple[Page, Mark, str]]:
    """Go through the links to pages, each with its address, in which facts are filled in."""
    for page in course.pages.values():
        for link in marks(course, page, "link"):
            to = course.fill(link.value)
            if not to.startswith(_OUTSIDE) and not FACT.search(to):
                yield page, link, to


_PAGES: WeakKeyDictionary[Course, dict[str, None]] = WeakKeyDictionary()


def _pages(course: Course) -> Mapping[str, None]:
    """Give the paths of all files that become a page; of those that are listed and missing L101 tells."""
    if course not in _PAGES:
        _PAGES[course] = dict.fromkeys(_every_page(course))
    return _PAGES[course]


def _every_page(course: Course) -> list[str]:
    refs = [ref for ref, _, _ in course.lessons()]
    rooms = [page for room in course.curriculum.rooms for page in room.pages]
    pages = [*course.pages, course.curriculum.home, *rooms, *(lesson_path(ref) for ref in refs)]
    plans = [plan_path(ref) for ref in (*course.plans, *refs)]
    return [*(f"{page}.md" for page in pages), *plans]


def _wrong_form(course: Course, page: Page, to: str, path: str) -> tuple[str, str] | None:
    """Say what is wrong with an address that can't lead to a page in every copy of the course."""
    if path.startswith("www."):
        return f"the link to '{to}' isn't a full address", f"write 'https://{to}'"
    if re.match(r"[a-zA-Z][\w+-]*:", path):
        return f"the link to '{to}' is of a kind that the site can't open", "write 'https://…', or a page"
    if path.startswith("/"):
        mend = _mend(page, path.lstrip("/"), _pages(course), "begin it in this page's folder")
        return f"the link to '{to}' can't begin with '/'", mend
    return None


def _no_page(course: Course, page: Page, to: str, path: str) -> tuple[str, str] | None:
    """Say that there is no such page, and which may be meant."""
    target = normpath(join(dirname(page.path), path))
    known = _pages(course)
    if target in course.pictures:
        return f"the link to '{to}' leads to a picture", "show it: put '!' before the link"
    if target not in known or path.endswith("/"):
        return f"the link to '{to}' leads to no page", _mend(page, target, known, "mend it, or take it out")
    return None


def _mend(page: Page, target: str, known: Iterable[str], otherwise: str) -> str:
    """Name the page that was meant: as it is seen from this one."""
    stem = re.sub(r"\.(html|ipynb|md|yml|plan)$", "", target)
    meant = [path for path in known if path in (f"{stem}.md", f"{stem}.plan.yml", f"{stem}.yml")]
    same_name = [path for path in known if basename(path) == basename(target)]
    seen = {relpath(path, dirname(page.path) or "."): path for path in known}
    for path in (*meant, *same_name):
        return f"did you mean '{relpath(path, dirname(page.path) or '.')}'?"
    return did_you_mean(relpath(target, dirname(page.path) or "."), seen, otherwise)


def _places(course: Course, path: str) -> list[str]:
    page = course.pages.get(path.removesuffix(".md"))
    return [mark.value for mark in marks(course, page, "place")] if page else []


def _place_mend(course: Course, page: Page, target: str, name: str) -> str:
    """Say where a place of this name is, or how to make one."""
    elsewhere = [path for path in _pages(course) if name in _places(course, path)]
    if page.path in elsewhere:
        return f"write '#{name}'"
    if elsewhere:
        return f"write '{relpath(elsewhere[0], dirname(page.path) or '.')}#{name}'"
    if not target.endswith(".md"):
        return f"take '#{name}' out: a plan's page has no such places"
    return did_you_mean(name, _places(course, target), f"put '({name})=' on the line above it")


FINDERS: dict[str, Find] = {
    "L106": broken_links,
    "L107": lost_places,
    "L108": names_of_places,
    "L109": unlinked,
}
