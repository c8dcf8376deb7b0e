"""A quiz as a gamebook: HTML to read, print and follow, which the player's script upgrades."""

import json
from collections.abc import Iterable
from typing import Any

from whotheysay.compile.markup import Html, join, tag
from whotheysay.compile.words import WORDS, say

Json = dict[str, Any]
BOOK = WORDS["book"]


def quiz_html(data: Json) -> str:
    """Make the `<section>` of a quiz from the JSON of `quiz_data`, with that JSON inside.

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
        tag("div", *books[data["kind"]](data, name), class_="quiz-book"),
        tag("script", _json(data), type="application/json", class_="quiz-data"),
        class_=f"quiz quiz-{data['kind']}",
        id=name,
        data_quiz=True,
        aria_labelledby=f"{name}--title",
    )


def _json(data: Json) -> Html:
    """Write JSON that can't end its script element, whatever the texts say."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Html(text)


def _scenario(data: Json, name: str) -> Iterable[Html]:
    numbers = {scene["id"]: n for n, scene in enumerate(data["scenes"], 1)}
    you = {"name": data["words"]["you"], "role": data["you"]}
    people = [say(BOOK["person"], **person) for person in (you, *data["people"])]
    yield tag("p", BOOK["people"] + ":")
    yield tag("ul", *(tag("li", person) for person in people))
    yield tag("p", BOOK["how"])
    yield tag("p", _link_to_start("start", data, name, numbers))
    for scene in data["scenes"]:
        yield tag("div", *_scene(scene, data, name, numbers), class_="quiz-scene")


def _scene(scene: Json, data: Json, name: str, numbers: dict[str, int]) -> Iterable[Html]:
    number, ending = numbers[scene["id"]], scene["ending"]
    title = say(BOOK["ending"], n=number, title=ending["title"]) if ending else None
    yield tag("h4", title or say(BOOK["scene"], n=number), id=f"{name}--{number}")
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
        yield tag("p", *said, class_="quiz-line" if who else "quiz-told")


def _choices(scene: Json, data: Json, name: str, numbers: dict[str, int]) -> Iterable[Html]:
    yield tag("p", tag("b", data["words"]["ask"]))
    items = []
    for choice in scene["choices"]:
        href = f"#{name}--{numbers[scene['id']]}--{choice['id']}"
        goes = tag("b", say(BOOK["go"], n=numbers[choice["to"]]))
        items.append(tag("li", tag("a", choice["text"], " ", goes, href=href)))
    yield tag("ul", *items, class_="quiz-ways")


def _could_notice(scene: Json, data: Json) -> Iterable[Html]:
    named = [sign for part in (scene, *scene["choices"]) for sign in part["signs"]]
    signs = [data["signs"][sign] for sign in dict.fromkeys(named) if sign in data["signs"]]
    if signs:
        items = [tag("li", tag("b", one["name"]), ": ", one["sign"], " ", one["why"]) for one in signs]
        yield _details(BOOK["could_notice"], tag("ul", *items))


def _link_to_start(word: str, data: Json, name: str, numbers: dict[str, int]) -> Html:
    number = numbers[data["start"]]
    return tag("a", say(BOOK[word], n=number), href=f"#{name}--{number}")


def _sort(data: Json, name: str) -> Iterable[Html]:
    yield tag("p", tag("b", data["words"]["ask"]))
    yield tag("ol", *(tag("li", *_item(item, data)) for item in data["items"]), class_="quiz-items")
    yield from _next(data["ending"], data, "h4")


def _item(item: Json, data: Json) -> Iterable[Html]:
    sign = data["signs"].get(item["sign"])
    named = f" ({sign['name']})" if sign else ""
    answer = tag("b", data["words"][item["answer"]], named, ".")
    yield tag("p", item["text"], class_="quiz-line")
    yield _details(BOOK["answer"], tag("p", answer, " ", item["reason"]))


def _check(data: Json, name: str) -> Iterable[Html]:
    questions = (tag("li", *_question(one, data)) for one in data["questions"])
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
        answers.append(tag("li", option["text"], " ", tag("b", verdict + ":"), " ", option["feedback"]))
    yield _details(BOOK["answers"], tag("ul", *answers))


def _order(data: Json, name: str) -> Iterable[Html]:
    steps = {step["id"]: step for step in data["steps"]}
    yield tag("p", BOOK["order"])
    yield tag("ul", *(tag("li", steps[id_]["text"]) for id_ in data["shown"]))
    whys = (tag("li", tag("b", step["text"]), tag("p", step["why"])) for step in data["steps"])
    yield _details(BOOK["in_order"], tag("ol", *whys))
    yield from _next(data["ending"], data, "h4")


def _confidence(data: Json, name: str) -> Iterable[Html]:
    words = data["words"]
    yield tag("p", words["kept"])
    yield tag("p", tag("b", words["ask"]))
    yield tag("ul", *(tag("li", level["text"]) for level in data["scale"]))
    yield tag("ol", *(tag("li", *_statement(one)) for one in data["statements"]), class_="quiz-items")
    yield tag("p", words[f"turn_{data['when']}"])
    yield from _next(data["ending"], data, "h4")


def _statement(statement: Json) -> Iterable[Html]:
    """Say what helps openly: there is no answer to hide, and print leaves out what is closed."""
    yield tag("p", tag("b", statement["text"]))
    yield tag("p", BOOK["unsure"], ": ", statement["unsure"])


def _details(summary: str, *inside: Html) -> Html:
    return tag("details", tag("summary", summary), *inside)


def _next(ending: Json, data: Json, heading: str) -> Iterable[Html]:
    """Say the next real step, and who helps."""
    known = [data["help"][one] for one in ending["help"] if one in data["help"]]
    yield tag(heading, data["words"]["next"])
    yield tag("p", ending["next"])
    yield tag("ul", *(tag("li", *_helper(one, data["words"])) for one in known), class_="quiz-help")


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
    yield tag("p", join(" ", (service["what"], service["limits"])))
    if ways:
        yield tag("p", join(" · ", ways))
