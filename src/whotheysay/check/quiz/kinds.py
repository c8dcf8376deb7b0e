"""Rules about single kinds: an order's steps, a confidence quiz that marks nobody, who a pupil plays."""

import re
from collections.abc import Iterator

from whotheysay.check.rule import Find, Finding, Loc
from whotheysay.model.course import Course, quiz_path
from whotheysay.model.quiz import Confidence, Order, Scenario

FEWEST, MOST = 3, 9

_PLACE = re.compile(
    r"^\W*(?:(?:step )?\d+[.):]|step (?:\d|one|two|three|four|five)|(?:at )?first(?:ly)?\b|second(?:ly)?\b"
    r"|third(?:ly)?\b|to begin with\b|next\b|then\b|after(?:wards| that)\b|finally\b|last(?:ly| of all)?\b"
    r"|in the end\b)",
    re.IGNORECASE,
)
"""Words at the beginning of a step that say where it stands."""

MARKING = (
    r"(?<!no )\b(?:right|wrong|correct|best|good|bad|great|better) answers?\b",
    r"\b(?:that(?:'s|’s| is)|you(?:'re|’re| are)) (?:right|wrong|correct)\b",
    r"\b(?:well done|good job|full marks|top marks|not good enough|by now)\b",
    r"\b(?:scores?|points|marks|grades?|passed|failed)\b",
    r"\byou (?:should|ought to)(?: already)? (?:have|know|be)\b",
)
"""What marks or scolds somebody who says how sure they are."""

_MARKING = re.compile("|".join(MARKING), re.IGNORECASE)


def many_or_few_steps(course: Course) -> Iterator[Finding]:
    """Find orders with so few steps that there is nothing to find, or more than anybody keeps in mind."""
    for path, quiz in _orders(course):
        steps = len(quiz.steps)
        if not FEWEST <= steps <= MOST:
            what = f"this order has {steps} steps, and {FEWEST} to {MOST} are right"
            mend = "split a step, or add one" if steps < FEWEST else "join steps, or make two quizzes of it"
            yield Finding(path, ("steps",), what, mend)


def told_by_words(course: Course) -> Iterator[Finding]:
    """Find steps whose first words say where they stand."""
    for path, quiz in _orders(course):
        for n, step in enumerate(quiz.steps):
            if match := _PLACE.match(course.fill(step.text)):
                what = f"step '{step.id}' tells its place: '{match[0].strip()}'"
                yield Finding(path, ("steps", n, "text"), what, "begin with what is done", words=match[0])


def marked_answers(course: Course) -> Iterator[Finding]:
    """Find words that mark or scold in what a confidence quiz answers."""
    for ref, quiz in sorted(course.quizzes.items()):
        for loc, text in _answered(quiz) if isinstance(quiz, Confidence) else ():
            for match in _MARKING.finditer(re.sub(r"\s", " ", course.fill(text))):
                what = f"'{match[0]}' marks or scolds, and here no answer is right or wrong"
                mend = "say something kind that fits whoever picks it"
                yield Finding(quiz_path(ref), loc, what, mend, words=match[0])


_OPENS_ANEW = re.compile(r"(?:A|An|The|Your|Our|One|In|Somebody|Someone|You)\b|you are\b")
"""How a sentence of its own begins; a name may go on with its capital letter."""


def beginning_anew(course: Course) -> Iterator[Finding]:
    """Find a scenario's `you` that does not go on from the words "You are"."""
    for ref, quiz in sorted(course.quizzes.items()):
        if isinstance(quiz, Scenario) and (match := _OPENS_ANEW.match(quiz.you)):
            what = f"the page says 'You are {match[0]} …' here"
            mend = "go on from 'You are' with a small letter, as in 'a friend from the same class'"
            yield Finding(quiz_path(ref), ("you",), what, mend, words=match[0])


def _answered(quiz: Confidence) -> Iterator[tuple[Loc, str]]:
    for n, level in enumerate(quiz.scale):
        yield ("scale", n, "text"), level.text
        yield ("scale", n, "line"), level.line
    for n, statement in enumerate(quiz.statements):
        yield ("statements", n, "unsure"), statement.unsure


def _orders(course: Course) -> Iterator[tuple[str, Order]]:
    for ref, quiz in sorted(course.quizzes.items()):
        if isinstance(quiz, Order):
            yield quiz_path(ref), quiz


FINDERS: dict[str, Find] = {
    "Q121": many_or_few_steps,
    "Q122": told_by_words,
    "Q123": marked_answers,
    "Q124": beginning_anew,
}
