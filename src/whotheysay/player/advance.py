"""Where a trail of choices leads in a quiz: the same answers as `core.js`, in Python."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

Json = dict[str, Any]
"""A piece of a quiz or of a state, as JSON has it."""

SORT_PICKS = ("genuine", "sign")
"""What can be said of an item in a sort, in the order the buttons stand."""


def advance(quiz: Json, trail: Sequence[str]) -> Json:
    """Follow `trail` through `quiz` (the JSON of `quiz_data`) as far as its steps are possible.

    Returns the state as JSON: kind, used, at, done, steps, choices, signs, ending, result.
    The first step that isn't possible ends the walk; `used` says how many were.
    """
    walk = {"scenario": _walk_scenario, "sort": _walk_sort, "check": _walk_check}[quiz["kind"]]
    return walk(quiz, trail)


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
    return {
        "hits": told.count(("sign", True)),
        "misses": told.count(("sign", False)),
        "trusted": told.count(("genuine", True)),
        "false_alarms": told.count(("genuine", False)),
        "signs_total": sum(answer == "sign" for answer, _ in told),
        "genuine_total": sum(answer == "genuine" for answer, _ in told),
    }


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
