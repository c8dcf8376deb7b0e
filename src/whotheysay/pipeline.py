"""The steps in order: read, check, compile, ship."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from whotheysay.check import check_course
from whotheysay.check.quiz.walk import report, walk
from whotheysay.check.rule import did_you_mean
from whotheysay.compile.release import released
from whotheysay.compile.toc import toc
from whotheysay.compile.waiting import waiting
from whotheysay.interface import interface_pages
from whotheysay.load import Memory, load_course
from whotheysay.load.course import Known
from whotheysay.load.memory import checks_version
from whotheysay.made import TOC, schemas, stale, write_changed
from whotheysay.model.course import Course
from whotheysay.model.quiz import Scenario
from whotheysay.problems import Problem
from whotheysay.ship.looked import recall_look, remember_look
from whotheysay.ship.machine import machine_folders, machine_people
from whotheysay.ship.record import Built, made_of, remember
from whotheysay.ship.site import build_site, read_site, site_folder

RELEASED = "released.yml"
_KNOWN: dict[Path, Known] = {}
"""What came of each file, for a process that checks a course again and again."""


def check(root: Path, today: date | None = None) -> list[Problem]:
    """Read a course and hold it to every rule; give all problems, sorted by place.

    `today` is the day on which facts are looked at for their age.
    """
    return _checked(root, today)[1]


def _checked(root: Path, today: date | None = None) -> tuple[Course | None, list[Problem]]:
    with Memory(root) as memory:
        course, problems = load_course(root, today=today, memory=memory, known=_KNOWN.setdefault(root, {}))
        if course is not None:
            course = replace(course, interface=interface_pages())
            problems = [*problems, *check_course(course), *stale(course)]
    return course, sorted(problems)


def sync(root: Path) -> list[str] | list[Problem]:
    """Write what is made from the curriculum; give the paths that changed, or the problems."""
    course, problems = load_course(root)
    if course is None:
        return problems
    return write_changed(root, {TOC: toc(course)})


def write_schemas(root: Path) -> list[str]:
    """Write the JSON Schemas that editors complete and underline by; give the paths that changed."""
    return write_changed(root, schemas())


def walks(root: Path, ref: str | None = None) -> str:
    """Walk scenario `ref`, or all, and tell in words how often each scene is met.

    Raises LookupError where the course can't be read, or has no such scenario.
    """
    course, _ = load_course(root)
    if course is None:
        raise LookupError("the course can't be read: run `course check` first")
    stories = {name: quiz for name, quiz in course.quizzes.items() if isinstance(quiz, Scenario)}
    if ref is not None and ref not in stories:
        raise LookupError(f"there is no scenario '{ref}': {did_you_mean(ref, stories, 'see quizzes/')}")
    wanted = [ref] if ref else sorted(stories)
    return "\n\n".join(report(name, walk(stories[name])) for name in wanted)


def release(root: Path) -> list[str] | list[Problem]:
    """Write released.yml of a course without errors; give the paths that changed, or the problems."""
    course, problems = _checked(root)
    if course is None or any(problem.level == "error" for problem in problems):
        return problems
    return write_changed(root, {RELEASED: released(course)})


def build(root: Path) -> Built:
    """Check a course, build its site and check that; with errors, the last good site stays."""
    made = made_of(root)
    course, problems = _checked(root)
    if course is None or any(problem.level == "error" for problem in problems):
        return Built(problems)
    shown = build_site(root, partial(_make, course), partial(_look, course))
    if any(problem.level == "error" for problem in shown):
        return Built([*problems, *shown])
    built = Built([*problems, *shown], sum(map(len, waiting(course).values())), _weights(root))
    # A file that was saved meanwhile may be in the site or not.
    if made == made_of(root):
        remember(root, site_folder(root), made, built)
    return built


def _make(course: Course, work: Path) -> list[Problem]:
    from whotheysay.sphinx_ext.book import Book  # noqa: PLC0415  # only building needs Sphinx

    with Book(course, work) as book:
        return book.build()


def _weights(root: Path) -> str:
    from whotheysay.check.site.bill import bill  # noqa: PLC0415  # only building needs its readers

    return bill(read_site(site_folder(root)))


def _look(course: Course, files: Mapping[str, bytes]) -> list[Problem]:
    from whotheysay.check.site import look, site_of  # noqa: PLC0415  # only building needs its readers
    from whotheysay.check.site.before import noted, same_as  # noqa: PLC0415

    site = site_of(course, files, machine_folders(course.root), machine_people())
    version = checks_version()
    problems, good = look(site, same_as(site, recall_look(course.root, version)))
    remember_look(course.root, version, noted(site, good))
    return problems
