"""Door to notebooks: a quiz as a live widget, which Python and the browser play together."""

import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from whotheysay.compile.quiz_data import quiz_data_of
from whotheysay.compile.quiz_html import quiz_html
from whotheysay.load import load_again
from whotheysay.model.course import Course, quiz_path
from whotheysay.player import widget_module, widget_stylesheet
from whotheysay.player.advance import advance
from whotheysay.problems import Problem
from whotheysay.reads import noting
from whotheysay.root import find_root

Json = dict[str, Any]

_PARTS = {
    "scenario": "scenes",
    "sort": "items",
    "check": "questions",
    "order": "steps",
    "confidence": "statements",
}


class TrailError(ValueError, traitlets.TraitError):
    """A trail has a step that isn't possible; a TraitError too, so that traitlets undoes it."""


class Quiz(anywidget.AnyWidget):
    """A quiz of the course: `Quiz("who-is-it/the-new-follower")`.

    `trail` is the list of choices made, in the browser or in Python; `result` is what came of it,
    or None until the end. `root` is the course's folder or one below it.
    How sure somebody is, in a confidence quiz, stays in the browser: Python does not hear of it.
    Raises LookupError, naming near ids, where the course has no such quiz.
    """

    _esm = widget_module()
    _css = widget_stylesheet()
    quiz = traitlets.Dict().tag(sync=True)
    trail = traitlets.List(traitlets.Unicode()).tag(sync=True)
    result = traitlets.Dict(default_value=None, allow_none=True).tag(sync=True)

    def __init__(self, ref: str, root: Path | str = ".", trail: Sequence[str] = ()) -> None:
        """Read the quiz `ref` (unit/id) from the course, and follow `trail`."""
        folder = find_root(Path(root))
        with noting("quiz", ref, folder):
            course, problems = load_again(folder)
        if course is None or ref not in course.quizzes:
            raise LookupError(_missing(ref, course, problems))
        super().__init__(quiz=quiz_data_of(course, ref), trail=list(trail))

    @traitlets.validate("trail")
    def _only_possible(self, proposal: Json) -> list[str]:
        trail: list[str] = proposal["value"]
        state = advance(self.quiz, trail)
        if state["used"] < len(trail):
            raise TrailError(_impossible(trail[state["used"]], state))
        self.result = state["result"]
        return trail

    @property
    def scene(self) -> Json | None:
        """The scene, item, question or statement that waits for a choice; None at the end.

        In an order it is a place, with the steps that may be picked for it.
        """
        state = advance(self.quiz, self.trail)
        at = state["at"]
        if self.quiz["kind"] == "order" and at:
            texts = {step["id"]: step["text"] for step in self.quiz["steps"]}
            return {"id": at, "steps": [{"id": id_, "text": texts[id_]} for id_ in state["choices"]]}
        return next((part for part in self.quiz[_PARTS[self.quiz["kind"]]] if part["id"] == at), None)

    @property
    def choices(self) -> list[str]:
        """The ids that can be chosen now; empty at the end."""
        choices: list[str] = advance(self.quiz, self.trail)["choices"]
        return choices

    def choose(self, *ids: str) -> None:
        """Take one step: one id, or several where a question has several right answers.

        Raises ValueError, naming the possible choices, where the step isn't possible.
        """
        wanted = set(ids)
        in_order = [id_ for id_ in self.choices if id_ in wanted]
        unknown = [id_ for id_ in ids if id_ not in in_order]
        self.trail = [*self.trail, "+".join(in_order + unknown)]

    def back(self) -> None:
        """Take the last step back; at the start, stay there."""
        self.trail = self.trail[:-1]

    def restart(self) -> None:
        """Go back to the start."""
        self.trail = []

    def paths(self) -> Iterator[list[str]]:
        """Go through all trails of a scenario that come to an ending and visit no scene twice.

        Raises ValueError for the other kinds, which have no scenes.
        """
        if self.quiz["kind"] != "scenario":
            raise ValueError(f"{self!r} is of the kind {self.quiz['kind']}: only a scenario has paths")
        return self._paths([], {self.quiz["start"]})

    def _paths(self, trail: list[str], seen: set[str]) -> Iterator[list[str]]:
        state = advance(self.quiz, trail)
        if state["done"]:
            yield trail
        for pick in state["choices"]:
            onward = [*trail, pick]
            ahead = advance(self.quiz, onward)
            scene = ahead["at"] or ahead["ending"]
            if scene not in seen:
                yield from self._paths(onward, seen | {scene})

    def __repr__(self) -> str:
        """Say it as it is written, the same every time."""
        return f"Quiz({self.quiz['id']!r})"

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[Json, Json]:
        """Give the live view, and beside it the gamebook for places without a kernel."""
        data, metadata = super()._repr_mimebundle_(**kwargs) or ({}, {})
        return {**data, "text/html": quiz_html(self.quiz)}, metadata


def _impossible(pick: str, state: Json) -> str:
    if state["done"]:
        return f"the quiz is at its end after {state['used']} steps: '{pick}' is one too many"
    choices = ", ".join(state["choices"])
    several = ", or several of them joined by '+'" if state["kind"] == "check" else ""
    return f"'{pick}' is no choice at '{state['at']}': choose one of {choices}{several}"


def _missing(ref: str, course: Course | None, problems: Sequence[Problem]) -> str:
    """Say what is wrong in the quiz's file, or which quizzes there are."""
    path = "curriculum.yml" if course is None else quiz_path(ref)
    wrong = [str(problem) for problem in problems if problem.path == path]
    if wrong:
        return "the quiz can't be read:\n" + "\n".join(wrong)
    known = sorted(course.quizzes) if course else []
    near = difflib.get_close_matches(ref, known, 3, 0.7) or known
    return f"the course has no quiz '{ref}': there is {', '.join(near)}"
