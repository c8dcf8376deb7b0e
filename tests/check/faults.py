"""Faults to plant in a quiz that has none; each says with which code and where it has to be found."""

from collections.abc import Callable
from copy import deepcopy
from random import Random

from tests.check.strategies import LONGEST, Data, choice, said, scene

Loc = tuple[str | int, ...]
Planted = tuple[str, Loc]
"""The code that has to be given, and the place."""
Fault = Callable[[Data, Random], Planted]

HOPELESS = ("It is too late now.", "Nothing can be done.", "There is no way back.", "Nobody can help.")


def chance_of(quiz: Data, chance: Random, *, ends: bool) -> int:
    """Choose one of the scenes: an ending, or one with choices."""
    return chance.choice([n for n, one in enumerate(quiz["scenes"]) if bool(one["ending"]) == ends])


def loose_choice(quiz: Data, chance: Random) -> Planted:
    at = chance_of(quiz, chance, ends=False)
    number = chance.randrange(len(quiz["scenes"][at]["choices"]))
    quiz["scenes"][at]["choices"][number]["to"] = "nowhere"
    return "Q101", ("scenes", at, "choices", number, "to")


def loose_start(quiz: Data, chance: Random) -> Planted:
    quiz["start"] = "nowhere"
    return "Q101", ("start",)


def unknown_speaker(quiz: Data, chance: Random) -> Planted:
    at = chance.randrange(len(quiz["scenes"]))
    quiz["scenes"][at]["messages"].append({"who": "stranger", "text": "Hello."})
    return "Q102", ("scenes", at, "messages", 1, "who")


def unreachable_scene(quiz: Data, chance: Random) -> Planted:
    to = chance.choice(quiz["scenes"])["id"]
    quiz["scenes"].append(scene(chance, "lost", [to]))
    return "Q103", ("scenes", len(quiz["scenes"]) - 1, "id")


def unreachable_ending(quiz: Data, chance: Random) -> Planted:
    quiz["scenes"].append(scene(chance, "lost", []))
    return "Q103", ("scenes", len(quiz["scenes"]) - 1, "id")


def endless_loop(quiz: Data, chance: Random) -> Planted:
    add_way(quiz, chance, chance_of(quiz, chance, ends=False), "round-0")
    size = chance.randint(1, 4)
    ways = [[f"round-{(n + 1) % size}"] for n in range(size)]
    if size == 1:
        ways = [["round-1"], ["round-0"]]
    first = len(quiz["scenes"])
    quiz["scenes"] += [scene(chance, f"round-{n}", to) for n, to in enumerate(ways)]
    return "Q104", ("scenes", first, "id")


def untold_ending(quiz: Data, chance: Random) -> Planted:
    quiz["scenes"][0]["telling"] = False
    add_way(quiz, chance, 0, "untold")
    quiz["scenes"].append(scene(chance, "untold", []))
    return "Q105", ("scenes", len(quiz["scenes"]) - 1, "id")


def self_choice(quiz: Data, chance: Random) -> Planted:
    at = chance_of(quiz, chance, ends=False)
    add_way(quiz, chance, at, quiz["scenes"][at]["id"])
    return "Q108", ("scenes", at, "choices", len(quiz["scenes"][at]["choices"]) - 1, "to")


def long_path(quiz: Data, chance: Random) -> Planted:
    lengthen(quiz, chance, LONGEST + 1)
    return "Q109", ("scenes",)


def lengthen(quiz: Data, chance: Random, choices: int) -> None:
    """Add a path from the start to an ending that takes so many choices."""
    end = quiz["scenes"][chance_of(quiz, chance, ends=True)]["id"]
    names = [f"long-{n}" for n in range(choices - 1)]
    add_way(quiz, chance, 0, names[0])
    for name, to in zip(names, [*names[1:], end], strict=True):
        quiz["scenes"].append(scene(chance, name, [to], telling=True))


def help_for_others(quiz: Data, chance: Random) -> Planted:
    at = chance_of(quiz, chance, ends=True)
    quiz["scenes"][at]["ending"]["help"] = ["small-ones"]
    return "Q110", ("scenes", at, "ending", "help")


def help_nobody_met(quiz: Data, chance: Random) -> Planted:
    at = chance_of(quiz, chance, ends=True)
    quiz["scenes"][at]["ending"]["help"] = ["portal"]
    return "Q110", ("scenes", at, "ending", "help")


def no_step(quiz: Data, chance: Random) -> Planted:
    at = chance_of(quiz, chance, ends=True)
    quiz["scenes"][at]["ending"]["next"] = "That was the whole story."
    return "Q111", ("scenes", at, "ending", "next")


