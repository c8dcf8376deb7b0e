"""Walk a scenario: every path counted, thousands more at random, and how often each scene is met."""

import random
from collections import Counter, deque
from dataclasses import dataclass

from whotheysay.check.quiz.paths import Ways, count_paths, untold_endings, ways_of
from whotheysay.model.quiz import Scenario

MOST_STEPS = 1_000
"""After so many choices a random walk is given up: it goes round in a loop."""

RARE = 0.05
"""The share of random walks under which a scene is marked as rarely met."""


@dataclass(frozen=True)
class Met:
    """How often one scene is met: on how many of the paths, and of the random walks."""

    scene: str
    kind: str
    """`ending`, `telling`, `ending, telling`, or nothing."""
    paths: int
    walks: int


@dataclass(frozen=True)
class Walk:
    """What walking through a scenario showed. Lengths are numbers of choices, none without paths.

    A path comes from the start to an ending and visits no scene twice. Where `more`, there are more
    paths than counted, and maybe longer ones. A random walk may visit scenes again.
    """

    paths: int
    more: bool
    shortest: int | None
    longest: int | None
    told: bool
    """Whether every path passes a moment of telling."""
    walks: int
    ended: int
    """How many of the random walks came to an ending."""
    met: tuple[Met, ...]
    """Every scene, in the order of the file."""


def walk(quiz: Scenario, seed: int = 0, walks: int = 10_000) -> Walk:
    """Walk every path of a scenario, and `walks` more that choose at random; the same for a seed."""
    ways = ways_of(quiz)
    found = count_paths(quiz)
    strolled, ended = _stroll(quiz, random.Random(seed), walks)  # noqa: S311  # nothing secret
    shortest = _shortest(quiz, ways)
    longest = found.longest[0] if found.longest else shortest
    return Walk(
        paths=found.number,
        more=not found.all_found,
        shortest=shortest,
        longest=longest,
        told=not untold_endings(quiz),
        walks=walks,
        ended=ended,
        met=tuple(
            Met(
                scene.id,
                _kind(scene.telling, bool(scene.ending)),
                found.through[scene.id],
                strolled[scene.id],
            )
            for scene in quiz.scenes
        ),
    )


def report(ref: str, walk: Walk) -> str:
    """Say for an author what a walk through quiz `ref` showed, as a table in plain text."""
    width = max(len(met.scene) for met in walk.met)
    head = f"{'scene':<{width}}  {'paths':>7}  {'walks':>7}"
    return "\n".join([f"{ref}: {_summary(walk)}", "", head, *(_row(met, walk, width) for met in walk.met)])


def _summary(walk: Walk) -> str:
    endings = sum("ending" in met.kind for met in walk.met)
    parts = [_count(len(walk.met), "scene"), _count(endings, "ending"), _paths(walk)]
    walks = f"{walk.walks:,} walks at random, {walk.ended:,} of them came to an ending"
    return f"{', '.join(parts)}\n{walks}"


def _paths(walk: Walk) -> str:
    if walk.shortest is None or walk.longest is None:
        return "no path comes to an ending"
    length = _count(walk.longest, "choice") + (" or more" if walk.more else "")
    least = f"{walk.shortest} to " if walk.shortest < walk.longest else ""
    told = "every path passes" if walk.told else "not every path passes"
    number = f"{'more than ' if walk.more else ''}{_count(walk.paths, 'path')}"
    return f"{number} of {least}{length}; {told} a moment of telling"


def _row(met: Met, walk: Walk, width: int) -> str:
    """Give one scene's line; a share is of all paths, and of all random walks."""
    shares = [f"{100 * met.paths / (walk.paths or 1):.1f} %", f"{100 * met.walks / (walk.walks or 1):.1f} %"]
    rare = "rarely met" if met.walks < RARE * walk.walks else ""
    rare = rare if met.paths or met.walks else "never met"
    notes = ", ".join(note for note in (met.kind, rare) if note)
    return f"{met.scene:<{width}}  {shares[0]:>7}  {shares[1]:>7}  {notes}".rstrip()


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _kind(telling: bool, ending: bool) -> str:
    return ", ".join(["ending"] * ending + ["telling"] * telling)


def _stroll(quiz: Scenario, chance: random.Random, walks: int) -> tuple[Counter[str], int]:
    """Choose at random until an ending, again and again; count who met each scene, and who ended."""
    ways = {scene.id: [choice.to for choice in scene.choices] for scene in quiz.scenes}
    met: Counter[str] = Counter()
    ended = 0
    for _ in range(walks):
        at, seen = quiz.start, {quiz.start}
        for _ in range(MOST_STEPS):
            if not ways.get(at):
                break
            at = chance.choice(ways[at])
            seen.add(at)
        met.update(seen)
        ended += at in ways and not ways[at]
    return met, ended


def _shortest(quiz: Scenario, ways: Ways) -> int | None:
    """Give the fewest choices from the start to an ending."""
    ends = {scene.id for scene in quiz.scenes if scene.ending}
    away = {quiz.start: 0} if quiz.start in ways else {}
    waiting = deque(away)
    while waiting:
        scene = waiting.popleft()
        if scene in ends:
            return away[scene]
        fresh = [to for to in ways[scene] if to not in away]
        away.update(dict.fromkeys(fresh, away[scene] + 1))
        waiting.extend(fresh)
    return None
