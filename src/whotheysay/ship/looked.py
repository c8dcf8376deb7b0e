"""What the last look through a built site found out, so that only what has changed is looked at again."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from whotheysay.whole import read_object, write_whole

_RECORD = "_build/.looked.json"


def remember_look(root: Path, version: str, kept: dict[str, Any]) -> None:
    """Keep what was found out by this version of the rules; a folder that can't be written is no problem."""
    with suppress(OSError):
        write_whole(root / _RECORD, json.dumps({"version": version, **kept}))


def recall_look(root: Path, version: str) -> dict[str, Any]:
    """Give what was found out by this version of the rules; nothing where that can't be read."""
    kept = read_object(root / _RECORD)
    good, weights = kept.get("good"), kept.get("weights")
    if kept.get("version") != version or not isinstance(good, dict) or not isinstance(weights, dict):
        return {}
    return kept if all(isinstance(weight, int) for weight in weights.values()) else {}
