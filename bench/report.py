"""The page that says what was measured: tables, ratios, targets, and how to read them."""

from collections.abc import Iterator
from pathlib import Path

from bench.builds import COLD, EDIT, NOTHING
from bench.results import Results
from bench.serving import KINDS
from bench.targets import KB, middle_of, ratio, targets
from bench.tools import OURS, TOOLS

_WORDS = Path(__file__).with_name("performance.md")
BUSY = 4
"""How many processes at once are more than the bench's own."""
_SIZES = ("12", "60", "240")


def report(results: Results) -> str:
    """Write the page: the words of bench/performance.md, with tables where it names them."""
    tables = {
        "machine": _machine(results),
        "targets": _targets(results),
        "builds": _builds(results),
        "growth": _growth(results),
        "serve": _serve(results),
        "pages": _pages(results),
        "real": _real(results),
        "busy": _busy(results),
        "when": _when(results),
    }
    text = _WORDS.read_text("utf-8")
    for name, rows in tables.items():
        text = text.replace(f"{{{name}}}", "\n".join(rows) or "Not measured.")
    return text


def _machine(results: Results) -> Iterator[str]:
    parts = results.get("machine") or {}
    yield from ("| | |", "|---|---|")
    yield from (f"| {name} | {words} |" for name, words in parts.items())


def _targets(results: Results) -> Iterator[str]:
    yield from ("| What | Target | Measured | |", "|---|---|---|---|")
    yield from (target.row() for target in targets(results))


def _builds(results: Results) -> Iterator[str]:
    for size in _SIZES:
        if not results.get("builds", size):
            continue
        yield from ("", f"### {size} lessons", "")
        yield "| CPU seconds (wall) | cold | nothing changed | one lesson edited | most memory, cold |"
        yield "|---|---|---|---|---|"
        for tool in TOOLS:
            cells = [_spent(results, "builds", size, tool.name, kind) for kind in (COLD, NOTHING, EDIT)]
            peak = results.middle("peak", "builds", size, tool.name, COLD)
            yield f"| {tool.name} | {' | '.join(cells)} | {f'{peak:.0f} MB' if peak else '–'} |"
        for tool in TOOLS[1:]:
            ratios = [_times(results, size, tool.name, kind) for kind in (COLD, NOTHING, EDIT)]
            yield f"| *{tool.name}, CPU ÷ ours* | {' | '.join(ratios)} | |"


def _spent(results: Results, *names: str) -> str:
    """Give the median of CPU seconds with its spread, and the median of wall seconds."""
    cpu, wall = (results.series(field, *names) for field in ("cpu", "wall"))
    if not cpu:
        return "–"
    spread = f" ({min(cpu):.2f} to {max(cpu):.2f}, n={len(cpu)})" if len(cpu) > 1 else " (n=1)"
    middle = results.middle("wall", *names)
    return f"**{results.middle('cpu', *names):.2f}**{spread}; wall {middle:.1f}" if wall else "–"


def _times(results: Results, size: str, name: str, kind: str) -> str:
    theirs, ours = (results.middle("cpu", "builds", size, one, kind) for one in (name, OURS.name))
    found = ratio(theirs, ours)
    return f"{found:.1f} ×" if found is not None else "–"


def _growth(results: Results) -> Iterator[str]:
    """Say how much each lesson more costs, from the smallest size to the next and on."""
    yield (
        "| CPU seconds for each lesson more | "
        + " | ".join(
            f"{kind}, {few} to {many}" for kind in (COLD, EDIT) for few, many in (("12", "60"), ("60", "240"))
        )
        + " |"
    )
    yield "|---|---|---|---|---|"
    for tool in TOOLS:
        cells = []
        for kind in (COLD, EDIT):
            for few, many in (("12", "60"), ("60", "240")):
                one, other = (results.middle("cpu", "builds", size, tool.name, kind) for size in (few, many))
                known = one is not None and other is not None
                cells.append(f"{(other - one) / (int(many) - int(few)):.3f}" if known else "–")
        yield f"| {tool.name} | {' | '.join(cells)} |"


def _serve(results: Results) -> Iterator[str]:
    yield from ("| saved | lessons | wall s, median (spread) | CPU s of the server |", "|---|---|---|---|")
    for kind in KINDS:
        for size in _SIZES:
            walls = results.series("wall", "serve", size, kind)
            if walls:
                middle, cpu = (results.middle(field, "serve", size, kind) for field in ("wall", "cpu"))
                spread = f"({min(walls):.2f} to {max(walls):.2f}, n={len(walls)})"
                yield f"| one {kind} | {size} | **{middle:.2f}** {spread} | {cpu:.2f} |"


def _pages(results: Results) -> Iterator[str]:
    yield "| one lesson page | requests | KB gz | KB raw | KB gz later | other hosts | read, fast | answer, fast | read, slow | answer, slow | shift |"  # noqa: E501
    yield "|---|---|---|---|---|---|---|---|---|---|---|"
    for name, page in (results.get("pages", "visits") or {}).items():
        weight = page["weight"]
        sizes = f"{weight['packed'] / KB:.1f} | {weight['raw'] / KB:.1f} | {weight['later'] / KB:.1f}"
        times = [_ms(page, speed, field) for speed in ("fast", "slow") for field in ("read", "answer")]
        row = [
            name,
            str(len(weight["asked"])),
            sizes,
            str(weight["other_hosts"]),
            *times,
            f"{page['shift']:.3f}",
        ]
        yield f"| {' | '.join(row)} |"


def _ms(page: dict, speed: str, field: str) -> str:
    middle = middle_of(page, speed, field)
    known = [visit[field] for visit in page[speed] if visit[field] is not None]
    if middle is None:
        return "never" if field == "answer" else "–"
    return f"**{middle / 1000:.2f} s** ({min(known) / 1000:.2f} to {max(known) / 1000:.2f})"


def _real(results: Results) -> Iterator[str]:
    yield from ("| CPU seconds (wall) | cold | nothing changed |", "|---|---|---|")
    for name in results.get("real") or {}:
        cells = [_spent(results, "real", name, kind) for kind in (COLD, NOTHING)]
        yield f"| {name} | {' | '.join(cells)} |"


def _busy(results: Results) -> Iterator[str]:
    """Warn of wall times that were measured while other work was going on."""
    most = max((noted["busy"] for noted in (results.get("when") or {}).values()), default=0)
    if most > BUSY:
        yield (
            f"**The machine was busy with other work**: up to {most:.0f} processes wanted a core at once. "
            "So wall time is several times what it is on a quiet machine, and a target in "
            "seconds that is missed here may be met there."
        )


def _when(results: Results) -> Iterator[str]:
    yield from ("| part | day | processes that wanted a core |", "|---|---|---|")
    for part, noted in (results.get("when") or {}).items():
        yield f"| {part} | {noted['day']} | {noted['busy']} |"
