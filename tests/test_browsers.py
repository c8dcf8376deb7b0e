"""Where the tests' browser comes from: PATH first; and what is said where there is none to be had."""

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT


def run(code: str, path: Path) -> subprocess.CompletedProcess[str]:
    """Run Python with nothing but `path` on PATH, and no way to download a browser."""
    environment = {**os.environ, "PATH": str(path), "PLAYWRIGHT_DOWNLOAD_HOST": "http://127.0.0.1:9"}
    environment["PLAYWRIGHT_BROWSERS_PATH"] = str(path / "browsers")
    command = [sys.executable, *code.split(" ")]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def test_the_browser_on_path_is_taken(tmp_path: Path) -> None:
    own = tmp_path / "chromium"
    own.write_text("#!/bin/sh\n", "utf-8")
    own.chmod(0o755)
    done = run("-m tests.browsers", tmp_path)
    assert f"Tests run in {own}" in done.stdout


def test_an_engine_that_a_system_lacks_is_left_out_by_name(tmp_path: Path) -> None:
    done = run("-m tests.browsers", tmp_path)
    assert 'make test ENGINES="chromium firefox"' in done.stdout


def test_without_any_browser_it_says_how_to_get_one(tmp_path: Path) -> None:
    done = run("-m tests.browsers", tmp_path)
    assert done.returncode == 1
    for way in ("apt-get install chromium", "brew install", "playwright install chromium", "make test"):
        assert way in done.stdout
    for way in ("apt-get install firefox-esr", "brew install --cask firefox", "webkit2gtk-driver xvfb"):
        assert way in done.stdout
    assert "Traceback" not in done.stderr
