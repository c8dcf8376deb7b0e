"""Leave hides the site at once, by three ways, and Back never shows it again."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, Route

from tests.browsers import FLAGS
from tests.conftest import find_browser
from tests.theme.conftest import ONLINE, STUB, WATCH, Tab, open_tab
from tests.theme.pages import WEATHER, write_pages


def shift(tab: Tab, times: int) -> None:
    for _ in range(times):
        tab.page.keyboard.press("Shift")


def stays(tab: Tab) -> bool:
    tab.page.wait_for_timeout(150)
    return tab.page.url.startswith(tab.base) and "_static" not in tab.page.url and tab.page.is_visible("h1")


def test_a_click_leaves(any_tab: Tab) -> None:
    any_tab.visit("a")
    any_tab.leave()


def test_enter_on_the_link_leaves(tab: Tab) -> None:
    tab.visit("a")
    tab.page.focus("#leave")
    tab.leave(lambda: tab.page.keyboard.press("Enter"))


def test_shift_three_times_leaves(any_tab: Tab) -> None:
    any_tab.visit("a")
    any_tab.leave(lambda: shift(any_tab, 3))


def test_escape_leaves(any_tab: Tab) -> None:
    any_tab.visit("a")
    any_tab.leave(lambda: any_tab.page.keyboard.press("Escape"))


def test_escape_closes_a_dialog_first(tab: Tab) -> None:
    tab.visit("a")
    tab.page.click("#ask")
    tab.page.keyboard.press("Escape")
    assert stays(tab)
    assert not tab.page.is_visible("dialog")
    tab.leave(lambda: tab.page.keyboard.press("Escape"))


def test_two_presses_of_shift_stay(tab: Tab) -> None:
    tab.visit("a")
    shift(tab, 2)
    assert stays(tab)


def test_capital_letters_do_not_count(tab: Tab) -> None:
    """Shift counts only when nothing else was pressed with it, nor in between."""
    tab.visit("a")
    tab.page.focus("label input")
    for letter in "ABCD":
        tab.page.keyboard.press(f"Shift+{letter}")
    for letter in "efg":
        shift(tab, 1)
        tab.page.keyboard.press(letter)
    for key in ("Control+Shift", "Alt+Shift", "Control+Shift"):
        tab.page.keyboard.press(key)
    assert stays(tab)
    assert tab.page.input_value("label input") == "ABCDefg"


def test_shift_is_counted_in_sight_and_aloud(tab: Tab) -> None:
    tab.page.clock.install()
    tab.visit("a")
    said, leave = tab.page.locator("#leave-said"), tab.page.locator("#leave")
    shift(tab, 1)
    assert (said.text_content(), leave.get_attribute("data-presses")) == (
        "Press Shift two more times to leave.",
        "1",
    )
    tab.page.clock.fast_forward(4000)
    shift(tab, 1)
    assert (said.text_content(), leave.get_attribute("data-presses")) == (
        "Press Shift once more to leave.",
        "2",
    )
    tab.page.clock.fast_forward(6000)
    assert (said.text_content(), leave.get_attribute("data-presses")) == (
        "You are still on this page. To leave, press Shift three times.",
        "0",
    )
    shift(tab, 2)
    assert stays(tab)


def test_the_page_is_hidden_before_the_other_has_come(tab: Tab) -> None:
    """A slow network must not leave the course on the screen, nor its title on the tab."""
    waiting: list[Route] = []
    tab.visit("a")

    def keep(route: Route) -> None:
        waiting.append(route)

    tab.page.context.route(WEATHER, keep)
    tab.page.evaluate(TELL)
    hidden = tab.page.expect_console_message(lambda said: said.text == "none Loading")
    with hidden, tab.page.expect_request(WEATHER):
        tab.page.click("#leave", no_wait_after=True)
    assert tab.page.url == f"{tab.base}/a.html"
    while not waiting:
        tab.page.wait_for_timeout(10)
    waiting[0].fulfill(content_type="text/html", body=STUB)
    tab.arrive(WEATHER)


TELL = """() => new MutationObserver(() => {
  console.log(getComputedStyle(document.documentElement).display, document.title);
}).observe(document.documentElement, {attributes: true})"""


def test_back_never_shows_the_course_again(any_tab: Tab) -> None:
    any_tab.visit("a", "b", "c")
    any_tab.leave()
    for _ in range(2):
        any_tab.move(-1)
        assert any_tab.seen == []
    any_tab.move(1)
    assert any_tab.seen == []


def test_nor_do_places_within_a_page(any_tab: Tab) -> None:
    any_tab.visit("a", "one", "two", "b", "one")
    any_tab.leave()
    for _ in range(4):
        any_tab.move(-1)
        assert any_tab.seen == []


def test_nor_does_forward(any_tab: Tab) -> None:
    any_tab.visit("a", "b", "c")
    any_tab.page.evaluate("setTimeout(() => history.go(-2))")
    any_tab.arrive("/a.html")
    any_tab.leave()
    any_tab.move(1)
    any_tab.move(1)
    assert any_tab.seen == []


def test_leaving_twice_hides_both_visits(any_tab: Tab) -> None:
    any_tab.visit("a", "b")
    any_tab.leave()
    any_tab.visit("c", "a")
    any_tab.leave()
    for _ in range(3):
        any_tab.move(-1)
        assert any_tab.seen == []


def test_a_new_visit_works_again(any_tab: Tab) -> None:
    any_tab.visit("a", "b")
    any_tab.leave()
    any_tab.visit("a", "one", "b")
    any_tab.page.reload()
    assert stays(any_tab)
    any_tab.page.evaluate("setTimeout(() => history.back())")
    any_tab.arrive("/a.html#one")
    assert stays(any_tab)


def test_only_the_count_is_kept(any_tab: Tab) -> None:
    """The pages' own script saves something when the page goes: that is wiped too."""
    any_tab.visit("a")
    any_tab.page.evaluate("sessionStorage.setItem('trail', 'b c')")
    any_tab.leave()
    any_tab.visit("b")
    assert any_tab.page.evaluate("({...sessionStorage})") == {"left": "1"}
    assert any_tab.page.evaluate("localStorage.length") == 0
    assert any_tab.page.context.cookies() == []


