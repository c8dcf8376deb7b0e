"""What browsers do (browser.yml), and what a site may hold (allowed.yml)."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

# libyaml, where PyYAML has it, is ten times as fast.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def _table(name: str) -> dict[str, Any]:
    text = Path(__file__).with_name(f"{name}.yml").read_text("utf-8")
    listed: dict[str, Any] = yaml.load(text, _LOADER)  # noqa: S506  # a safe one
    return listed


@cache
def browsers(name: str) -> frozenset[str]:
    """Give one of the lists of browser.yml."""
    return frozenset(_table("browser")[name])


def policy_parts() -> dict[str, list[str]]:
    """Give what each part of a page's policy may let in."""
    parts: dict[str, list[str]] = _table("browser")["policy"]
    return parts


def allowed_uses() -> list[dict[str, Any]]:
    """Give what single scripts may use, each with `file`, `uses`, `because`, perhaps `while` or `without`."""
    uses: list[dict[str, Any]] = _table("allowed")["scripts"]
    return uses


@cache
def allowed_names() -> frozenset[str]:
    """Give the names of vocabularies, which look like addresses."""
    return frozenset(_table("allowed")["names"])


def allowed_kinds() -> frozenset[str]:
    """Give the endings of files that a site may hold."""
    return frozenset(entry["ending"] for entry in _table("allowed")["kinds"])


def nobody() -> frozenset[str]:
    """Give the names of users and machines that tell nothing of anybody."""
    return frozenset(_table("allowed")["nobody"])
