"""Rules about repeats: no answer, item or question stands twice, and no feedback was copied."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import combinations

from whotheysay.check.rule import Find, Finding, Loc
from whotheysay.model.course import Course, quiz_path
from whotheysay.model.quiz import Check, Confidence, Level, Order, Quiz, Scenario, Sort, Statement, Step

ALIKE = 0.9
"""Two texts are nearly the same if so many of their words are, in the same order."""

SMALL = frozenset(("a", "an", "the", "that", "so", "then", "just", "please"))
"""Words that make no answer another one."""
TURNS = frozenset(("not", "no", "never", "nobody", "nothing", "none", "without", "cannot"))
"""Words that turn a sentence round; those that end in `n't` do too, and so may a number."""

_CALLED = {"steps": "step", "statements": "statement", "scale": "answer"}
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True)
class _Said:
    """A text with its place in a quiz and what it is called there; `answer` where it has one."""

    path: str
    loc: Loc
    name: str
    text: str
    answer: str = ""
    options: tuple[str, ...] = ()
    """A question's, in any order."""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words that matter, in small letters; a text without words as it stands."""
        return sum((_words(text) for text in sorted(self.options)), _words(self.text))

    @cached_property
    def turns(self) -> tuple[str, ...]:
        """The words that can turn its meaning round."""
        return tuple(word for word in self.words if word in TURNS or word[-2:] == "'t" or word.isdigit())

    def repeats(self, other: "_Said") -> bool:
        """Tell whether this is nearly the same text as another one."""
        mine, others = self.words, other.words
        if mine == others:
            return True
        if 2 * min(len(mine), len(others)) < ALIKE * (len(mine) + len(others)) or self.turns != other.turns:
            return False
        matcher = SequenceMatcher(None, mine, others, autojunk=False)
        return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def repeated_answers(course: Course) -> Iterator[Finding]:
    """Find two answers, choices, steps or statements beside each other that say the same."""
    for group in [*_groups(course, "text"), *_listed(course, "text")]:
        for first, again in _repeats(group):
            what = f"{again.name} says the same as {first.name}"
            yield Finding(again.path, again.loc, what, "let it say something else, or take it out")


def copied_feedback(course: Course) -> Iterator[Finding]:
    """Find the same feedback after two choices or steps, or after a right answer and another."""
    listed = [group for field in ("why", "early", "line", "unsure") for group in _listed(course, field)]
    for group in [*_groups(course, "feedback"), *_reasons(course), *listed]:
        for first, again in _repeats(group, lambda one, other: one.answer != other.answer or not one.answer):
            what = f"{again.name} has the same {again.loc[-1]} as {first.name}"
            yield Finding(again.path, again.loc, what, "say what belongs to this one")


def repeated_parts(course: Course) -> Iterator[Finding]:
    """Find items and questions that stand twice in a quiz."""
    for quiz in _parts(course):
        # Two that differ in a word and in the answer show what makes the difference.
        for first, again in _repeats(quiz, lambda a, b: a.answer == b.answer or a.words == b.words):
            what = f"{again.name} is nearly the same as {first.name}"
            yield Finding(again.path, again.loc, what, "ask something else, or take one out")


def repeated_elsewhere(course: Course) -> Iterator[Finding]:
    """Find items and questions that stand in another quiz too, but for quizzes to look back with."""
    again_later = {quiz_path(ref) for _, _, lesson in course.lessons() for ref in lesson.look_back}
    played = [parts for parts in _parts(course) if parts and parts[0].path not in again_later]
    for one, other in combinations(played, 2):
        for again in other:
            first = next((part for part in one if part.answer == again.answer and again.repeats(part)), None)
            if first:
                what = f"{again.name} is nearly the same as {first.name} in {first.path}"
                yield Finding(again.path, again.loc, what, "ask something else here")


def _repeats(
    said: Sequence[_Said], counts: Callable[[_Said, _Said], bool] = lambda one, other: True
) -> Iterator[tuple[_Said, _Said]]:
    """Give each text that repeats an earlier one in a way that `counts`, once, with the earlier one."""
    for n, again in enumerate(said):
        first = next((one for one in said[:n] if counts(one, again) and again.repeats(one)), None)
        if first:
            yield first, again


def _words(text: str) -> tuple[str, ...]:
    words = tuple(word.replace("’", "'") for word in _WORD.findall(text.lower()) if word not in SMALL)
    return words or (text,)


def _groups(course: Course, field: str) -> Iterator[list[_Said]]:
    """Give `text` or `feedback` of the options of each question, and of the choices of each scene."""
    for path, quiz in _quizzes(course):
        for n, question in enumerate(quiz.questions if isinstance(quiz, Check) else ()):
            yield [
                _Said(
                    path,
                    ("questions", n, "options", m, field),
                    f"option '{option.id}'",
                    course.fill(getattr(option, field)),
                    "right" if option.right else "wrong",
                )
                for m, option in enumerate(question.options)
            ]
        for n, scene in enumerate(quiz.scenes if isinstance(quiz, Scenario) else ()):
            yield [
                _Said(
                    path,
                    ("scenes", n, "choices", m, field),
                    f"choice '{choice.id}'",
                    course.fill(getattr(choice, field)),
                )
                for m, choice in enumerate(scene.choices)
            ]


def _listed(course: Course, field: str) -> Iterator[list[_Said]]:
    """Give a field of each order's steps, and of each confidence quiz's statements and scale."""
    for path, quiz in _quizzes(course):
        lists: dict[str, tuple[Step | Statement | Level, ...]] = {}
        if isinstance(quiz, Order):
            lists = {"steps": quiz.steps}
        elif isinstance(quiz, Confidence):
            lists = {"statements": quiz.statements, "scale": quiz.scale}
        for name, parts in lists.items():
            texts = [(n, part, getattr(part, field, None)) for n, part in enumerate(parts)]
            yield [
                _Said(path, (name, n, field), f"{_CALLED[name]} '{part.id}'", course.fill(text))
                for n, part, text in texts
                if text
            ]


def _reasons(course: Course) -> Iterator[list[_Said]]:
    for path, quiz in _quizzes(course):
        if isinstance(quiz, Sort):
            yield [
                _Said(
                    path, ("items", n, "reason"), f"item '{item.id}'", course.fill(item.reason), item.answer
                )
                for n, item in enumerate(quiz.items)
            ]


def _parts(course: Course) -> list[list[_Said]]:
    """Give the items or questions of each quiz."""
    return [
        [
            _Said(path, ("items", n, "text"), f"item '{item.id}'", course.fill(item.text), item.answer)
            for n, item in enumerate(quiz.items if isinstance(quiz, Sort) else ())
        ]
        + [
            _Said(
                path,
                ("questions", n, "text"),
                f"question '{question.id}'",
                course.fill(question.text),
                options=tuple(course.fill(option.text) for option in question.options),
            )
            for n, question in enumerate(quiz.questions if isinstance(quiz, Check) else ())
        ]
        for path, quiz in _quizzes(course)
    ]


def _quizzes(course: Course) -> Iterator[tuple[str, Quiz]]:
    for ref, quiz in sorted(course.quizzes.items()):
        yield quiz_path(ref), quiz


FINDERS: dict[str, Find] = {
    "Q117": repeated_answers,
    "Q118": repeated_parts,
    "Q119": repeated_elsewhere,
    "Q120": copied_feedback,
}
