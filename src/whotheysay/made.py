"""Files that are made of others and committed: what they hold, and whether they are up to date."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import VERSION

from whotheysay.compile.toc import toc
from whotheysay.load import KINDS
from whotheysay.model.course import Course
from whotheysay.problems import Problem
from whotheysay.whole import write_whole

TOC = "_toc.yml"


def schemas() -> dict[str, str]:
    """Give the JSON Schema of every kind of YAML file: path to text."""
    return {f"schema/{kind}.schema.json": _schema(kind) for kind in KINDS}


def stale(course: Course) -> list[Problem]:
    """Find made files that differ from what would be made of the course now."""
    commands = {True: "course sync", False: "course schema"}
    # Made of the models, which change with this package and pydantic only: so only their digests are kept.
    known = course.remember(f"schemas:{VERSION}", lambda: _digests(schemas()))
    wanted = {**_digests({TOC: toc(course)}), **known}
    found = {path: _text(course.root / path) for path in wanted}
    return [
        Problem(path, 1, 1, "L104", "this made file is out of date", f"run `{commands[path == TOC]}`")
        for path, text in found.items()
        if text is None or _digest(text) != wanted[path]
    ]


def write_changed(root: Path, files: dict[str, str]) -> list[str]:
    """Write the files whose text differs from what is there; give their paths."""
    changed = [path for path, text in files.items() if _text(root / path) != text]
    for path in changed:
        write_whole(root / path, files[path])
    return changed


def _digests(files: Mapping[str, str]) -> dict[str, str]:
    return {path: _digest(text) for path, text in files.items()}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _schema(kind: str) -> str:
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "Made by `course schema` from src/whotheysay/model: change the model, not this file.",
        **KINDS[kind].json_schema(),
    }
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _text(path: Path) -> str | None:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
