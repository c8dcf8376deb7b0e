"""A page holds a quiz's words once: what the script reads back is what the page was made of."""

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from tests.conftest import ROOT
from tests.player.conftest import HOST
from tests.player.examples import CONFIDENCE, NAMES, ORDER, data
from whotheysay.compile.quiz_data import quiz_data_of
from whotheysay.compile.quiz_html import quiz_html
from whotheysay.compile.words import PLAYER_WORDS
from whotheysay.load import load_course
from whotheysay.player import reader_script

Json = dict[str, Any]
ReadBack = Callable[..., list[Json]]

# What no text of an author is, but a name or a mark.
MARKS = ("kind", "id", "who", "to", "start", "when", "answer", "sign", "signs", "shown", "help")

HOSTILE = (
    "<b>bold</b> <script>window.pwned = 1</script>",
    "</p></li></section><img src=x onerror='window.pwned = 1'>",
    "<!-- <![CDATA[ &lt; &amp &#39; &nbsp;",
    "\"quotes\" 'quotes' “quotes” {n} {phone}",
    "a: b: ",
    " : ",
    "שלום עולם \u202e reversed \u200f",
    "👩🏽‍🚒 e\u0301 \ufeff\u200b\u00ad",
    "two\nlines\r\nand\rmore\t\f\u2028\u0085",
    "x",
    "word " * 400,
)
TEXTS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=60),
)


@pytest.fixture(scope="module")
def read_back(browser: Browser) -> Iterator[ReadBack]:
    """Read quizzes back from a page that a server sent: `read_back(quiz, …)`."""
    page = browser.new_page()
    sent = {"": ""}
    page.route("**/*", lambda route: route.fulfill(body=sent[""], content_type="text/html; charset=utf-8"))

    def read(*quizzes: Json) -> list[Json]:
        sent[""] = "<!doctype html><main>" + "\n".join(map(quiz_html, quizzes)) + "</main>"
        page.goto(HOST)
        page.add_script_tag(content=reader_script(PLAYER_WORDS))
        found: list[Json] = page.evaluate("Array.from(document.querySelectorAll('[data-quiz]'), readQuiz)")
        assert page.evaluate("window.pwned") is None
        return found

    yield read
    page.close()


@pytest.mark.parametrize("name", NAMES)
def test_an_example_comes_back_as_it_went_in(name: str, read_back: ReadBack) -> None:
    assert read_back(data(name)) == [data(name)]


def test_every_quiz_of_the_course_comes_back_as_it_went_in(read_back: ReadBack) -> None:
    course, problems = load_course(ROOT)
    assert course, problems
    quizzes = [quiz_data_of(course, ref) for ref in course.quizzes]
    assert quizzes
    for quiz in quizzes:
        assert read_back(quiz) == [quiz], quiz["id"]


def test_quizzes_on_one_page_do_not_mix(read_back: ReadBack) -> None:
    quizzes = [data(name) for name in NAMES]
    assert read_back(*quizzes) == quizzes


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(NAMES), st.lists(TEXTS, min_size=1, max_size=8), st.integers(0, 2**32), st.booleans())
def test_whatever_authors_write_comes_back_as_text(
    read_back: ReadBack, name: str, texts: list[str], seed: int, bare: bool
) -> None:
    chance = random.Random(seed)
    quiz = written_anew(data(name), lambda: chance.choice(texts))
    for service in quiz["help"].values():
        for field in ("phone", "text", "web", "limits"):
            if bare and chance.random() < 0.5:
                service[field] = None
        service["phone_href"] = "tel:1" if service["phone"] else None
    assert read_back(quiz) == [quiz]


def written_anew(value: Any, write: Callable[[], str], key: str = "") -> Any:
    """Put other words in place of every text of a quiz."""
    if isinstance(value, dict):
        kept = ("words",) if key == "" else ()
        return {k: one if k in kept else written_anew(one, write, k) for k, one in value.items()}
    if isinstance(value, list):
        return [written_anew(one, write, key) for one in value]
    return write() if isinstance(value, str) and key not in MARKS else value


@pytest.mark.parametrize(
    ("name", "part", "changed"),
    [
        (ORDER, "steps", {"early": PLAYER_WORDS["order"]["early"]}),
        (CONFIDENCE, "scale", {"line": "x"}),
        (NAMES[0], "scenes", {"signs": ["too-fast", "gone"], "telling": True}),
        (NAMES[1], "items", {"sign": None}),
        (NAMES[2], "questions", {"several": False}),
    ],
)
def test_what_no_reader_sees_comes_back_as_well(
    name: str, part: str, changed: Json, read_back: ReadBack
) -> None:
    quiz = data(name)
    quiz[part][0].update(changed)
    assert read_back(quiz) == [quiz]
