"""What an earlier run found out, kept on disk by content, so that the next one need not."""

import hashlib
import json
import zlib
from collections.abc import Iterator, MutableMapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from types import TracebackType

from pydantic import JsonValue

from whotheysay.whole import write_whole

FILE = "_build/.check.kept"
"""A line of what it holds for, then a line for each key: the key and its value as JSON, a tab between."""
_PACKAGE = Path(__file__).parent.parent


class Memory(MutableMapping[str, JsonValue]):
    """A mapping that is read from `_build/.check.kept` of a course, and written back by `with`.

    A value is read from its JSON when it is asked for. What a run neither asks for nor looks for is
    forgotten. A file that is missing, damaged, or of another version of this package counts as empty.
    """

    def __init__(self, root: Path) -> None:
        """Remember what was kept for the course in the folder `root`."""
        self._file = root / FILE
        self._unread = self._read()
        self._before = self._unread.keys() | set()
        self._values: dict[str, JsonValue] = {}
        self._used: set[str] = set()
        self._changed = False

    def __getitem__(self, key: str) -> JsonValue:
        """Give what is kept under `key`."""
        if key not in self._values:
            self._values[key] = json.loads(self._unread[key])
        self._used.add(key)
        return self._values[key]

    def __contains__(self, key: object) -> bool:
        """Tell whether something is kept under `key`, and keep it on."""
        if key in self._values or key in self._unread:
            self._used.add(str(key))
            return True
        return False

    def __setitem__(self, key: str, value: JsonValue) -> None:
        """Keep a value."""
        self._unread.pop(key, None)
        self._values[key] = value
        self._used.add(key)
        self._changed = True

    def __delitem__(self, key: str) -> None:
        """Forget a value."""
        if key not in self:
            raise KeyError(key)
        for kept in (self._unread, self._values):
            kept.pop(key, None)
        self._used.discard(key)

    def __iter__(self) -> Iterator[str]:
        """Go through the keys."""
        return iter({**self._unread, **self._values})

    def __len__(self) -> int:
        """Count the keys."""
        return len(self._unread.keys() | self._values.keys())

    def __enter__(self) -> "Memory":
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        """Write what was used, if anything changed; a folder that can't be written to is no problem."""
        if kind is None and (self._changed or self._used != self._before):
            try:
                self._write()
            except OSError:
                return

    def _read(self) -> dict[str, bytes]:
        """Give the JSON of each value; none where the file isn't whole, or not ours."""
        try:
            head, _, body = self._file.read_bytes().partition(b"\n")
        except OSError:
            return {}
        if head != _head(body):
            return {}
        lines = (line.partition(b"\t") for line in body.splitlines())
        return {json.loads(key): value for key, _, value in lines}

    def _write(self) -> None:
        body = b"".join(self._line(key) for key in sorted(self._used))
        write_whole(self._file, _head(body) + b"\n" + body)

    def _line(self, key: str) -> bytes:
        # JSON writes tabs and ends of lines as other characters.
        value = self._unread.get(key) or _json(self._values[key])
        return _json(key) + b"\t" + value + b"\n"


def _json(value: JsonValue) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


def _head(body: bytes) -> bytes:
    return f"{checks_version()} {zlib.crc32(body)}".encode()


@cache
def checks_version() -> str:
    """Name this package's code and data, and PyYAML: what was found out holds for these only."""
    digest = hashlib.sha256(version("pyyaml").encode())
    files = [file for folder in ("check", "load", "model") for file in (_PACKAGE / folder).rglob("*")]
    for file in sorted([*files, _PACKAGE / "made.py"]):
        if file.suffix in (".py", ".yml", ".txt"):
            digest.update(file.read_bytes())
    return digest.hexdigest()
