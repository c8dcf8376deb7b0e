"""The table of rules: check/rules/ holds, for each, its sentence, its reason and its examples."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from whotheysay.check.rule import Find, Rule

_FOLDER = Path(__file__).parent / "rules"
# libyaml, where PyYAML has it, reads the table ten times as fast.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

GROUPS = {
    "Y": "Reading: a file can be read at all",
    "M": "Fields: what a file has to hold",
    "C": "Curriculum and plans",
    "N": "Names: what is referred to exists",
    "L": "Links and files",
    "Q": "Quizzes",
    "S": "Safeguarding words",
    "T": "Truth",
    "A": "Access: everybody can read it",
    "P": "Privacy of the built site",
    "W": "Weight of the built site",
    "K": "Cells of notebooks",
    "B": "The site's builder",
    "X": "Allowed exceptions",
}
"""The first letter of each code, and what its rules are about, in the order of the rules page."""


@cache
def entries() -> tuple[Rule, ...]:
    """Read the table, in the order of its groups, without the functions that look."""
    return tuple(
        _rule(entry)
        for group in GROUPS
        for entry in yaml.load((_FOLDER / f"{group}.yml").read_text("utf-8"), _LOADER) or ()  # noqa: S506  # a safe one
    )


def joined(finders: Mapping[str, Find]) -> tuple[Rule, ...]:
    """Give every rule of the table together with its function, where it has one."""
    return tuple(rule.with_finder(finders.get(rule.code)) for rule in entries())


def _rule(entry: dict[str, Any]) -> Rule:
    return Rule(**{**entry, "bad": tuple(entry.get("bad", ())), "good": tuple(entry.get("good", ()))})
