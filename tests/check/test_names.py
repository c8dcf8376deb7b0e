"""Names of facts: what is meant as one and isn't would be shown as it stands."""

from pathlib import Path

import pytest

from tests.check.examples import changed, loaded, problems

PAGE, RIGHT = "book/get-help.md", "{fact}`childline.phone`"


@pytest.mark.parametrize(
    "slipped",
    [
        "{fact}`childline.phone",
        "{fact}'childline.phone'",
        "{fact}‘childline.phone’",
        "{fact} `childline.phone`",
        "{Fact}`childline.phone`",
        "{facts}`childline.phone`",
        "fact`childline.phone`",
    ],
)
def test_a_slip_in_the_mark_of_a_fact(slipped: str, tmp_path: Path) -> None:
    found = problems(changed(tmp_path, [{"file": PAGE, "replace": RIGHT, "by": slipped}]))
    assert [(one.line, one.column, one.code) for one in found if one.code == "N106"] == [(4, 32, "N106")]
    assert found[0].mend == f"write {RIGHT}, without a space, and with a backtick at both ends"


def test_the_word_fact_is_none(tmp_path: Path) -> None:
    by = f"{RIGHT}. In fact, a fact (`x`) is {{fact}}` childline `, and a {{fact}}`childline` too"
    assert problems(changed(tmp_path, [{"file": PAGE, "replace": RIGHT, "by": by}])) == []


def test_the_day_on_which_a_fact_was_checked_is_printed_as_a_day(tmp_path: Path) -> None:
    by = f"{RIGHT}, checked on {{fact}}`childline.checked`"
    folder = changed(tmp_path, [{"file": PAGE, "replace": RIGHT, "by": by}])
    assert problems(folder) == []
    assert "checked on 19 November 2026" in loaded(folder).fill((folder / PAGE).read_text("utf-8"))


def test_a_call_without_its_number(tmp_path: Path) -> None:
    """The address by which a phone calls is made of the number, so the number is what lacks."""
    call = {"file": PAGE, "replace": RIGHT, "by": "{fact}`somebody.call`"}
    number = {"file": "facts/support.yml", "replace": '    phone: "000"\n', "by": ""}
    found = [one for one in problems(changed(tmp_path, [call, number])) if one.code == "N106"]
    assert [one.mend for one in found] == ["fill in its 'phone' in facts/, or name another field"]
