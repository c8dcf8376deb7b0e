"""Rules about scenarios: every choice leads on, every scene is met, every path passes telling and ends."""

from collections.abc import Iterator, Sequence

from whotheysay.check.quiz.paths import count_paths, loops, reachable, untold_endings, ways_of
from whotheysay.check.rule import Find, Finding, did_you_mean
from whotheysay.model.course import Course, quiz_path
from whotheysay.model.quiz import Scenario

SPEAKERS = ("you", "narrator")

MOST_CHOICES = 15
"""The most choices of the longest path: about a quarter of an hour, if each is read and talked over."""

EFFORT = 50_000
"""Enough to tell of every scenario of thirty scenes that was tried, and done in a twentieth of a second."""


def loose_choices(course: Course) -> Iterator[Finding]:
    """Find choices, and starts, that lead to no scene."""
    for path, quiz in scenarios(course):
        known = [scene.id for scene in quiz.scenes]
        if quiz.start not in known:
            mend = did_you_mean(quiz.start, known, "name a scene's id")
            yield Finding(path, ("start",), f"'start' is '{quiz.start}', which is no scene", mend)
        for s, scene in enumerate(quiz.scenes):
            for c, choice in enumerate(scene.choices):
                if choice.to not in known:
                    what = f"choice '{choice.id}' leads to '{choice.to}', which is no scene"
                    mend = did_you_mean(choice.to, known, "write that scene")
                    yield Finding(path, ("scenes", s, "choices", c, "to"), what, mend)


def unknown_speakers(course: Course) -> Iterator[Finding]:
    """Find messages by somebody who isn't among the people."""
    for path, quiz in scenarios(course):
        known = [*SPEAKERS, *(person.id for person in quiz.people)]
        for s, scene in enumerate(quiz.scenes):
            for m, message in enumerate(scene.messages):
                if message.who not in known:
                    what = f"'{message.who}' isn't among the people"
                    mend = did_you_mean(message.who, known, "add them, or write you or narrator")
                    yield Finding(path, ("scenes", s, "messages", m, "who"), what, mend)


def unreachable_scenes(course: Course) -> Iterator[Finding]:
    """Find scenes and endings that no path from the start reaches."""
    for path, quiz in _joined(course):
        reached = reachable(ways_of(quiz), quiz.start)
        for s, scene in enumerate(quiz.scenes):
            if scene.id not in reached:
                what = f"no path leads to {'ending' if scene.ending else 'scene'} '{scene.id}'"
                mend = "let a choice lead to it, or take it out"
                yield Finding(path, ("scenes", s, "id"), what, mend)


def endless_loops(course: Course) -> Iterator[Finding]:
    """Find loops of scenes out of which no path comes to an ending."""
    for path, quiz in _joined(course):
        ways = ways_of(quiz)
        order = {scene.id: s for s, scene in enumerate(quiz.scenes)}
        ends = {scene.id for scene in quiz.scenes if scene.ending}
        for loop in loops(ways):
            if not ends & {*loop} and all(to in loop for scene in loop for to in ways[scene]):
                mend = "let a choice lead on to an ending"
                yield Finding(path, ("scenes", order[loop[0]], "id"), _round(loop), mend)


def untold(course: Course) -> Iterator[Finding]:
    """Find endings that can be reached without passing a moment of telling."""
    for path, quiz in _joined(course):
        ends = untold_endings(quiz)
        for s, scene in enumerate(quiz.scenes):
            if scene.id in ends:
                what = f"ending '{scene.id}' can be reached without telling anybody"
                mend = "lead every path to it through a scene with 'telling: true'"
                yield Finding(path, ("scenes", s, "id"), what, mend)


def self_choices(course: Course) -> Iterator[Finding]:
    """Find choices that lead to the scene they stand in."""
    for path, quiz in scenarios(course):
        ids = [scene.id for scene in quiz.scenes]
        for s, scene in enumerate(quiz.scenes):
            for c, choice in enumerate(scene.choices):
                # Of two scenes with one id, nobody knows which is meant.
                if choice.to == scene.id and ids.count(scene.id) == 1:
                    what = f"choice '{choice.id}' leads back to its own scene '{scene.id}'"
                    loc = ("scenes", s, "choices", c, "to")
                    yield Finding(path, loc, what, "let it lead to another scene")


def long_paths(course: Course) -> Iterator[Finding]:
    """Find scenarios in which a path takes more choices than a lesson has time for."""
    for path, quiz in _joined(course):
        if len(reachable(ways_of(quiz), quiz.start)) <= MOST_CHOICES + 1:
            continue
        paths = count_paths(quiz, EFFORT)
        most, end = paths.longest or (0, "")
        if most > MOST_CHOICES:
            what = f"a path to ending '{end}' takes {most} choices, and {MOST_CHOICES} are the most"
            yield Finding(path, ("scenes",), what, "let the story come to an ending sooner")
        elif not paths.all_found:
            what = "so many choices lead back that the longest path can't be found"
            yield Finding(path, ("scenes",), what, "let fewer choices lead back to earlier scenes")


def scenarios(course: Course) -> Iterator[tuple[str, Scenario]]:
    """Give every scenario with its path, in order."""
    for ref, quiz in sorted(course.quizzes.items()):
        if isinstance(quiz, Scenario):
            yield quiz_path(ref), quiz


def _joined(course: Course) -> Iterator[tuple[str, Scenario]]:
    """Give the scenarios whose every way leads somewhere; what the others lack is told once."""
    for path, quiz in scenarios(course):
        known = {scene.id for scene in quiz.scenes}
        if {quiz.start, *(choice.to for scene in quiz.scenes for choice in scene.choices)} <= known:
            yield path, quiz


def _round(loop: Sequence[str]) -> str:
    if len(loop) == 1:
        return f"scene '{loop[0]}' only leads back to itself"
    names = ", ".join(f"'{scene}'" for scene in loop[:4])
    more = f" and {len(loop) - 4} more" if len(loop) > 4 else ""
    return f"scenes {names}{more} lead round in a loop without a way out"


FINDERS: dict[str, Find] = {
    "Q101": loose_choices,
    "Q102": unknown_speakers,
    "Q103": unreachable_scenes,
    "Q104": endless_loops,
    "Q105": untold,
    "Q108": self_choices,
    "Q109": long_paths,
}
