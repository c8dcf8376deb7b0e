"""What a command costs: wall time, CPU time of all its processes, and their memory at its highest."""

import contextlib
import ctypes
import json
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

EVERY = 0.1
"""Seconds between two looks at the memory."""
_ADOPT = 36
"""PR_SET_CHILD_SUBREAPER of Linux's prctl(2)."""


@dataclass(frozen=True)
class Cost:
    """Wall and CPU time in seconds, memory in megabytes."""

    wall: float
    cpu: float
    peak: float


def cost(command: Sequence[str], folder: Path) -> Cost:
    """Run a command in `folder`; raises RuntimeError, with what it said, where it fails.

    A process of its own runs it, so that its children and nobody else's are counted.
    """
    counted = [sys.executable, "-m", "bench.cost", *command]
    known = surroundings()
    done = subprocess.run(counted, cwd=folder, env=known, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stderr[-4000:]}")
    return Cost(**json.loads(done.stdout))


def surroundings() -> dict[str, str]:
    """Give the environment in which everything is measured: compiled Python is kept, as it is for users."""
    root = str(Path(__file__).parent.parent)
    known = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    paths = [root, *filter(None, [known.get("PYTHONPATH")])]
    return known | {"PYTHONPATH": os.pathsep.join(paths), "NO_MKDOCS_2_WARNING": "1"}


def _run(command: Sequence[str]) -> int:
    """Run the command, and print what it cost as JSON."""
    _adopt_orphans()
    over = threading.Event()
    highest = [0.0]
    watching = threading.Thread(target=_watch, args=(over, highest))
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
        watching.start()
        code = running.wait()
        wall = time.perf_counter() - began
    over.set()
    watching.join()
    _reap()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cost = Cost(wall, used.ru_utime + used.ru_stime, max(highest[0], used.ru_maxrss / 1024))
    print(json.dumps(vars(cost)))
    return code


def _adopt_orphans() -> None:
    """Become the parent of processes that outlive theirs, so that their time is counted."""
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl:
        prctl(_ADOPT, 1, 0, 0, 0)


def _reap() -> None:
    """Wait for what is left; what doesn't end on its own is ended."""
    for child in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            child.terminate()
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)


def _watch(over: threading.Event, highest: list[float]) -> None:
    """Keep the highest memory of all processes together, in megabytes; what they share counts once."""
    this = psutil.Process()
    while not over.wait(EVERY):
        held = 0
        for child in this.children(recursive=True):
            with contextlib.suppress(psutil.NoSuchProcess, psutil.AccessDenied):
                held += child.memory_full_info().pss
        highest[0] = max(highest[0], held / 2**20)


if __name__ == "__main__":
    sys.exit(_run(sys.argv[1:]))
