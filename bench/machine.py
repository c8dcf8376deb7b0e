"""What it was measured on, in as far as it matters to a figure: nothing says whose machine it is."""

import os
import platform
import re
import subprocess
from importlib.metadata import version
from pathlib import Path

import psutil

from bench.browser import chromium
from bench.tools import PEERS

_OURS = ("sphinx", "jupyter-book", "myst-nb", "ipywidgets", "ipykernel")


def machine() -> dict[str, str]:
    """Give the machine's parts and the versions of what ran, each as words."""
    with chromium() as browser:
        browser_version = browser.version
    return {
        "Processor": f"{_processor()}, {os.cpu_count()} cores",
        "Memory": f"{psutil.virtual_memory().total / 2**30:.0f} GB",
        "System": f"{_system()}, Linux {platform.release().split('-')[0]}",
        "Python": platform.python_version(),
        "Chromium": browser_version,
        **{name: version(name) for name in _OURS},
        **{name: _peers_version(name) for name in ("mkdocs", "mkdocs-material")},
    }


def busy() -> float:
    """Give how many processes wanted a core at once in the last minute."""
    return round(os.getloadavg()[0], 1)


def _processor() -> str:
    found = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text("utf-8"))
    return " ".join(found[1].split()) if found else platform.machine()


def _system() -> str:
    return platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())


def _peers_version(name: str) -> str:
    say = f"from importlib.metadata import version; print(version({name!r}))"
    return subprocess.run([PEERS, "-c", say], capture_output=True, text=True, check=True).stdout.strip()
