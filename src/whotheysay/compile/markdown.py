"""Markdown that says exactly what an author wrote: nothing in a text can become markup."""

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def plain(text: str) -> str:
    """Escape a text for Markdown: every character of punctuation stands for itself, on one line.

    CommonMark 0.31, section 2.4: any ASCII punctuation may be escaped with a backslash.
    """
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))


def table(head: list[str], rows: list[list[str]]) -> str:
    """Write a Markdown table; the cells have to be Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def bullets(texts: list[str]) -> str:
    """Write a Markdown list; the texts have to be Markdown already."""
    return "\n".join(f"- {text}" for text in texts)


def link(words: str, target: str) -> str:
    """Write a Markdown link to a page or an address."""
    return f"[{plain(words)}](<{target}>)"
