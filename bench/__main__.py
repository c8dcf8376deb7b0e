"""Measures, prints the tables, and writes them to docs/performance.md: `python -m bench --help`."""

import argparse
import sys
import time
from pathlib import Path

from bench.machine import machine
from bench.report import report
from bench.results import Results
from bench.run import PARTS, Bench, builds
from bench.tools import PEERS, TOOLS

ROOT = Path(__file__).parent.parent
WORK = Path(__file__).parent / ".work"
PAGE = ROOT / "docs" / "performance.md"


def main() -> int:
    """Measure what was asked for, beside what is known from before."""
    asked = _arguments()
    if not PEERS.exists():
        print("The others aren't installed: run `make bench`, which does that.", file=sys.stderr)
        return 2
    results = Results(asked.results)
    bench = Bench(tuple(asked.sizes), asked.repeat, WORK, results, _tell)
    if asked.only != ["nothing"]:
        results.keep(machine(), "machine")
    for part in asked.only:
        if part == "builds":
            builds(
                bench, tuple(tool for tool in TOOLS if not asked.tools or tool.name.startswith(asked.tools))
            )
        elif part in PARTS:
            PARTS[part](bench)
    text = report(results)
    print(text)
    asked.page.write_text(text, "utf-8")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[12, 60, 240], help="how many lessons")
    parser.add_argument("--repeat", type=int, default=5, help="how often; long builds fewer times")
    parser.add_argument(
        "--only", nargs="+", choices=[*PARTS, "nothing"], default=list(PARTS), help="parts to measure anew"
    )
    parser.add_argument("--tools", nargs="+", default=[], help="whose builds to measure, by how names begin")
    parser.add_argument(
        "--results", type=Path, default=WORK / "results.json", help="where raw figures are kept"
    )
    parser.add_argument("--page", type=Path, default=PAGE, help="where the tables go")
    asked = parser.parse_args()
    asked.tools = tuple(asked.tools)
    return asked


def _tell(words: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {words}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
