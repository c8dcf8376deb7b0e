"""A published notebook reads as its page does: what only editors read stays away."""

import nbformat
import pytest

from whotheysay.compile.notebooks import published


def plain(text: str) -> str:
    """Publish a notebook with one cell of Markdown; give what stands in it."""
    cell = nbformat.v4.new_markdown_cell(text)
    notebook = published(nbformat.v4.new_notebook(cells=[cell]), "a/page", {})
    return str(notebook.cells[0].source)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("% check: allow S101 because it is quoted\nWords.", "Words."),
        ("Before.\n% check: allow S101 because …\nAfter.", "Before.\n\nAfter."),
        ("# Title\n\n  % one\n  % two\nWords.\n", "# Title\n\n\nWords."),
        ("100 % of it\nand 5 %", "100 % of it\nand 5 %"),
        ("```python\n%matplotlib inline\n```\n% gone", "```python\n%matplotlib inline\n```"),
        ("~~~~text\n```\n% kept\n~~~~\n% gone\nEnd.", "~~~~text\n```\n% kept\n~~~~\n\nEnd."),
        ("```text\n% kept, and never closed", "```text\n% kept, and never closed"),
        (":::{note} Look\n% gone\nWords.\n:::", "> **Look**\n>\n> Words."),
        ("% gone", ""),
        ("Say {lang}`cy Siaradwch â ni` there.", "Say Siaradwch â ni there."),
    ],
)
def test_comments_and_marks_are_left_out_and_code_is_not(text: str, left: str) -> None:
    assert plain(text) == left
