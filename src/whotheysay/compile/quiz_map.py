"""A scenario's map as a picture: scenes in rows from the start down, choices as lines between them."""

from collections.abc import Sequence
from html import escape
from textwrap import wrap

from whotheysay.compile.answers import scene_title
from whotheysay.compile.layers import Node, lay_out
from whotheysay.model.quiz import Scenario, Scene

BOX_WIDTH, BOX_HEIGHT = 150, 48
ROW, COLUMN, LANE = 88, 166, 26
"""From one row to the next; from one box to the next; from one passing line to the next. In SVG units."""
MARGIN = 10
LINE_LENGTH = 21


def quiz_map(quiz: Scenario, identity: str) -> str:
    """Draw a scenario's map as SVG, with a title and a description for those who can't see it.

    `identity` begins the ids inside, so that two maps can stand on one page.
    """
    known = {scene.id for scene in quiz.scenes}
    ways = {scene.id: [c.to for c in scene.choices if c.to in known] for scene in quiz.scenes}
    places = lay_out(quiz.start, ways, COLUMN, LANE)
    across = [place.x for place in places.values()]
    left, width = min(across) - BOX_WIDTH / 2 - MARGIN, max(across) - min(across) + BOX_WIDTH + 2 * MARGIN
    height = max(place.row for place in places.values()) * ROW + BOX_HEIGHT + 2 * MARGIN
    lines = [_line(start, end, places) for start, ends in ways.items() for end in dict.fromkeys(ends)]
    boxes = [_box(scene, number, places[scene.id]) for number, scene in enumerate(quiz.scenes, 1)]
    return (
        f'<svg class="quiz-map" role="img" aria-labelledby="{identity}-title {identity}-text" '
        f'viewBox="{left:.0f} 0 {width:.0f} {height:.0f}" width="{width:.0f}" height="{height:.0f}">'
        f'<title id="{identity}-title">{escape(f"Map of “{quiz.title}”")}</title>'
        f'<desc id="{identity}-text">{_description(quiz)}</desc>'
        f"{''.join(lines)}{''.join(boxes)}</svg>"
    )


def _description(quiz: Scenario) -> str:
    choices = sum(len(scene.choices) for scene in quiz.scenes)
    endings = sum(1 for scene in quiz.scenes if scene.ending)
    return f"{len(quiz.scenes)} scenes, {choices} choices, {endings} endings. The same in words follows."


def _line(start: str, end: str, places: dict[str, Node]) -> str:
    """Draw a choice: curves from below its box, through the gaps of each row, to the top of the next."""
    points = [(places[name].x, _top(places[name])) for name in (start, *places[start].via[end], end)]
    (x, y), rest = (points[0][0], points[0][1] + BOX_HEIGHT), points[1:]
    path = f"M{x:.0f} {y:.0f}"
    for number, (to_x, to_y) in enumerate(rest, 1):
        bend = (to_y - y) / 2 if to_y > y else ROW
        path += f"C{x:.0f} {y + bend:.0f} {to_x:.0f} {to_y - bend:.0f} {to_x:.0f} {to_y:.0f}"
        x, y = to_x, to_y
        if number < len(rest):
            y += BOX_HEIGHT
            path += f"V{y:.0f}"
    tip = f"M{x - 4:.0f} {y - 7:.0f}L{x:.0f} {y:.0f}L{x + 4:.0f} {y - 7:.0f}"
    return f'<path class="way" fill="none" stroke="currentColor" d="{path}{tip}"/>'


def _top(place: Node) -> float:
    return MARGIN + place.row * ROW


def _box(scene: Scene, number: int, place: Node) -> str:
    kind = "ending" if scene.ending else "telling" if scene.telling else "scene"
    mark = ("☎ " if scene.telling else "") + ("★ " if scene.ending else "")
    words = _wrapped(f"{mark}{number}. {scene_title(scene)}")
    first = _top(place) + BOX_HEIGHT / 2 + 5 - 8 * (len(words) - 1)
    text = "".join(
        f'<tspan x="{place.x:.0f}" y="{first + 16 * n:.0f}">{escape(line)}</tspan>'
        for n, line in enumerate(words)
    )
    return (
        f'<g class="{kind}"><rect x="{place.x - BOX_WIDTH / 2:.0f}" y="{_top(place):.0f}" '
        f'width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="8"/><text text-anchor="middle">{text}</text></g>'
    )


def _wrapped(words: str) -> Sequence[str]:
    """Break a title into at most two lines that fit a box."""
    lines = wrap(words, LINE_LENGTH)
    if len(lines) <= 2:
        return lines
    return [lines[0], f"{lines[1][: LINE_LENGTH - 1].rstrip()}…"]
