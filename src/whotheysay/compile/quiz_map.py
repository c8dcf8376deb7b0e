"""A scenario's map as a picture: scenes in rows from the start down, choices as lines between them.

The layout is the layered one of Sugiyama, Tagawa and Toda (1981) in its plainest form: a scene's row is its
longest way from the start, and a few sweeps put each scene near the middle of those it is tied to.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from statistics import fmean
from textwrap import wrap

from whotheysay.compile.answers import scene_title
from whotheysay.model.quiz import Scenario, Scene

BOX_WIDTH, BOX_HEIGHT = 132, 46
GAP_ACROSS, GAP_DOWN = 18, 40
MARGIN = 8
LINE_LENGTH = 20
SWEEPS = 8


@dataclass(frozen=True)
class _Box:
    """A scene's place in the picture, in SVG units; `x` and `y` are its top left corner."""

    scene: Scene
    number: int
    x: float
    y: float


def quiz_map(quiz: Scenario, identity: str) -> str:
    """Draw a scenario's map as SVG, with a title and a description for those who can't see it.

    `identity` begins the ids inside, so that two maps can stand on one page.
    """
    boxes = {box.scene.id: box for box in _boxes(quiz)}
    width = max(box.x for box in boxes.values()) + BOX_WIDTH + MARGIN
    height = max(box.y for box in boxes.values()) + BOX_HEIGHT + MARGIN
    lines = [
        _line(boxes[scene.id], boxes[choice.to])
        for scene in quiz.scenes
        for choice in scene.choices
        if choice.to in boxes
    ]
    endings = sum(1 for scene in quiz.scenes if scene.ending)
    title = f"Map of “{quiz.title}”"
    text = f"{len(boxes)} scenes, {len(lines)} choices, {endings} endings. The same in words follows."
    return (
        f'<svg class="quiz-map" role="img" aria-labelledby="{identity}-title {identity}-text" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" height="{height:.0f}">'
        f'<title id="{identity}-title">{escape(title)}</title>'
        f'<desc id="{identity}-text">{escape(text)}</desc>'
        f"{''.join(dict.fromkeys(lines))}{''.join(_box(box) for box in boxes.values())}</svg>"
    )


def _boxes(quiz: Scenario) -> list[_Box]:
    numbers = {scene.id: number for number, scene in enumerate(quiz.scenes, 1)}
    scenes = {scene.id: scene for scene in quiz.scenes}
    rows = _ordered(_rows(quiz), quiz)
    widest = max(len(row) for row in rows)
    step = BOX_WIDTH + GAP_ACROSS
    return [
        _Box(
            scenes[name],
            numbers[name],
            MARGIN + (place + (widest - len(row)) / 2) * step,
            MARGIN + depth * (BOX_HEIGHT + GAP_DOWN),
        )
        for depth, row in enumerate(rows)
        for place, name in enumerate(row)
    ]


def _rows(quiz: Scenario) -> list[list[str]]:
    """Put each scene in the row of its longest way from the start; ways back don't count."""
    targets = _targets(quiz)
    order = _order(quiz.start, targets)
    place = {name: number for number, name in enumerate(order)}
    depth = dict.fromkeys(order, 0)
    for name in order:
        for target in targets[name]:
            if place[target] > place[name]:
                depth[target] = max(depth[target], depth[name] + 1)
    rows: list[list[str]] = [[] for _ in range(max(depth.values()) + 1)]
    for name in targets:
        rows[depth[name]].append(name)
    return rows


def _targets(quiz: Scenario) -> dict[str, list[str]]:
    known = {scene.id for scene in quiz.scenes}
    return {scene.id: [c.to for c in scene.choices if c.to in known] for scene in quiz.scenes}


def _order(start: str, targets: dict[str, list[str]]) -> list[str]:
    """Order the scenes so that every choice but a way back leads onwards (reversed postorder)."""
    done: list[str] = []
    seen: set[str] = set()
    for first in (start, *targets):
        waiting = [(first, False)]
        while waiting:
            name, left = waiting.pop()
            if left:
                done.append(name)
            elif name in targets and name not in seen:
                seen.add(name)
                waiting += [(name, True), *((target, False) for target in reversed(targets[name]))]
    return done[::-1]


def _ordered(rows: list[list[str]], quiz: Scenario) -> list[list[str]]:
    """Bring each row into the order of the middles of those its scenes are tied to."""
    targets = _targets(quiz)
    tied: dict[str, list[str]] = {name: list(to) for name, to in targets.items()}
    for name, to in targets.items():
        for target in to:
            tied[target].append(name)
    for _ in range(SWEEPS):
        place = {name: n - len(row) / 2 for row in rows for n, name in enumerate(row)}
        middle = {name: fmean(place[n] for n in others or [name]) for name, others in tied.items()}
        rows = [sorted(row, key=lambda name: (middle[name], place[name])) for row in rows]
    return rows


def _line(start: _Box, end: _Box) -> str:
    """Draw a choice as a curve, from below one box to the top of the next, or round the side going back."""
    x1, y1 = start.x + BOX_WIDTH / 2, start.y + BOX_HEIGHT
    x2, y2 = end.x + BOX_WIDTH / 2, end.y
    bend = GAP_DOWN * 0.6
    if y2 <= y1:
        y1, bend = start.y + BOX_HEIGHT / 2, -GAP_DOWN
    tip = f"M{x2 - 4:.0f} {y2 - 6:.0f}L{x2:.0f} {y2:.0f}L{x2 + 4:.0f} {y2 - 6:.0f}"
    curve = f"M{x1:.0f} {y1:.0f}C{x1:.0f} {y1 + bend:.0f} {x2:.0f} {y2 - abs(bend):.0f} {x2:.0f} {y2:.0f}"
    return f'<path class="way" d="{curve}{tip}"/>'


def _box(box: _Box) -> str:
    kind = "ending" if box.scene.ending else "telling" if box.scene.telling else "scene"
    mark = {"ending": "★ ", "telling": "☎ ", "scene": ""}[kind]
    words = _wrapped(f"{mark}{box.number}. {scene_title(box.scene)}")
    middle = box.y + BOX_HEIGHT / 2 + 4 - 8 * (len(words) - 1)
    text = "".join(
        f'<tspan x="{box.x + BOX_WIDTH / 2:.0f}" y="{middle + 16 * n:.0f}">{escape(line)}</tspan>'
        for n, line in enumerate(words)
    )
    return (
        f'<g class="{kind}"><rect x="{box.x:.0f}" y="{box.y:.0f}" width="{BOX_WIDTH}" '
        f'height="{BOX_HEIGHT}" rx="6"/><text>{text}</text></g>'
    )


def _wrapped(words: str) -> Sequence[str]:
    """Break a title into at most two lines that fit a box."""
    lines = wrap(words, LINE_LENGTH)
    if len(lines) <= 2:
        return lines
    return [lines[0], f"{lines[1][: LINE_LENGTH - 1].rstrip()}…"]
