"""Take out of a built site what it no longer has, and what no page uses."""

import posixpath
import re
from collections.abc import Collection, Iterator
from pathlib import Path

_USED = re.compile(r"""(?:src|href|data-neutral)=["']([^"'?#]+)|url\(["']?([^"')?#]+)""")
_SWEPT = ("_images/", "_static/", "_sources/")


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
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    used: set[str] = set()
    waiting = [name for name in files if name.endswith(".html") and not name.startswith(_SWEPT)]
    while waiting:
        name = waiting.pop()
        for address in _addresses(files[name].read_text("utf-8")):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), address))
            if target in files and target not in used:
                used.add(target)
                waiting += [target] if target.endswith((".css", ".html")) else []
    yield from (path for name, path in files.items() if name.startswith(_SWEPT) and name not in used)


def _addresses(text: str) -> set[str]:
    return {match[1] or match[2] for match in _USED.finditer(text)}


def _swept(page: Path, site: Path) -> bool:
    return page.relative_to(site).as_posix().startswith(_SWEPT)
