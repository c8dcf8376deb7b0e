"""What one page weighs, and how soon it can be read and its quiz answered, in a real browser."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page, Request

from bench.files import Site

PATIENCE = 20_000
"""Milliseconds after which a quiz that doesn't answer is said never to."""
PHONE = {"width": 360, "height": 640}
SPEEDS = ("fast", "slow")
# Lighthouse's slow 4G, in bytes a second and milliseconds, and its slow phone.
_SLOW_NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
_SLOW_CPU = 4


@dataclass(frozen=True)
class Looks:
    """By what a page's quiz is known: its first choice, and what shows that it was taken."""

    choice: str
    answered: str


PLAYER = Looks(".quiz-play button.quiz-choice", ".quiz-play .quiz-note")
WIDGETS = Looks(".widget-radio-box input", ".widget-html p:nth-of-type(2)")
DETAILS = Looks("details summary", "details[open] p")
SCRIPT = Looks("section button", ".said:not([hidden])")
SOONEST = Looks(f".quiz-ways a, {PLAYER.choice}", f".quiz-from:target, {PLAYER.answered}")
LINKS = Looks("li a[href^='#quiz-']", ":target")


@dataclass
class Visit:
    """What one first visit found; times are milliseconds from asking for the page, none for never."""

    asked: list[str] = field(default_factory=list)
    """Every address that the page asked for, in order."""
    other_hosts: int = 0
    raw: int = 0
    packed: int = 0
    later: int = 0
    """Bytes, packed, that a service worker then fetched for when there is no connection."""
    needed: int = 0
    """Bytes, packed, of the page and its style sheets: what is needed to read."""
    read: float | None = None
    answer: float | None = None
    script: float | None = None
    """From when the page's own scripts could begin to run, to the first choice being there to be taken."""
    shift: float = 0.0


@dataclass
class Weighed:
    """All visits of one page: one left alone, for its weight, and some that answer its quiz."""

    name: str
    weight: Visit
    shift: float
    fast: list[Visit] = field(default_factory=list)
    slow: list[Visit] = field(default_factory=list)

    def visits(self, speed: str) -> list[Visit]:
        """Give the visits on a fast or on a slow connection."""
        return self.fast if speed == "fast" else self.slow


@dataclass(frozen=True)
class Subject:
    """A page of a site, and by what its quiz is known."""

    name: str
    site: Site
    path: str
    looks: Looks


# Looks at each frame whether the first choice is there, takes it, and looks whether that was noticed.
_WATCH = """(looks) => {
  const seen = (window.bench = { shift: 0, done() {} });
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) seen.shift += one.value;
  }).observe({ type: "layout-shift", buffered: true });
  if (!looks) return;
  const shown = (words) =>
    Array.from(document.querySelectorAll(words)).find((one) => one.getClientRects().length);
  const look = () => {
    if (shown(looks.answered)) {
      seen.answer = performance.now();
      seen.done();
      return;
    }
    const choice = shown(looks.choice);
    if (choice) {
      seen.ready = seen.ready || performance.now();
      choice.click();
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""
_WAIT = """(patience) => new Promise((done) => {
  const painted = () => performance.getEntriesByName("first-contentful-paint").length;
  const until = () => (painted() ? done() : requestAnimationFrame(until));
  if (window.bench.answer) until();
  window.bench.done = until;
  setTimeout(done, patience);
})"""
_FOUND = """() => {
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  const parsed = performance.getEntriesByType("navigation")[0].domInteractive;
  const scripts = performance.getEntriesByType("resource").filter((one) => one.initiatorType === "script");
  const begin = Math.max(parsed, ...scripts.map((one) => one.responseEnd));
  const { shift, answer = null, ready = null } = window.bench;
  return { shift, answer, ready, read: paint ? paint.startTime : null, begin };
}"""


def weigh(
    browser: Browser, subjects: list[Subject], repeat: int, tell: Callable[[str], None]
) -> list[Weighed]:
    """Visit pages again and again, each time as somebody who has never been there.

    The pages take turns, so that a machine that is busy for a while is so for all of them.
    """
    found = [_left_alone(browser, one) for one in subjects]
    for speed in SPEEDS:
        for _ in range(repeat):
            for one, weighed in zip(subjects, found, strict=True):
                visits = weighed.visits(speed)
                # What has once not answered, for want of a kernel, isn't waited for again.
                if all(visit.answer is not None for visit in visits):
                    visits.append(_visit(browser, one, speed, answer=True))
        for weighed in found:
            told = [visit.answer and round(visit.answer) for visit in weighed.visits(speed)]
            tell(f"{weighed.name}, {speed}: answers after {told} ms")
    return found


def _left_alone(browser: Browser, one: Subject) -> Weighed:
    """Weigh a page on which nobody does anything."""
    weight = _visit(browser, one, "fast", answer=False)
    shift = max(weight.shift, _visit(browser, one, "slow", answer=False).shift)
    return Weighed(one.name, weight, shift)


def _visit(browser: Browser, one: Subject, speed: str, *, answer: bool) -> Visit:
    """Open a page in a fresh context, and answer its quiz or leave it alone."""
    visit, site = Visit(), one.site
    site.sent.clear()
    with _fresh(browser, speed) as page:
        page.on("request", lambda request: _count(request, visit, site))
        page.add_init_script(f"({_WATCH})({json.dumps(vars(one.looks) if answer else None)})")
        page.goto(site.address + one.path, wait_until="commit")
        if answer:
            page.evaluate(_WAIT, PATIENCE)
        else:
            page.wait_for_load_state("networkidle")
            page.wait_for_timeout(500)
        found = page.evaluate(_FOUND)
    visit.read, visit.answer, visit.shift = found["read"], found["answer"], found["shift"]
    visit.script = found["ready"] and found["ready"] - found["begin"]
    _add_up(visit, one)
    return visit


def _add_up(visit: Visit, one: Subject) -> None:
    """Add up what was sent: for the page itself, each file once, and what a worker fetched besides."""
    asked = {unquote(urlsplit(address).path).lstrip("/") for address in visit.asked}
    once = {path: (raw, packed) for path, raw, packed in one.site.sent if path in asked}
    visit.raw = sum(raw for raw, _ in once.values())
    visit.packed = sum(packed for _, packed in once.values())
    visit.later = sum(packed for _, _, packed in one.site.sent) - visit.packed
    visit.needed = sum(size for path, (_, size) in once.items() if path == one.path or path.endswith(".css"))


@contextmanager
def _fresh(browser: Browser, speed: str) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto("about:blank")
    if speed == "slow":
        devtools = context.new_cdp_session(page)
        devtools.send("Network.enable")
        devtools.send("Network.emulateNetworkConditions", _SLOW_NETWORK)
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": _SLOW_CPU})
    try:
        yield page
    finally:
        context.close()


def _count(request: Request, visit: Visit, site: Site) -> None:
    if request.url.startswith(("http:", "https:")):
        visit.asked.append(request.url)
        visit.other_hosts += not _is_here(request.url, site)


def _is_here(url: str, site: Site) -> bool:
    return urlsplit(url).netloc == urlsplit(site.address).netloc
