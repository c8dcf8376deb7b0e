"""An author's words, put into Markdown, come out as they were."""

import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from whotheysay.compile.markdown import link, plain, table

TEXT = st.text(st.sampled_from("ab1 <>&*_`#[]()!|\\~:{}$^+-=.'\"@/;%é\n"), min_size=1, max_size=60)


def words(markdown: str) -> str:
    """Render Markdown, and give the words without the tags."""
    rendered = MarkdownIt("commonmark").enable("table").render(markdown)
    return html.unescape(re.sub(r"<[^>]*>", "", rendered)).strip()


@settings(max_examples=400, deadline=None)
@given(TEXT)
def test_plain_text_reads_as_it_was_written(text: str) -> None:
    assert words(plain(text)) == " ".join(text.split())
    assert words(f"- {plain(text)}") == " ".join(text.split())


@settings(max_examples=200, deadline=None)
@given(TEXT)
def test_a_cell_stays_a_cell(text: str) -> None:
    rendered = MarkdownIt("commonmark").enable("table").render(table(["x", "y"], [[plain(text), "z"]]))
    assert rendered.count("<td>") == 2
    assert " ".join(text.split()) in html.unescape(re.sub(r"<[^>]*>", "", rendered))


def test_a_link_can_hold_any_address_we_write() -> None:
    rendered = MarkdownIt("commonmark").render(link("a [b]", "https://x.example/a_(b)?c=d&e"))
    assert 'href="https://x.example/a_(b)?c=d&amp;e"' in rendered
    assert ">a [b]</a>" in rendered
