"""The table of contents that Jupyter Book reads, made from the curriculum."""

from typing import Any

import yaml

from whotheysay.model.course import Course, lesson_path, plan_path
from whotheysay.model.curriculum import Room

_HEAD = "# Made by `course sync` from curriculum.yml: change that file, not this one.\n"


def toc(course: Course) -> str:
    """Write _toc.yml: the home page, then each room with its pages, lessons or plans."""
    curriculum = course.curriculum
    parts = [
        {"caption": room.title, "chapters": [{"file": page} for page in room_pages(course, room)]}
        for room in curriculum.rooms
    ]
    data: dict[str, Any] = {"format": "jb-book", "root": curriculum.home, "parts": parts}
    return _HEAD + yaml.safe_dump(data, sort_keys=False, allow_unicode=True)


def help_page(course: Course) -> str:
    """Give the first page of the room called help, or of the first room for everyone."""
    rooms = course.curriculum.rooms
    helping = [room for room in rooms if room.id == "help"] or [
        room for room in rooms if room.audience == "everyone"
    ]
    return room_pages(course, helping[0])[0] if helping else course.curriculum.home


def room_pages(course: Course, room: Room) -> list[str]:
    """Give the pages of a room in order, as the site names them (paths without their last suffix)."""
    refs = [ref for ref, _, _ in course.lessons()]
    held = {
        "lessons": [lesson_path(ref) for ref in refs],
        "plans": [plan_path(ref).removesuffix(".yml") for ref in refs],
    }
    return [*room.pages, *(held[room.holds] if room.holds else [])]
