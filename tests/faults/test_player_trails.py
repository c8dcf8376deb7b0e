"""Whatever a trail holds, the player's core answers with a state, and with the right one."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.player.examples import NAMES, SCENARIO, data
from whotheysay.player import core_script
from whotheysay.player.advance import advance

FUZZ = (Path(__file__).parent / "fuzz.js").read_text("utf-8")
ROUNDS = 2000
WALK = """([quiz, rounds]) => {
  const chance = chanceFrom(rounds);
  const before = JSON.stringify(quiz);
  const names = Object.getOwnPropertyNames(Object.prototype).length;
  const found = [];
  let used = 0;
  for (let round = 0; round < rounds; round += 1) {
    const trail = hostileTrail(chance, quiz, advance);
    try {
      const state = advance(quiz, trail);
      const wrong = amiss(quiz, trail, state, advance);
      if (wrong) found.push(`round ${round}: ${wrong}`);
      used += state.used;
    } catch (error) {
      found.push(`round ${round}: ${error}`);
    }
  }
  if (JSON.stringify(quiz) !== before) found.push("the quiz was changed");
  if (Object.getOwnPropertyNames(Object.prototype).length !== names) found.push("Object was changed");
  return [found.slice(0, 5), used];
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    opened.add_script_tag(content=core_script())
    opened.add_script_tag(content=FUZZ)
    yield opened
    opened.close()


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_trail_gives_the_state_of_its_possible_part(name: str, page: Page) -> None:
    found, used = page.evaluate(WALK, [data(name), ROUNDS])
    assert found == []
    assert used > ROUNDS, "hardly any trail went anywhere"


@pytest.mark.parametrize("name", NAMES)
def test_python_and_the_browser_say_the_same_of_any_json(name: str, page: Page) -> None:
    quiz, chance = data(name), Random(7)
    trails = [_trail(quiz, chance) for _ in range(300)]
    run = "([quiz, trails]) => trails.map((trail) => advance(quiz, trail))"
    assert page.evaluate(run, [quiz, trails]) == [advance(quiz, trail) for trail in trails]


def _trail(quiz: dict[str, Any], chance: Random) -> list[Any]:
    """Make a trail that JSON can hold: mostly possible steps, and any value between them."""
    trail: list[Any] = []
    for _ in range(chance.randint(0, 9)):
        choices = advance(quiz, trail)["choices"]
        possible = bool(choices) and chance.random() < 0.7
        trail.append(chance.choice(choices) if possible else _value(chance))
    return trail


def _value(chance: Random, depth: int = 0) -> Any:
    plain = [None, True, False, 0, 1, -1.5, "", "+", "__proto__", "constructor", "sign+", "\0", "x" * 9999]
    if depth > 2 or chance.random() < 0.7:
        return chance.choice(plain)
    inside = [_value(chance, depth + 1) for _ in range(chance.randint(0, 3))]
    return inside if chance.random() < 0.5 else {"id": inside, "__proto__": inside, "ask": "sign"}


def test_a_trail_of_ten_thousand_steps_is_walked_at_once(page: Page) -> None:
    """Back and forth between two scenes: no step may cost more because of those before it."""
    trail = ["block", "sorry"] * 5000
    took, used = page.evaluate(
        "([quiz, trail]) => { const began = performance.now(); const { used } = advance(quiz, trail);"
        " return [performance.now() - began, used]; }",
        [data(SCENARIO), trail],
    )
    assert used == len(trail)
    assert took < 1000
    assert json.dumps(advance(data(SCENARIO), trail)["at"]) == '"hello"'
