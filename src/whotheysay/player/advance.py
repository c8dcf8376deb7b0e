"""Where a trail of choices leads in a quiz: the same answers as `core.js`, in Python."""

import math
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any

Json = dict[str, Any]
"""A piece of a quiz or of a state, as JSON has it."""

SORT_PICKS = ("genuine", "sign")
"""What can be said of an item in a sort, in the order the buttons stand."""

LEANS = 0.5
"""From this bias somebody leans; one slip among a dozen items stays below it."""


def advance(quiz: Json, trail: Sequence[str]) -> Json:
    """Follow `trail` through `quiz` (the JSON of `quiz_data`) as far as its steps are possible.

    Returns the state as JSON: kind, used, at, done, steps, choices, signs, ending, result.
    The first step that isn't possible ends the walk; `used` says how many were.
    """
    walks = {
        "scenario": _walk_scenario,
        "sort": _walk_sort,
        "check": _walk_check,
        "order": _walk_order,
        "confidence": _walk_confidence,
    }
    return walks[quiz["kind"]](quiz, trail)


def _walk_scenario(quiz: Json, trail: Sequence[str]) -> Json:
    scene = _by_id(quiz["scenes"], quiz["start"])
    passed, steps = [scene], []
    for pick in trail:
        choice = _find(scene["choices"], pick)
        if choice is None:
            break
        steps.append(_step(scene["id"], pick, None, choice["feedback"], choice["signs"]))
        scene = _by_id(quiz["scenes"], choice["to"])
        passed.append(scene)
    return _scenario_state(passed, steps)


def _scenario_state(passed: list[Json], steps: list[Json]) -> Json:
    scene = passed[-1]
    ending = scene["id"] if scene["ending"] else None
    signs = list(passed[0]["signs"])
    for step, entered in zip(steps, passed[1:], strict=True):
        signs += step["signs"] + entered["signs"]
    signs = _unique(signs)
    told = any(one["telling"] for one in passed)
    result = {"ending": ending, "told": told, "signs": signs} if ending else None
    choices = [choice["id"] for choice in scene["choices"]]
    at = None if ending else scene["id"]
    return _state("scenario", steps, at=at, choices=choices, signs=signs, result=result, ending=ending)


def _walk_sort(quiz: Json, trail: Sequence[str]) -> Json:
    items = quiz["items"]
    steps = _answer_each(items, trail, _sort_answer)
    at = items[len(steps)]["id"] if len(steps) < len(items) else None
    choices = list(SORT_PICKS) if at else []
    signs = _unique([sign for step in steps for sign in step["signs"]])
    result = None if at else _sort_result(items, steps)
    return _state("sort", steps, at=at, choices=choices, signs=signs, result=result)


def _sort_answer(item: Json, pick: str) -> Json | None:
    if pick not in SORT_PICKS:
        return None
    signs = [item["sign"]] if item["sign"] else []
    return _step(item["id"], pick, pick == item["answer"], item["reason"], signs)


def _sort_result(items: list[Json], steps: list[Json]) -> Json:
    told = [(item["answer"], step["right"]) for item, step in zip(items, steps, strict=True)]
    hits, false_alarms = told.count(("sign", True)), told.count(("genuine", False))
    signs = sum(answer == "sign" for answer, _ in told)
    return {
        "hits": hits,
        "misses": told.count(("sign", False)),
        "trusted": told.count(("genuine", True)),
        "false_alarms": false_alarms,
        "signs_total": signs,
        "genuine_total": len(told) - signs,
        **_discernment(hits, signs, false_alarms, len(told) - signs),
    }


def _discernment(hits: int, signs: int, false_alarms: int, genuine: int) -> Json:
    """Say how well the two kinds were told apart (d′), and which way somebody leaned (the bias c).

    Signal detection, as in Macmillan and Creelman, "Detection Theory", 2005: d′ = z(H) - z(F) and
    c = -(z(H) + z(F)) / 2. Half an item is added to hits and false alarms and one to each kind (the
    log-linear correction of Hautus, 1995), so that sorting all of a kind rightly has a value too.
    A bias above 0 is a lean towards calling things genuine.
    """
    hit, alarm = _z((hits + 0.5) / (signs + 1)), _z((false_alarms + 0.5) / (genuine + 1))
    bias = _rounded(-(hit + alarm) / 2)
    lean = "trusting" if bias > LEANS else "careful" if bias < -LEANS else "balanced"
    return {"d_prime": _rounded(hit - alarm), "bias": bias, "lean": lean}


def _z(share: float) -> float:
    """Give the point of the normal distribution below which `share` lies.

    Abramowitz and Stegun, 26.2.23, which is right to 0.0005: short, and the same in any language.
    """
    t = math.sqrt(-2 * math.log(min(share, 1 - share)))
    above = 2.515517 + 0.802853 * t + 0.010328 * t * t
    below = 1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t
    return t - above / below if share > 0.5 else above / below - t


