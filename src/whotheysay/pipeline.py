"""The steps in order: read, check, compile, ship."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from whotheysay.check import check_course
from whotheysay.compile.toc import toc
from whotheysay.interface import interface_pages
from whotheysay.load import KINDS, Memory, load_course
from whotheysay.model.course import Course
from whotheysay.problems import Problem
from whotheysay.ship.site import build_site

TOC = "_toc.yml"


def check(root: Path, today: date | None = None) -> list[Problem]:
    """Read a course and hold it to every rule; give all problems, sorted by place.

    `today` is the day on which facts are looked at for their age.
    """
    with Memory(root) as memory:
        course, problems = load_course(root, today=today, memory=memory)
        if course is not None:
            course = replace(course, interface=interface_pages())
            problems = [*problems, *check_course(course), *_stale(root, made_files(course))]
    return sorted(problems)


def sync(root: Path) -> list[str] | list[Problem]:
    """Write what is made from the curriculum; give the paths that changed, or the problems."""
    course, problems = load_course(root)
    if course is None:
        return problems
    return write_changed(root, {TOC: toc(course)})


def write_schemas(root: Path) -> list[str]:
    """Write the JSON Schemas that editors complete and underline by; give the paths that changed."""
    return write_changed(root, schemas())


def build(root: Path) -> list[Problem]:
    """Check a course and build its site; with problems, the last good site stays."""
    problems = check(root)
    if any(problem.level == "error" for problem in problems):
        return problems
    return [*problems, *build_site(root)]


def made_files(course: Course) -> dict[str, str]:
    """Give every file that is made and committed: path to text."""
    return {TOC: toc(course), **schemas()}


def schemas() -> dict[str, str]:
    """Give the JSON Schema of every kind of YAML file: path to text."""
    return {f"schema/{kind}.schema.json": _schema(kind) for kind in KINDS}


def _schema(kind: str) -> str:
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "Made by `course schema` from src/whotheysay/model: change the model, not this file.",
        **KINDS[kind].json_schema(),
    }
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def write_changed(root: Path, files: dict[str, str]) -> list[str]:
    """Write the files whose text differs from what is there; give their paths."""
    changed = [path for path, text in files.items() if _text(root / path) != text]
    for path in changed:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(files[path], "utf-8")
    return changed


def _stale(root: Path, made: dict[str, str]) -> list[Problem]:
    commands = {True: "course sync", False: "course schema"}
    return [
        Problem(path, 1, 1, "L104", "this made file is out of date", f"run `{commands[path == TOC]}`")
        for path, text in made.items()
        if _text(root / path) != text
    ]


def _text(path: Path) -> str | None:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
