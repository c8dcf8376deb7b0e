"""What a screen reader is told in a story, step by step, as text that people can read and compare.

`RENEW_TOLD=1 make test ARGS=tests/player/test_told.py` writes the text anew: read it, then commit it.
"""

import os
from pathlib import Path

from playwright.sync_api import Page

from tests.player.conftest import OpenPage
from tests.player.examples import SCENARIO, THROUGH, data, page
from tests.player.steps import play

TOLD = Path(__file__).parent / "told.txt"

# Keeps what live regions say, in order.
LISTEN = """() => {
  window.told = [];
  const live = "[role=status], [role=alert], [role=log], [aria-live]";
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const region = (target.nodeType === 1 ? target : target.parentElement)?.closest(live);
      if (region && region.textContent.trim()) window.told.push(region.textContent.trim());
    }
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
}"""


def told(opened: Page, heading: str) -> str:
    """Write what is told at one step: said aloud, then where focus is, then what can be found in the quiz."""
    opened.wait_for_timeout(50)
    said = dict.fromkeys(opened.evaluate("() => window.told.splice(0)"))
    lines = [f"== {heading} ==", *(f"said: {words}" for words in said)]
    focus = opened.locator(":focus")
    if focus.count():
        lines += ["focus:", *_indented(focus.aria_snapshot())]
    return "\n".join([*lines, "there:", *_indented(opened.locator("[data-quiz]").aria_snapshot())])


def _indented(snapshot: str) -> list[str]:
    return ["  " + line for line in snapshot.splitlines()]


def test_a_story_from_its_first_scene_to_its_last(open_page: OpenPage) -> None:
    opened = open_page(page(data(SCENARIO)))
    opened.evaluate(LISTEN)
    parts = [told(opened, "at first")]
    for number, pick in enumerate(THROUGH[SCENARIO]):
        play(opened, SCENARIO, [pick], done=number)
        parts.append(told(opened, f"after choosing “{pick}”"))
    now = "\n\n".join(parts) + "\n"
    if os.environ.get("RENEW_TOLD"):
        TOLD.write_text(now, "utf-8")
    assert now == TOLD.read_text("utf-8"), (
        "read what changed; if it is meant: see the first lines of this file"
    )
