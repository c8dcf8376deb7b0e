"""The joined style sheets say what their files say."""

import re
from pathlib import Path

import pytest
import tinycss2

from whotheysay import player, theme

HERE = Path(theme.__file__).parent
PLAYER = Path(player.__file__).parent


def said(text: str) -> list[str]:
    """Give the words and marks of a style sheet, without comments and spaces."""
    found: list[str] = []
    waiting = list(tinycss2.parse_component_value_list(text, skip_comments=True))
    while waiting:
        token = waiting.pop(0)
        inside = getattr(token, "content", None)
        if inside is None:
            inside = getattr(token, "arguments", None)
        if inside is None:
            found += [] if token.type == "whitespace" else [token.serialize()]
        else:
            waiting = [*inside, *waiting]
            found.append(token.type)
    return found


@pytest.mark.parametrize(
    ("joined", "folder", "other"),
    [
        (theme.stylesheet(), HERE / "styles", ""),
        (player.stylesheet(), PLAYER, "widget.css"),
        (player.widget_stylesheet(), PLAYER, "colours.css"),
    ],
    ids=["theme", "player", "widget"],
)
def test_a_joined_style_sheet_says_what_its_files_say(joined: str, folder: Path, other: str) -> None:
    """Every file is in it, once, but what is for the other place; and no two words have grown together."""
    files = [path.read_text("utf-8") for path in folder.glob("*.css") if path.name != other]
    assert sorted(said(joined)) == sorted(word for file in files for word in said(file))
    assert "/*" not in joined
    assert "\n" not in joined


@pytest.mark.parametrize(
    "path", [*(HERE / "styles").glob("*.css"), *PLAYER.glob("*.css")], ids=lambda p: p.name
)
def test_no_space_that_means_something_is_at_the_end_of_a_line(path: Path) -> None:
    for line in re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S).splitlines():
        assert not line.strip() or line.rstrip()[-1] in ",;{}(", line
