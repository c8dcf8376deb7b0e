"""Take out of a built site what it no longer has, and what no page uses."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path

_USED = re.compile(r"""(?:src|href|data-neutral)=["']([^"'?#]+)|url\(["']?([^"')?#]+)""")
_SWEPT = ("_images", "_static", "_sources")


def sweep(site: Path) -> None:
    """Delete the assets that nothing refers to, and folders left empty."""
    for path in list(unused_assets(site)):
        path.unlink()
    for folder in _SWEPT:
        for path in sorted((site / folder).rglob("*"), reverse=True):
            if path.is_dir() and not any(path.iterdir()):
                path.rmdir()


def drop_pages(site: Path, kept: Collection[str]) -> None:
    """Delete pages and notebooks of an earlier build whose paths in the site are not among the `kept`."""
    for path in [*site.rglob("*.html"), *site.rglob("*.ipynb")]:
        if path.relative_to(site).as_posix() not in kept and not _swept(path, site):
            path.unlink()


def unused_assets(site: Path) -> Iterator[Path]:
    """Go through the files in the swept folders that no page, style or used asset refers to."""
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
