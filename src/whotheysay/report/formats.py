"""Problems as text, JSON, SARIF (static analysis results) and GitHub's workflow commands."""

import json
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote

from whotheysay.check import RULES, Rule
from whotheysay.problems import Problem

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_NAME = "whotheysay"


def text(problems: Sequence[Problem]) -> str:
    """Say each problem on a line, as compilers do."""
    return "\n".join(map(str, problems))


def as_json(problems: Sequence[Problem]) -> str:
    """Give `{"problems": [{path, line, column, code, level, what, mend}]}`."""
    listed = [
        {
            "path": one.path,
            "line": one.line,
            "column": one.column,
            "code": one.code,
            "level": one.level,
            "what": one.what,
            "mend": one.mend,
        }
        for one in problems
    ]
    return json.dumps({"problems": listed}, indent=1, ensure_ascii=False)


def sarif(problems: Sequence[Problem]) -> str:
    """Give a log in SARIF 2.1.0 (OASIS), with the rules that were broken."""
    broken = [rule for rule in RULES if rule.code in {one.code for one in problems}]
    numbers = {rule.code: number for number, rule in enumerate(broken)}
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": _NAME, "rules": [_rule(rule) for rule in broken]}},
                "columnKind": "unicodeCodePoints",
                "results": [_result(one, numbers) for one in problems],
            }
        ],
    }
    return json.dumps(log, indent=1, ensure_ascii=False)


def github(problems: Sequence[Problem]) -> str:
    """Give GitHub's workflow commands, which show each problem beside its line in a pull request."""
    return "\n".join(map(_command, problems))


FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": text,
    "json": as_json,
    "sarif": sarif,
    "github": github,
}
"""How problems can be printed, by name."""


def formatted(problems: Sequence[Problem], name: str) -> str:
    """Give the problems in one of `FORMATS`."""
    return FORMATS[name](problems)


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.says},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.why} Source: {rule.source}"},
        "defaultConfiguration": {"level": rule.level},
    }


def _result(problem: Problem, numbers: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "level": problem.level,
        "message": {"text": _sentence(problem)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(problem.path)},
                    "region": {"startLine": problem.line, "startColumn": problem.column},
                }
            }
        ],
    }
    if problem.code in numbers:
        result["ruleIndex"] = numbers[problem.code]
    return result


def _command(problem: Problem) -> str:
    place = f"file={_property(problem.path)},line={problem.line},col={problem.column},title={problem.code}"
    return f"::{problem.level} {place}::{_data(_sentence(problem))}"


def _sentence(problem: Problem) -> str:
    return f"{problem.what}, {problem.mend}" if problem.mend else problem.what


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
