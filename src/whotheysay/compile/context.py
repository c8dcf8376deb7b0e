"""What every page shows around its text: rooms, neighbours, help, and where Leave goes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from whotheysay.compile.meets import places_met
from whotheysay.compile.toc import help_page, room_pages
from whotheysay.model.base import printed_day
from whotheysay.model.course import Course, lesson_path
from whotheysay.model.curriculum import Room, Unit
from whotheysay.model.facts import Service


@dataclass(frozen=True)
class Address:
    """A page's title, and its address as seen from the page that is being written."""

    title: str
    url: str


def page_context(
    course: Course, name: str, address: Callable[[str], Address], *, lesson: bool
) -> dict[str, Any]:
    """Give the theme what it shows on page `name`; `lesson` says whether it has a notebook."""
    curriculum = course.curriculum
    up = "../" * name.count("/")
    room = next((room for room in curriculum.rooms if name in room_pages(course, room)), None)
    plan = f"{name}.plan"
    is_plan = name.endswith(".plan")
    return {
        "site": {
            "title": curriculum.title,
            "description": curriculum.description,
            "lang": "en-GB",
            "leave_to": curriculum.leave_to,
            "neutral": f"{up}_static/neutral.html",
            "worker": f"{up}worker.js",
            "home": address(curriculum.home).url,
            "help_page": address(help_page(course)).url,
            "search": f"{up}search.html",
            "rooms": [
                _door(course, one, name, address) | {"current": one is room} for one in curriculum.rooms
            ],
            **frame_facts(course),
        },
        "audience": room.audience if room else "everyone",
        "part": _part(course, room, name, address) if room else None,
        "notebook": f"{name.rsplit('/', 1)[-1]}.ipynb" if lesson else None,
        "plan": address(plan).url if lesson else None,
        "lesson": address(name.removesuffix(".plan")).url if is_plan else None,
        "meets": places_met(course, name.removeprefix("lessons/")),
    }


def frame_facts(course: Course) -> dict[str, Any]:
    """Give what the frame of every page shows of the facts: who helps, and when that was checked."""
    return {"help": help_box(course), "checked": _checked(course)}


def help_box(course: Course) -> list[dict[str, Any]]:
    """Give the services of the help box in order, as the theme prints them."""
    boxed = [s for s in course.services.values() if s.help_box and not s.unpublished]
    return [_service(course, service) for service in sorted(boxed, key=lambda s: s.help_box or 0)]


def _service(course: Course, service: Service) -> dict[str, Any]:
    texts = ("name", "what", "who", "text", "hours", "limits")
    return {
        "id": service.id,
        **{name: course.fill(getattr(service, name) or "") or None for name in texts},
        "phone": service.phone,
        "phone_href": service.call,
        "web": service.web,
    }


def _door(course: Course, room: Room, name: str, address: Callable[[str], Address]) -> dict[str, Any]:
    """Give the menu's entry for a room, which leads to its first page."""
    first = room_pages(course, room)[0]
    return {"id": room.id, "title": room.title, "url": address(first).url, "here": first == name}


def _part(course: Course, room: Room, name: str, address: Callable[[str], Address]) -> dict[str, Any]:
    """Give the list beside the page `name`: its room's own pages, and the units of what the room holds.

    Only the room's first page lists the lessons or plans of all units, and each of these those of its own
    unit: on every page, such a list would grow with the square of their number.
    """
    end = ".plan" if room.holds == "plans" else ""
    units = course.curriculum.units if room.holds else ()
    pages = [_entry(page, address(page).title, name, address) for page in room.pages]
    is_first = name == room_pages(course, room)[0]
    return {
        "pages": pages,
        "holds": room.holds,
        "units": [_unit(unit, end, name, address, all_open=is_first) for unit in units],
    }


def _unit(
    unit: Unit, end: str, name: str, address: Callable[[str], Address], *, all_open: bool
) -> dict[str, Any]:
    """Give a unit's entry in that list, with its pages if it is open, and else with the first of them."""
    paths = {f"{lesson_path(f'{unit.id}/{lesson.id}')}{end}": lesson.title for lesson in unit.lessons}
    is_open = all_open or name in paths
    shown = list(paths)[: None if is_open else 1]
    entries = [_entry(path, paths[path], name, address) for path in shown]
    return {"title": unit.title, "open": is_open, "pages": entries}


def _entry(page: str, title: str, name: str, address: Callable[[str], Address]) -> dict[str, Any]:
    return {"title": title, "url": address(page).url, "current": page == name}


def _checked(course: Course) -> str:
    """Say when the help box's contacts were last checked: the oldest of their days."""
    days = [service.checked for service in course.services.values() if service.help_box]
    return printed_day(min(days)) if days else ""
