"""Play a quiz in a page, as somebody with a mouse or a finger does."""

from collections.abc import Sequence

from playwright.sync_api import Page

from tests.player.examples import ORDER, SCENARIO, data


def play(opened: Page, name: str, trail: Sequence[str], done: int = 0) -> None:
    """Take the steps of `trail`; `done` says how many were taken before."""
    for number, pick in enumerate(trail, done):
        if name == SCENARIO:
            _choose(opened, pick)
        elif name == ORDER:
            _pick(opened, pick)
        else:
            _answer(opened, number, pick.split("+"))


def _choose(opened: Page, pick: str) -> None:
    """Press the one button that stands for this choice in the scene shown."""
    choices = [choice for scene in data(SCENARIO)["scenes"] for choice in scene["choices"]]
    texts = {choice["text"] for choice in choices if choice["id"] == pick}
    shown = opened.locator(".quiz-choice")
    (at,) = [n for n, text in enumerate(shown.all_inner_texts()) if text in texts]
    shown.nth(at).click()


def _pick(opened: Page, pick: str) -> None:
    """Press the button of a step that may come next."""
    text = next(step["text"] for step in data(ORDER)["steps"] if step["id"] == pick)
    opened.locator(".quiz-order .quiz-choice", has_text=text).click()


def _answer(opened: Page, number: int, picks: Sequence[str]) -> None:
    card = opened.locator(".quiz-card").nth(number)
    for pick in picks:
        card.locator(f'input[value="{pick}"]').check()
    card.get_by_role("button").last.click()
