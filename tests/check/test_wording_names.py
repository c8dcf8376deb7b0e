"""Names in what pupils read: what is looked for first keeps no brand and no person back."""

from hypothesis import given
from hypothesis import strategies as st

from whotheysay.check.texts import Words
from whotheysay.check.wording.names import _brands, _brands_of, _people, _people_of


@given(st.from_regex(_brands()))
def test_every_brand_is_looked_for(text: str) -> None:
    assert _brands_of(Words("index.md", (), text))


@given(st.from_regex(_people()))
def test_every_person_is_looked_for(text: str) -> None:
    assert _people_of(Words("index.md", (), text))
