"""What the site's own styles say is said to some page, and each page loads only what it uses."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import sphinx
import tinycss2

# What a script puts on a page later, and which: no page has it when it is loaded.
STATES = {"data-presses": "leave.js, while Shift is pressed"}

BASIC = Path(sphinx.__file__).parent / "themes" / "basic"
STYLES = ("theme.css", "plan.css")


class Names(HTMLParser):
    """Collects the elements of pages, and their classes, ids and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found = set(STATES)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        for name, value in attrs:
            self.found.add(name)
            if name in ("class", "id"):
                mark = "." if name == "class" else "#"
                self.found |= {f"{mark}{one}" for one in (value or "").split()}


def named(selector: list[Any]) -> Iterator[str]:
    """Give the elements, classes, ids and attributes that a selector names, also inside :is()."""
    before = ""
    for token in selector:
        if token.type == "hash":
            yield f"#{token.value}"
        elif token.type == "ident" and before in ("", "."):
            yield f"{before}{token.value}"
        elif token.type == "[] block":
            yield next(one.value for one in token.content if one.type == "ident")
        elif token.type == "function" and token.lower_name in ("is", "has", "not"):
            yield from named(token.arguments)
        before = (before if before == ":" else "") + token.value if token.type == "literal" else ""
        before = "" if before in (",", ">", "+", "~") else before


def selectors(rules: list[Any]) -> Iterator[list[Any]]:
    """Give the selectors of rules, also of those inside @media."""
    for rule in rules:
        if rule.type == "qualified-rule":
            yield rule.prelude
        elif rule.type == "at-rule" and rule.lower_at_keyword == "media":
            yield from selectors(tinycss2.parse_rule_list(rule.content, True, True))


def asked_for(text: str) -> set[str]:
    """Give every name that a style sheet asks for."""
    return {name for one in selectors(tinycss2.parse_stylesheet(text, True, True)) for name in named(one)}


def test_a_name_is_found_wherever_it_stands_in_a_selector() -> None:
    text = "a.b:hover > c::after, d:not(.e) {} @media print { #f g[h='i'], :has(> .j k):nth-child(2) {} }"
    assert asked_for(text) == {"a", ".b", "c", "d", ".e", "#f", "g", "h", ".j", "k"}


@pytest.mark.parametrize("style", STYLES)
def test_no_style_is_for_nothing(style: str, pages: list[str], built: Path) -> None:
    on_pages = Names()
    for page in pages:
        on_pages.feed((built / page).read_text("utf-8"))
    asked = asked_for((built / "_static" / style).read_text("utf-8"))
    assert len(asked) > 3
    assert asked - on_pages.found == set()


# What stands on a page, and the asset that only such pages load.
WANTED = {
    "plan.css": r'class="quiz-map',
    "player.css": r"data-quiz",
    "player.js": r"data-quiz",
    "searchtools.js": r'id="search-results"',
    "searchindex.js": r'id="search-results"',
}


def test_a_page_loads_what_it_uses_and_nothing_else(pages: list[str], built: Path) -> None:
    for page in pages:
        text = (built / page).read_text("utf-8")
        head_and_foot = re.sub(r"<article.*</article>", "", text, flags=re.S)
        loaded = re.findall(r'(?:src|href)="[^"]*?([\w.]+\.(?:css|js))\b', head_and_foot)
        wanted = {asset for asset, mark in WANTED.items() if re.search(mark, text)}
        assert wanted == set(loaded) & set(WANTED), page
        assert {"leave.js", "theme.css"} <= set(loaded), page
        assert len(loaded) == len(set(loaded)) <= (10 if page == "search.html" else 5), page


def test_nothing_of_sphinxs_own_look_is_shipped(built: Path) -> None:
    """Of the theme that ours inherits, the site has what searches, and no more."""
    inherited = {path.name.removesuffix(".jinja") for path in (BASIC / "static").iterdir()}
    assert {"basic.css", "doctools.js"} < inherited
    shipped = {path.name for path in (built / "_static").iterdir()}
    assert shipped & inherited <= {
        "documentation_options.js",
        "doctools.js",
        "language_data.js",
        "searchtools.js",
    }
    assert not any(name.startswith("pygments") for name in shipped)
