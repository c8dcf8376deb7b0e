"""What stands bare in a text: every look and every use of bare.yml has examples, and they hold."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.check.examples import changed, loaded, problems
from whotheysay.check.texts import Words
from whotheysay.check.truth.bare import CODES, _in, _Look, _looks, bare, patterns, worth_a_look
from whotheysay.check.truth.known import fact_with

LOOKS = [(code, entry) for code in CODES for entry in patterns()[code]["finds"]]
USES = [(code, entry) for code in CODES for entry in patterns()[code]["allows"]]


def named(value: Any) -> str:
    """Name a test by the rule, or by what it is about."""
    return value if isinstance(value, str) else value.get("what") or value.get("use")


@pytest.mark.parametrize(("code", "entry"), LOOKS, ids=named)
def test_a_look_finds_its_examples(code: str, entry: dict[str, Any]) -> None:
    assert entry["finds"]
    for example in entry["finds"]:
        assert [one.code for one in bare(example)] == [code] * len(list(bare(example))), example
        assert list(bare(example)), example
        assert list(_in(Words("index.md", (), example))) == list(bare(example))


@pytest.mark.parametrize("look", [look for code in CODES for look in _looks(code, "finds")])
@settings(max_examples=25)
@given(data=st.data())
def test_what_a_look_finds_has_what_it_needs(look: _Look, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(look.pattern))
    assert look.needs.search(text)
    assert worth_a_look(["nothing", text, "", "none"]) == [1]


@pytest.mark.parametrize(("code", "entry"), USES, ids=named)
def test_a_fine_use_is_let_be(code: str, entry: dict[str, Any]) -> None:
    assert entry["fine"]
    for example in entry["fine"]:
        assert [one for one in bare(example) if one.code == code] == [], example


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Childline: 0800-11 11, and 116 123.", ["0800-11 11", "116 123"]),
        ("74.6 per cent of 819 reports", ["74.6 per cent", "819"]),
        ("In April to September 2023 there were 1,430.", ["September 2023", "1,430"]),
        ("Section 66B of the Sexual Offences Act 2003", ["Section 66B of the Sexual Offences Act 2003"]),
        ("pat@papyrus-uk.org or papyrus-uk.org", ["pat@papyrus-uk.org", "papyrus-uk.org"]),
        ("Over 900 young people called.", ["900"]),
        ("{fact}`childline.phone` in {fact}`threats-2023.year`", []),
        ("Ages 11 to 18, Key Stage 3, Year 12, 50 minutes, WCAG 2.2, step 4, 18+", []),
        ("spotted 5 of 6, and 3 of 4 genuine ones", []),
        ("One in the group says so, in ten minutes, one by one.", []),
        ("Act now. We act on it, and the play's second act is short.", []),
        ("Save it as get-help.html, e.g. on a stick.", []),
        ("You may be asked. March on.", []),
        ("half of the class, half an hour, a quarter past", []),
    ],
)
def test_what_stands_bare_and_what_does_not(text: str, found: list[str]) -> None:
    assert sorted(one.words for one in bare(text)) == sorted(found)


def test_a_story_may_have_numbers_of_its_own() -> None:
    """A profile with fifty photos is no statistic; one in three young people is one anywhere."""
    assert list(bare("Remi with fifty photos, and 120 friends", story=True)) == []
    assert [one.words for one in bare("one in three of us", story=True)] == ["one in three"]


@pytest.mark.parametrize(
    ("code", "words", "mend"),
    [
        ("T101", "0800-1111", "write {fact}`childline.phone`"),
        ("T101", "+44 (0)800 1111", "write {fact}`childline.phone`"),
        ("T101", "08001111", "write {fact}`childline.phone`"),
        ("T101", "999", "write {fact}`emergency.phone`"),
        ("T101", "0800 500 111", None),
        ("T102", "1,430", "write {fact}`threats`"),
        ("T102", "1,431", None),
        ("T103", "childline.org.uk", "write {fact}`childline.web`"),
        ("T103", "https://www.childline.org.uk/help", "write {fact}`childline.web`"),
        ("T103", "childline.example", None),
        ("T104", "31 January 2024", "write {fact}`threats-act.in_force`"),
        ("T105", "Threats Act 2003", "write {fact}`threats-act.name`"),
        ("T105", "section 7", "write {fact}`threats-act.section`"),
        ("T105", "Article 8", None),
    ],
)
def test_the_mend_names_the_fact_that_has_it(code: str, words: str, mend: str | None, tmp_path: Path) -> None:
    assert fact_with(loaded(changed(tmp_path, [])), code, words) == mend


def test_the_same_words_are_told_once_in_a_value_and_at_each_place_on_a_page(tmp_path: Path) -> None:
    folder = changed(
        tmp_path,
        [
            {"file": "index.md", "replace": "Welcome.", "by": "Call 999.\nOr call 999."},
            {"file": "curriculum.yml", "replace": "text: One lesson.", "by": "text: Call 999, yes 999."},
        ],
    )
    assert [(one.path, one.line) for one in problems(folder) if one.code == "T101"] == [
        ("curriculum.yml", 37),
        ("index.md", 3),
        ("index.md", 4),
    ]


def test_what_a_cell_prints_counts_and_its_comments_do_not(tmp_path: Path) -> None:
    cell = "```{code-cell} python3\n# 819 reports, in 2022\nprint('There were 819 reports.')\n```\n"
    lesson = {
        "file": "lessons/online/a-lesson.md",
        "replace": "# A lesson\n",
        "by": f"# A lesson\n\n{cell}\n",
    }
    found = [one for one in problems(changed(tmp_path, [lesson])) if one.code[0] == "T"]
    assert [(one.code, one.line) for one in found] == [("T102", 12)]
