"""Files that are written whole or not at all, and read back as nothing where they are not whole."""

import json
import os
import shutil
from pathlib import Path
from typing import Any


def write_whole(path: Path, text: str | bytes) -> None:
    """Write a file, and its folder where there is none; what was there stays until all of it is written.

    A link stays a link, and rights stay as they were. Raises OSError where it can't be written.
    """
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(text) if isinstance(text, bytes) else part.write_text(text, "utf-8")
        if path.exists():
            shutil.copymode(path, part)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def read_object(path: Path) -> dict[str, Any]:
    """Read a JSON object that this package has kept; what is missing or is none counts as empty."""
    try:
        known = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}
