"""The paths of a scenario: how many come to an ending and visit no scene twice, and how long they are.

Once a path has left scenes that lead round to one another, it can't come back to them. So only within
such a loop every path has to be followed; from loop to loop, numbers of paths are multiplied.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from whotheysay.model.quiz import Scenario

Ways = Mapping[str, Counter[str]]
"""From each scene, the scenes that its choices lead to, each with the number of these choices."""

Loop = Collection[str]
"""Scenes that lead round to one another; most often just one, which leads nowhere back."""

EFFORT = 2_000_000
"""How many choices are followed on the ways round a loop; where there are more, some are left out."""


@dataclass(frozen=True)
class Paths:
    """All paths from the start to an ending that visit no scene twice, counted.

    `lengths` says by ending how many paths take how many choices, `through` how many pass each scene.
    Where not `all_found`, there are more paths than counted.
    """

    lengths: Mapping[str, Mapping[int, int]]
    through: Mapping[str, int]
    all_found: bool

    @property
    def number(self) -> int:
        """How many paths there are."""
        return sum(sum(lengths.values()) for lengths in self.lengths.values())

    @property
    def longest(self) -> tuple[int, str] | None:
        """The most choices a path takes, and the ending it comes to; none without paths."""
        return max(((max(lengths), end) for end, lengths in self.lengths.items()), default=None)


@dataclass
class _Within:
    """What there is of ways from one scene of a loop that stay in it: by the scene they stop at."""

    lengths: dict[str, Counter[int]]
    met: dict[str, Counter[str]]
    cut: bool = False


def ways_of(quiz: Scenario) -> Ways:
    """Give the ways from each scene to others; a choice that leads to no scene is no way."""
    known = {scene.id for scene in quiz.scenes}
    return {
        scene.id: Counter(choice.to for choice in scene.choices if choice.to in known)
        for scene in quiz.scenes
    }


def reachable(ways: Ways, start: str) -> frozenset[str]:
    """Give the scenes that can be come to from `start`, and itself."""
    seen: set[str] = set()
    waiting = [start] if start in ways else []
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += ways[name]
    return frozenset(seen)


def untold_endings(quiz: Scenario) -> set[str]:
    """Give the endings that can be come to without passing a moment of telling."""
    telling = {scene.id for scene in quiz.scenes if scene.telling}
    untold = {scene: Counter() if scene in telling else to for scene, to in ways_of(quiz).items()}
    come_to = reachable(untold, quiz.start) - telling
    return {scene.id for scene in quiz.scenes if scene.ending and scene.id in come_to}


def loops(ways: Ways) -> list[list[str]]:
    """Group the scenes that lead round to one another; a group comes before those it leads to."""
    groups: dict[frozenset[str], list[str]] = {}
    for scene in ways:
        # Who leads round to one another comes to the same scenes.
        groups.setdefault(reachable(ways, scene), []).append(scene)
    return [group for _, group in sorted(groups.items(), key=lambda entry: -len(entry[0]))]


def count_paths(quiz: Scenario, effort: int = EFFORT) -> Paths:
    """Count the paths of a scenario, following at most `effort` choices round each loop."""
    ways = ways_of(quiz)
    ends = {scene.id for scene in quiz.scenes if scene.ending}
    arrive: dict[str, Counter[int]] = defaultdict(Counter)
    if quiz.start in ways:
        arrive[quiz.start][0] = 1
    within: dict[str, _Within] = {}
    order = loops(ways)
    for loop in order:
        entries = [scene for scene in loop if scene in arrive]
        for entry in entries:
            within[entry] = _follow(ways, loop, entry, effort // len(entries))
            _pass_on(ways, loop, arrive, entry, within[entry])
    through = _through(ways, order, ends, arrive, within)
    lengths = {end: arrive[end] for end in ways if end in ends and end in arrive}
    return Paths(lengths, through, not any(found.cut for found in within.values()))


def _follow(ways: Ways, loop: Loop, entry: str, effort: int) -> _Within:
    """Follow all ways from a scene that stay in its loop and visit no scene twice.

    Ways that stop at the same scene and have met the same ones go on alike, so they are one, counted.
    Which scenes were met is a number with one bit for each.
    """
    bits = {scene: 1 << n for n, scene in enumerate(loop)}
    width = max(1, effort // max(1, sum(to in bits for scene in loop for to in ways[scene])))
    found = _Within(defaultdict(Counter), defaultdict(Counter))
    step, length = {(entry, bits[entry]): 1}, 0
    while step:
        _note(found, step, length, bits)
        onward: dict[tuple[str, int], int] = defaultdict(int)
        for (scene, seen), number in step.items():
            for to, choices in ways[scene].items():
                if to in bits and not seen & bits[to]:
                    onward[to, seen | bits[to]] += number * choices
        found.cut = found.cut or len(onward) > width
        every = max(1, -(-len(onward) // width))
        step, length = dict(list(onward.items())[::every]), length + 1
    return found


def _note(found: _Within, step: Mapping[tuple[str, int], int], length: int, bits: Mapping[str, int]) -> None:
    for (scene, seen), number in step.items():
        found.lengths[scene][length] += number
        met = found.met[scene]
        for one, bit in bits.items():
            if seen & bit:
                met[one] += number


def _pass_on(ways: Ways, loop: Loop, arrive: dict[str, Counter[int]], entry: str, found: _Within) -> None:
    """Add the paths that come in at `entry` to those that arrive where the loop is left to."""
    for scene, to, choices in _exits(ways, loop, found):
        for before, paths in arrive[entry].items():
            for length, number in found.lengths[scene].items():
                arrive[to][before + length + 1] += paths * number * choices


def _through(
    ways: Ways,
    order: list[list[str]],
    ends: Collection[str],
    arrive: Mapping[str, Counter[int]],
    within: Mapping[str, _Within],
) -> Mapping[str, int]:
    """Say how many paths to an ending pass each scene, going back from the endings."""
    through: Counter[str] = Counter(dict.fromkeys(ways, 0))
    onward = dict.fromkeys(ends, 1)
    for loop in reversed(order):
        for entry in [scene for scene in loop if scene in within]:
            leave = Counter({entry: 1} if entry in ends else {})
            for scene, to, choices in _exits(ways, loop, within[entry]):
                leave[scene] += choices * onward.get(to, 0)
            onward[entry] = sum(within[entry].lengths[scene].total() * leave[scene] for scene in leave)
            for scene in leave:
                for one, number in within[entry].met[scene].items():
                    through[one] += arrive[entry].total() * number * leave[scene]
    return through


def _exits(ways: Ways, loop: Loop, found: _Within) -> Iterator[tuple[str, str, int]]:
    for scene in list(found.lengths):
        for to, choices in ways[scene].items():
            if to not in loop:
                yield scene, to, choices