def no_hope(quiz: Data, chance: Random) -> Planted:
    at = chance_of(quiz, chance, ends=True)
    field = chance.choice(["title", "text", "next"])
    quiz["scenes"][at]["ending"][field] += f". {chance.choice(HOPELESS)}"
    return "Q112", ("scenes", at, "ending", field)


def choice_twice(quiz: Data, chance: Random) -> Planted:
    at = chance_of(quiz, chance, ends=False)
    choices = quiz["scenes"][at]["choices"]
    copied = chance.choice(choices)
    add_way(quiz, chance, at, copied["to"])
    choices[-1]["text"] = f"{copied['text'].upper()}!"
    return "Q117", ("scenes", at, "choices", len(choices) - 1, "text")


def feedback_copied_to_a_choice(quiz: Data, chance: Random) -> Planted:
    at = chance_of(quiz, chance, ends=False)
    choices = quiz["scenes"][at]["choices"]
    copied = chance.choice(choices)
    add_way(quiz, chance, at, copied["to"])
    choices[-1]["feedback"] = copied["feedback"]
    return "Q120", ("scenes", at, "choices", len(choices) - 1, "feedback")


def add_way(quiz: Data, chance: Random, at: int, to: str) -> None:
    """Add a choice to a scene."""
    choices = quiz["scenes"][at]["choices"]
    choices.append(choice(chance, len(choices), to))


def all_suspect(quiz: Data, chance: Random) -> Planted:
    for item in quiz["items"]:
        item["answer"] = "sign"
    return "Q106", ("items",)


def apart(quiz: Data, chance: Random) -> Planted:
    quiz["items"].sort(key=lambda item: item["answer"], reverse=chance.random() < 0.5)
    return "Q115", ("items", 0)


def in_turns(quiz: Data, chance: Random) -> Planted:
    pairs = zip(of_kind(quiz, "genuine"), of_kind(quiz, "sign"), strict=False)
    quiz["items"] = [item for pair in pairs for item in pair]
    return "Q115", ("items", 0)


def long_run(quiz: Data, chance: Random) -> Planted:
    kinds = ["genuine", "sign"]
    chance.shuffle(kinds)
    many, few = (of_kind(quiz, kind)[:5] for kind in kinds)
    before = chance.randint(1, 4)
    quiz["items"] = few[:before] + many + few[before:]
    return "Q115", ("items", before)


def long_kind(quiz: Data, chance: Random) -> Planted:
    kind = chance.choice(["genuine", "sign"])
    for item in quiz["items"]:
        item["text"] = said(
            chance, chance.randint(60, 90) if item["answer"] == kind else chance.randint(20, 40)
        )
    return "Q116", ("items",)


def item_twice(quiz: Data, chance: Random) -> Planted:
    numbers = [n for n, item in enumerate(quiz["items"]) if item["answer"] == "sign"]
    first, again = sorted(chance.sample(numbers, 2))
    words = said(chance, 150).split()
    quiz["items"][first]["text"] = " ".join(words)
    quiz["items"][again]["text"] = " ".join(["So the", *words[:-1], f"{words[-1]}."])
    return "Q118", ("items", again, "text")


def reason_copied(quiz: Data, chance: Random) -> Planted:
    answers = [item["answer"] for item in quiz["items"]]
    first, again = sorted([answers.index("genuine"), answers.index("sign")])
    quiz["items"][again]["reason"] = quiz["items"][first]["reason"]
    return "Q120", ("items", again, "reason")


def of_kind(quiz: Data, kind: str) -> list[Data]:
    """Give the items that are genuine, or signs."""
    return [item for item in quiz["items"] if item["answer"] == kind]


def none_right(quiz: Data, chance: Random) -> Planted:
    return rights(quiz, chance, right=False)


def all_right(quiz: Data, chance: Random) -> Planted:
    return rights(quiz, chance, right=True)


def rights(quiz: Data, chance: Random, *, right: bool) -> Planted:
    """Make all options of a question right, or none."""
    at = chance.randrange(len(quiz["questions"]))
    for option in quiz["questions"][at]["options"]:
        option["right"] = right
    return "Q107", ("questions", at, "options")


def longest_right(quiz: Data, chance: Random) -> Planted:
    return lengths(quiz, chance, right=40, wrong=30)


def shortest_right(quiz: Data, chance: Random) -> Planted:
    return lengths(quiz, chance, right=30, wrong=40)


def lengths(quiz: Data, chance: Random, *, right: int, wrong: int) -> Planted:
    """Write right and wrong options anew, each as long as said."""
    for question in quiz["questions"]:
        for option in question["options"]:
            option["text"] = said(chance, right if option["right"] else wrong)
    return "Q113", ("questions",)


def same_place(quiz: Data, chance: Random) -> Planted:
    at = chance.choice([0, 1, -1])
    for question in quiz["questions"]:
        for n, option in enumerate(question["options"]):
            option["right"] = n == at % len(question["options"])
    return "Q114", ("questions",)


