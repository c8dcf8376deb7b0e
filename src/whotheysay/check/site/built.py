"""A built site as one value: its files, and what the course and the machine have to do with them."""

import posixpath
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from whotheysay.check.site.markup import Element, Page, read_html
from whotheysay.model.budgets import Budgets
from whotheysay.model.course import Course

NEUTRAL = "_static/neutral.html"
"""The page that Leave shows where there is no network: the only one that is none of the course's."""


@dataclass(frozen=True)
class Flaw:
    """What one rule found: the file in the site, line and column, what is wrong and what to do.

    `words` are the wrong words themselves, by which the author's own file can be found.
    """

    path: str
    line: int
    column: int
    what: str
    mend: str
    words: str = ""


@dataclass(frozen=True, eq=False)
class BuiltSite:
    """Every file of a site by path, and what the rules compare them with."""

    files: Mapping[str, bytes]
    leave_to: str = ""
    help_box: tuple[tuple[str, ...], ...] = ()
    """For each service of the help box its name, and its number where it has one."""
    names: tuple[str, ...] = ()
    """What would tell that a page belongs to this course: titles, and names of services."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """The authors' own files, and the words of the theme: text by path."""
    folders: tuple[str, ...] = ()
    """Folders of the machine that no file may name."""
    people: tuple[str, ...] = ()
    """The user's name, and the machine's."""
    home: str = "index.html"
    budgets: Budgets = field(default_factory=Budgets)
    same: frozenset[str] = frozenset()
    """The files that need no look, because they were looked at before and nothing was wrong."""

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Every HTML file to look at, read."""
        return {path: read_html(self.text(path)) for path in self.of_kind(".html")}

    @cached_property
    def paths(self) -> list[str]:
        """The paths to look at, sorted."""
        return sorted(self.files.keys() - self.same)

    def own_pages(self) -> dict[str, Page]:
        """Give the pages that belong to the course: all but the neutral one."""
        return {path: page for path, page in self.pages.items() if path != NEUTRAL}

    def of_kind(self, *endings: str) -> list[str]:
        """Give the paths to look at that end so, sorted."""
        return [path for path in self.paths if PurePosixPath(path).suffix.lower() in endings]

    def text(self, path: str) -> str:
        """Give a file as text; what isn't UTF-8 is told by a rule of its own."""
        return self.files[path].decode("utf-8", "replace")

    def holds(self, page: str, address: str) -> bool:
        """Tell whether an address on a page leads to a file of this site."""
        way = unquote(urlsplit(address).path)
        return not way or posixpath.normpath(posixpath.join(posixpath.dirname(page), way)) in self.files


SiteFind = Callable[[BuiltSite], Iterable[Flaw]]
"""The function behind a rule: looks through a site, and changes nothing."""


def site_of(
    course: Course, files: Mapping[str, bytes], folders: Iterable[str] = (), people: Iterable[str] = ()
) -> BuiltSite:
    """Put a site's files beside what its course says, and what its machine is called."""
    boxed = [service for service in course.services.values() if service.help_box and not service.unpublished]
    told = [tuple(filter(None, (course.fill(one.name), one.phone))) for one in boxed]
    lessons = [lesson.title for _, _, lesson in course.lessons()]
    sources = {path: course.source(path) or "" for path in course.sources()}
    return BuiltSite(
        files,
        course.curriculum.leave_to,
        tuple(told),
        (course.curriculum.title, *lessons, *(one[0] for one in told)),
        {**sources, **{path: page.text for path, page in course.interface.items()}},
        tuple(folders),
        tuple(people),
        f"{course.curriculum.home}.html",
        course.budgets,
    )


def at(path: str, element: Element, words: str, what: str, mend: str) -> Flaw:
    """Say what is wrong with an element, at the words in it that are wrong."""
    return Flaw(path, *element.place(words), what, mend, words)


def within(path: str, text: str, offset: int, what: str, mend: str, *, words: str = "") -> Flaw:
    """Say what is wrong at an offset, from 0, in a file's text."""
    return Flaw(path, *place(text, offset), what, mend, words)


def place(text: str, offset: int) -> tuple[int, int]:
    """Turn an offset into line and column, counted from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
