"""Pages are read as the site shows them."""

from pathlib import Path

import pytest

from tests.check.examples import changed, problems

PAGE = "lessons/online/a-lesson.md"


@pytest.mark.parametrize(
    "html", ["<div>\n{}\n</div>", "<!-- {} -->", "<p>{}</p>"], ids=["a box", "a note", "a tag"]
)
def test_what_stands_in_html_is_read(html: str, tmp_path: Path) -> None:
    """HTML is off, so its text is shown like any other, and rules have to see it."""
    by = html.format("Call 0800 1111.") + "\n\nSome words"
    folder = changed(tmp_path, [{"file": PAGE, "replace": "Some words", "by": by}])
    assert "T101" in [problem.code for problem in problems(folder)]
