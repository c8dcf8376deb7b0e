"""What a course has to keep: one pure function per rule, listed in one table."""

from whotheysay.check import files, names, plans, quizzes
from whotheysay.check.rule import Rule
from whotheysay.model.course import Course
from whotheysay.problems import Problem

RULES: tuple[Rule, ...] = (
    Rule("F101", "What the curriculum lists is there.", files.missing),
    Rule("F102", "What is there, the curriculum lists.", files.unlisted),
    Rule("F103", "Folders hold only files of their kind.", files.strays),
    Rule("F105", "A lesson's page shows the quizzes that are listed for it.", files.absent_quizzes),
    Rule("N101", "A quiz that is used exists.", names.unknown_quizzes),
    Rule("N102", "A lesson on a pathway exists.", names.unknown_lessons),
    Rule("N103", "A sign that is named exists.", names.unknown_signs),
    Rule("N104", "A claim that is used exists.", names.unknown_claims),
    Rule("N105", "A service that is offered exists.", names.unknown_services),
    Rule("N106", "A fact in a text exists.", names.unknown_facts),
    Rule("N107", "A fact in use may be published.", names.unpublished_facts),
    Rule("N108", "An id stands once in its list.", names.duplicate_ids),
    Rule("P101", "A plan's minutes add up to its lesson's.", plans.wrong_minutes),
    Rule("Q101", "Every choice leads to a scene.", quizzes.loose_choices),
    Rule("Q102", "Everybody who speaks is introduced.", quizzes.unknown_speakers),
    Rule("Q103", "Every scene can be reached.", quizzes.unreachable_scenes),
    Rule("Q104", "Every scene leads on to an ending.", quizzes.endless_scenes),
    Rule("Q105", "Every path to an ending passes a moment of telling.", quizzes.untold_endings),
    Rule("Q106", "Two to three of five items in a sort are genuine.", quizzes.unbalanced_sorts),
    Rule("Q107", "A question has right answers and others.", quizzes.unanswerable_questions),
)


def check_course(course: Course) -> list[Problem]:
    """Hold a course to every rule; give all problems, sorted by place."""
    return sorted(problem for rule in RULES for problem in rule.problems(course))


__all__ = ["RULES", "Rule", "check_course"]
