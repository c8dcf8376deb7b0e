"""Random quizzes that keep every rule about quizzes because they are built so, and a course around them.

Quizzes are given as a file would hold them, so that a test can spoil one before it is read.
"""

import re
import string
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import strategies as st
from pydantic import TypeAdapter

from whotheysay.model.course import Course
from whotheysay.model.curriculum import Curriculum
from whotheysay.model.facts import Service
from whotheysay.model.quiz import Quiz

Data = dict[str, Any]
QUIZ: TypeAdapter[Quiz] = TypeAdapter(Quiz)
WORDS = """
a the that not never you they we somebody friend cousin class school team music photo game new message
today tomorrow again together kindly quietly asks shows writes keeps tells answers waits listens
""".split()  # noqa: SIM905  # plainer than thirty quoted words
LONGEST = 15
"""The most choices a path may take."""
SERVICES = {
    # All ages and in the help box; to a certain age; for some ages only; not in the help box.
    "adult": {"help_box": 2},
    "line": {"help_box": 3, "to_age": 18},
    "small-ones": {"help_box": 4, "to_age": 10},
    "portal": {},
}


def said(chance: Random, letters: int | None = None) -> str:
    """Give words that no other text has; as many letters as asked for, but never under 8."""
    unique = ["".join(chance.choices(string.ascii_lowercase, k=8)) for _ in range(2)]
    if letters is None:
        return " ".join([*unique, *chance.choices(WORDS, k=chance.randint(1, 8))])
    words = unique[0]
    while len(words) < letters:
        words += f" {chance.choice(WORDS)}"
    return words[: max(8, letters)].strip().ljust(letters, "x")


@st.composite
def scenarios(draw: st.DrawFn) -> Data:
    """Give a scenario of up to 20 scenes whose every path tells, ends, and isn't too long."""
    size = draw(st.integers(3, 20))
    ends = draw(st.integers(1, min(4, size - 2)))
    chance = Random(draw(st.integers(0, 2**32)))
    layer = [_layer(n, size) for n in range(size)]
    ways: list[list[int]] = [[] for _ in range(size)]
    for n in range(1, size):
        before = [m for m in range(min(n, size - ends)) if layer[m] < layer[n]]
        ways[draw(st.sampled_from(before))].append(n)
    for n in range(size - ends):
        onward = [m for m in range(size) if layer[m] > layer[n]]
        back = [m for m in range(1, size - ends) if m != n] if size <= LONGEST + 1 else []
        more = draw(st.lists(st.sampled_from(onward + back), max_size=2))
        ways[n] += more if ways[n] else [chance.choice(onward), *more]
        chance.shuffle(ways[n])
    return scenario(chance, ways, [draw(st.booleans()) and draw(st.booleans()) for _ in range(size)])


def _layer(number: int, size: int) -> int:
    """Give a scene's place on the longest path there can be, which takes at most 15 choices."""
    return number if size <= LONGEST + 1 else number and 1 + (number - 1) * LONGEST // (size - 1)


def scenario(chance: Random, ways: list[list[int]], telling: list[bool]) -> Data:
    """Give a scenario by its ways; endings that can be come to untold become moments of telling."""
    untold, waiting = set(), [0]
    while waiting:
        at = waiting.pop()
        if at not in untold and not telling[at]:
            untold.add(at)
            waiting += ways[at]
    return {
        "kind": "scenario",
        **{field: said(chance) for field in ("title", "intro", "you")},
        "people": [{"id": "robin", "name": "Robin", "role": "a friend"}],
        "start": "scene-0",
        "scenes": [
            scene(chance, f"scene-{n}", [f"scene-{m}" for m in to], telling[n] or (not to and n in untold))
            for n, to in enumerate(ways)
        ],
    }


def scene(chance: Random, name: str, ways: list[str], telling: bool = False) -> Data:
    """Give a scene: with a choice for each way, or without any an ending."""
    ending = {"title": said(chance), "text": said(chance), "next": f"Tell {said(chance)}"}
    return {
        "id": name,
        "messages": [{"who": chance.choice(["robin", "you", "narrator"]), "text": said(chance)}],
        "telling": telling,
        "choices": [choice(chance, n, to) for n, to in enumerate(ways)],
        "ending": None if ways else {**ending, "help": _help(chance)},
    }


def choice(chance: Random, number: int, to: str) -> Data:
    """Give a choice."""
    return {"id": f"choice-{number}", "text": said(chance), "to": to, "feedback": said(chance)}


