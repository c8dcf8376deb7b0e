"""Links, places, boxes and pictures on pages: forms the table of rules doesn't show, and random pages."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.check.examples import changed, loaded
from whotheysay.check.links import FINDERS
from whotheysay.check.links.marks import marks
from whotheysay.check.prose import parsed
from whotheysay.model.course import Course, Page

steady = settings(deadline=None, derandomize=True, max_examples=200, database=None)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The small course."""
    return loaded(changed(tmp_path_factory.mktemp("small") / "course", []))


def with_page(course: Course, text: str, path: str = "book/get-help.md", pictures: str = "") -> Course:
    """Give the course with another text of one page."""
    page = Page(path, text)
    pages = {**course.pages, path.removesuffix(".md"): page}
    return replace(course, pages=pages, pictures=frozenset(pictures.split()), memory={})


def told(course: Course, code: str) -> list[tuple[int | None, str, str]]:
    """Give line, what and mend of what one rule finds."""
    return [(found.line, found.what, found.mend) for found in FINDERS[code](course)]


@pytest.mark.parametrize(
    ("to", "mend"),
    [
        ("../lessons/online/", "did you mean '../lessons/online/a-lesson.md'?"),
        ("../index", "did you mean '../index.md'?"),
        ("../Index.md", "did you mean '../index.md'?"),
        ("a-lesson.md", "did you mean '../lessons/online/a-lesson.md'?"),
        ("../lessons/online/a-lesson.ipynb", "did you mean '../lessons/online/a-lesson.md'?"),
        ("../lessons/online/a-lesson.plan.html", "did you mean '../lessons/online/a-lesson.plan.yml'?"),
        ("../index.md?x=1", "did you mean '../index.md'?"),
        ("../curriculum.yml", "mend it, or take it out"),
        ("../../elsewhere.md", "mend it, or take it out"),
        ("dot.svg", "show it: put '!' before the link"),
        ("www.childline.org.uk", "write 'https://www.childline.org.uk'"),
        ("ftp://files.example/", "write 'https://…', or a page"),
        ("project:#here", "write 'https://…', or a page"),
        ("//other.example/x.md", "begin it in this page's folder"),
        ("{fact}`childline.name`", "mend it, or take it out"),
    ],
)
def test_a_link_that_would_break_is_told_with_what_is_meant(to: str, mend: str, small: Course) -> None:
    course = with_page(small, f"# Get help\n\nSome words,\nand [words]({to}).\n", pictures="book/dot.svg")
    assert [(line, said) for line, _, said in told(course, "L106")] == [(4, mend)]


@pytest.mark.parametrize(
    "to",
    [
        "../index.md",
        "./../index.md",
        "../book/get-help.md#here",
        "#here",
        "../lessons/online/a-lesson.plan.yml",
        "https://other.example/x#y",
        "mailto:somebody@school.example",
        "tel:999",
        "{fact}`childline.web`",
        "{fact}`childline.call`",
        "{fact}`nobody.web`",
    ],
)
def test_a_link_that_leads_somewhere_is_let_be(to: str, small: Course) -> None:
    course = with_page(small, f"# Get help\n\n(here)=\n[words]({to})\n")
    assert [finding for find in FINDERS.values() for finding in find(course)] == []


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ("", 3),
        ("| One | Two |\n|---|---|\n| x | ", 5),
        ("1. First\n\n   - ", 5),
        (":::{note} A title\n:class: tip\n\nWords\n", 7),
        ("::::{note}\n:::{tip}\n", 5),
        ("```{admonition} A title\nWords and\n", 5),
        ("> quoted\n> ", 4),
    ],
    ids=["text", "table", "list", "box", "box in a box", "box of backticks", "quotation"],
)
def test_a_link_is_found_wherever_it_stands(before: str, line: int, small: Course) -> None:
    course = with_page(small, f"# Get help\n\n{before}[words](nowhere.md)")
    assert [where for where, _, _ in told(course, "L106")] == [line]


def test_a_link_in_code_is_none(small: Course) -> None:
    text = "# Get help\n\n`[words](nowhere.md)`\n\n```text\n[words](nowhere.md) [a] (b.md)\n```\n"
    course = with_page(small, text)
    assert [finding for find in FINDERS.values() for finding in find(course)] == []


def test_a_place_is_named_in_a_box_too(small: Course) -> None:
    course = with_page(small, "# Get help\n\n:::{note}\n:name: here\nWords\n:::\n\n[words](#here)\n")
    assert told(course, "L107") == []


