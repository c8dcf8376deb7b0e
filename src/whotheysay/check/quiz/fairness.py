"""Rules about answers: there is a right one, trusting counts too, and nothing but the words gives it away."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from whotheysay.check.rule import Find, Finding
from whotheysay.model.course import Course, quiz_path
from whotheysay.model.quiz import Check, Question, Sort

LEAST_GENUINE, MOST_GENUINE = 0.4, 0.6

ENOUGH = 3
"""From so many questions, what they have in common can be noticed."""
CLEARLY = 1.2
"""A text is clearly longer if it has a fifth more letters than another, and `LETTERS` more."""
LETTERS = 5
TOO_OFTEN = 2 / 3
"""In more questions than this share, a length gives the right answers away."""
NEARLY_ALWAYS = 0.8
"""In more questions than this share, a place does; the same place twice in a row is only chance."""
MUCH = 1.5
"""Items of one kind give themselves away if each is half as long again as each of the other."""
LONGEST_RUN = 4
LEAST_ALTERNATING = 6
PLACES = ("first", "second", "third", "fourth", "fifth", "sixth")


def unbalanced_sorts(course: Course) -> Iterator[Finding]:
    """Find sorts in which nearly everything is suspect, or nearly everything harmless."""
    for path, quiz in _sorts(course):
        genuine = sum(item.answer == "genuine" for item in quiz.items)
        share = genuine / len(quiz.items)
        if not LEAST_GENUINE <= share <= MOST_GENUINE:
            what = f"{genuine} of {len(quiz.items)} items are genuine ({share:.0%})"
            mend = "make it 40 % to 60 %, so that trusting well counts too"
            yield Finding(path, ("items",), what, mend)


def unanswerable_questions(course: Course) -> Iterator[Finding]:
    """Find questions with no right answer, or nothing but right ones."""
    for path, quiz in _checks(course):
        for n, question in enumerate(quiz.questions):
            if not _has_both(question):
                what = (
                    f"every answer to question '{question.id}' is right"
                    if question.options[0].right
                    else f"question '{question.id}' has no right answer"
                )
                mend = "set 'right: true' at the right ones, and only there"
                yield Finding(path, ("questions", n, "options"), what, mend)


def told_by_length(course: Course) -> Iterator[Finding]:
    """Find checks in most of whose questions the right answers are the longest, or the shortest."""
    for path, quiz in _checks(course):
        asked = [_lengths(course, question) for question in quiz.questions if _has_both(question)]
        longest = sum(_clearly(min(right), max(wrong)) for right, wrong in asked)
        shortest = sum(_clearly(min(wrong), max(right)) for right, wrong in asked)
        for word, times in (("longest", longest), ("shortest", shortest)):
            if len(asked) >= ENOUGH and times > TOO_OFTEN * len(asked):
                what = f"in {times} of {len(asked)} questions the right answer is clearly the {word}"
                mend = "make the answers to a question about as long as each other"
                yield Finding(path, ("questions",), what, mend)


def told_by_place(course: Course) -> Iterator[Finding]:
    """Find checks in which the right answer stands nearly always at the same place."""
    for path, quiz in _checks(course):
        places = [place for question in quiz.questions for place in _places(question)]
        asked = len(places) // 2
        place, times = Counter(places).most_common(1)[0] if places else ("", 0)
        if asked >= ENOUGH and times > NEARLY_ALWAYS * asked:
            what = f"in {times} of {asked} questions with one right answer it stands {place}"
            yield Finding(path, ("questions",), what, "put it at other places, in no order")


def told_by_order(course: Course) -> Iterator[Finding]:
    """Find sorts whose items come in an order from which the answers can be guessed."""
    for path, quiz in _sorts(course):
        answers = [item.answer for item in quiz.items]
        changes = sum(one != other for one, other in pairwise(answers))
        runs = [list(run) for _, run in groupby(enumerate(answers), key=lambda entry: entry[1])]
        run = max(runs, key=len)
        what, at = "", 0
        if changes == 1 and len(answers) > ENOUGH:
            what = f"first come all items that are {_kind(answers[0])}, then all the others"
        elif changes == len(answers) - 1 and len(answers) >= LEAST_ALTERNATING:
            what = "genuine items and signs take turns"
        elif changes and len(run) > LONGEST_RUN:
            what, at = f"{len(run)} items in a row are {_kind(run[0][1])}", run[0][0]
        if what:
            yield Finding(path, ("items", at), what, "mix the items, so that nobody can guess the next")


def told_by_kind_of_length(course: Course) -> Iterator[Finding]:
    """Find sorts in which all items of one kind are much longer than all of the other."""
    for path, quiz in _sorts(course):
        genuine = [len(course.fill(item.text)) for item in quiz.items if item.answer == "genuine"]
        signs = [len(course.fill(item.text)) for item in quiz.items if item.answer == "sign"]
        for kind, long, short in (("genuine", genuine, signs), ("sign", signs, genuine)):
            if min(len(long), len(short)) > 1 and min(long) >= MUCH * max(short):
                what = f"every item that is {_kind(kind)} is much longer than every other"
                yield Finding(path, ("items",), what, "write long and short ones of both kinds")


def _clearly(longer: int, shorter: int) -> bool:
    return longer >= CLEARLY * shorter and longer - shorter >= LETTERS


def _lengths(course: Course, question: Question) -> tuple[list[int], list[int]]:
    """Give how long the right answers are, and the others."""
    lengths = [(option.right, len(course.fill(option.text))) for option in question.options]
    return [n for right, n in lengths if right], [n for right, n in lengths if not right]


def _places(question: Question) -> Sequence[str]:
    """Say where the only right answer stands, counted from either end; nothing if there are several."""
    right = [n for n, option in enumerate(question.options) if option.right]
    if len(right) != 1 or not _has_both(question):
        return ()
    back = len(question.options) - right[0] - 1
    forth = PLACES[right[0]] if right[0] < len(PLACES) else f"at place {right[0] + 1}"
    return forth, "last" if back == 0 else f"{back} before the last"


def _has_both(question: Question) -> bool:
    return len({option.right for option in question.options}) > 1


def _kind(answer: str) -> str:
    return "genuine" if answer == "genuine" else "a sign"


def _checks(course: Course) -> Iterator[tuple[str, Check]]:
    for ref, quiz in sorted(course.quizzes.items()):
        if isinstance(quiz, Check):
            yield quiz_path(ref), quiz


def _sorts(course: Course) -> Iterator[tuple[str, Sort]]:
    for ref, quiz in sorted(course.quizzes.items()):
        if isinstance(quiz, Sort):
            yield quiz_path(ref), quiz


FINDERS: dict[str, Find] = {
    "Q106": unbalanced_sorts,
    "Q107": unanswerable_questions,
    "Q113": told_by_length,
    "Q114": told_by_place,
    "Q115": told_by_order,
    "Q116": told_by_kind_of_length,
}
