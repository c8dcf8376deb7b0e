"""The course in the curricula of the four nations: what each asks for, and which lessons meet it."""

from collections.abc import Iterator

from whotheysay.compile.cited import cited
from whotheysay.compile.markdown import bullets, link, plain
from whotheysay.compile.meets import EVERYWHERE, NAMES, wording
from whotheysay.model.course import Course, lesson_path
from whotheysay.model.facts import NATIONS, Nation
from whotheysay.model.frameworks import Framework, FrameworkItem


def curriculum_map(course: Course, up: str) -> str:
    """Write the map, nation by nation; `up` leads from the page to the course's root, as `../`."""
    parts: list[str] = []
    published = [one for one in course.frameworks.values() if _items(course, one)]
    for nation in NATIONS:
        parts += _part(course, NAMES[nation], [one for one in published if _is_only(one, nation)], up)
    shared = [one for one in published if len(one.nations) == len(NATIONS)]
    return "\n\n".join([*parts, *_part(course, EVERYWHERE, shared, up)])


def _items(course: Course, framework: Framework) -> list[FrameworkItem]:
    """Give what is published of a framework."""
    return [item for item in course.items.values() if item.framework == framework.id and not item.unpublished]


def _is_only(framework: Framework, nation: Nation) -> bool:
    return nation in framework.nations and len(framework.nations) < len(NATIONS)


def _part(course: Course, title: str, frameworks: list[Framework], up: str) -> Iterator[str]:
    if frameworks:
        yield f"## {plain(title)}"
    for framework in frameworks:
        since = f", in force since {framework.in_force}" if framework.in_force else ""
        yield f"### {plain(framework.name)}"
        yield plain(f"{framework.publisher}{since}. {course.fill(framework.about)}")
        yield bullets([_item(course, item, up) for item in _items(course, framework)])
        yield from _sources(course, framework)


def _item(course: Course, item: FrameworkItem, up: str) -> str:
    lessons = [
        link(lesson.title, f"{up}{lesson_path(ref)}.plan.yml")
        for ref, _, lesson in course.lessons()
        if item.id in lesson.meets
    ]
    lines = [
        f"**{plain(item.place)}.** {wording(course, item)}",
        *([f"**Lessons:** {', '.join(lessons)}."] if lessons else []),
        *([f"**In this course:** {plain(course.fill(item.answered))}"] if item.answered else []),
        *([f"**Not met yet:** {plain(course.fill(item.waits))}"] if item.waits else []),
    ]
    return "\n\n  ".join(lines)


def _sources(course: Course, framework: Framework) -> Iterator[str]:
    """Say once where a framework's items were read, and that what waits is not listed."""
    yield f"**Read in:** {cited(source for item in _items(course, framework) for source in item.sources)}."
    waiting = [one for one in course.items.values() if one.framework == framework.id and one.unpublished]
    if waiting:
        yield plain(f"Not listed until somebody has checked it: {', '.join(one.place for one in waiting)}.")
