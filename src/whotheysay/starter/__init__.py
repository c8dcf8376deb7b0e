"""Write a filled, valid starter for a new lesson or quiz, and list it in the curriculum.

The curriculum is changed as text, at one place: its comments, order and quotes stay as they are.
"""

import difflib
from pathlib import Path
from string import Template
from typing import Any

import yaml

from whotheysay.load import load_course
from whotheysay.model.course import Course, lesson_path, plan_path, quiz_path
from whotheysay.root import CURRICULUM
from whotheysay.whole import write_whole

_TEXTS = Path(__file__).parent


class StarterError(Exception):
    """What was asked for can't be written; says why and what to do."""


def new_lesson(root: Path, ref: str) -> list[str]:
    """Write lesson `unit/id` with its plan, and list it last in its unit; give the paths written.

    Raises StarterError where the name is taken, or there is no such unit.
    """
    course = _course(root)
    unit, name = _parts(ref)
    number = _unit(course, unit)
    files = {
        f"{lesson_path(ref)}.md": _filled("lesson.md", name),
        plan_path(ref): _filled("plan.yml", name),
    }
    text = (root / CURRICULUM).read_text("utf-8")
    listed = _add_lesson(text, number, _filled("listed.yml", name))
    return _write(root, files, {CURRICULUM: listed})


def new_quiz(root: Path, ref: str, kind: str, lesson: str | None) -> list[str]:
    """Write quiz `unit/id` of a kind, list it in `lesson` or its unit's last, and show it there.

    Its cell stands at the end of that lesson's page. Gives the paths of the files written.

    Raises StarterError where the name is taken, or there is no such unit or lesson.
    """
    course = _course(root)
    unit, name = _parts(ref)
    place = _lesson(course, lesson) if lesson else (_unit(course, unit), -1)
    text = (root / CURRICULUM).read_text("utf-8")
    files = {quiz_path(ref): _filled(f"{kind}.yml", name)}
    changed = {CURRICULUM: _add_quiz(text, *place, ref), **_shown(course, *place, ref)}
    return _write(root, files, changed)


def _shown(course: Course, unit: int, lesson: int, ref: str) -> dict[str, str]:
    """Give the lesson's page with the quiz's cell at its end; nothing where there is no page yet."""
    units = course.curriculum.units
    page = course.pages.get(lesson_path(f"{units[unit].id}/{units[unit].lessons[lesson].id}"))
    cell = (_TEXTS / "cell.md").read_text("utf-8").replace("$ref", ref)
    return {page.path: f"{page.text.rstrip()}\n\n{cell}"} if page else {}


def _course(root: Path) -> Course:
    course, problems = load_course(root)
    if course is None:
        raise StarterError(f"{CURRICULUM} has to be mended first: {problems[0]}")
    return course


def _parts(ref: str) -> tuple[str, str]:
    unit, _, name = ref.partition("/")
    for part in (unit, name):
        if not part or any(c not in "abcdefghijklmnopqrstuvwxyz0123456789-" for c in part):
            raise StarterError(
                f"'{ref}' isn't a name: write unit/name in lower case, like who-is-it/a-new-friend"
            )
    return unit, name


def _unit(course: Course, name: str) -> int:
    units = [unit.id for unit in course.curriculum.units]
    if name not in units:
        raise StarterError(f"there is no unit '{name}' in {CURRICULUM}: {_nearest(name, units)}")
    return units.index(name)


def _lesson(course: Course, ref: str) -> tuple[int, int]:
    places = {
        f"{unit.id}/{lesson.id}": (u, n)
        for u, unit in enumerate(course.curriculum.units)
        for n, lesson in enumerate(unit.lessons)
    }
    if ref not in places:
        raise StarterError(f"there is no lesson '{ref}' in {CURRICULUM}: {_nearest(ref, list(places))}")
    return places[ref]


def _nearest(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, 1)
    return f"did you mean '{near[0]}'?" if near else f"there is {', '.join(known)}"


def _filled(file: str, name: str) -> str:
    title = name.replace("-", " ").capitalize()
    return Template((_TEXTS / file).read_text("utf-8")).substitute(id=name, title=title)


def _add_lesson(text: str, unit: int, entry: str) -> str:
    lessons = _at(yaml.compose(text), "units", unit, "lessons")
    indent = " " * lessons.start_mark.column
    lines = [f"{indent}{line}" if line else "" for line in entry.rstrip("\n").split("\n")]
    return _insert(text, _last_line(lessons) + 1, lines)


def _add_quiz(text: str, unit: int, lesson: int, ref: str) -> str:
    entry = _at(yaml.compose(text), "units", unit, "lessons", lesson)
    quizzes = _find(entry, "quizzes")
    if quizzes is None:
        return _insert(text, _last_line(entry) + 1, [f"{' ' * entry.start_mark.column}quizzes: [{ref}]"])
    if quizzes.flow_style:
        end = quizzes.end_mark.index - 1
        comma = ", " if quizzes.value else ""
        return text[:end].rstrip() + f"{comma}{ref}" + text[end:]
    line = " " * quizzes.start_mark.column + f"- {ref}"
    return _insert(text, _last_line(quizzes) + 1, [line])


def _at(node: Any, *way: str | int) -> Any:
    for step in way:
        node = node.value[step] if isinstance(step, int) else _find(node, step)
    return node


def _find(mapping: Any, key: str) -> Any:
    return next((value for name, value in mapping.value if name.value == key), None)


def _last_line(node: Any) -> int:
    """Give the last line of a node's own text: a block's end mark lies behind the comments after it."""
    while isinstance(node.value, list) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    end = node.end_mark
    # A folded text ends at the beginning of the line after it.
    return int(end.line - 1 if end.column == 0 and end.line > node.start_mark.line else end.line)


def _insert(text: str, line: int, lines: list[str]) -> str:
    every = text.split("\n")
    return "\n".join([*every[:line], *lines, *every[line:]])


def _write(root: Path, files: dict[str, str], changed: dict[str, str]) -> list[str]:
    """Write new files, and then the changed ones; nothing at all where a new one's name is taken."""
    for path in files:
        if (root / path).exists():
            raise StarterError(f"{path} is there already: nothing was written, choose another name")
    for path, text in {**files, **changed}.items():
        write_whole(root / path, text)
    return [*files]
