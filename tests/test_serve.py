"""Live reload: what an editor saves is on the open page, at the same place, without a click."""

import re
import socket
import struct
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from whotheysay.serve import Server


def test_a_saved_page_comes_up_renewed(small: Path, browser: Browser) -> None:
    lesson = small / "lessons/online/a-lesson.md"
    lesson.write_text(lesson.read_text("utf-8") + "\nA line.\n" * 200 + "\nThe last line.\n", "utf-8")
    command = [sys.executable, "-u", "-m", "whotheysay", "serve", "--port", "8410"]
    with subprocess.Popen(command, cwd=small, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            address = next(m[0] for line in server.stdout if (m := re.search(r"http://\S+/", line)))
            context = browser.new_context(viewport={"width": 360, "height": 640})
            page = context.new_page()
            complaints: list[str] = []
            page.on("console", lambda m: m.type == "error" and complaints.append(m.text))
            page.goto(f"{address}lessons/online/a-lesson.html")
            page.get_by_text("The last line.").scroll_into_view_if_needed()
            place = page.evaluate("scrollY")
            assert place > 1000
            text = lesson.read_text("utf-8")
            lesson.write_text(text.replace("The last line.", "Something new."), "utf-8")
            expect(page.get_by_text("Something new.")).to_be_visible(timeout=60_000)
            page.wait_for_load_state()
            assert abs(page.evaluate("scrollY") - place) < 50
            lesson.write_text(text.replace("The last line.", "Mended."), "utf-8")
            expect(page.get_by_text("Mended.")).to_be_visible(timeout=60_000)
            assert complaints == []
            context.close()
        finally:
            server.terminate()


def test_a_browser_that_goes_away_leaves_no_traceback(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Each page waits for news of a build; going to another page drops that request."""
    with Server(tmp_path, 8430) as server:
        port = urlsplit(server.address).port
        with socket.create_connection(("127.0.0.1", port)) as browser:
            browser.sendall(b"GET /.course/renew.js HTTP/1.1\r\nHost: x\r\n\r\n")
            time.sleep(0.2)
            browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # no goodbye
        server.renew()
        time.sleep(0.2)
    assert capfd.readouterr().err == ""
