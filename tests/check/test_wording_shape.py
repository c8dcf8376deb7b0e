"""What a pattern asks for in outline: it may let a text through for nothing, and never keeps one back."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from whotheysay.check.wording.index import ANY, Index
from whotheysay.check.wording.language import Vocabulary, search
from whotheysay.check.wording.patterns import AnyOf, by_word, expression, numbered, ready, vocabulary
from whotheysay.check.wording.plain import plain
from whotheysay.check.wording.shape import row

SENTENCES = Path(__file__).parent.parent / "wording" / "development.yml"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
INDEX = Index(by_word())
SHARE = 20
"""Of so many pairs of a pattern and a sentence one is tried: all eight million would take minutes."""


def kept_back(number: int, text: str) -> bool:
    """Tell whether a pattern is found in plain text that it isn't even held to."""
    find = numbered()[number][1]
    words = row(text)
    through = ready(find).may_match(words) and number in INDEX.numbers(words)
    return bool(expression(find).search(text)) and not through


def test_no_example_of_a_pattern_is_kept_back() -> None:
    asked = [
        (number, plain(text).text)
        for number, (pattern, _) in enumerate(numbered())
        for text in (*pattern.matches, *pattern.passes)
    ]
    assert [(numbered()[number][1], text) for number, text in asked if kept_back(number, text)] == []


def test_no_labelled_sentence_is_kept_back() -> None:
    rows = yaml.load(SENTENCES.read_text("utf-8"), LOADER)
    texts = [plain(row["text"]).text for row in rows]
    for number in range(len(numbered())):
        share = texts[number % SHARE :: SHARE]
        assert [text for text in share if kept_back(number, text)] == [], numbered()[number][1]


def words_of(number: int) -> list[str]:
    """Give the words that a pattern is made of, and some that are in none."""
    by_clause = by_word()
    own = sorted({word for clause in by_clause for word, met in clause.items() if number in met} - {ANY})
    return [*own, "zebra", "not", "and,", ".", "?", "looked", "looking"]


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_row_of_a_patterns_words_is_kept_back(data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(numbered()) - 1))
    words = data.draw(st.lists(st.sampled_from(words_of(number)), max_size=12))
    assert not kept_back(number, "".join(f" {word}" for word in words) + " ")


WORDS = ("a", "b", "c", "d")
OTHERS = ("a,", "sent", "going", "not", ".", "?", "x")


def patterns() -> st.SearchStrategy[str]:
    """Make small patterns of four words, in every way that the language has."""
    leaves = st.sampled_from(
        [*WORDS, "send~", "*", "...", "...2", "DONE", "DOING", "^", "$", ",", "?", "LIST"]
    )
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"({'|'.join(parts)})"),
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"[{'|'.join(parts)}]"),
            st.lists(inner, min_size=1, max_size=4).map(" ".join),
        ),
        max_leaves=8,
    )


@settings(max_examples=500, deadline=None)
@given(
    patterns(), st.lists(st.sampled_from([*WORDS, "a,", "sent", "going", "not", ".", "?", "x"]), max_size=8)
)
def test_a_shape_fits_wherever_its_pattern_is_found(find: str, words: list[str]) -> None:
    made = search(find, Vocabulary({"LIST": "b c|d|[a] b"}, {"send": "sent sending"}, "sent", {}))
    text = "".join(f" {word}" for word in words) + " "
    asked = re.compile(f"{made.expression}(?= )")
    assert made.may_match(row(text)) or not asked.search(text)
    assert made.may_match(row(text), begin=True) or not asked.match(text)
    missing = [needed for needed in made.needs if needed.isdisjoint(row(text).words)]
    assert not missing or not asked.search(text)


@pytest.mark.parametrize(
    ("find", "text", "fits"),
    [
        ("one two", "two one", False),
        ("one ...1 two", "one and then two", False),
        ("one ...2 two", "one and then two", True),
        ("(one two|three) four", "three one two four", True),
        ("(one two|three) four", "one four, three two", False),
        ("one [of [all] the] two", "one of the two", True),
        ("one [of [all] the] two", "one of two", False),
        ("[never] ... one", "one", True),
    ],
)
def test_a_shape_minds_the_order_of_words(find: str, text: str, fits: bool) -> None:
    """Or every pattern would be compiled for nearly every text."""
    assert search(find, vocabulary()).may_match(row(plain(text).text)) is fits


def test_any_of_several_is_found_as_by_each() -> None:
    several = AnyOf(("red hat", "^ blue", "(green|grey) ... coat"))
    for text, found, begins in (
        ("A red hat.", True, False),
        ("Blue is nice.", True, True),
        ("It is blue.", False, False),
        ("Grey is the coat.", True, True),
        ("", False, False),
    ):
        assert several.search(plain(text).text) is found
        assert several.match(plain(text).text) is begins