@st.composite
def sorts(draw: st.DrawFn, least: int = 2) -> Data:
    """Give a sort of up to 14 items, as mixed in their order and their lengths as they have to be."""
    size = draw(st.integers(least, 14).filter(lambda n: n != 3))
    genuine = draw(st.integers(-(-2 * size // 5), 3 * size // 5))
    chance = Random(draw(st.integers(0, 2**32)))
    answers = ["genuine"] * genuine + ["sign"] * (size - genuine)
    while guessable("".join(answer[0] for answer in answers)):
        chance.shuffle(answers)
    same = chance.randint(20, 150)
    lengths = [chance.randint(20, 150) for _ in answers]
    lengths[answers.index("genuine")] = lengths[answers.index("sign")] = same
    return {
        "kind": "sort",
        **_around(chance),
        "items": [
            {"id": f"item-{n}", "text": said(chance, letters), "answer": answer, "reason": said(chance)}
            for n, (answer, letters) in enumerate(zip(answers, lengths, strict=True))
        ],
    }


def guessable(answers: str) -> bool:
    """Tell whether an order like `gsgg` gives answers away: kinds apart, in turns, or in long runs."""
    apart = len(answers) > 3 and re.fullmatch(r"g+s+|s+g+", answers)
    turns = len(answers) > 5 and not re.search(r"gg|ss", answers)
    return bool(apart or turns or re.search(r"g{5}|s{5}", answers))


@st.composite
def checks(draw: st.DrawFn, least: int = 1) -> Data:
    """Give a check of up to 8 questions; of three and more, two thirds may have a long right answer."""
    size = draw(st.integers(least, 8))
    chance = Random(draw(st.integers(0, 2**32)))
    several = [draw(st.booleans()) and draw(st.booleans()) for _ in range(size)]
    options = [chance.randint(3, 5) for _ in range(size)]
    right = [chance.randrange(n) for n in options]
    while placed([(at, at - n) for at, n, more in zip(right, options, several, strict=True) if not more]):
        right = [chance.randrange(n) for n in options]
    telling = chance.sample(range(size), size if size < 3 else 2 * size // 3)
    return {
        "kind": "check",
        **_around(chance),
        "questions": [
            _question(
                chance,
                n,
                options[n],
                {right[n], (right[n] + 1) % options[n] if more else right[n]},
                n in telling,
            )
            for n, more in enumerate(several)
        ],
    }


def placed(places: list[tuple[int, int]]) -> bool:
    """Tell whether over four in five right answers, of three and more, stand alike from either end."""
    alike = [[place[end] for place in places] for end in (0, 1)]
    return len(places) > 2 and any(5 * max(map(ends.count, ends)) > 4 * len(places) for ends in alike)


def _question(chance: Random, number: int, options: int, right: set[int], longest: bool) -> Data:
    letters = chance.randint(10, 60)
    return {
        "id": f"question-{number}",
        "text": said(chance),
        "options": [
            {
                "id": f"option-{n}",
                "text": said(chance, 2 * letters if longest and n in right else letters),
                "right": n in right,
                "feedback": said(chance),
            }
            for n in range(options)
        ],
    }


@st.composite
def orders(draw: st.DrawFn) -> Data:
    """Give an order of three to nine steps, some of which have words for being picked too early."""
    chance = Random(draw(st.integers(0, 2**32)))
    steps: list[Data] = [
        {"id": f"step-{n}", "text": said(chance), "why": said(chance)} for n in range(draw(st.integers(3, 9)))
    ]
    for step in steps[1:]:
        step.update({"early": said(chance)} if draw(st.booleans()) else {})
    return {"kind": "order", **_around(chance), "steps": steps}


@st.composite
def confidences(draw: st.DrawFn) -> Data:
    """Give a confidence quiz, with a scale of its own or without."""
    chance = Random(draw(st.integers(0, 2**32)))
    statements = [
        {"id": f"statement-{n}", "text": said(chance), "unsure": f"Talk to {said(chance)}"}
        for n in range(draw(st.integers(1, 6)))
    ]
    scale = [
        {"id": f"level-{n}", "text": said(chance), "line": said(chance)}
        for n in range(draw(st.sampled_from([0, 3, 4, 5])))
    ]
    when = draw(st.sampled_from(["before", "after"]))
    return {"kind": "confidence", **_around(chance), "when": when, "statements": statements, "scale": scale}


def _around(chance: Random) -> Data:
    return {
        "title": said(chance),
        "intro": said(chance),
        "next": f"Show {said(chance)}",
        "help": _help(chance),
    }


def _help(chance: Random) -> list[str]:
    some = chance.sample(["line", "small-ones", "portal"], chance.randint(0, 3))
    return chance.sample(["adult", *some], len(some) + 1)


def course(*quizzes: Data, ages: tuple[str, ...] = ("ks3", "ks4", "ks5")) -> Course:
    """Give a course with one lesson that has these quizzes."""
    found = {f"unit/quiz-{n}": QUIZ.validate_python(quiz) for n, quiz in enumerate(quizzes)}
    lesson = {"id": "lesson", "title": "A lesson", "ages": ages, "minutes": 50, "outcomes": ["tell"]}
    curriculum = {
        "title": "A course",
        "description": "For tests.",
        "leave_to": "https://weather.example/",
        "home": "index",
        "rooms": [{"id": "pupils", "title": "Pupils", "audience": "pupils", "holds": "lessons"}],
        "units": [{"id": "unit", "title": "A unit", "lessons": [{**lesson, "quizzes": list(found)}]}],
        "pathways": [{"id": "classroom", "title": "In class", "text": "All.", "lessons": ["unit/lesson"]}],
    }
    services = {name: _service(name, fields) for name, fields in SERVICES.items()}
    return Course(Path(), Curriculum.model_validate(curriculum), quizzes=found, services=services)


def _service(name: str, fields: Data) -> Service:
    around = {"name": name, "what": "Helps.", "who": "Everybody.", "sources": [{"title": "A source"}]}
    fact = {"id": name, "checked": date(2026, 11, 20), "reliability": "own"}
    return Service.model_validate({**around, **fact, **fields})
