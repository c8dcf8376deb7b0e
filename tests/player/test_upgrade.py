"""A gamebook becomes a player without a jump, whenever the script comes and wherever somebody reads."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.player.conftest import HOST, _answer
from tests.player.examples import CHECK, NAMES, SCENARIO, data, page

FILLER = "".join(f"<p>Paragraph {n}. " + "Some words to read. " * 12 + "</p>" for n in range(12))
LINKED = "quiz-examples-the-late-message--3"

# Counts how far things have moved in the window without anybody's doing.
WATCH = """window.moved = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) moved.push(entry.value);
}).observe({ type: "layout-shift", buffered: true });"""

Late = tuple[Page, Callable[[], None]]
OpenLate = Callable[..., Late]


def lesson(*names: str) -> str:
    """Make a page with quizzes in the midst of much to read."""
    book = page(*(data(name) for name in names))
    whole = book.replace("<h2>Quizzes</h2>", f"{FILLER}<h2>Quizzes</h2>")
    return whole.replace("</main>", f'<h2 id="after">Afterwards</h2>{FILLER}{FILLER}</main>')


@pytest.fixture
def open_late(browser: Browser) -> Iterator[OpenLate]:
    """Open a page whose script is under way, and give what lets it arrive."""
    complaints: list[str] = []
    context = browser.new_context(
        viewport={"width": 360, "height": 640}, reduced_motion="reduce", bypass_csp=True
    )
    context.set_default_timeout(5000)
    context.add_init_script(WATCH)

    def opened(html: str, fragment: str = "") -> Late:
        waiting: list[Route] = []

        def answer(route: Route) -> Any:
            late = route.request.url.endswith("player.js")
            return waiting.append(route) if late else _answer(route, html, complaints)

        context.route("**/*", answer)
        one = context.new_page()
        one.on("pageerror", lambda error: complaints.append(str(error)))
        one.goto(HOST + fragment, wait_until="commit")

        def arrive() -> None:
            _answer(waiting.pop(), html, complaints)
            one.wait_for_load_state()
            one.wait_for_timeout(200)

        wait_for_words(one)
        return one, arrive

    yield opened
    context.close()
    assert complaints == []


def wait_for_words(opened: Page) -> None:
    opened.wait_for_function("performance.getEntriesByType('paint').length > 0")
    opened.wait_for_function("document.getElementById('after') !== null")
    opened.wait_for_timeout(100)


def top(opened: Page, selector: str) -> float:
    place: float = opened.locator(selector).first.evaluate("one => one.getBoundingClientRect().top")
    return place


def moved(opened: Page) -> float:
    total: float = opened.evaluate("moved.reduce((all, one) => all + one, 0)")
    return total


@pytest.mark.parametrize("names", [NAMES, NAMES[::-1]], ids=["in order", "backwards"])
def test_nothing_moves_while_a_page_loads(names: tuple[str, ...], open_late: OpenLate) -> None:
    opened, arrive = open_late(lesson(*names))
    arrive()
    expect(opened.locator(".quiz-play")).to_have_count(len(names))
    assert moved(opened) == 0


def test_whoever_arrives_at_a_place_below_a_quiz_stays_there(open_late: OpenLate) -> None:
    opened, arrive = open_late(lesson(*NAMES), "#after")
    arrive()
    expect(opened.locator(".quiz-play")).to_have_count(len(NAMES))
    assert -1 < top(opened, "#after") < 100


@pytest.mark.parametrize("anchored", [True, False], ids=["anchored", "not anchored"])
def test_whoever_reads_below_a_quiz_goes_on_reading(anchored: bool, open_late: OpenLate) -> None:
    """Some browsers keep the place themselves (scroll anchoring), and some don't."""
    opened, arrive = open_late(lesson(*NAMES))
    if not anchored:
        opened.add_style_tag(content="* { overflow-anchor: none }")
    opened.evaluate("scrollTo(0, document.getElementById('after').offsetTop + 700)")
    opened.wait_for_timeout(100)
    before = top(opened, "#after")
    arrive()
    expect(opened.locator(".quiz-play")).to_have_count(len(NAMES))
    assert top(opened, "#after") == pytest.approx(before, abs=1)


def test_whoever_is_amid_a_gamebook_comes_to_the_start_of_its_player(open_late: OpenLate) -> None:
    opened, arrive = open_late(lesson(CHECK, SCENARIO))
    opened.evaluate("scrollTo(0, document.querySelectorAll('.quiz-scene')[2].offsetTop)")
    opened.wait_for_timeout(100)
    arrive()
    expect(opened.locator(".quiz-scenario .quiz-play")).to_be_visible()
    assert top(opened, ".quiz-scenario") == pytest.approx(0, abs=1)


def test_whoever_follows_a_gamebook_goes_on_with_it(open_late: OpenLate) -> None:
    opened, arrive = open_late(lesson(CHECK, SCENARIO), f"#{LINKED}")
    arrive()
    expect(opened.locator(".quiz-check .quiz-play")).to_be_visible()
    expect(opened.locator(".quiz-scenario .quiz-play")).to_have_count(0)
    expect(opened.locator(".quiz-scenario .quiz-book")).to_be_visible()
    assert -1 < top(opened, f"#{LINKED}") < 100


@pytest.mark.parametrize("anchored", [True, False], ids=["anchored", "not anchored"])
def test_whoever_is_amid_a_gamebook_that_stays_one_goes_on_reading(
    anchored: bool, open_late: OpenLate
) -> None:
    html = lesson(CHECK, SCENARIO).replace('data-kind="scenario"', 'data-kind="poem"')
    opened, arrive = open_late(html)
    if not anchored:
        opened.add_style_tag(content="* { overflow-anchor: none }")
    opened.evaluate(f"scrollTo(0, document.getElementById('{LINKED}').offsetTop + 90)")
    opened.wait_for_timeout(100)
    before = top(opened, f"#{LINKED}")
    arrive()
    expect(opened.locator(".quiz-check .quiz-play")).to_be_attached()
    expect(opened.locator(".quiz-scenario .quiz-book")).to_be_visible()
    assert top(opened, f"#{LINKED}") == pytest.approx(before, abs=1)


def test_an_address_of_a_quiz_leads_to_its_player(open_late: OpenLate) -> None:
    opened, arrive = open_late(lesson(CHECK, SCENARIO), "#quiz-examples-the-late-message")
    arrive()
    expect(opened.locator(".quiz-scenario .quiz-play")).to_be_visible()
    assert -1 < top(opened, ".quiz-scenario") < 100


def test_a_page_that_is_loaded_again_is_where_it_was(open_late: OpenLate) -> None:
    """Some browsers lead back to a place before the script comes; it is one among players."""
    opened, arrive = open_late(lesson(*NAMES))
    arrive()
    opened.evaluate("scrollTo(0, document.getElementById('after').offsetTop)")
    place, before = opened.evaluate("scrollY"), top(opened, "#after")
    opened.evaluate("history.scrollRestoration = 'manual'")
    opened.reload(wait_until="commit")
    wait_for_words(opened)
    opened.evaluate(f"scrollTo(0, {place})")
    opened.wait_for_timeout(100)
    arrive()
    expect(opened.locator(".quiz-play")).to_have_count(len(NAMES))
    assert top(opened, "#after") == pytest.approx(before, abs=1)
