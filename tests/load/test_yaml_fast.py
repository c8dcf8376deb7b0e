"""libyaml reads ten times as fast as PyYAML, and is asked only where both read the same."""

from pathlib import Path
from unittest.mock import patch

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from whotheysay.load import yaml_text
from whotheysay.load.yaml_text import parse_yaml

OURS = sorted([*ROOT.glob("*/*.yml"), *ROOT.glob("*/*/*.yml"), ROOT / "curriculum.yml"])
FILES = [path for path in OURS if path.parts[-2] == "facts" or {"lessons", "quizzes"} & set(path.parts)]
LINES = [path.read_text("utf-8").split("\n") for path in FILES]
MARKS = (
    *(
        "\n",
        "\n  ",
        " ",
        ":",
        ": ",
        "-",
        "- ",
        "\n- ",
        "?",
        "? ",
        "#",
        "# ",
        "'",
        "''",
        '"',
        "|",
        "|\n ",
        ">",
    ),
    *(">\n ", ">-#", "&", "*", "!", "%", "@", "`", "{", "}", "[", "]", ",", "\t", "\\", "é", "…", "\u00a0"),
    *("\u2028", "\x85", "🙂", "a", "0", "~", "=", "<", ".", "--- ", "\n---\n", "...\n"),
)


def both_ways(text: str) -> None:
    """Read as we do, and by PyYAML alone, and compare all: data, places and problems."""
    fast = parse_yaml(text.encode(), "x.yml")
    with patch.object(yaml_text, "_LIBYAML", None):
        assert repr(parse_yaml(text.encode(), "x.yml")) == repr(fast)


@pytest.mark.skipif(not hasattr(yaml, "CSafeLoader"), reason="this PyYAML has no libyaml")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_our_own_files_are_read_fast_and_the_same(path: Path) -> None:
    text = path.read_text("utf-8")
    assert yaml_text._read_fast(text, "x.yml")
    both_ways(text)


@settings(max_examples=600, deadline=None)
@given(st.data())
def test_a_file_with_slips_is_read_the_same(data: st.DataObject) -> None:
    lines = data.draw(st.sampled_from(LINES))
    begin = data.draw(st.integers(0, len(lines) - 1))
    text = "\n".join(lines[begin : begin + data.draw(st.integers(1, 12))])
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        gone = data.draw(st.integers(0, 3))
        text = text[:at] + data.draw(st.sampled_from(MARKS)) + text[at + gone :]
    both_ways(text)


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(MARKS), max_size=14).map("".join))
def test_marks_in_any_order_are_read_the_same(text: str) -> None:
    both_ways(text)
