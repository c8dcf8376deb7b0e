"""Where a lesson is in the curricula of the four nations."""

from collections.abc import Iterable, Iterator

from whotheysay.compile.markdown import bullets, plain
from whotheysay.model.course import Course
from whotheysay.model.curriculum import Lesson
from whotheysay.model.facts import NATIONS, Nation
from whotheysay.model.frameworks import Framework, FrameworkItem

NAMES: dict[Nation, str] = {
    "england": "England",
    "wales": "Wales",
    "scotland": "Scotland",
    "northern-ireland": "Northern Ireland",
}
EVERYWHERE = "The whole United Kingdom"


def where(nations: Iterable[Nation]) -> str:
    """Name nations in their order, or the whole of the United Kingdom."""
    listed = [NAMES[one] for one in NATIONS if one in set(nations)]
    if len(listed) == len(NATIONS):
        return EVERYWHERE
    return " and ".join(filter(None, (", ".join(listed[:-1]), *listed[-1:])))


def met(course: Course, lessons: Iterable[Lesson]) -> Iterator[tuple[Framework, list[FrameworkItem]]]:
    """Give what lessons meet, framework by framework, in the order of facts/frameworks.yml."""
    listed = {name for lesson in lessons for name in lesson.meets}
    for framework in course.frameworks.values():
        items = [
            item
            for item in course.items.values()
            if item.id in listed and item.framework == framework.id and not item.unpublished
        ]
        if items:
            yield framework, items


def places_met(course: Course, ref: str) -> list[dict[str, object]]:
    """Give the places in curricula that lesson `unit/id` meets, as the theme lists them."""
    lessons = [lesson for known, _, lesson in course.lessons() if known == ref]
    return [
        {"name": course.fill(one.name), "where": where(one.nations), "places": [item.place for item in items]}
        for one, items in met(course, lessons)
    ]


def in_the_curriculum(course: Course, lesson: Lesson) -> Iterator[str]:
    """Write the part of a plan that says where its lesson is in each curriculum; nothing where nowhere."""
    groups = list(met(course, [lesson]))
    if groups:
        yield "## Where this is in the curriculum"
    for framework, items in groups:
        yield f"### {plain(f'{where(framework.nations)}: {framework.name}')}"
        yield bullets([f"**{plain(item.place)}.** {wording(course, item)}" for item in items])


def wording(course: Course, item: FrameworkItem) -> str:
    """Write what an item asks for: its wording in quotation marks, or the gist, which says so."""
    text = plain(course.fill(item.text))
    return f"“{text}”" if item.quoted else f"*In our words:* {text}"
