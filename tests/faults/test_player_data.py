"""Whatever is in a quiz's data: no exception, no markup from texts, and the other quizzes play."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from tests.check.strategies import QUIZ, checks, confidences, orders, scenarios, sorts
from tests.player.examples import CHECK, NAMES, SORT, course, data
from whotheysay.compile.quiz_data import quiz_data
from whotheysay.compile.quiz_html import quiz_html
from whotheysay.compile.words import PLAYER_WORDS
from whotheysay.player import site_script, widget_module

FOLDER = Path(__file__).parent
SCRIPTS = "".join((FOLDER / name).read_text("utf-8") for name in ("fuzz.js", "events.js", "broken.js"))
RENDER = widget_module().replace("export default{render};", "window.render = render;")
KINDS = (scenarios, sorts, checks, orders, confidences)
ROUNDS = 120
HOSTILE = (
    "<img src=x onerror=ran()>",
    "</script><script>ran()</script>",
    "</section></div></main><svg onload=ran()>",
    "<!-- ]]> --> <b>bold</b> &lt;i&gt; &amp;amp; &#60;u&#62;",
    "javascript:ran()",
    "{n} {of} {phone} {constructor} {__proto__} ${ran()} {{7*7}} $& $1 $`",
    "\"double\" 'single' `back` = \\ \\u003cb\\u003e %3Cb%3E",
    "\u202egnp.exe\u202c \u2066שלום العربية\u2069 \u2028\u2029",
    "Z̸̡̢̛̗͎̠̓̊͠a̶̡͙̪̓̈́lgo 👩‍👩‍👧‍👦 \ufeff\u200b\u00ad",
    "one  two\tthree\nfour",
    "constructor",
    "__proto__",
    "word " * 400,
    "x" * 2000,
)
NOT_TEXT = ("id", "kind", "who", "to", "start", "answer", "sign", "signs", "help", "when", "claims")


@pytest.fixture(scope="module")
def bare(browser: Browser) -> Iterator[Page]:
    """A page in which fuzzers may do as they like; what is thrown in it fails the test."""
    thrown: list[str] = []
    context = browser.new_context(reduced_motion="reduce")
    context.set_default_timeout(30_000)
    opened = context.new_page()
    opened.on("pageerror", lambda error: thrown.append(f"{error}\n{error.stack}"))
    opened.set_content("<!doctype html><title>Quizzes</title><main></main>")
    opened.add_script_tag(
        content=SCRIPTS + "var happened = []; function ran() { happened.push(Error().stack); }"
    )
    opened.add_script_tag(content=RENDER, type="module")
    opened.add_script_tag(content=f"function upgradeAll() {{ {site_script(PLAYER_WORDS)} }}")
    opened.wait_for_function("() => Boolean(window.render)")
    yield opened
    happened = opened.evaluate("happened")
    context.close()
    assert thrown == []
    assert happened == []


@pytest.mark.parametrize("seed", range(2))
def test_a_damaged_gamebook_stays_one_and_the_others_play(seed: int, bare: Page) -> None:
    books = [quiz_html(data(name)) for name in NAMES]
    run = "([seed, rounds, books, whole]) => damageAll(seed, rounds, books, whole, upgradeAll)"
    done = bare.evaluate(run, [seed, ROUNDS, books, quiz_html(data(CHECK))])
    assert done["found"] == []
    assert min(done["count"].values()) > 3


@pytest.mark.parametrize("seed", range(2))
def test_broken_data_in_a_notebook_throws_nothing(seed: int, bare: Page) -> None:
    run = "([seed, rounds, quizzes]) => renderAll(seed, rounds, quizzes)"
    done = bare.evaluate(run, [seed, 5 * ROUNDS, [data(name) for name in NAMES]])
    assert done["found"] == []
    assert min(done["count"].values()) > 10


def test_a_broken_quiz_in_a_notebook_first_speaks_to_a_pupil(bare: Page) -> None:
    lines = bare.evaluate("""() => {
      const el = document.createElement("div");
      render({ model: { get: () => null, on() {}, off() {} }, el });
      return Array.from(el.querySelectorAll("p"), (one) => one.textContent);
    }""")
    assert len(lines) == 2
    assert "nothing you did" in lines[0]
    assert "an adult you trust" in lines[0]
    assert lines[1].startswith("For whoever looks after the course: ")


@pytest.mark.parametrize(
    "kind", [scenarios, sorts, checks, orders, confidences], ids=lambda kind: kind.__name__
)
@settings(max_examples=6, deadline=None, derandomize=True, phases=[Phase.generate])
@given(drawn=st.data())
def test_hostile_texts_are_shown_as_they_are_and_change_nothing(kind: Any, drawn: Any, bare: Page) -> None:
    """The same quiz with plain texts and with hostile ones is made of the same elements at each step."""
    quiz, seed = drawn.draw(kind()), drawn.draw(st.integers(0, 2**16))
    spoiled = _spoiled(quiz, Random(seed))
    both = [{"data": made, "book": quiz_html(made)} for made in map(_data, (quiz, spoiled))]
    done = bare.evaluate("([seed, both]) => playAlike(seed, both, upgradeAll)", [seed, both])
    assert done["same"]
    assert done["strange"] is None
    assert done["trails"][0] == done["trails"][1]
    assert [text for text in _texts(spoiled) if text not in done["read"]] == []
    if kind is not scenarios:
        assert len(done["ends"]) == 2
        assert all(spoiled["next"] in end for end in done["ends"])


def _data(quiz: dict[str, Any]) -> dict[str, Any]:
    known = course()
    return quiz_data(QUIZ.validate_python(quiz), "unit/quiz", known.services, known.signs, str)


def _spoiled(value: Any, chance: Random, name: str = "") -> Any:
    """Put hostile words in place of every text a reader sees."""
    if isinstance(value, dict):
        return {key: _spoiled(entry, chance, key) for key, entry in value.items()}
    if isinstance(value, list):
        return [_spoiled(entry, chance, name) for entry in value]
    return chance.choice(HOSTILE).strip() if isinstance(value, str) and name not in NOT_TEXT else value


def _texts(value: Any, name: str = "") -> list[str]:
    """List every text: the gamebook shows them all."""
    if isinstance(value, dict):
        return [text for key, entry in value.items() for text in _texts(entry, key)]
    if isinstance(value, list):
        return [text for entry in value for text in _texts(entry, name)]
    return [value] if isinstance(value, str) and name not in NOT_TEXT else []


def test_what_every_object_has_is_neither_a_sign_nor_a_helper(bare: Page) -> None:
    quiz = data(SORT)
    quiz["items"][0]["sign"], quiz["ending"]["help"] = "constructor", ["constructor"]
    quiz["items"][0]["answer"] = "sign"
    both = [{"data": quiz, "book": quiz_html(data(SORT))}] * 2
    ends = bare.evaluate("(both) => playAlike(1, both, upgradeAll).ends", both)
    assert len(ends) == 2
    shown = bare.locator("main > div").inner_text()
    assert "constructor" not in shown
    assert not any(word in shown for word in ("Object", "undefined"))
