"""A quiz as a gamebook: HTML to read, print and follow, which the player's script upgrades.

The page holds a quiz's words once. `player/read.js` reads this HTML back as the JSON that it was made
of, by its structure and by `data-` attributes for names and answers: whoever changes one changes
the other, and a test compares what went in with what comes out.
"""

from collections.abc import Iterable
from typing import Any

from whotheysay.compile.markup import Html, join, tag
from whotheysay.compile.words import WORDS, say

Json = dict[str, Any]
BOOK = WORDS["book"]


def quiz_html(data: Json) -> str:
    """Make the `<section>` of a quiz from the JSON of `quiz_data`.

    Ids begin with `quiz-<unit>-<id>`; parts of a quiz go on with two hyphens, which no id has.
    """
    name = "quiz-" + data["id"].replace("/", "-")
    books = {
        "scenario": _scenario,
        "sort": _sort,
        "check": _check,
        "order": _order,
        "confidence": _confidence,
    }
    return tag(
        "section",
        tag("h3", data["title"], id=f"{name}--title"),
        tag("p", data["intro"], class_="quiz-intro"),
        tag(
            "div",
            *books[data["kind"]](data, name),
            class_="quiz-book",
            data_start=data.get("start"),
            data_when=data.get("when"),
        ),
        class_=f"quiz quiz-{data['kind']}",
        id=name,
        data_quiz=data["id"],
        data_kind=data["kind"],
        aria_labelledby=f"{name}--title",
    )


def _scenario(data: Json, name: str) -> Iterable[Html]:
    numbers = {scene["id"]: n for n, scene in enumerate(data["scenes"], 1)}
    you = {"id": None, "name": data["words"]["you"], "role": data["you"]}
    people = (
        tag("li", tag("b", one["name"] + ":"), " ", one["role"], data_id=one["id"])
        for one in (you, *data["people"])
    )
    yield tag("p", BOOK["people"] + ":")
    yield tag("ul", *people, class_="quiz-people")
    yield tag("p", BOOK["how"])
    yield tag("p", _link_to_start("start", data, name, numbers))
    for scene in data["scenes"]:
        yield tag(
            "div",
            *_scene(scene, data, name, numbers),
            class_="quiz-scene",
            data_id=scene["id"],
            data_signs=" ".join(scene["signs"]),
            data_telling=scene["telling"],
        )


def _scene(scene: Json, data: Json, name: str, numbers: dict[str, int]) -> Iterable[Html]:
    number, ending = numbers[scene["id"]], scene["ending"]
    title = (": ", tag("span", ending["title"])) if ending else ()
    yield tag("h4", say(BOOK["scene"], n=number), *title, id=f"{name}--{number}")
    yield from _arrivals(scene, data, name, numbers)
    yield from _messages(scene, data)
    if ending:
        yield tag("p", ending["text"])
        yield from _next(ending, data, "h5")
        yield tag("p", _link_to_start("restart", data, name, numbers))
    else:
        yield from _choices(scene, data, name, numbers)
    yield from _could_notice(scene, data)


def _arrivals(scene: Json, data: Json, name: str, numbers: dict[str, int]) -> Iterable[Html]:
    """Say to who comes here by a choice what is to be said of it; choices link to these."""
    for source in data["scenes"]:
        for choice in source["choices"]:
            if choice["to"] == scene["id"]:
                number = numbers[source["id"]]
                chosen = say(BOOK["chosen"], choice=choice["text"], n=number)
                anchor = f"{name}--{number}--{choice['id']}"
                text = (tag("b", chosen), " ", choice["feedback"])
                yield tag("p", *text, class_="quiz-from", id=anchor)


def _messages(scene: Json, data: Json) -> Iterable[Html]:
    names = {person["id"]: person["name"] for person in data["people"]}
    names["you"] = data["words"]["you"]
    for message in scene["messages"]:
        who = names.get(message["who"])
        said = (tag("b", who + ":"), " ", message["text"]) if who else (message["text"],)
        yield tag("p", *said, class_="quiz-line" if who else "quiz-told", data_who=message["who"])


def _choices(scene: Json, data: Json, name: str, numbers: dict[str, int]) -> Iterable[Html]:
    yield tag("p", tag("b", data["words"]["ask"]))
    items = []
    for choice in scene["choices"]:
        href = f"#{name}--{numbers[scene['id']]}--{choice['id']}"
        goes = tag("b", say(BOOK["go"], n=numbers[choice["to"]]))
        link = tag("a", choice["text"], " ", goes, href=href, data_signs=" ".join(choice["signs"]))
        items.append(tag("li", link))
    yield tag("ul", *items, class_="quiz-ways")


def _could_notice(scene: Json, data: Json) -> Iterable[Html]:
    named = [sign for part in (scene, *scene["choices"]) for sign in part["signs"]]
    signs = {sign: data["signs"][sign] for sign in named if sign in data["signs"]}
    if signs:
        yield _details(BOOK["could_notice"], _signs(signs))


