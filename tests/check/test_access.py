"""Who reads a page without seeing it can use it: pictures, headings, links, tables, language."""

from pathlib import Path

import pytest
from docutils.core import publish_parts
from docutils.parsers.rst import roles

from tests.check.examples import changed, problems
from whotheysay.check.cells import description, draws
from whotheysay.check.prose import blocks, cells
from whotheysay.sphinx_ext import Foreign


def said(folder: Path, page: str, code: str) -> list[str]:
    """Give what a rule says when `page` stands in place of the first words of the home page."""
    found = problems(changed(folder, [{"file": "index.md", "replace": "Welcome.", "by": page}]))
    return [f"{problem.line}:{problem.column} {problem.what}" for problem in found if problem.code == code]


def test_a_pictures_text_is_not_too_long_to_hear(tmp_path: Path) -> None:
    long = "A phone that shows a message. " * 14
    page = "![%s](book/phone.svg)"
    assert said(tmp_path / "long", page % long, "A102") == ["3:3 this picture's text is 419 characters long"]
    assert said(tmp_path / "short", page % long[:390], "A102") == []


@pytest.mark.parametrize("words", ["my-phone", "My phone", "PHONE.PNG", "the image of a phone"])
def test_a_pictures_text_is_no_name_of_a_file(words: str, tmp_path: Path) -> None:
    assert said(tmp_path, f"![{words}](book/my-phone.png)", "A102")


def test_a_fact_in_a_pictures_text_counts_as_its_words(tmp_path: Path) -> None:
    assert said(tmp_path, "![{fact}`threats` messages, one for each report](book/phone.svg)", "A102") == []


@pytest.mark.parametrize(
    ("code", "is_drawing"),
    [
        ("fig, ax = plt.subplots()", True),
        ("plt.show()", True),
        ("fig.savefig('x')", True),
        ("plt.rcParams['font.size'] = 12", False),
        ("print(figure('threats').value)", False),
    ],
)
def test_a_cell_that_draws_is_known_by_what_it_calls(code: str, is_drawing: bool) -> None:
    assert draws(code) is is_drawing


def test_a_cells_description_stands_with_its_line() -> None:
    code = "---\nmystnb:\n  image:\n    alt: Two bars.\n---\nplt.show()"
    assert description(code) == ("Two bars.", 3)
    assert description(code.replace("alt: Two bars.", "width: 3")) is None
    assert description("---\n: [\n---\nplt.show()") is None


def test_cells_are_found_with_their_lines() -> None:
    assert cells("Words.\n\n```{code-cell} python3\nplt.show()\n```\n") == [(3, "plt.show()\n")]


def test_all_that_is_wrong_with_headings_is_said_at_once(tmp_path: Path) -> None:
    page = "### Deep\n\n##### Deeper\n\n# Second\n\n# Third\n"
    assert said(tmp_path, page, "A104") == [
        "3:5 the heading 'Deep' leaves out a level",
        "5:7 the heading 'Deeper' leaves out a level",
    ]
    assert len(said(tmp_path, page, "A103")) == 2


def test_coming_back_up_leaves_no_level_out(tmp_path: Path) -> None:
    assert said(tmp_path, "## One\n\n### Two\n\n#### Three\n\n## Four\n", "A104") == []


@pytest.mark.parametrize(
    "words",
    ["here", "Click here!", "this page", "read more", "more information", "https://a.example", "iwf.org.uk"],
)
def test_words_that_fit_any_link_are_found(words: str, tmp_path: Path) -> None:
    assert said(tmp_path, f"Go on [{words}](book/get-help.md).", "A106")


@pytest.mark.parametrize(
    "words", ["here and now", "more on blackmail", "the page for pupils", "Report Remove"]
)
def test_words_that_name_a_place_are_let_be(words: str, tmp_path: Path) -> None:
    assert said(tmp_path, f"Go on [{words}](book/get-help.md).", "A106") == []


def test_a_link_around_nothing_has_no_words(tmp_path: Path) -> None:
    assert said(tmp_path, "Go on [](book/get-help.md).", "A106") == ["3:1 this link has no words"]


def test_a_fact_is_the_address_it_stands_for(tmp_path: Path) -> None:
    """Two ways of naming one address lead to the same place."""
    links = "[Childline]({fact}`childline.web`) [Childline]( {fact}`childline.web` )"
    assert said(tmp_path, links.replace("( ", "(").replace(" )", ")"), "A107") == []


@pytest.mark.parametrize(
    "words",
    [
        "Siaradwch â ni heddiw",
        "Diolch yn fawr iawn",
        "Dw i eisiau siarad",
        "Je ne sais pas quoi faire",
        "Możesz z nami porozmawiać",
    ],
)
def test_words_of_other_languages_have_to_be_marked(words: str, tmp_path: Path) -> None:
    assert said(tmp_path / "bare", f"You can say: {words}.", "A110")
    assert said(tmp_path / "marked", f"You can say: {{lang}}`cy {words}`.", "A110") == []
    assert said(tmp_path / "spelt", f"You can say: {{lang}}`cy {words}`.", "A116") == []


@pytest.mark.parametrize(
    "words", ["Rhiannon Llewelyn Gruffydd", "Childline, Meic, Fearless", "teh freind is here"]
)
def test_names_and_slips_are_no_other_language(words: str, tmp_path: Path) -> None:
    assert said(tmp_path, f"{words}.", "A110") == []


def test_marked_words_read_as_words_in_every_other_rule() -> None:
    (block,) = blocks("Say {lang}`cy-GB Siaradwch â ni` now.")
    assert block.text == "Say Siaradwch â ni now."
    assert block.foreign == ("Siaradwch â ni",)


def test_marked_words_reach_the_page_with_their_language() -> None:
    """Sphinx writes them as docutils does here."""
    roles.register_local_role("lang", Foreign())  # type: ignore[arg-type]  # docutils takes any callable
    html = publish_parts("Say :lang:`cy Siaradwch â ni` now.", writer_name="html5")["body"]
    assert '<span lang="cy">Siaradwch â ni</span>' in html
