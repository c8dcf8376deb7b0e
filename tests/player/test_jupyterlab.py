"""In a real JupyterLab, Python and the browser play the same quiz."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Browser, Locator, Page, expect

from tests.player.examples import CONFIDENCE, SCENARIO, SORT, write_course

LOOK = "print(quiz.trail, quiz.scene and quiz.scene['id'], quiz.result)"
CELLS = [
    f"from whotheysay import Quiz\nquiz = Quiz('examples/{SCENARIO}')\nquiz",
    LOOK,
    "quiz.choose('together')",
    LOOK,
    "quiz.restart()",
    f"Quiz('examples/{SORT}')",
    f"sure = Quiz('examples/{CONFIDENCE}')\nsure",
    "print('Python heard', sure.trail)",
]
SHOW, PRINT, CHOOSE, PRINT_AGAIN, RESTART, SHOW_SORT, SHOW_SURE, PRINT_SURE = range(len(CELLS))
SECONDS_TO_START = 40
MILLISECONDS = 20_000


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory):
    """Give the address of a JupyterLab that a notebook of a small course is open in."""
    folder = tmp_path_factory.mktemp("lab")
    write_course(folder)
    cells = [new_code_cell(source) for source in CELLS]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    nbformat.write(new_notebook(cells=cells, metadata=kernel), folder / "play.ipynb")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = subprocess.Popen(
        _command(port, folder), env=_environment(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    _wait_for(f"{address}/api", server)
    yield f"{address}/lab/tree/play.ipynb?reset"
    server.terminate()
    server.wait(20)


def _command(port: int, folder: Path) -> list[str]:
    options = {
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "ServerApp.root_dir": folder,
        "ServerApp.open_browser": False,
        "ServerApp.allow_root": True,
        "IdentityProvider.token": "",
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
    }
    return [sys.executable, "-m", "jupyterlab", *(f"--{name}={value}" for name, value in options.items())]


def _environment(folder: Path) -> dict[str, str]:
    """Keep the user's own settings out of the test, and the test out of them."""
    names = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    home = {name: str(folder / f".{name.lower()}") for name in names}
    return {**os.environ, **home, "PYTHONWARNINGS": ""}


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    server.kill()
    raise AssertionError("JupyterLab did not start")


def run_cell(page: Page, number: int) -> None:
    """Pick a cell and run it with the toolbar, and wait until its kernel is done with it.

    Keys would do, but while a notebook opens, JupyterLab moves the focus and some get lost.
    """
    expect(page.get_by_title("Change kernel for")).to_have_text(re.compile("Idle"), timeout=MILLISECONDS)
    cell = page.locator(".jp-CodeCell").nth(number)
    prompt = cell.locator(".jp-InputPrompt").first
    prompt.click()
    page.locator(".jp-NotebookPanel-toolbar [data-command='notebook:run-cell-and-select-next']").click()
    expect(prompt).to_have_text(re.compile(r"\[[0-9]+\]:"), timeout=MILLISECONDS)


def output(page: Page, number: int) -> Locator:
    return page.locator(".jp-CodeCell").nth(number).locator(".jp-OutputArea")


@pytest.fixture
def notebook(browser: Browser, lab: str) -> Iterator[Page]:
    """Open the notebook, with the quiz already shown."""
    page = browser.new_page(viewport={"width": 1000, "height": 1400}, reduced_motion="reduce")
    page.set_default_timeout(MILLISECONDS)
    page.goto(lab)
    run_cell(page, SHOW)
    expect(output(page, SHOW).locator(".quiz-play")).to_be_visible()
    yield page
    page.close()


def test_python_and_the_browser_play_the_same_quiz(notebook):
    quiz = output(notebook, SHOW)
    quiz.get_by_role("button", name="What do they say").click()
    expect(quiz.locator(".quiz-note")).to_be_focused()
    run_cell(notebook, PRINT)
    expect(output(notebook, PRINT)).to_contain_text("['ask'] hurry None")

    run_cell(notebook, CHOOSE)
    expect(quiz.get_by_text("Nobody is in trouble")).to_be_visible()
    expect(quiz.get_by_role("status")).to_have_text("New messages: 2. Choices: 2.")
    assert notebook.evaluate("document.activeElement.closest('.quiz') === null")

    quiz.get_by_role("button", name="Ring The Listening Line").click()
    expect(quiz.get_by_role("heading", name="Three people know")).to_be_visible()
    run_cell(notebook, PRINT_AGAIN)
    expect(output(notebook, PRINT_AGAIN)).to_contain_text("'ending': 'better'")

    run_cell(notebook, RESTART)
    expect(quiz.get_by_role("button", name="What do they say")).to_be_visible()
    expect(quiz.locator(".quiz-mine")).to_have_count(1)


def test_keys_play_the_quiz_and_not_the_notebook(notebook):
    run_cell(notebook, SHOW_SORT)
    quiz = output(notebook, SHOW_SORT)
    quiz.get_by_label("Genuine").focus()
    for key in ("ArrowDown", "Tab", "Enter"):
        notebook.keyboard.press(key)
    expect(quiz.locator(".quiz-note")).to_contain_text("This one is genuine")
    expect(quiz.locator(".quiz-note")).to_be_focused()
    cells = notebook.locator(".jp-CodeCell").count()
    notebook.keyboard.press("x")  # which in a notebook cuts the cell
    expect(notebook.locator(".jp-CodeCell")).to_have_count(cells)


def test_how_sure_somebody_is_stays_in_the_browser(notebook):
    run_cell(notebook, SHOW_SURE)
    quiz = output(notebook, SHOW_SURE)
    quiz.get_by_label("Not sure yet").check()
    quiz.get_by_role("button", name="Go on").click()
    expect(quiz.locator(".quiz-note")).to_contain_text("Thank you for thinking about it honestly.")
    run_cell(notebook, PRINT_SURE)
    expect(output(notebook, PRINT_SURE)).to_contain_text("Python heard []")
