"""What the site and the player say themselves, so that the rules about words see it as well."""

import ast
import re
from functools import cache
from pathlib import Path

from whotheysay.model.course import Page

_PACKAGE = Path(__file__).parent
_PYTHON = (
    "words",
    "plan_page",
    "answers",
    "claims",
    "quiz_html",
    "quiz_map",
    "meets",
    "curriculum_map",
    "traceability",
    "waiting",
    "evidence",
    "contact",
)
_MARKUP = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<script.*?</script>|<style.*?</style>|<[^>]*>", re.S)
_READ_ALOUD = re.compile(r'(?:aria-label|alt|title|data-(?:after\d|expired))="([^"{]+)"')


@cache
def interface_pages() -> dict[str, Page]:
    """Give the words of templates and of compiled pages, by path, each on its file's own line."""
    found = {}
    for file in sorted(_PACKAGE.glob("theme/**/*.html")):
        found[_path(file)] = template_words(file.read_text("utf-8"))
    for name in _PYTHON:
        file = _PACKAGE / "compile" / f"{name}.py"
        found[_path(file)] = python_words(file.read_text("utf-8"))
    return {path: Page(path, text) for path, text in found.items()}


def template_words(source: str) -> str:
    """Give the words of a template without its markup, and with those that are only read aloud."""
    aloud = _READ_ALOUD.sub(lambda match: f">{match[1]}.<", source)
    return _MARKUP.sub(lambda match: " " + "\n" * match[0].count("\n"), aloud)


def python_words(source: str) -> str:
    """Give the texts in a Python file that hold more than one word, but for docstrings."""
    tree = ast.parse(source)
    lines = [""] * (source.count("\n") + 1)
    documents = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documents:
            text = " ".join(node.value.split())
            if re.search(r"[A-Za-z]{2,} [A-Za-z]", text) and "<" not in text:
                lines[node.lineno - 1] += f" {text}"
    return "\n".join(lines)


def _path(file: Path) -> str:
    return file.relative_to(_PACKAGE.parent.parent).as_posix()
