"""Reading YAML: plain data, the place of every value, and never a traceback."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from whotheysay.load.yaml_text import parse_yaml

# What YAML gives its meaning by, thick on the ground.
CHARACTERS = st.text(
    st.sampled_from("abc01 \n\n  --::[]{},#'\"|>&*!%@`?\t\\é\0\ufeff\u2028\x07"), max_size=80
)


@settings(max_examples=400, deadline=None)
@given(st.one_of(CHARACTERS.map(str.encode), st.binary(max_size=80), st.text(max_size=80).map(str.encode)))
def test_any_bytes_give_a_document_or_problems(raw: bytes) -> None:
    document, problems = parse_yaml(raw, "x.yml")
    assert document is not None or problems
    for problem in problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert str(problem).startswith("x.yml:")


# YAML folds the other line ends of Unicode into spaces, as it should; what nobody sees is refused.
PRINTED = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_categories=("Cc", "Cf")), max_size=12
)
PLAIN = st.one_of(st.booleans(), st.none(), st.integers(-(10**9), 10**9), PRINTED)
LISTED = PLAIN | st.lists(PLAIN, max_size=3) | st.dictionaries(PRINTED, PLAIN, max_size=3)
VALUES = PLAIN | st.lists(LISTED, max_size=3) | st.dictionaries(PRINTED, LISTED, max_size=3)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.text("abcdefgh", min_size=1, max_size=4), VALUES, min_size=1, max_size=4))
def test_it_reads_what_pyyaml_wrote(data: dict[str, object]) -> None:
    document, problems = parse_yaml(yaml.safe_dump(data, allow_unicode=True).encode(), "x.yml")
    assert problems == []
    assert document
    assert document.data == data


def test_words_stay_words() -> None:
    """YAML 1.1 would read these as false, 750 and a day; an author meant what stands there."""
    document, _ = parse_yaml(b"a: no\nb: 12:30\nc: 2026-11-20\nd: off\ne: 007\nf: 1e3\n", "x.yml")
    assert document
    expected = {"a": "no", "b": "12:30", "c": "2026-11-20", "d": "off", "e": "007", "f": "1e3"}
    assert document.data == expected


def test_every_value_has_its_place() -> None:
    document, _ = parse_yaml(b"a:\n  - x\n  - b: 1\n    c: [2, 3]\n", "x.yml")
    assert document
    assert document.place(("a", 1, "c", 1)) == (4, 12)
    assert document.place(("a", 1, "b"), of_key=True) == (3, 5)
    assert document.place(("a", 1, "nothing")) == (3, 5)
    assert document.place(("nothing",)) == (1, 1)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("other", ["\u2028", "\u2029", "\u0085"])
def test_lines_are_counted_as_an_editor_counts_them(end: str, other: str) -> None:
    """Whatever ends them; and characters that YAML once took for ends of lines are none."""
    document, problems = parse_yaml(f"a: one{other} two{end}b: {{c: 1}}{end}".encode(), "x.yml")
    assert problems == []
    assert document
    assert document.place(("b", "c")) == (2, 8)
    assert document.text == f"a: one{other} two\nb: {{c: 1}}\n"


def test_a_hash_in_the_middle_of_a_text_is_told() -> None:
    for text, told in (("x #y", 1), ("x # y", 0), ("x#y", 0), ("'x #y'", 0), ("'x' #y", 0), ("|\n  x #y", 0)):
        assert len(parse_yaml(f"a: {text}\n".encode(), "x.yml")[1]) == told, text
