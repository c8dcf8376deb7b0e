"""Parsed YAML kept by content: reading it again costs a tenth of parsing it."""

import hashlib
from collections.abc import Iterator, Mapping, MutableMapping
from functools import cached_property
from typing import Any

from pydantic import JsonValue

from whotheysay.load.yaml_text import Document, Loc, Place, decode, parse_yaml
from whotheysay.problems import Problem


def parse_or_recall(
    raw: bytes, path: str, memory: MutableMapping[str, JsonValue]
) -> tuple[Document | None, list[Problem]]:
    """Parse one YAML file as `parse_yaml` does, or recall what the same bytes gave before.

    Only a file without problems is kept: their words name its path and lines.
    """
    key = _key(raw)
    if key in memory:
        return _recalled(memory[key], raw, path), []
    document, problems = parse_yaml(raw, path)
    if document is not None and not problems:
        memory[key] = [document.data, _listed(document.values), _listed(document.keys)]
    return document, problems


def keep_on(raw: bytes, memory: MutableMapping[str, JsonValue]) -> bool:
    """Tell whether something is kept of a YAML file; what is looked for is kept on."""
    return _key(raw) in memory


def _key(raw: bytes) -> str:
    return f"yaml:{hashlib.sha256(raw).hexdigest()}"


def _listed(places: Mapping[Loc, Place]) -> list[JsonValue]:
    return [[line, column, *loc] for loc, (line, column) in places.items()]


def _recalled(kept: Any, raw: bytes, path: str) -> Document:
    data, values, keys = kept
    return Document(data, _Places(values), _Places(keys), decode(raw, path)[0] or "")


class _Places(Mapping[Loc, Place]):
    """Places as they were kept, put in order when one is asked for: a file without problems needs none."""

    def __init__(self, listed: list[list[Any]]) -> None:
        self._listed = listed

    @cached_property
    def _places(self) -> dict[Loc, Place]:
        return {tuple(loc): (line, column) for line, column, *loc in self._listed}

    def __getitem__(self, loc: Loc) -> Place:
        return self._places[loc]

    def __iter__(self) -> Iterator[Loc]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._listed)