def test_a_place_in_a_plan_can_not_be_led_to(small: Course) -> None:
    course = with_page(small, "# Get help\n\n[words](../lessons/online/a-lesson.plan.yml#after)\n")
    assert [mend for _, _, mend in told(course, "L107")] == [
        "take '#after' out: a plan's page has no such places"
    ]


@pytest.mark.parametrize(
    "address", ["https://other.example/dot.svg", "//other.example/dot.svg", "data:image/png;base64,x"]
)
def test_a_picture_from_elsewhere_is_told(address: str, small: Course) -> None:
    course = with_page(small, f"# Get help\n\n![A dot]({address})\n")
    assert [mend for _, _, mend in told(course, "L111")] == [
        "save it beside this page, if its licence allows that"
    ]


def test_a_picture_is_shown_by_markdown_boxes_and_cells(small: Course) -> None:
    text = (
        "# Get help\n\n![One](one.svg)\n\n```{figure} two.svg\n:alt: Two\nWords\n```\n\n"
        '```{code-cell} python3\nshow("book/three.svg")\n```\n'
    )
    course = with_page(small, text, pictures="book/one.svg book/two.svg book/three.svg book/four.svg")
    assert told(course, "L111") == []
    assert [finding.path for finding in FINDERS["L112"](course)] == ["book/four.svg"]


def test_a_cell_that_only_notebooks_know_is_read_all_the_same(small: Course) -> None:
    text = (
        '---\nfile_format: mystnb\n---\n\n# A\n\n```{code-cell} python3\n%time x\nQuiz("online/tolk")\n```\n'
    )
    course = with_page(small, text)
    assert [(line, mend) for line, _, mend in told(course, "L113")] == [(9, "did you mean 'online/talk'?")]


def test_what_is_remembered_is_what_is_read(small: Course) -> None:
    page = small.pages["lessons/online/a-lesson"]
    course = replace(small, memory={})
    assert marks(course, page) == marks(course, page)
    assert [mark.value for mark in marks(course, page, "Quiz")] == ["online/talk", "online/sorting"]


@st.composite
def boxes(draw: st.DrawFn, colons: int = 6) -> str:
    """Write a piece of a page: text, code, or a box with more of these in it."""
    kind = draw(st.sampled_from(["text", "code", "box"] if colons >= 3 else ["text", "code"]))
    if kind == "text":
        return "Some words.\n"
    if kind == "code":
        ticks = "`" * draw(st.integers(3, 5))
        inside = draw(st.sampled_from(["x = 1\n", "~~~\n", "# ::: no\n", "``\n"]))
        return f"{ticks}{draw(st.sampled_from(['', 'text', '{code-cell} python3']))}\n{inside}{ticks}\n"
    mark = ":" * draw(st.integers(3, colons))
    inside = "".join(draw(st.lists(boxes(len(mark) - 1), max_size=3)))
    return f"{mark}{{note}}\n{inside}{mark}\n"


pages = st.lists(boxes(), max_size=4).map(lambda pieces: "# Get help\n\n" + "\n".join(pieces))


@given(pages)
@steady
def test_boxes_with_both_ends_are_let_be(small: Course, text: str) -> None:
    assert told(with_page(small, text), "L110") == []


@given(st.data())
@steady
def test_an_end_that_is_missing_is_always_told(small: Course, data: st.DataObject) -> None:
    lines = data.draw(pages).split("\n")
    ends = [n for n, line in enumerate(lines) if line and not line.strip(":`") and len(line) > 2]
    assume(ends)
    del lines[data.draw(st.sampled_from(ends))]
    assert told(with_page(small, "\n".join(lines)), "L110") != []


@given(st.lists(st.sampled_from([":::", "::::", ":::{note}", "::::{tip}", "```", "```{note}", "Words", ""])))
@steady
def test_what_is_let_be_has_all_its_ends(small: Course, lines: list[str]) -> None:
    """Where nothing is told, Markdown's own parser finds every end."""
    text = "\n".join(lines) + "\n"
    if not told(with_page(small, text), "L110"):
        assert all(ended(text))


def ended(text: str) -> Iterator[bool]:
    """Ask Markdown's parser of each box and block whether it found its end."""
    for token in parsed(text):
        if token.type in ("fence", "colon_fence"):
            assert token.map
            yield token.map[1] - token.map[0] == token.content.count("\n") + 2
            if token.type == "colon_fence":
                yield bool(token.info.strip())
                yield from ended(token.content)
