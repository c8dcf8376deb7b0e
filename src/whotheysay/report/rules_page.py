"""The table of rules in words: one rule for the terminal, all of them for the authors' guide."""

import difflib
from collections.abc import Iterator
from typing import Any

from whotheysay.check import GROUPS, RULES, Rule

MADE = "<!-- Made by `course rules` from src/whotheysay/check/rules/: change those, not this file. -->"


def explain(code: str) -> str:
    """Say what the rule with this code is, in either case; raises LookupError where there is none."""
    known = {rule.code: rule for rule in RULES}
    wanted = code.strip().upper()
    if wanted in known:
        return explained(known[wanted])
    near = difflib.get_close_matches(wanted, known, 3, 0.5)
    raise LookupError(f"there is no rule '{code}'{': did you mean ' + ', '.join(near) + '?' if near else ''}")


def explained(rule: Rule) -> str:
    """Say what a rule is, why it is, and show an example of each kind, for a terminal."""
    parts = [f"{rule.code} ({rule.level}) {rule.says}", "", rule.why, f"Source: {rule.source}"]
    for title, examples in (("Not like this:", rule.bad[:1]), ("Like this:", rule.good[:1])):
        for example in (one for one in examples if _shown(one)):
            parts += ["", title, *(f"  {line}" for line in _shown(example))]
    if rule.allow:
        parts += [
            "",
            f"To allow it at one place: # check: allow {rule.code} because …   (in Markdown: % check: …)",
        ]
    return "\n".join(parts)


def rules_page() -> str:
    """Write docs/rules.md: every rule, with its reason and examples."""
    return "\n".join([*_opening(), *(line for group in GROUPS for line in _group(group))]).rstrip() + "\n"


def _opening() -> Iterator[str]:
    yield MADE
    yield ""
    yield "# The rules of `course check`"
    yield ""
    yield "Each problem names its rule by a code."
    yield "`course check --explain CODE` shows the same words as this page."
    yield "An *error* stops a build; a *warning* is printed and stops nothing."
    yield ""
    yield "*No problems* means that nothing here was broken, and not that a text is safe, true or kind."
    yield "That is for people to judge: whoever knows safeguarding, and somebody who has not written it."
    yield ""


def _group(group: str) -> Iterator[str]:
    yield f"## {group}: {GROUPS[group]}"
    yield ""
    for rule in RULES:
        if rule.code.startswith(group):
            yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield f"### {rule.code}"
    yield ""
    level = "" if rule.level == "error" else " *(warning)*"
    yield f"**{rule.says}**{level}"
    yield ""
    yield f"{' '.join(rule.why.split())}"
    yield f"Source: {' '.join(rule.source.split())}"
    yield ""
    for title, examples in (("Not like this:", rule.bad[:1]), ("Like this:", rule.good[:1])):
        for example in (one for one in examples if _shown(one)):
            lines = _shown(example)
            fence = "`" * (3 + sum("```" in line for line in lines[:1] + lines))
            yield from (title, "", f"{fence}text", *lines, fence, "")


def _shown(example: dict[str, Any]) -> list[str]:
    """Show an example: its surroundings, what stands in which file, and what is said of it."""
    lines = [f"({example['when']})"] if "when" in example else []
    for change in example["changes"]:
        lines.append(f"{change['file']}{_manner(change)}")
        words = str(change.get("by", change.get("write", ""))).rstrip()
        lines += [f"  {line}".rstrip() for line in words.split("\n")] if words else []
    return [*lines, *(f"→ {said}" for said in example.get("says", ()))]


def _manner(change: dict[str, Any]) -> str:
    """Say what can't be seen of a change: that the file is gone, repeated, or saved in another way."""
    if change.get("delete"):
        return " (deleted)"
    notes = [f"{change['repeat']:,} times"] if "repeat" in change else []
    notes += [f"saved as {change['encoding']}"] if "encoding" in change else []
    return f" ({', '.join(notes)}):" if notes else ":"
