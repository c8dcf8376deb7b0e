"""The script by which a browser keeps the pages that were opened, for when there is no connection."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from rjsmin import jsmin

WORKER = "worker.js"
"""The script's place in the site: a browser lets it answer for its own folder and those below."""
PAGE = "offline"
"""The page, without its suffix, that is shown in place of one that was not opened before."""
NEUTRAL = "_static/neutral.html"

_KEPT = (".html", ".css", ".js", ".svg", ".webp", ".avif")
_LENGTH = 12
"""So many hex digits of a file's SHA-256 are enough to tell builds from each other."""


def worker(files: Mapping[str, bytes], core: Iterable[str]) -> str:
    """Give the script for a site of these files (bytes by path); the same files give the same script.

    `core` names the pages that are kept for everybody, by their paths without suffix.
    """
    listed = {path: _digest(data) for path, data in sorted(files.items()) if _is_kept(path)}
    script = jsmin(Path(__file__).with_suffix(".js").read_text("utf-8"))
    build = {
        "version": hashlib.sha256(f"{listed}{script}".encode()).hexdigest()[:_LENGTH],
        "core": [*dict.fromkeys(f"{page}.html" for page in (*core, PAGE)), NEUTRAL],
        "files": listed,
    }
    return f"const BUILD = {json.dumps(build, separators=(',', ':'))};\n{script}\n"


def _is_kept(path: str) -> bool:
    return PurePosixPath(path).suffix in _KEPT and path != WORKER


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:_LENGTH]
