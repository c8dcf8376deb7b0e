"""What a course has to keep: one pure function per rule, listed in one table (check/rules/)."""

from whotheysay.check import access, links, names, plans, quiz, truth, wording
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


def check_course(course: Course) -> list[Problem]:
    """Hold a course to every rule; give all problems that nobody allowed, sorted by place."""
    found = [problem for rule in RULES for problem in rule.problems(course)]
    return sorted(silenced(course, found, {rule.code: rule for rule in RULES}))


__all__ = ["GROUPS", "RULES", "Rule", "check_course"]
