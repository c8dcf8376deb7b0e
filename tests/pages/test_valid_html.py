"""Every page of our own site is valid HTML, as the Nu checker sees it."""

from pathlib import Path

from tests import html_checker

# What it says without being right about these pages, or about what they are for.
LET_BE = {
    "Resource violates Content Security Policy (meta tag)": "to it a file has no origin; browsers load them",
    "Inline script violates Content Security Policy (meta tag)": "a block of data is no script",
    "Trailing slash on void elements has no effect": "Sphinx writes them; browsers read past them",
    "Consider using the “h1” element as a top-level heading only": "a page has one, in a section",
    "Article lacks heading": "its heading stands in a section of it, where docutils puts it",
}


def test_no_page_has_a_fault(pages: list[str], built: Path) -> None:
    found = html_checker.problems(*(str(built / page) for page in [*pages, "_static/neutral.html"]))
    assert html_checker.said(one for one in found if not one["message"].startswith(tuple(LET_BE))) == []


def test_the_checker_finds_a_fault(tmp_path: Path) -> None:
    page = tmp_path / "bad.html"
    page.write_text("<!doctype html><html lang=en><title>Bad</title><p id=a><p id=a><img src=a>", "utf-8")
    found = {one["message"] for one in html_checker.problems(str(page)) if one["type"] == "error"}
    assert len(found) == 2
