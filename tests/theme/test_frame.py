"""What the frame shows around a page's text, for whom, and how much it weighs."""

import gzip
import re

import esprima
import pytest

from tests.theme.conftest import Tab
from tests.theme.pages import WEATHER, page, site
from whotheysay.theme import STATIC, framed_tables, lean, leave_script, outbound_links, stylesheet

CHECKED = "These contacts were last checked on 1 May 2026."
AGAIN = "Check them again before you print."


def test_the_policy_comes_before_anything_it_governs() -> None:
    first = re.search(r"<(?:script|link|style|img)", page("a"))
    assert first
    assert 0 < page("a").index("Content-Security-Policy") < first.start()


def test_leave_is_the_first_script_to_run_before_anything_shows() -> None:
    head = page("a", script_files=["player.js"]).partition("</head>")[0]
    scripts = re.findall(r"<script.*?>", head)
    assert len(scripts) == 2
    assert ["leave.js" in one for one in scripts] == ["defer" not in one for one in scripts]


def test_nothing_waits_for_leave_before_it_is_asked_for() -> None:
    """A browser that has seen a policy in the page loads nothing from behind a script that it waits for."""
    head = page("a", script_files=["player.js"], css_files=["theme.css"]).partition("</head>")[0]
    asked = re.findall(r'(?:src|href)="[^"]*?(\w+\.(?:js|css))', head)
    assert asked == ["theme.css", "player.js", "leave.js"]


@pytest.mark.parametrize(("audience", "again"), [("adults", True), ("pupils", False), ("everyone", False)])
def test_everybody_sees_how_old_the_contacts_are_and_adults_what_to_do(audience: str, again: bool) -> None:
    html = page("b", audience=audience)
    assert CHECKED in html
    assert (f"{CHECKED} {AGAIN}" in html) == again


def test_adults_get_a_list_of_a_long_page_after_its_title() -> None:
    toc = '<ul><li><a href="#">Page</a><ul><li><a href="#part">Part</a></li></ul></li></ul>'
    html = page("b", audience="adults", toc=toc)
    assert html.index("</h1>") < html.index("On this page") < html.index("<p>")
    assert "On this page" not in page("b", audience="pupils", toc=toc)
    assert "On this page" not in page("b", audience="adults", toc='<ul><li><a href="#">Page</a></li></ul>')


def test_a_lesson_leads_to_its_plan_and_notebook_and_back() -> None:
    html = page("b", plan="b.plan.html", notebook="b.ipynb")
    assert '<a href="b.plan.html">' in html
    assert '<a href="b.ipynb" download>' in html
    assert '<a href="b.html">The pupils’ page' in page("b", audience="adults", lesson="b.html")


def test_titles_are_text_and_never_html() -> None:
    """Sphinx gives titles as HTML, and the curriculum gives them as text."""
    neighbour = {"title": "Ask &lt;i&gt; <b>who</b>", "link": "c.html"}
    shown = {**site("b", WEATHER), "title": "Who <i>& why"}
    html = page("b", title="Tell &amp; <b>save</b>", next=neighbour, site=shown)
    assert "<title>Tell &amp; save – Who &lt;i&gt;&amp; why</title>" in html
    assert "Ask &lt;i&gt; who</a>" in html
    assert "<i>" not in html


def test_links_to_other_websites_say_so_and_tell_them_nothing() -> None:
    """Links within the site, and numbers to call, are as they were."""
    out = '<a class="reference external" href="https://a.example"><em>A</em> site</a>'
    same = (
        '<a class="reference internal" href="a.html">a</a> <a class="reference external" href="tel:9">9</a>'
    )
    first, second = outbound_links(f"{same}{out} and {out}").removeprefix(same).split(" and ")
    assert first == second
    assert first == (
        '<a class="reference external" rel="noreferrer" href="https://a.example"><em>A</em> site'
        '<span class="visually-hidden"> (another website)</span></a>'
    )


