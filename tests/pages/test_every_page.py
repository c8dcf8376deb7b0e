"""What holds on every page of our own site."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.check.examples import loaded
from tests.conftest import ROOT
from tests.pages.conftest import Watched, watch
from whotheysay.model.base import printed_day

# The rules of WCAG 2.0 to 2.2, levels A and AA.
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
LEAVE_TO = "https://www.bbc.co.uk/weather"


def test_the_site_has_every_page(pages: list[str]) -> None:
    """Thirteen lessons with their plans, all pages of the rooms, search, and the page for no connection."""
    course = loaded(ROOT)
    lessons = [f"lessons/{ref}" for ref, _, _ in course.lessons()]
    assert len(lessons) == 13
    rooms = [page for room in course.curriculum.rooms for page in room.pages]
    assert {"pupils", "help", "teachers", "officers", "families", "about"} == {
        room.id for room in course.curriculum.rooms
    }
    names = ["index", "search", "offline", *rooms, *lessons, *(f"{lesson}.plan" for lesson in lessons)]
    moved = [name for name in course.moved() if f"{name}.html" in pages]
    assert sorted(pages) == sorted(f"{name}.html" for name in (*names, *moved))


def test_every_page_says_how_old_its_contacts_are(pages: list[str], built: Path) -> None:
    days = [service.checked for service in loaded(ROOT).services.values() if service.help_box]
    for name in pages:
        said = f"These contacts were last checked on {printed_day(min(days))}."
        assert said in (built / name).read_text("utf-8"), name


def test_over_http_nothing_is_asked_of_others_and_nothing_fails(
    pages: list[str], address: str, watched: Watched
) -> None:
    for page in pages:
        response = watched.page.goto(f"{address}/{page}")
        assert response
        assert response.status == 200
    assert watched.strangers(address) == []
    assert watched.complaints == []


def test_from_files_nothing_is_asked_of_others_and_nothing_fails(
    pages: list[str], built: Path, watched: Watched
) -> None:
    for page in pages:
        watched.page.goto((built / page).as_uri())
    assert watched.strangers(built.as_uri()) == []
    assert watched.complaints == []


def test_without_javascript_every_page_reads(pages: list[str], built: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
    watched = watch(context)
    for page in pages:
        watched.page.goto((built / page).as_uri())
        assert len(watched.page.inner_text("[role=main]")) > 40, page
        leave = watched.page.locator("#leave")
        assert leave.get_attribute("href") == LEAVE_TO
    assert watched.complaints == []
    context.close()


def test_every_page_has_leave_help_one_title_and_a_way_past_the_header(
    pages: list[str], built: Path, watched: Watched
) -> None:
    for name in pages:
        page = watched.page
        page.goto((built / name).as_uri())
        assert page.get_by_role("heading", level=1).count() == 1, name
        assert page.locator("#leave").is_visible(), name
        help_box = page.get_by_role("complementary", name="Get help")
        for words in ("999", "Childline", "0800 1111", "CEOP", "Report Remove", "will not be in trouble"):
            assert words in help_box.inner_text(), (name, words)
        page.keyboard.press("Tab")
        assert "Skip" in page.locator(":focus").inner_text(), name
        page.keyboard.press("Tab")
        assert page.locator(":focus").get_attribute("id") == "leave", name


def test_leave_stays_in_sight_while_scrolling(pages: list[str], built: Path, watched: Watched) -> None:
    for name in pages:
        watched.page.goto((built / name).as_uri())
        watched.page.evaluate("scrollTo(0, document.body.scrollHeight)")
        box = watched.page.locator("#leave").bounding_box()
        assert box, name
        assert 0 <= box["y"] < 600, name


def test_no_page_is_wider_than_a_small_phone(pages: list[str], built: Path, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    for name in pages:
        page.goto((built / name).as_uri())
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 320, name
    context.close()


_WINDOWS = (
    {"viewport": {"width": 360, "height": 640}, "color_scheme": "light"},
    {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
)


@pytest.mark.parametrize("quarter", range(4))
@pytest.mark.parametrize("window", _WINDOWS, ids=lambda window: window["color_scheme"])
def test_axe_finds_nothing(
    window: dict[str, Any], quarter: int, pages: list[str], address: str, browser: Browser
) -> None:
    """In the light on a phone, and in the dark on a laptop; in parts, which run side by side."""
    context = browser.new_context(**window, bypass_csp=True)
    page = context.new_page()
    found = []
    for name in pages[quarter::4]:
        page.goto(f"{address}/{name}")
        results = Axe().run(page, options=AXE).response["violations"]
        found += [(name, v["id"], v["nodes"][0]["html"][:120]) for v in results]
    context.close()
    assert found == []


class _Inline(HTMLParser):
    """Collects what a strict policy forbids."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        self.found += [f"{tag} {name}" for name in names if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in names):
            self.found.append(tag)


def test_nothing_is_inline_and_the_policy_is_strict(pages: list[str], built: Path) -> None:
    for name in [*pages, "_static/neutral.html"]:
        text = (built / name).read_text("utf-8")
        parser = _Inline()
        parser.feed(text)
        assert parser.found == [], name
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
        assert policy, name
        assert policy[1].startswith("default-src 'none';"), name
        connect = re.search(r"connect-src ([^;]*)", policy[1])
        assert not connect or connect[1] == "'none'", name
        assert "unsafe" not in policy[1], name
        assert "http:" not in policy[1], name
        assert "https:" not in policy[1], name


def test_links_to_other_sites_tell_them_nothing(pages: list[str], built: Path) -> None:
    for name in pages:
        for tag in re.findall(r"<a [^>]*href=\"https?://[^>]*>", (built / name).read_text("utf-8")):
            assert 'rel="noreferrer' in tag, (name, tag)


def test_nothing_names_the_machine_it_was_made_on(built: Path) -> None:
    for file in built.rglob("*"):
        if file.is_file():
            assert str(built.parent.parent).encode() not in file.read_bytes(), file


def test_only_used_assets_are_shipped(built: Path) -> None:
    """No icon fonts, no copy buttons, no widget manager, no maps of scripts."""
    assets = {p.relative_to(built).as_posix() for p in built.rglob("*") if p.is_file()}
    kinds = {Path(asset).suffix for asset in assets}
    assert kinds <= {".html", ".css", ".js", ".svg", ".ipynb"}
    text = "".join(p.read_text("utf-8") for p in built.rglob("*.html"))
    text += "".join(p.read_text("utf-8") for p in built.rglob("*.css"))
    for asset in assets:
        if asset.startswith("_"):
            assert Path(asset).name in text, f"nothing uses {asset}"
