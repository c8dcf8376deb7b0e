"""Find the browsers that tests drive; as a program, install what is missing, or say how to get it."""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests import html_checker

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FIREFOX = ("firefox-esr", "firefox")
FIREFOX_ELSEWHERE = (
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    "C:/Program Files/Mozilla Firefox/firefox.exe",
)

# Chromium as root needs no-sandbox; the rest keeps it from calling home while we watch for requests.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

ENGINES = tuple(os.environ.get("ENGINES", "chromium firefox webkit").split())
"""The engines that tests run in; ENGINES="chromium firefox" leaves WebKit out, and pytest says so."""

MISSING = {
    "chromium": """\
The tests need Chromium, and there is none. One of these gets it:
  sudo apt-get install chromium        (Debian, Ubuntu)
  brew install --cask chromium         (macOS)
  .venv/bin/python -m playwright install chromium""",
    "firefox": """\
The tests need Firefox, and there is none. One of these gets it:
  sudo apt-get install firefox-esr     (Debian; Ubuntu: firefox)
  brew install --cask firefox          (macOS)
or leave it out: make test ENGINES="chromium webkit\"""",
    "webkit": """\
The tests need WebKitGTK with its driver, and a display for it. One of these gets them:
  sudo apt-get install webkit2gtk-driver xvfb      (Debian, Ubuntu)
Other systems have none: leave it out there, and CI runs it: make test ENGINES="chromium firefox\"""",
    "checker": """\
The tests need the Nu HTML checker, and npm could not get it into this environment:
  .venv/bin/python -m tests.html_checker           (says what npm said)""",
}


def find() -> str | None:
    """Give the path of Chromium: the one on PATH, or Playwright's own."""
    return _on_path(CHROMIUM) or _playwrights_own()


def find_firefox() -> str | None:
    """Give the path of Firefox: the one on PATH, or where its own installer puts it."""
    return _on_path(FIREFOX) or next((path for path in FIREFOX_ELSEWHERE if Path(path).is_file()), None)


def find_webkit() -> tuple[str, str] | None:
    """Give the paths of WebKitGTK's driver and of its small browser, where there is a display for it too."""
    driver = shutil.which("WebKitWebDriver")
    folders = [*Path("/usr/lib").glob("*/webkit2gtk-4.*"), *Path("/usr/libexec").glob("webkit2gtk-4.*")]
    browsers = [folder / "MiniBrowser" for folder in sorted(folders) if (folder / "MiniBrowser").is_file()]
    if driver and browsers and shutil.which("Xvfb"):
        return driver, str(browsers[-1])
    return None


def _on_path(names: tuple[str, ...]) -> str | None:
    return next((found for name in names if (found := shutil.which(name))), None)


def _playwrights_own() -> str | None:
    """Ask a process of its own: Playwright can't be started twice in one."""
    ask = "from playwright.sync_api import sync_playwright as s; p = s().start(); "
    command = [sys.executable, "-c", f"{ask}print(p.chromium.executable_path); p.stop()"]
    asked = subprocess.run(command, capture_output=True, text=True, check=False)
    path = Path(asked.stdout.strip() or "nowhere")
    return str(path) if path.is_file() else None


FINDERS: dict[str, Callable[[], object]] = {
    "chromium": find,
    "firefox": find_firefox,
    "webkit": find_webkit,
    "checker": html_checker.find,
}
# What apt installs for each, tried in turn: Debian's Firefox has another name than Ubuntu's.
PACKAGES = {
    "chromium": [["chromium"]],
    "firefox": [["--no-install-recommends", "firefox-esr"], ["firefox"]],
    "webkit": [["--no-install-recommends", "webkit2gtk-driver", "xvfb"]],
}


def _install(missing: list[str]) -> None:
    """Try the system's packages, as root where there is apt; then Playwright's own download, and npm's."""
    apt = shutil.which("apt-get")
    if apt and hasattr(os, "geteuid") and os.geteuid() == 0:
        _run_apt(apt, ["update"])
        for one in missing:
            for packages in PACKAGES.get(one, []):
                if not FINDERS[one]():
                    _run_apt(apt, ["install", "-y", *packages])
    if "chromium" in missing and not find():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if "checker" in missing:
        html_checker.install()


def _run_apt(apt: str, words: list[str]) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([apt, "-qq", *words], env=environment, stdout=subprocess.DEVNULL, check=False)


def main() -> int:
    """Make sure that every engine is there; say what to do where that can't be done."""
    wanted = [*ENGINES, "checker"]
    missing = [one for one in wanted if not FINDERS[one]()]
    if missing:
        print(f"Installing what the tests miss on this {platform.system()}: {', '.join(missing)} …")
        _install(missing)
        missing = [one for one in missing if not FINDERS[one]()]
    for one in wanted:
        print(MISSING[one] if one in missing else f"Tests run in {_named(one)}")
    if missing:
        print("Then run `make test` again.")
    return 1 if missing else 0


def _named(one: str) -> str:
    found = FINDERS[one]()
    return str(found[1] if isinstance(found, tuple) else found)


if __name__ == "__main__":
    sys.exit(main())