def test_leave_comes_first_for_the_keyboard_and_last_to_the_eye(tab: Tab) -> None:
    tab.visit("a")
    for _ in range(2):
        tab.page.keyboard.press("Tab")
    assert tab.page.locator(":focus").get_attribute("id") == "leave"
    boxes = [tab.page.locator(f".strip .{name}").bounding_box() for name in ("brand", "strip-help", "leave")]
    lefts = [box["x"] for box in boxes if box]
    assert lefts == sorted(lefts)
    assert len(lefts) == 3


def table(columns: int, rows: int = 1) -> str:
    head = "".join(f'<th class="head"><p>{n}</p></th>' for n in range(columns))
    body = '<tr class="row-even"><td>1</td></tr>' * rows
    inside = f'<thead>\n<tr class="row-odd">{head}</tr></thead>{body}'
    return f'<table class="docutils align-default">{inside}</table>'


def test_only_wide_tables_can_be_scrolled_by_keyboard() -> None:
    body = f"<p>Before</p>{table(2)}{table(3)}<p>after</p>"
    before, narrow, wide = framed_tables(body).split("<table>")
    assert before.endswith('<div class="table">\n')
    assert 'class="table wide" tabindex="0" role="group" aria-label="Table"' in narrow
    assert wide.endswith("</table>\n</div><p>after</p>")
    assert framed_tables("<p>No table</p>") == "<p>No table</p>"


@pytest.mark.parametrize(("columns", "rows", "broad"), [(4, 40, True), (4, 5, False), (3, 40, False)])
def test_a_long_table_of_many_columns_has_the_whole_width_on_pages_for_adults(
    columns: int, rows: int, broad: bool
) -> None:
    body = f"<h1>Page</h1>{framed_tables(table(columns, rows))}"
    assert ('class="columns broad"' in page("b", audience="adults", body=body)) == broad
    assert 'class="columns broad"' not in page("b", audience="pupils", body=body)


def test_what_nothing_asks_for_is_not_sent() -> None:
    link = '<a class="reference internal" href="a.html"><span class="std std-doc">A <em>page</em></span></a>'
    assert lean(link) == '<a href="a.html">A <em>page</em></a>'
    assert (
        lean('<div class="highlight-yaml notranslate"><div class="highlight">')
        == '<div><div class="highlight">'
    )
    kept = '<p class="admonition-title"><span lang="cy">Nodyn</span> class=&quot;simple&quot;</p>'
    assert lean(kept) == kept
    assert (
        lean('<a class="reference external" href="tel:9">9</a>') == '<a class="external" href="tel:9">9</a>'
    )


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (360, 640), (320, 256), (640, 200)])
def test_the_strip_covers_nothing_that_has_the_focus(tab: Tab, width: int, height: int) -> None:
    """Down the page and up again: WCAG 2.4.11, with room to spare."""
    tab.page.set_viewport_size({"width": width, "height": height})
    tab.visit("a")
    tab.page.evaluate(LONG)
    for keys in (["Tab"] * 30, ["Shift+Tab"] * 20):
        for key in keys:
            tab.page.keyboard.press(key)
            assert tab.page.evaluate(IN_SIGHT) in (True, "strip")


LONG = """() => {
  for (let n = 0; n < 40; n++) {
    const link = document.createElement("a");
    Object.assign(link, {href: "#", textContent: "link " + n});
    const line = document.createElement("p");
    line.append(link);
    document.querySelector("[role=main]").append(line);
  }
}"""

IN_SIGHT = """() => {
  const focused = document.activeElement;
  if (focused.closest(".strip, .skip")) return "strip";
  const box = focused.getBoundingClientRect();
  const at = (y) => focused.contains(document.elementFromPoint(box.left + 1, y)) || y;
  return at(box.top + 1) === true && at(box.bottom - 1) === true ? true : focused.outerHTML;
}"""


@pytest.mark.parametrize(("name", "most"), [("theme.css", 3328), ("leave.js", 1728), ("search.js", 1500)])
def test_files_are_small(name: str, most: int) -> None:
    made = {"theme.css": stylesheet, "leave.js": leave_script}
    text = made[name]() if name in made else (STATIC / name).read_text("utf-8")
    assert len(gzip.compress(text.encode(), 9)) < most


def test_a_browser_of_2017_understands_leave() -> None:
    assert esprima.parseScript(leave_script()).body
