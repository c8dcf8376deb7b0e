"""Every word a quiz says that no author writes: British English, calm, and never a scold."""

from typing import Any

WORDS: dict[str, dict[str, str]] = {
    "all": {
        "back": "Back one step",
        "again": "Start again",
        "submit": "Check my answer",
        "pick_first": "Choose an answer first.",
        "your_answer": "Your answer",
        "noticed": "Signs you could notice",
        "next": "What to do next",
        "call": "Call {phone}",
        "text": "Text {text}",
        "web": "{name} online (another website)",
        "status_end": "You have come to the end.",
    },
    "scenario": {
        "you": "You",
        "you_are": "You are {you}",
        "ask": "What do you do?",
        "status": "New messages: {messages}. Choices: {choices}.",
    },
    "sort": {
        "progress": "{n} of {of}",
        "ask": "Is this genuine, or a warning sign?",
        "genuine": "Genuine",
        "sign": "A warning sign",
        "genuine_right": "Yes, this is genuine",
        "genuine_wrong": "This one is genuine",
        "sign_right": "Yes, this is a warning sign",
        "sign_wrong": "This one is a warning sign",
        "end": "How you sorted them",
        "score": "You spotted {hits} of {signs}, and trusted {trusted} of {genuine}.",
        "signs_one": "1 sign",
        "signs_many": "{n} signs",
        "genuine_one": "1 genuine one",
        "genuine_many": "{n} genuine ones",
        "both": "Both count: noticing a sign, and trusting people who mean well.",
    },
    "check": {
        "progress": "Question {n} of {of}",
        "pick_one": "Choose one answer.",
        "pick_several": "Choose all that are right.",
        "right": "Yes, that’s right",
        "wrong": "Here is something to know",
        "right_answer": "A right answer",
        "others": "The other answers",
        "end": "You have answered every question",
        "score": "You answered {right} of {of} the way we would.",
        "again_any": "You can go back and change any answer.",
    },
    "book": {
        "how": "Read a scene, choose what to do, and go to the scene with that number.",
        "start": "Start at scene {n}",
        "restart": "Start again at scene {n}",
        "people": "In this story",
        "person": "{name}: {role}",
        "scene": "Scene {n}",
        "ending": "Scene {n}: {title}",
        "chosen": "If you chose “{choice}” in scene {n}:",
        "go": "go to {n}",
        "could_notice": "Signs you could notice here",
        "answer": "See the answer",
        "answers": "See the answers",
        "other": "Not this one",
    },
}
"""The words of all kinds of quiz, of each kind, and of the page without JavaScript ("book")."""


def words_for(kind: str) -> dict[str, str]:
    """Give the words the player needs for one kind of quiz."""
    return {**WORDS["all"], **WORDS[kind]}


def say(template: str, **values: Any) -> str:
    """Put values into a template's `{names}`; values are never read as templates themselves."""
    return template.format_map({name: str(value) for name, value in values.items()})
