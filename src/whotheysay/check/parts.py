"""A course file by file: what is found in one file alone is kept, and found out anew when it changes."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar
from weakref import WeakKeyDictionary, ref

from whotheysay.check.alone import Alone, Asked, Noted, Only, Readers, shut
from whotheysay.model.course import Course, lesson_path, plan_path, quiz_path
from whotheysay.model.curriculum import AgeBand

Kept = TypeVar("Kept")
Models = tuple[tuple[object, tuple[str | int, ...]], ...]

_FACTS = ("services", "signs", "documents", "claims", "figures", "laws", "frameworks", "items", "findings")
_BEYOND = (*_FACTS, "curriculum", "released", "broken", "strays", "pictures", "words", "today")
_CURRICULUM = "curriculum.yml"


@dataclass(eq=False)
class Part:
    """One file of a course, and what was found out about it.

    `name` says in short what the file says and whom it is for: whatever has the same name holds the same.
    """

    name: str
    alone: Alone
    kept: dict[str, Any] = field(default_factory=dict)
    """What was found out, by what was asked; it has to fit into JSON."""
    used: set[str] = field(default_factory=set)
    """What was asked for in this process: the rest is forgotten."""
    stored: Mapping[str, Any] | None = None
    """What the memory holds of it."""
    found: tuple[object, Any] = (None, None)
    """What rules found, with the table of these rules."""

    def remember(self, what: str, find: Callable[[Alone], Kept]) -> Kept:
        """Give what `find` finds in this file, or what it found when the file was the same."""
        self.used.add(what)
        if what not in self.kept:
            self.kept[what] = find(self.alone)
        kept: Kept = self.kept[what]
        return kept

    def listed(self) -> dict[str, Any]:
        """Give what is kept, as it goes into the memory."""
        asked = self.alone.asked
        kept = {what: self.kept[what] for what in sorted(self.used)}
        return {"facts": asked.facts, "memory": sorted(asked.memory), "kept": kept}


_PARTS: WeakKeyDictionary[Course, tuple[Part, ...]] = WeakKeyDictionary()
_LAST: dict[str, Part] = {}
"""The parts of the course that was looked at last: a process that goes on finds nearly all of them again."""


def parts(course: Course) -> tuple[Part, ...]:
    """Give a course file by file, in the order in which texts are read."""
    if course not in _PARTS:
        found = tuple(_known(course, alone) for alone in _files(course))
        _LAST.clear()
        _LAST.update((part.name, part) for part in found)
        _PARTS[course] = found
    return _PARTS[course]


def in_parts(course: Course, what: str, find: Callable[[Alone], list[Kept]]) -> Iterator[Kept]:
    """Give what `find` finds in all files; `what` names it among what is kept, so it has to fit into JSON."""
    for part in parts(course):
        yield from part.remember(what, find)


def keep(course: Course) -> None:
    """Put what was found out about each file into the course's memory."""
    for part in parts(course):
        key = f"part:{part.name}"
        listed = part.listed()
        if key not in course.memory or listed != part.stored:
            course.memory[key] = part.stored = listed


def _known(course: Course, alone: Alone) -> Part:
    """Give a file as it is known already, if what it asked of other files has the same answers."""
    name = _name(alone)
    part = _LAST.get(name) or _recalled(course, name, alone)
    if not part.alone.asked.holds(course):
        part = Part(name, alone)
    part.alone.asked.course = ref(course)
    for key in part.alone.asked.memory:
        key in course.memory  # noqa: B015  # what is asked for stays
    return part


def _recalled(course: Course, name: str, alone: Alone) -> Part:
    kept = course.memory.get(f"part:{name}")
    if not kept:
        return Part(name, alone)
    alone.asked.facts.update(kept["facts"])
    alone.asked.memory.update(kept["memory"])
    return Part(name, alone, dict(kept["kept"]), stored=kept)


def _name(alone: Alone) -> str:
    source = alone.source(alone.path)
    page = next(iter(alone.interface.values()), None)
    seen = (alone.path, source if page is None else page.text, alone.readers, alone.ages)
    return hashlib.blake2b(repr(seen).encode(), digest_size=16).hexdigest()


def _files(course: Course) -> Iterator[Alone]:
    """Go through the files of a course, each alone."""
    ages = ages_of(course)
    yield _alone(course, _CURRICULUM, ((course.curriculum, ()),))
    for ref_, plan in sorted(course.plans.items()):
        path = plan_path(ref_)
        yield _alone(course, path, ((plan, ()),), plans=Only(ref_, {ref_: plan}), ages=ages.get(path, ()))
    for ref_, quiz in sorted(course.quizzes.items()):
        path = quiz_path(ref_)
        only = Only(ref_, {ref_: quiz})
        yield _alone(course, path, ((quiz, ()),), "pupils", quizzes=only, ages=ages.get(path, ()))
    for path, models in _facts(course).items():
        yield _alone(course, path, models, _FOR_ALL.get(path, "adults"))
    readers = _page_readers(course)
    for name, page in sorted(course.pages.items()):
        only_page, ages_ = Only(name, {name: page}), ages.get(page.path, ())
        yield _alone(course, page.path, (), readers.get(name, "everyone"), pages=only_page, ages=ages_)
    for name, page in course.interface.items():
        yield _alone(course, page.path, (), "everyone", interface=Only(name, {name: page}))


def _alone(course: Course, path: str, models: Models, readers: Readers = "adults", **own: Any) -> Alone:
    """Put one file into a course of its own."""
    place = course.places.get(path)
    nothing: dict[str, Mapping[str, Any]] = {
        kind: Only("", {}) for kind in ("plans", "quizzes", "pages", "interface")
    }
    asked = Asked(ref(course))
    held = {
        **shut(*_BEYOND),
        **nothing,
        "places": Only(path, {path: place} if place else {}),
        "memory": Noted(asked),
        **own,
    }
    return Alone(root=course.root, path=path, models=models, readers=readers, asked=asked, **held)


_FOR_ALL: dict[str, Readers] = dict.fromkeys(
    ("facts/support.yml", "facts/signs.yml", "facts/law.yml"), "everyone"
)


def _facts(course: Course) -> dict[str, Models]:
    """Give what the files of facts hold."""
    frameworks = "facts/frameworks.yml"
    found: dict[str, Models] = {
        frameworks: tuple((one, ("frameworks", n)) for n, one in enumerate(course.frameworks.values()))
    }
    for path, name, facts in course.facts():
        held = tuple((fact, (name, number)) for number, fact in enumerate(facts.values()))
        found[path] = (*found.get(path, ()), *held)
    return found


def _page_readers(course: Course) -> dict[str, Readers]:
    """Give, by page, whom its room speaks to; a page in no room speaks to everyone."""
    found: dict[str, Readers] = {lesson_path(ref_): "pupils" for ref_, _, _ in course.lessons()}
    for room in course.curriculum.rooms:
        found.update(dict.fromkeys(room.pages, room.audience))
    return found


def ages_of(course: Course) -> dict[str, tuple[AgeBand, ...]]:
    """Give the ages that each lesson, plan and quiz is for, by its path."""
    found: dict[str, tuple[AgeBand, ...]] = {}
    for ref_, _, lesson in course.lessons():
        found[f"{lesson_path(ref_)}.md"] = lesson.ages
        found[plan_path(ref_)] = lesson.ages
        for quiz in (*lesson.quizzes, *lesson.look_back):
            path = quiz_path(quiz)
            found[path] = tuple(sorted({*found.get(path, ()), *lesson.ages}))
    return found
