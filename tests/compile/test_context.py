"""What stands beside a page."""

from pathlib import Path

from whotheysay.compile.context import Address, page_context
from whotheysay.load import load_course
from whotheysay.model.course import Course

ROOT = Path(__file__).parent.parent.parent


def beside(course: Course, name: str) -> list[str]:
    """Give the pages listed beside page `name`."""
    context = page_context(course, name, lambda page: Address(page, page), lesson=False)
    return [page["url"] for room in context["site"]["rooms"] for page in room["pages"]]


def test_beside_a_lesson_stand_its_room_and_its_unit_and_no_other() -> None:
    course, _ = load_course(ROOT)
    assert course
    for ref, unit, _ in course.lessons():
        for name in (f"lessons/{ref}", f"lessons/{ref}.plan"):
            room = next(
                one
                for one in course.curriculum.rooms
                if one.holds == ("plans" if "plan" in name else "lessons")
            )
            listed = beside(course, name)
            assert listed[: len(room.pages)] == list(room.pages)
            assert all(page.startswith(f"lessons/{unit.id}/") for page in listed[len(room.pages) :])
            assert name in listed


def test_beside_the_first_page_of_a_room_stand_all_its_lessons() -> None:
    course, _ = load_course(ROOT)
    assert course
    lessons = [f"lessons/{ref}" for ref, _, _ in course.lessons()]
    first = next(room for room in course.curriculum.rooms if room.holds == "lessons").pages[0]
    assert [page for page in beside(course, first) if page.startswith("lessons/")] == lessons
