"""Find a browser that tests can drive; as a program, install one where there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

# Chromium as root needs no-sandbox; the rest keeps it from calling home while we watch for requests.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

MISSING = """\
The tests need Chromium, and there is none. One of these gets it:
  sudo apt-get install chromium        (Debian, Ubuntu)
  brew install --cask chromium         (macOS)
  .venv/bin/python -m playwright install chromium
Then run `make test` again."""


def find() -> str | None:
    """Give the path of a browser: the one on PATH, or Playwright's own."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    return _playwrights_own()


def _playwrights_own() -> str | None:
    """Ask a process of its own: Playwright can't be started twice in one."""
    ask = "from playwright.sync_api import sync_playwright as s; p = s().start(); "
    command = [sys.executable, "-c", f"{ask}print(p.chromium.executable_path); p.stop()"]
    asked = subprocess.run(command, capture_output=True, text=True, check=False)
    path = Path(asked.stdout.strip() or "nowhere")
    return str(path) if path.is_file() else None


def _install() -> None:
    """Try the system's package, then Playwright's own download."""
    apt = shutil.which("apt-get")
    if apt and hasattr(os, "geteuid") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in ([apt, "update", "-qq"], [apt, "install", "-y", "-qq", "chromium"]):
            subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
    if not find():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> int:
    """Make sure that there is a browser; say what to do where that can't be done."""
    if not find():
        print("No Chromium found: installing it for the tests …")
        _install()
    found = find()
    print(f"Tests run in {found}" if found else MISSING)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
