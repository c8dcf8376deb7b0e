"""What the last look through a built site found out, so that only what has changed is looked at again."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from whotheysay.whole import write_whole

_RECORD = "_build/.looked.json"


def remember_look(root: Path, version: str, kept: dict[str, Any]) -> None:
    """Keep what was found out by this version of the rules; a folder that can't be written is no problem."""
    with suppress(OSError):
        write_whole(root / _RECORD, json.dumps({"version": version, **kept}))


def recall_look(root: Path, version: str) -> dict[str, Any]:
    """Give what was found out by this version of the rules; nothing where that can't be read."""
    try:
        kept = json.loads((root / _RECORD).read_bytes())
        ours = kept["version"] == version and all(
            isinstance(kept[name], dict) for name in ("good", "weights")
        )
        whole = ours and all(isinstance(weight, int) for weight in kept["weights"].values())
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return kept if whole else {}