def test_the_state_of_an_entry_is_kept(tab: Tab) -> None:
    tab.visit("a")
    tab.page.evaluate("history.pushState({scene: 2}, '', '#two')")
    tab.page.evaluate("dispatchEvent(new PopStateEvent('popstate'))")
    assert tab.page.evaluate("history.state") == {"scene": 2, "left": 0}


def test_without_storage_leaving_still_works(tab: Tab) -> None:
    tab.page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', {get() { throw new DOMException('no'); }});"
    )
    tab.visit("a")
    tab.leave()
    assert [said for said in tab.said if not said.startswith("seen")] == []


def test_offline_it_opens_the_bundled_page(browser: Browser, served: str, folder: Path) -> None:
    context = browser.new_context()
    tab = open_tab(context, served, f"{served}/_static/neutral.html")
    context.route(tab.neutral, lambda route: route.fulfill(path=folder / "_static" / "neutral.html"))
    tab.visit("a")
    context.set_offline(True)
    tab.leave()
    context.close()


@pytest.mark.parametrize("after", ["head", "header"])
@pytest.mark.parametrize("key", ["Escape", "Shift"])
def test_it_works_before_the_page_has_come(tab: Tab, after: str, key: str) -> None:
    tab.page.goto(f"{tab.base}/stalled-after-{after}", wait_until="commit")
    tab.page.wait_for_function("() => history.state", polling=20)
    tab.leave(lambda: [tab.page.keyboard.press(key) for _ in range(3 if key == "Shift" else 1)])


def test_so_does_its_link(tab: Tab) -> None:
    tab.page.goto(f"{tab.base}/stalled-after-header", wait_until="commit")
    tab.leave()


def test_without_scripts_it_is_a_link(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    context.route(re.compile("^https://"), lambda route: route.fulfill(content_type="text/html", body=STUB))
    page = context.new_page()
    page.goto(f"{served}/a.html")
    with page.expect_request(WEATHER) as asked:
        page.click("#leave")
    assert "referer" not in asked.value.headers
    page.wait_for_url(WEATHER)
    context.close()


def test_the_neutral_page_says_nothing_of_the_course(folder: Path) -> None:
    text = (folder / "_static" / "neutral.html").read_text("utf-8")
    assert "<a " not in text
    assert "<script" not in text
    assert "default-src 'none'" in text


@pytest.fixture
def keeping(playwright: Playwright) -> Iterator[BrowserContext]:
    """A visitor whose browser keeps whole pages for Back, as browsers do and Playwright's doesn't."""
    browser = playwright.chromium.launch(
        executable_path=find_browser(),
        args=list(FLAGS),
        ignore_default_args=["--disable-back-forward-cache"],
    )
    context = browser.new_context()
    context.set_default_timeout(5000)
    context.add_init_script(ONLINE + WATCH)
    context.add_init_script("addEventListener('pageshow', (e) => e.persisted && console.log('kept'));")
    yield context
    browser.close()


def test_a_page_kept_whole_is_not_shown_either(keeping: BrowserContext, served: str, folder: Path) -> None:
    neutral = served.replace("127.0.0.1", "localhost") + "/_static/neutral.html"
    write_pages(folder / "kept", neutral)
    tab = open_tab(keeping, f"{served}/kept", neutral)
    tab.visit("a", "b", "one", "c")
    tab.page.evaluate("setTimeout(() => history.back())")
    tab.arrive("/b.html#one")
    assert stays(tab)
    assert "kept" in tab.said
    tab.leave()
    for _ in range(2):
        tab.move(-1)
        assert tab.seen == []
    assert tab.said.count("kept") > 1
