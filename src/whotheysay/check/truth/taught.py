"""Rules T110 and T111: what is known is taught, and what is taught is practised."""

from collections.abc import Iterator

from whotheysay.check.rule import Find, Finding, Loc
from whotheysay.check.uses import lessons, quiz_signs
from whotheysay.model.course import Course
from whotheysay.model.curriculum import Lesson
from whotheysay.model.facts import Claim


def untaught_signs(course: Course) -> Iterator[Finding]:
    """Find signs that no lesson teaches, and those that a lesson teaches and its quizzes don't show."""
    taught = {sign for _, _, lesson in lessons(course) for sign in lesson.signs}
    for number, sign in enumerate(course.signs.values()):
        # A name that is misspelt in the curriculum is told by N103: its sign isn't told twice.
        if not (sign.unpublished or sign.waits or sign.id in taught) and taught <= set(course.signs):
            mend = "list it under 'signs' of a lesson in curriculum.yml, or say in 'waits' why not yet"
            what = f"no lesson teaches the sign '{sign.id}'"
            yield Finding("facts/signs.yml", ("signs", number, "id"), what, mend)
    for at, _, lesson in lessons(course):
        shown = _shown(course, lesson)
        for number, name in enumerate(lesson.signs):
            if shown is not None and name in course.signs and name not in shown:
                what = f"no quiz of this lesson shows the sign '{name}'"
                mend = "name it in a scene, an item or a question of one of its quizzes"
                yield Finding("curriculum.yml", (*at, "signs", number), what, mend)


def untaught_claims(course: Course) -> Iterator[Finding]:
    """Find claims that are still right and not taught, without a reason, or taught and not practised."""
    named = {claim for _, _, lesson in lessons(course) for claim in lesson.claims}
    for number, claim in enumerate(course.claims.values()):
        if claim.status != "current" or claim.unpublished:
            continue
        at: Loc = ("claims", number)
        teaching = [(loc, ref, lesson) for loc, ref, lesson in lessons(course) if claim.id in lesson.claims]
        if teaching and claim.untaught:
            what = f"the lesson '{teaching[0][1]}' teaches the claim '{claim.id}'"
            yield Finding("facts/sources.yml", (*at, "untaught"), what, "take 'untaught' out")
        elif not teaching and not claim.untaught and named <= set(course.claims):
            what = f"no lesson teaches the claim '{claim.id}', which is still right"
            mend = "list it under 'claims' of a lesson in curriculum.yml, or say in 'untaught' why not"
            yield Finding("facts/sources.yml", (*at, "id"), what, mend)
        yield from _not_practised(course, claim, [(loc, lesson) for loc, _, lesson in teaching])


def _not_practised(course: Course, claim: Claim, teaching: list[tuple[Loc, Lesson]]) -> Iterator[Finding]:
    """Tell of a claim whose lessons have quizzes, of which none practises it."""
    with_quizzes = [(loc, lesson) for loc, lesson in teaching if lesson.quizzes]
    practised = [_practised(course, lesson) for _, lesson in with_quizzes]
    if with_quizzes and not any(one is None or claim.id in one for one in practised):
        loc, lesson = with_quizzes[0]
        what = f"no quiz of this lesson practises the claim '{claim.id}'"
        mend = "list it under 'claims' of the quiz that does, or let one of its quizzes practise it"
        yield Finding("curriculum.yml", (*loc, "claims", lesson.claims.index(claim.id)), what, mend)


def _shown(course: Course, lesson: Lesson) -> set[str] | None:
    """Give the signs in a lesson's quizzes; none where one of these is not there to be looked at."""
    refs = (*lesson.quizzes, *lesson.look_back)
    if any(ref not in course.quizzes for ref in refs):
        return None
    return {sign for ref in refs for _, sign in quiz_signs(course.quizzes[ref])}


def _practised(course: Course, lesson: Lesson) -> set[str] | None:
    """Give the claims that a lesson's quizzes practise; none where one of these is not there."""
    refs = (*lesson.quizzes, *lesson.look_back)
    if any(ref not in course.quizzes for ref in refs):
        return None
    return {claim for ref in refs for claim in course.quizzes[ref].claims}


FINDERS: dict[str, Find] = {"T110": untaught_signs, "T111": untaught_claims}