def _signs(signs: Json) -> Html:
    items = (
        tag("li", tag("b", one["name"] + ":"), " ", tag("span", one["sign"]), " ", one["why"], data_id=id_)
        for id_, one in signs.items()
    )
    return tag("ul", *items, class_="quiz-met")


def _link_to_start(word: str, data: Json, name: str, numbers: dict[str, int]) -> Html:
    number = numbers[data["start"]]
    return tag("a", say(BOOK[word], n=number), href=f"#{name}--{number}")


def _sort(data: Json, name: str) -> Iterable[Html]:
    yield tag("p", tag("b", data["words"]["ask"]))
    items = (
        tag("li", *_item(one, data), data_id=one["id"], data_answer=one["answer"], data_sign=one["sign"])
        for one in data["items"]
    )
    yield tag("ol", *items, class_="quiz-items")
    if data["signs"]:
        yield _details(data["words"]["noticed"], _signs(data["signs"]))
    yield from _next(data["ending"], data, "h4")


def _item(item: Json, data: Json) -> Iterable[Html]:
    sign = data["signs"].get(item["sign"])
    named = f" ({sign['name']})" if sign else ""
    answer = tag("b", data["words"][item["answer"]], named, ".")
    yield tag("p", item["text"], class_="quiz-line")
    yield _details(BOOK["answer"], tag("p", answer, " ", item["reason"]))


def _check(data: Json, name: str) -> Iterable[Html]:
    questions = (tag("li", *_question(one, data), data_id=one["id"]) for one in data["questions"])
    yield tag("ol", *questions, class_="quiz-items")
    yield from _next(data["ending"], data, "h4")


def _question(question: Json, data: Json) -> Iterable[Html]:
    words = data["words"]
    yield tag("p", tag("b", question["text"]))
    yield tag("p", words["pick_several" if question["several"] else "pick_one"])
    yield tag("ul", *(tag("li", option["text"]) for option in question["options"]))
    answers = []
    for option in question["options"]:
        verdict = words["right_answer"] if option["right"] else BOOK["other"]
        said = (tag("span", option["text"]), " ", tag("b", verdict + ":"), " ", option["feedback"])
        answers.append(tag("li", *said, data_id=option["id"], data_right=option["right"]))
    yield _details(BOOK["answers"], tag("ul", *answers))


def _order(data: Json, name: str) -> Iterable[Html]:
    steps = {step["id"]: step for step in data["steps"]}
    yield tag("p", BOOK["order"])
    yield tag("ul", *(tag("li", steps[id_]["text"], data_id=id_) for id_ in data["shown"]))
    yield _details(BOOK["in_order"], tag("ol", *(_step(one, data) for one in data["steps"])))
    yield from _next(data["ending"], data, "h4")


def _step(step: Json, data: Json) -> Html:
    """Say why it stands here, and what its author says of picking it too early."""
    parts = [tag("b", step["text"]), tag("p", step["why"])]
    if step["early"] != data["words"]["early"]:
        parts.append(tag("p", BOOK["early"], " ", tag("span", step["early"])))
    return tag("li", *parts, data_id=step["id"])


def _confidence(data: Json, name: str) -> Iterable[Html]:
    words = data["words"]
    yield tag("p", words["kept"])
    yield tag("p", tag("b", words["ask"]))
    levels = (
        tag("li", tag("b", one["text"] + ":"), " ", one["line"], data_id=one["id"]) for one in data["scale"]
    )
    yield tag("ul", *levels)
    statements = (tag("li", *_statement(one), data_id=one["id"]) for one in data["statements"])
    yield tag("ol", *statements, class_="quiz-items")
    yield tag("p", words[f"turn_{data['when']}"])
    yield from _next(data["ending"], data, "h4")


def _statement(statement: Json) -> Iterable[Html]:
    """Say what helps openly: there is no answer to hide, and print leaves out what is closed."""
    yield tag("p", tag("b", statement["text"]))
    yield tag("p", BOOK["unsure"], ": ", tag("span", statement["unsure"]))


def _details(summary: str, *inside: Html) -> Html:
    return tag("details", tag("summary", summary), *inside)


def _next(ending: Json, data: Json, heading: str) -> Iterable[Html]:
    """Say the next real step, and who helps."""
    yield tag(heading, data["words"]["next"])
    yield tag("p", ending["next"])
    helpers = (
        tag("li", *_helper(data["help"][id_], data["words"]), data_id=id_)
        for id_ in ending["help"]
        if id_ in data["help"]
    )
    yield tag("ul", *helpers, class_="quiz-help")


def _helper(service: Json, words: dict[str, str]) -> Iterable[Html]:
    ways = []
    if service["phone"]:
        ways.append(tag("a", say(words["call"], phone=service["phone"]), href=service["phone_href"]))
    if service["text"]:
        ways.append(tag("span", say(words["text"], text=service["text"])))
    if service["web"]:
        name = say(words["web"], name=service["name"])
        ways.append(tag("a", name, href=service["web"], rel="noreferrer"))
    yield tag("b", service["name"])
    about = [tag("span", said) for said in (service["what"], service["limits"]) if said]
    yield tag("p", join(" ", about))
    if ways:
        yield tag("p", join(" · ", ways))
