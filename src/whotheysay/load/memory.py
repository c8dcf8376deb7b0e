"""What an earlier run found out, kept on disk by content, so that the next one need not."""

import hashlib
import json
from collections.abc import Iterator, MutableMapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from types import TracebackType

from pydantic import JsonValue

from whotheysay.whole import write_whole

_FILE = "_build/.check.json"
_PACKAGE = Path(__file__).parent.parent


class Memory(MutableMapping[str, JsonValue]):
    """A mapping that is read from `_build/.check.json` of a course, and written back by `with`.

    What a run does not ask for is forgotten. A file that is missing, damaged, or of another version
    of this package counts as empty.
    """

    def __init__(self, root: Path) -> None:
        """Remember what was kept for the course in the folder `root`."""
        self._file = root / _FILE
        self._known = self._read()
        self._used: dict[str, JsonValue] = {}

    def __getitem__(self, key: str) -> JsonValue:
        """Give what is kept under `key`."""
        self._used[key] = self._known[key]
        return self._known[key]

    def __setitem__(self, key: str, value: JsonValue) -> None:
        """Keep a value."""
        self._known[key] = self._used[key] = value

    def __delitem__(self, key: str) -> None:
        """Forget a value."""
        del self._known[key]
        self._used.pop(key, None)

    def __iter__(self) -> Iterator[str]:
        """Go through the keys."""
        return iter(self._known)

    def __len__(self) -> int:
        """Count the keys."""
        return len(self._known)

    def __enter__(self) -> "Memory":
        """Begin."""
        self._before = dict(self._known)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        """Write what was used, if anything changed; a folder that can't be written to is no problem."""
        if kind is None and self._used != self._before:
            try:
                self._write()
            except OSError:
                return

    def _read(self) -> dict[str, JsonValue]:
        try:
            kept = json.loads(self._file.read_bytes())
        except (OSError, ValueError):
            return {}
        if not isinstance(kept, dict) or kept.get("of") != _version():
            return {}
        known = kept.get("known")
        return known if isinstance(known, dict) else {}

    def _write(self) -> None:
        text = json.dumps({"of": _version(), "known": self._used}, ensure_ascii=False, separators=(",", ":"))
        write_whole(self._file, text)


@cache
def _version() -> str:
    """Name this package's code and data, and PyYAML: what was found out holds for these only."""
    digest = hashlib.sha256(version("pyyaml").encode())
    files = [file for folder in ("check", "load", "model") for file in (_PACKAGE / folder).rglob("*")]
    for file in sorted([*files, _PACKAGE / "made.py"]):
        if file.suffix in (".py", ".yml", ".txt"):
            digest.update(file.read_bytes())
    return digest.hexdigest()
