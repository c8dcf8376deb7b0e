"""Live reload: what an editor saves is on the open page, at the same place, without a click."""

import queue
import re
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from whotheysay.serve import Server


@pytest.fixture
def serving(small: Path) -> Iterator[tuple[str, "queue.Queue[str]"]]:
    """The address where the small course is served, and what the command says, as it comes."""
    command = [sys.executable, "-u", "-m", "whotheysay", "serve", "--port", "8410"]
    with subprocess.Popen(
        command, cwd=small, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as server:
        assert server.stdout
        address = next(m[0] for line in server.stdout if (m := re.search(r"http://\S+/", line)))
        said: queue.Queue[str] = queue.Queue()
        threading.Thread(target=lambda: [said.put(line) for line in server.stdout or ()], daemon=True).start()
        yield address, said
        server.send_signal(signal.SIGINT)
        assert server.wait(60) == 0


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on a phone; what it complains of fails the test."""
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda m: m.type == "error" and complaints.append(m.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert complaints == []
    context.close()


def save(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_saved_page_comes_up_renewed_where_it_was(
    small: Path, serving: tuple[str, object], page: Page
) -> None:
    """At the same place, with the open quiz as it was; and the last good site stays as it was built."""
    address, _ = serving
    lesson = small / "lessons/online/a-lesson.md"
    site = (small / "_build/site/lessons/online/a-lesson.html").read_bytes()
    lesson.write_text(lesson.read_text("utf-8") + "\nA line.\n" * 200 + "\nThe last line.\n", "utf-8")
    page.goto(f"{address}lessons/online/a-lesson.html")
    first = page.locator("[data-quiz]").first
    first.get_by_role("button").first.click()
    trail = "() => document.querySelector('[data-quiz]').quiz.trail()"
    chosen = page.evaluate(trail)
    assert chosen
    page.get_by_text("The last line.").scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    assert place > 1000
    save(lesson, "The last line.", "Something new.")
    expect(page.get_by_text("Something new.")).to_be_visible(timeout=60_000)
    page.wait_for_load_state()
    assert abs(page.evaluate("scrollY") - place) < 50
    assert page.evaluate(trail) == chosen
    save(small / "quizzes/online/talk.yml", "I am glad that we talked.", "I am glad now.")
    expect(page.locator("[data-quiz]").first).to_contain_text("I am glad now.", timeout=60_000)
    save(small / "facts/figures.yml", "1,430", "1,439")
    expect(page.get_by_text("1,439 reports")).to_be_attached(timeout=60_000)
    assert (small / "_build/site/lessons/online/a-lesson.html").read_bytes() == site


def test_what_is_wrong_is_told_and_the_page_goes_on(
    small: Path, serving: tuple[str, "queue.Queue[str]"], page: Page
) -> None:
    address, said = serving
    page.goto(f"{address}lessons/online/a-lesson.html")
    quiz = small / "quizzes/online/talk.yml"
    save(quiz, "kind: scenario", "kind: scenari")
    told = [said.get(timeout=60)]
    while not re.match(r"\d+ problem", told[-1]):
        told.append(said.get(timeout=60))
    assert any(line.startswith("quizzes/online/talk.yml:") for line in told), told
    assert not any("Traceback" in line for line in told)
    save(quiz, "kind: scenari", "kind: scenario")
    save(small / "lessons/online/a-lesson.md", "# A lesson", "# A better lesson")
    expect(page.get_by_role("heading", name="A better lesson")).to_be_visible(timeout=60_000)
    page.goto(f"{address}book/get-help.html")
    expect(page.get_by_text("A better lesson").first).to_be_attached()


def test_a_browser_that_goes_away_leaves_no_traceback(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Each page waits for news of a build; going to another page drops that request."""
    with Server(tmp_path, 8430) as server:
        port = urlsplit(server.address).port
        with socket.create_connection(("127.0.0.1", port)) as browser:
            browser.sendall(b"GET /.course/news.js?page=/&state=00000000 HTTP/1.1\r\nHost: x\r\n\r\n")
            time.sleep(0.2)
            browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # no goodbye
        server.renew()
        time.sleep(0.2)
    assert capfd.readouterr().err == ""


def test_an_editor_gets_no_worker(tmp_path: Path) -> None:
    """It would keep pages; one that a built site left at this address is told to go."""
    (tmp_path / "index.html").write_text(
        '<script src="leave.js" data-worker="worker.js"></script></body>', "utf-8"
    )
    (tmp_path / "worker.js").write_text("", "utf-8")
    with Server(tmp_path, 8440) as server:
        with urlopen(server.address) as answer:
            assert '<script src="leave.js"></script>' in answer.read().decode()
        with pytest.raises(HTTPError, match="404"):
            urlopen(f"{server.address}worker.js")
