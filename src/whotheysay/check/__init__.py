"""What a course has to keep: one pure function per rule, listed in one table (check/rules/)."""

from dataclasses import astuple
from functools import partial
from typing import Any

from whotheysay.check import access, links, names, plans, quiz, truth, wording
from whotheysay.check.alone import Alone
from whotheysay.check.parts import Part, keep, parts
from whotheysay.check.rule import Find, Rule
from whotheysay.check.silence import silenced
from whotheysay.check.table import GROUPS, joined
from whotheysay.model.course import Course
from whotheysay.problems import Problem

FINDERS: dict[str, Find] = {
    **plans.FINDERS,
    **names.FINDERS,
    **links.FINDERS,
    **quiz.FINDERS,
    **wording.FINDERS,
    **truth.FINDERS,
    **access.FINDERS,
}
"""The function behind each rule that looks at a course's sources."""

RULES: tuple[Rule, ...] = joined(FINDERS)


ALONE = frozenset(
    """
    A101 A103 A104 A105 A106 A107 A108 A109 A111 A112 A113 A114 L109 L110 L114 L119 N108
    Q101 Q102 Q103 Q104 Q105 Q106 Q107 Q108 Q109 Q111 Q112 Q113 Q114 Q115 Q116 Q117 Q118 Q120 Q121 Q122 Q123
    Q124 S101 S102 S103 S104 S105 S106 S107 S108 S109 S110 S111 S112 S113 S114 T115
    """.split()  # noqa: SIM905  # sixty codes are read more easily so
)
"""The rules that look at each file alone: what they find in one is kept until it changes."""
_OURS = RULES


def check_course(course: Course) -> list[Problem]:
    """Hold a course to every rule; give all problems that nobody allowed, sorted by place."""
    apart = [problem for part in parts(course) for problem in _in_part(part, RULES)]
    whole = [problem for rule in RULES if rule.code not in ALONE for problem in rule.problems(course)]
    keep(course)
    return sorted(silenced(course, [*apart, *whole], {rule.code: rule for rule in RULES}))


def _in_part(part: Part, rules: tuple[Rule, ...]) -> list[Problem]:
    """Give what these rules find in one file; only what our own table finds is kept between runs."""
    if part.found[0] is not rules:
        kept = (
            part.remember("problems", partial(_listed, _OURS))
            if rules is _OURS
            else _listed(rules, part.alone)
        )
        part.found = rules, [Problem(*one) for one in kept]
    found: list[Problem] = part.found[1]
    return found


def _listed(rules: tuple[Rule, ...], alone: Alone) -> list[tuple[Any, ...]]:
    return [astuple(problem) for rule in rules if rule.code in ALONE for problem in rule.problems(alone)]


__all__ = ["GROUPS", "RULES", "Rule", "check_course"]
