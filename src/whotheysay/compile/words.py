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
        "broken": "This quiz has stopped working, and it was nothing you did. Here it is to read instead.",
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
        "lean_trusting": (
            "You leaned towards trusting. Trusting is not a fault: people who pose work hard at "
            "seeming genuine. If something feels odd, you can slow down and ask somebody."
        ),
        "lean_careful": (
            "You leaned towards being careful. Taking your time is fine. "
            "Many new people do mean well, and time shows that too."
        ),
        "lean_balanced": "You kept a balance: you were about as careful as you were trusting.",
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
    "order": {
        "progress": "Step {n} of {of}",
        "ask": "Which comes next?",
        "ask_first": "Which comes first?",
        "yet": "Not yet: {step}",
        "early": "This step helps, and its turn comes. Something else comes before it.",
        "end": "All steps in order",
        "score": "You found {first} of {of} at the first try.",
        "again_any": "You can go back, or start again, as often as you like.",
    },
    "confidence": {
        "progress": "{n} of {of}",
        "ask": "How sure are you?",
        "submit": "Go on",
        "kept": "Nobody marks this, and no answer is right or wrong. Your answers are not kept.",
        "end_before": "Thank you for thinking about it",
        "end_after": "Thank you for thinking about it again",
        "turn_before": (
            "You can think about these again after the lesson, and notice whether anything feels different."
        ),
        "turn_after": "Think back to before the lesson. Some things take time, so it is fine to be unsure.",
        "sure": "You are quite sure of all of them. You can still ask somebody, today or on any other day.",
        "unsure": "Where you are not sure yet:",
        "gone": "Your answers are not sent to anybody, and they are gone when you leave this page.",
    },
    "book": {
        "how": "Read a scene, choose what to do, and go to the scene with that number.",
        "start": "Start at scene {n}",
        "restart": "Start again at scene {n}",
        "people": "In this story",
        "scene": "Scene {n}",
        "chosen": "If you chose “{choice}” in scene {n}:",
        "go": "go to {n}",
        "could_notice": "Signs you could notice here",
        "answer": "See the answer",
        "answers": "See the answers",
        "other": "Not this one",
        "order": "These steps are mixed. Put them in order, in your head or on paper.",
        "in_order": "See the steps in order",
        "early": "If you picked it earlier:",
        "unsure": "If you are not sure",
    },
}
"""The words of all kinds of quiz, of each kind, and of the page without JavaScript ("book")."""

SCALE: tuple[dict[str, str], ...] = (
    {
        "id": "not-yet",
        "text": "Not sure yet",
        "line": (
            "Thank you for thinking about it honestly. You do not have to know yet. "
            "There is an idea further down for each sentence that you are not sure of."
        ),
    },
    {
        "id": "a-little",
        "text": "A little sure",
        "line": "That is a start, and a start is enough for now.",
    },
    {
        "id": "quite",
        "text": "Quite sure",
        "line": "Good to know. It may help a friend one day, too.",
    },
    {
        "id": "very",
        "text": "Very sure",
        "line": "That can help you, and somebody else. You can still ask at any time.",
    },
)
"""The answers of a confidence quiz that brings none of its own, from not sure to very sure."""


PLAYER_WORDS = {kind: words for kind, words in WORDS.items() if kind != "book"}
"""What the player says, for all kinds and by kind: the site's script brings it along."""


def words_for(kind: str) -> dict[str, str]:
    """Give the words the player needs for one kind of quiz."""
    return {**WORDS["all"], **WORDS[kind]}


def say(template: str, **values: Any) -> str:
    """Put values into a template's `{names}`; values are never read as templates themselves."""
    return template.format_map({name: str(value) for name, value in values.items()})