def _rounded(value: float) -> float:
    """Round to two places, halves upwards as JavaScript does."""
    return math.floor(value * 100 + 0.5) / 100


def _walk_check(quiz: Json, trail: Sequence[str]) -> Json:
    questions = quiz["questions"]
    steps = _answer_each(questions, trail, _check_answer)
    now = questions[len(steps)] if len(steps) < len(questions) else None
    at = now["id"] if now else None
    choices = [option["id"] for option in now["options"]] if now else []
    right = sum(step["right"] for step in steps)
    result = None if now else {"right": right, "of": len(questions)}
    return _state("check", steps, at=at, choices=choices, signs=[], result=result)


def _check_answer(question: Json, pick: str) -> Json | None:
    ids = pick.split("+") if isinstance(pick, str) else []
    picked = [option for option in question["options"] if option["id"] in ids]
    in_order = "+".join(option["id"] for option in picked)
    if not picked or in_order != pick or (len(picked) > 1 and not question["several"]):
        return None
    right = all(option["right"] == (option in picked) for option in question["options"])
    feedback = " ".join(option["feedback"] for option in picked)
    return _step(question["id"], pick, right, feedback, [])


def _walk_order(quiz: Json, trail: Sequence[str]) -> Json:
    """Look for what comes next; a step that was tried at a place isn't offered there again."""
    steps: list[Json] = []
    waiting: list[Json] = quiz["steps"]
    tried: list[str] = []
    for pick in trail:
        one = _find(waiting, pick)
        if one is None or pick in tried:
            break
        right = one is waiting[0]
        steps.append(_step(_place(quiz, waiting), pick, right, one["why" if right else "early"], []))
        waiting, tried = (waiting[1:], []) if right else (waiting, [*tried, pick])
    choices = [id_ for id_ in quiz["shown"] if _find(waiting, id_) and id_ not in tried]
    at = _place(quiz, waiting) if waiting else None
    result = None if at else _order_result(steps)
    return _state("order", steps, at=at, choices=choices, signs=[], result=result)


def _place(quiz: Json, waiting: list[Json]) -> str:
    return f"place-{len(quiz['steps']) - len(waiting) + 1}"


def _order_result(steps: list[Json]) -> Json:
    """Count the places that were found by the first pick there."""
    rights = [step["right"] for step in steps]
    first = rights[0] + sum(before and right for before, right in pairwise(rights))
    return {"first": first, "of": sum(rights)}


def _walk_confidence(quiz: Json, trail: Sequence[str]) -> Json:
    statements = quiz["statements"]

    def level(statement: Json, pick: str) -> Json | None:
        one = _find(quiz["scale"], pick)
        return one and _step(statement["id"], pick, None, one["line"], [])

    steps = _answer_each(statements, trail, level)
    at = statements[len(steps)]["id"] if len(steps) < len(statements) else None
    choices = [one["id"] for one in quiz["scale"]] if at else []
    result = None if at else _confidence_result(quiz, steps)
    return _state("confidence", steps, at=at, choices=choices, signs=[], result=result)


def _confidence_result(quiz: Json, steps: list[Json]) -> Json:
    """Name the statements answered in the lower half of the scale; there is nothing to count."""
    low = [one["id"] for one in quiz["scale"][: len(quiz["scale"]) // 2]]
    return {"unsure": [step["at"] for step in steps if step["pick"] in low]}


def _answer_each(
    parts: list[Json], trail: Sequence[str], answer: Callable[[Json, str], Json | None]
) -> list[Json]:
    steps: list[Json] = []
    for part, pick in zip(parts, trail, strict=False):
        step = answer(part, pick)
        if step is None:
            break
        steps.append(step)
    return steps


def _step(at: str, pick: str, right: bool | None, feedback: str, signs: list[str]) -> Json:
    return {"at": at, "pick": pick, "right": right, "feedback": feedback, "signs": list(signs)}


def _state(
    kind: str,
    steps: list[Json],
    *,
    at: str | None,
    choices: list[str],
    signs: list[str],
    result: Json | None,
    ending: str | None = None,
) -> Json:
    return {
        "kind": kind,
        "used": len(steps),
        "at": at,
        "done": at is None,
        "steps": steps,
        "choices": choices,
        "signs": signs,
        "ending": ending,
        "result": result,
    }


def _find(parts: list[Json], wanted: str) -> Json | None:
    return next((part for part in parts if part["id"] == wanted), None)


def _by_id(parts: list[Json], wanted: str) -> Json:
    found = _find(parts, wanted)
    if found is None:
        raise KeyError(wanted)
    return found


def _unique(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))
