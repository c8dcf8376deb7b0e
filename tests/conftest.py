"""What every test can ask for: a small course, our own course built, and a real browser."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browsers import ENGINES, FINDERS, FLAGS, find

ROOT = Path(__file__).parent.parent
EXAMPLES = Path(__file__).parent / "examples"
CONTENT = (
    "_config.yml",
    "_toc.yml",
    "budgets.yml",
    "curriculum.yml",
    "index.md",
    "released.yml",
    "words.txt",
)
FOLDERS = ("book", "facts", "lessons", "quizzes", "schema")

# The day on which commands see the course, so that its facts are never too old for a test.
os.environ["SOURCE_DATE_EPOCH"] = "1795219200"  # 21 November 2026


def pytest_report_header() -> str:
    """Say in which engines tests run, and which were left out on purpose."""
    left_out = [name for name in FINDERS if name not in (*ENGINES, "checker")]
    return f"engines: {', '.join(ENGINES)}" + (f"; LEFT OUT: {', '.join(left_out)}" if left_out else "")


# A shell that starts tests in the background lets them ignore Ctrl+C, and with them all that they start.
signal.signal(signal.SIGINT, signal.default_int_handler)

Course = Callable[..., subprocess.CompletedProcess[str]]


def course(*words: str, folder: Path, timeout: float = 300) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user does, in `folder`."""
    command = [sys.executable, "-m", "whotheysay", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=timeout, check=False)


def copy_of_ours(folder: Path) -> Path:
    """Copy our own course, without the compiler and without what was built."""
    folder.mkdir(parents=True)
    for name in CONTENT:
        shutil.copy(ROOT / name, folder)
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name)
    return folder


Once = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Make a folder once, also where several processes run tests side by side: all of them get the same."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def made(name: str, make: Callable[[Path], object]) -> Path:
        folder, mark = shared / name, shared / f"{name}.made"
        with FileLock(shared / f"{name}.lock"):
            if not mark.exists():
                shutil.rmtree(folder, ignore_errors=True)
                make(folder)
                mark.touch()
        return folder

    return made


@pytest.fixture(scope="session")
def found_out(once: Once) -> Path:
    """What a check of the small course found out about its words, so that each test need not."""

    def checked(folder: Path) -> None:
        assert course("check", folder=_copy_of_the_small(folder)).returncode == 0

    return once("small", checked) / "_build" / ".check.kept"


@pytest.fixture
def small(tmp_path: Path, found_out: Path) -> Path:
    """A small valid course in a folder of its own."""
    folder = _copy_of_the_small(tmp_path / "a course")
    (folder / "_build").mkdir()
    shutil.copy(found_out, folder / "_build")
    return folder


def _copy_of_the_small(folder: Path) -> Path:
    shutil.copytree(EXAMPLES / "course", folder)
    shutil.copytree(ROOT / "schema", folder / "schema")
    return folder


@pytest.fixture(scope="session")
def built(once: Once) -> Path:
    """Our own course, built once for all tests: the folder of its site, which no test changes."""

    def build(folder: Path) -> None:
        done = course("build", folder=copy_of_ours(folder))
        assert done.returncode == 0, done.stderr

    return once("the course", build) / "_build" / "site"


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, started once."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A real Chromium, started once."""
    path = find_browser()
    launched = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
    yield launched
    launched.close()


def find_browser() -> str:
    """Give the browser's path, or fail with how to get one."""
    path = find()
    assert path, "no Chromium: run `make test`, which installs one"
    return path
