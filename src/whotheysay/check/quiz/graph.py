"""Rules about quizzes: every choice leads somewhere, every path passes telling, answers are fair."""

from collections.abc import Callable, Iterator

from whotheysay.check.rule import Find, Finding, did_you_mean
from whotheysay.model.course import Course, quiz_path
from whotheysay.model.quiz import Check, Scenario, Scene, Sort

SPEAKERS = ("you", "narrator")
LEAST_GENUINE, MOST_GENUINE = 0.4, 0.6


def loose_choices(course: Course) -> Iterator[Finding]:
    """Find choices, and starts, that lead to no scene."""
    for path, quiz in _scenarios(course):
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
    for path, quiz in _scenarios(course):
        known = [*SPEAKERS, *(person.id for person in quiz.people)]
        for s, scene in enumerate(quiz.scenes):
            for m, message in enumerate(scene.messages):
                if message.who not in known:
                    what = f"'{message.who}' isn't among the people"
                    mend = did_you_mean(message.who, known, "add them, or write you or narrator")
                    yield Finding(path, ("scenes", s, "messages", m, "who"), what, mend)


def unreachable_scenes(course: Course) -> Iterator[Finding]:
    """Find scenes that no path from the start reaches."""
    for path, quiz in _joined(course):
        reached = reachable(quiz, quiz.start)
        for s, scene in enumerate(quiz.scenes):
            if scene.id not in reached:
                what = f"no path leads to scene '{scene.id}'"
                mend = "let a choice lead to it, or take it out"
                yield Finding(path, ("scenes", s, "id"), what, mend)


def endless_scenes(course: Course) -> Iterator[Finding]:
    """Find scenes from which no path comes to an ending."""
    for path, quiz in _joined(course):
        ends = {scene.id for scene in quiz.scenes if scene.ending}
        for s, scene in enumerate(quiz.scenes):
            if not reachable(quiz, scene.id) & ends:
                what = f"no path from scene '{scene.id}' comes to an ending"
                yield Finding(path, ("scenes", s, "id"), what, "let a choice lead on")


def untold_endings(course: Course) -> Iterator[Finding]:
    """Find endings that can be reached without passing a moment of telling."""
    for path, quiz in _joined(course):
        untold = reachable(quiz, quiz.start, through=lambda scene: not scene.telling)
        for s, scene in enumerate(quiz.scenes):
            if scene.ending and not scene.telling and scene.id in untold:
                what = f"ending '{scene.id}' can be reached without telling anybody"
                mend = "lead every path to it through a scene with 'telling: true'"
                yield Finding(path, ("scenes", s, "id"), what, mend)


def unbalanced_sorts(course: Course) -> Iterator[Finding]:
    """Find sorts in which nearly everything is suspect, or nearly everything harmless."""
    for ref, quiz in sorted(course.quizzes.items()):
        if isinstance(quiz, Sort):
            genuine = sum(item.answer == "genuine" for item in quiz.items)
            share = genuine / len(quiz.items)
            if not LEAST_GENUINE <= share <= MOST_GENUINE:
                what = f"{genuine} of {len(quiz.items)} items are genuine ({share:.0%})"
                mend = "make it 40 % to 60 %, so that trusting well counts too"
                yield Finding(quiz_path(ref), ("items",), what, mend)


def unanswerable_questions(course: Course) -> Iterator[Finding]:
    """Find questions with no right answer, or nothing but right ones."""
    for ref, quiz in sorted(course.quizzes.items()):
        if isinstance(quiz, Check):
            for n, question in enumerate(quiz.questions):
                right = sum(option.right for option in question.options)
                if right in (0, len(question.options)):
                    what = (
                        f"question '{question.id}' has no right answer"
                        if right == 0
                        else f"every answer to question '{question.id}' is right"
                    )
                    mend = "set 'right: true' at the right ones, and only there"
                    yield Finding(quiz_path(ref), ("questions", n, "options"), what, mend)


def reachable(quiz: Scenario, start: str, through: Callable[[Scene], bool] = lambda _: True) -> set[str]:
    """Give the ids of the scenes that can be come to from `start`, going only `through` some."""
    scenes = {scene.id: scene for scene in quiz.scenes}
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name in seen or name not in scenes:
            continue
        seen.add(name)
        if through(scenes[name]):
            waiting += [choice.to for choice in scenes[name].choices]
    return seen


def _scenarios(course: Course) -> Iterator[tuple[str, Scenario]]:
    for ref, quiz in sorted(course.quizzes.items()):
        if isinstance(quiz, Scenario):
            yield quiz_path(ref), quiz


def _joined(course: Course) -> Iterator[tuple[str, Scenario]]:
    """Give the scenarios whose every way leads somewhere; what the others lack is told once."""
    for path, quiz in _scenarios(course):
        known = {scene.id for scene in quiz.scenes}
        if {quiz.start, *(choice.to for scene in quiz.scenes for choice in scene.choices)} <= known:
            yield path, quiz


FINDERS: dict[str, Find] = {
    "Q101": loose_choices,
    "Q102": unknown_speakers,
    "Q103": unreachable_scenes,
    "Q104": endless_scenes,
    "Q105": untold_endings,
    "Q106": unbalanced_sorts,
    "Q107": unanswerable_questions,
}
