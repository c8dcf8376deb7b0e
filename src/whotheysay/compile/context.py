"""What every page shows around its text: rooms, neighbours, help, and where Leave goes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from whotheysay.compile.meets import places_met
from whotheysay.compile.toc import help_page, room_pages
from whotheysay.model.base import printed_day
from whotheysay.model.course import Course
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
            "home": address(curriculum.home).url,
            "help_page": address(help_page(course)).url,
            "search": f"{up}search.html",
            "rooms": [_room(course, number, name, address) for number in range(len(curriculum.rooms))],
            **frame_facts(course),
        },
        "audience": room.audience if room else "everyone",
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


def _room(course: Course, number: int, name: str, address: Callable[[str], Address]) -> dict[str, Any]:
    """Give a room; if the page `name` is one of its pages, with those that are listed beside that."""
    room = course.curriculum.rooms[number]
    pages = room_pages(course, room)
    return {
        "id": room.id,
        "title": room.title,
        "url": address(pages[0]).url,
        "current": name in pages,
        "pages": [
            {"title": address(page).title, "url": address(page).url, "current": page == name}
            for page in _listed(pages, name)
        ],
    }


def _listed(pages: list[str], name: str) -> list[str]:
    """Choose the pages of a room that are listed beside page `name`: on a lesson, none of other units.

    A list of all lessons on each of them would grow with the square of their number.
    """
    own = _unit(name)
    return [page for page in pages if own is None or _unit(page) in (None, own)] if name in pages else []


def _unit(name: str) -> str | None:
    """Give the unit of a lesson's page or plan."""
    match name.split("/"):
        case ["lessons", unit, _]:
            return unit
    return None


def _checked(course: Course) -> str:
    """Say when the help box's contacts were last checked: the oldest of their days."""
    days = [service.checked for service in course.services.values() if service.help_box]
    return printed_day(min(days)) if days else ""
