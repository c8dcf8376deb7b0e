"""Rules about pictures: those that a page shows are there, and those that are there are shown."""

from collections.abc import Iterator
from posixpath import basename, dirname, join, normpath, relpath

from whotheysay.check.links.marks import Mark, marks
from whotheysay.check.rule import Find, Finding, did_you_mean
from whotheysay.model.course import Course, Page


def missing(course: Course) -> Iterator[Finding]:
    """Find pictures that a page shows and nobody put there."""
    for page in course.pages.values():
        for mark in marks(course, page, "picture"):
            target = _target(page, mark)
            if "://" in mark.value or mark.value.startswith(("//", "data:")):
                what = f"the picture '{mark.value[:40]}' isn't in the course, and browsers won't load it"
                yield _finding(page, mark, what, "save it beside this page, if its licence allows that")
            elif target not in course.pictures or mark.value.startswith("/"):
                yield _finding(page, mark, f"there is no picture '{mark.value}'", _mend(course, page, target))


def unused(course: Course) -> Iterator[Finding]:
    """Find pictures that no page shows."""
    if any(path.endswith(".md") for path in course.broken):
        return  # it may show them
    shown = {_target(page, mark) for page in course.pages.values() for mark in marks(course, page, "picture")}
    in_cells = {
        basename(mark.value) for page in course.pages.values() for mark in marks(course, page, "string")
    }
    for path in sorted(course.pictures - shown):
        if basename(path) not in in_cells:
            yield Finding(path, (), "no page shows this picture", "show it, or delete it")


def _target(page: Page, mark: Mark) -> str:
    return normpath(join(dirname(page.path), mark.value))


def _mend(course: Course, page: Page, target: str) -> str:
    """Name the picture that was meant, as it is seen from the page."""
    seen = [relpath(path, dirname(page.path) or ".") for path in sorted(course.pictures)]
    same_name = [path for path in seen if basename(path) == basename(target)]
    if same_name:
        return f"did you mean '{same_name[0]}'?"
    return did_you_mean(relpath(target, dirname(page.path) or "."), seen, "put it there, or mend its name")


def _finding(page: Page, mark: Mark, what: str, mend: str) -> Finding:
    return Finding(page.path, (), what, mend, mark.line, mark.value or None)


FINDERS: dict[str, Find] = {"L111": missing, "L112": unused}