def option_twice(quiz: Data, chance: Random) -> Planted:
    at = chance.randrange(len(quiz["questions"]))
    options = quiz["questions"][at]["options"]
    options.append({**chance.choice(options), "id": "again", "feedback": said(chance)})
    options[-1]["text"] = f"Then the {options[-1]['text'].capitalize()}…"
    return "Q117", ("questions", at, "options", len(options) - 1, "text")


def feedback_copied(quiz: Data, chance: Random) -> Planted:
    at = chance.randrange(len(quiz["questions"]))
    options = quiz["questions"][at]["options"]
    answers = [option["right"] for option in options]
    first, again = sorted([answers.index(True), answers.index(False)])
    options[again]["feedback"] = options[first]["feedback"]
    return "Q120", ("questions", at, "options", again, "feedback")


def question_twice(quiz: Data, chance: Random) -> Planted:
    again = deepcopy(chance.choice(quiz["questions"]))
    again["id"] = "again"
    chance.shuffle(again["options"])
    quiz["questions"].append(again)
    return "Q118", ("questions", len(quiz["questions"]) - 1, "text")


def few_steps(quiz: Data, chance: Random) -> Planted:
    del quiz["steps"][2:]
    return "Q121", ("steps",)


def many_steps(quiz: Data, chance: Random) -> Planted:
    while len(quiz["steps"]) < 10:
        quiz["steps"].append({"id": f"more-{len(quiz['steps'])}", "text": said(chance), "why": said(chance)})
    return "Q121", ("steps",)


def told_step(quiz: Data, chance: Random) -> Planted:
    at = chance.randrange(len(quiz["steps"]))
    begin = chance.choice(["Then", "First,", "2.", "Step 3:", "Finally", "After that", "Next,", "Last,"])
    quiz["steps"][at]["text"] = f"{begin} {quiz['steps'][at]['text']}"
    return "Q122", ("steps", at, "text")


def step_twice(quiz: Data, chance: Random) -> Planted:
    return copied(quiz, "steps", "text", "Q117")


def why_copied(quiz: Data, chance: Random) -> Planted:
    return copied(quiz, "steps", "why", "Q120")


def early_copied(quiz: Data, chance: Random) -> Planted:
    quiz["steps"][0]["early"] = said(chance)
    return copied(quiz, "steps", "early", "Q120")


def statement_twice(quiz: Data, chance: Random) -> Planted:
    quiz["statements"].append({"id": "again", "text": "", "unsure": f"Ask {said(chance)}"})
    return copied(quiz, "statements", "text", "Q117")


def unsure_copied(quiz: Data, chance: Random) -> Planted:
    quiz["statements"].append({"id": "again", "text": said(chance), "unsure": ""})
    return copied(quiz, "statements", "unsure", "Q120")


def level_twice(quiz: Data, chance: Random) -> Planted:
    quiz["scale"] = scale(chance)
    return copied(quiz, "scale", "text", "Q117")


def line_copied(quiz: Data, chance: Random) -> Planted:
    quiz["scale"] = scale(chance)
    return copied(quiz, "scale", "line", "Q120")


def copied(quiz: Data, parts: str, field: str, code: str) -> Planted:
    """Let the last of some parts say what the first says."""
    quiz[parts][-1][field] = quiz[parts][0][field]
    return code, (parts, len(quiz[parts]) - 1, field)


def scale(chance: Random) -> list[Data]:
    """Give a scale of three."""
    return [{"id": f"level-{n}", "text": said(chance), "line": said(chance)} for n in range(3)]


def marked(quiz: Data, chance: Random) -> Planted:
    quiz["scale"] = scale(chance)
    marks = ("Well done!", "That is the right answer.", "Three points.", "You should know it.")
    quiz["scale"][2]["line"] = chance.choice(marks)
    return "Q123", ("scale", 2, "line")


def nothing_to_do(quiz: Data, chance: Random) -> Planted:
    quiz["statements"][0]["unsure"] = "That was all."
    return "Q111", ("statements", 0, "unsure")


def no_hope_for_the_unsure(quiz: Data, chance: Random) -> Planted:
    quiz["statements"][0]["unsure"] += f". {chance.choice(HOPELESS)}"
    return "Q112", ("statements", 0, "unsure")


def no_step_at_last(quiz: Data, chance: Random) -> Planted:
    quiz["next"] = "That was the whole story."
    return "Q111", ("next",)


def no_hope_at_last(quiz: Data, chance: Random) -> Planted:
    quiz["next"] += f". {chance.choice(HOPELESS)}"
    return "Q112", ("next",)


def help_for_others_at_last(quiz: Data, chance: Random) -> Planted:
    quiz["help"] = ["small-ones"]
    return "Q110", ("help",)
