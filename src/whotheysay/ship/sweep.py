"""Which assets of a built site nobody uses."""

import re
from collections.abc import Iterator
from pathlib import Path

_USED = re.compile(r"""(?:src|href|data-neutral)=["']([^"'?#]+)|url\(["']?([^"')?#]+)""")
_SWEPT = ("_static", "_sources")


def unused_assets(site: Path) -> Iterator[Path]:
    """Go through the files in _static and _sources that no page, style or used asset refers to."""
    used: set[Path] = set()
    waiting = sorted(site.rglob("*.html"))
    waiting = [page for page in waiting if not _swept(page, site)]
    while waiting:
        file = waiting.pop()
        for match in _USED.finditer(file.read_text("utf-8")):
            target = (file.parent / (match[1] or match[2])).resolve()
            if target not in used and target.is_file():
                used.add(target)
                waiting += [target] if target.suffix in {".css", ".html"} else []
    for folder in _SWEPT:
        for path in sorted((site / folder).rglob("*")):
            if path.is_file() and path.resolve() not in used:
                yield path


def _swept(page: Path, site: Path) -> bool:
    return page.relative_to(site).parts[0] in _SWEPT
