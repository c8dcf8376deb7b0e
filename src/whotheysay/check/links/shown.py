"""Rules about what cells show: quizzes and figures exist, and pages and curriculum agree on quizzes."""

from collections.abc import Iterator

from whotheysay.check.links.marks import marks
from whotheysay.check.rule import Find, Finding, did_you_mean
from whotheysay.model.course import Course, Page, lesson_path, quiz_path, runs_cells


def unknown(course: Course) -> Iterator[Finding]:
    """Find quizzes and figures that a cell asks for and nobody wrote."""
    for page in course.pages.values():
        for mark in marks(course, page, "Quiz", "figure"):
            quiz = mark.kind == "Quiz"
            known = course.quizzes if quiz else course.figures
            file = quiz_path(mark.value) if quiz else "facts/figures.yml"
            if mark.value not in known and file not in course.broken:
                mend = did_you_mean(mark.value, known, f"write {file}" if quiz else f"add it to {file}")
                what = f"there is no {mark.kind.lower()} '{mark.value}'"
                yield Finding(page.path, (), what, mend, mark.line, mark.value or None)


def absent(course: Course) -> Iterator[Finding]:
    """Find quizzes that a lesson lists and its page doesn't show."""
    for page, listed in _lessons(course):
        shown = _quizzes(course, page) if runs_cells(page) else {}
        for quiz in listed:
            if quiz in course.quizzes and quiz not in shown:
                what = f"this page doesn't show the quiz '{quiz}', which curriculum.yml lists for it"
                mend = f'begin the file like the other lessons, and put Quiz("{quiz}") into a cell'
                yield Finding(page.path, (), what, mend)


def unlisted(course: Course) -> Iterator[Finding]:
    """Find quizzes that a lesson's page shows and curriculum.yml lists, but not for it."""
    elsewhere = {quiz for _, _, one in course.lessons() for quiz in (*one.quizzes, *one.look_back)}
    for page, listed in _lessons(course):
        for quiz, lines in _quizzes(course, page).items():
            if quiz in course.quizzes and quiz in elsewhere and quiz not in listed:
                what = f"curriculum.yml doesn't list the quiz '{quiz}' for this lesson"
                mend = "list it under its 'quizzes', or take the cell out"
                yield Finding(page.path, (), what, mend, lines[0], quiz)


def twice(course: Course) -> Iterator[Finding]:
    """Find quizzes that a page shows more than once."""
    for page in course.pages.values():
        for quiz, lines in _quizzes(course, page).items():
            for line in lines[1:]:
                what = f"this page shows the quiz '{quiz}' twice (first on line {lines[0]})"
                yield Finding(page.path, (), what, "take one of the two cells out", line, quiz)


def _lessons(course: Course) -> Iterator[tuple[Page, tuple[str, ...]]]:
    """Go through the lessons that have a page, each with the quizzes that are listed for it."""
    for ref, _, lesson in course.lessons():
        if lesson_path(ref) in course.pages:
            yield course.pages[lesson_path(ref)], lesson.quizzes


def _quizzes(course: Course, page: Page) -> dict[str, list[int]]:
    """Give the quizzes that a page's cells show, each with its lines."""
    shown: dict[str, list[int]] = {}
    for mark in marks(course, page, "Quiz"):
        shown.setdefault(mark.value, []).append(mark.line)
    return shown


FINDERS: dict[str, Find] = {"L105": absent, "L113": unknown, "L114": twice, "L115": unlisted}
