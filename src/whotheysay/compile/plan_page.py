"""A lesson's page for teachers, made from its plan and the curriculum."""

from collections.abc import Iterable

from whotheysay.compile.answers import answers
from whotheysay.compile.look_back import looking_back
from whotheysay.compile.markdown import bullets, link, plain, table
from whotheysay.compile.meets import in_the_curriculum
from whotheysay.model.course import Course
from whotheysay.model.curriculum import AGES, Lesson
from whotheysay.model.plan import Activity, Moment, Plan, Prompt


def plan_page(course: Course, ref: str) -> str:
    """Write the plan of lesson `unit/id` as Markdown, with its quizzes' maps and answers."""
    plan = course.plans[ref]
    _, lesson = next((u, le) for r, u, le in course.lessons() if r == ref)
    parts = [*_opening(course, lesson, plan), *_lesson(course, plan), *in_the_curriculum(course, lesson)]
    quizzes = _played(course, lesson, plan)
    return "\n\n".join([*parts, *_quizzes(course, quizzes), *looking_back(course, ref, lesson, quizzes)])


def _opening(course: Course, lesson: Lesson, plan: Plan) -> Iterable[str]:
    signs = [course.signs[sign].name for sign in lesson.signs if sign in course.signs]
    facts = [
        ["For", plain("; ".join(AGES[age] for age in lesson.ages))],
        ["Time", plain(f"{lesson.minutes} minutes")],
        ["Pupils’ page", link(lesson.title, f"{lesson.id}.md")],
        *([["Signs taught", plain("; ".join(signs))]] if signs else []),
        *([["To bring", plain("; ".join(_filled(course, plan.bring)))]] if plan.bring else []),
    ]
    yield f"# Plan: {plain(lesson.title)}"
    yield table(["At a glance", "This lesson"], facts)
    yield "## Outcomes"
    yield "Pupils can:"
    yield _list(course, lesson.outcomes)
    yield "## What you need to know"
    yield _list(course, plan.know)
    yield "## In the days before"
    yield _list(course, plan.before)
    yield "## Ground rules to agree"
    yield _list(course, plan.ground_rules)


def _lesson(course: Course, plan: Plan) -> Iterable[str]:
    yield "## The lesson"
    begin = 0
    for activity in plan.activities:
        yield from _activity(course, activity, begin)
        begin += activity.minutes
    yield "## Key questions"
    yield _prompts(course, plan.key_questions)
    yield "## When it gets difficult"
    for moment in plan.moments:
        yield from _moment(course, moment)
    yield "## Words"
    yield table(
        ["Word", "Meaning"],
        [[plain(word.word), plain(course.fill(word.meaning))] for word in plan.vocabulary],
    )
    yield "## Adaptations"
    for title, texts in (
        ("Special educational needs and disabilities", plan.adaptations.send),
        ("English as an additional language", plan.adaptations.eal),
        ("Going further", plan.adaptations.stretch),
    ):
        yield f"### {plain(title)}"
        yield _list(course, texts)
    yield "## Afterwards"
    yield _list(course, plan.after)


def _activity(course: Course, activity: Activity, begin: int) -> Iterable[str]:
    end = begin + activity.minutes
    yield f"### {plain(f'{begin} to {end} minutes: {activity.title}')}"
    yield f"**What it is after:** {plain(course.fill(activity.purpose))}"
    yield "\n".join(f"{n}. {plain(course.fill(step))}" for n, step in enumerate(activity.steps, 1))
    if activity.prompts:
        yield _prompts(course, activity.prompts)
    if activity.quiz and activity.quiz in course.quizzes:
        quiz = course.quizzes[activity.quiz]
        holds = {"scenario": "Its map and answers are", "confidence": "What it says is"}
        yield plain(f"Quiz: {quiz.title}. {holds.get(quiz.kind, 'Its answers are')} below.")


def _moment(course: Course, moment: Moment) -> Iterable[str]:
    yield f"### {plain(course.fill(moment.when))}"
    yield f"**Say:** “{plain(course.fill(moment.say))}”"
    yield f"**Do:** {plain(course.fill(moment.do))}"


def _played(course: Course, lesson: Lesson, plan: Plan) -> list[str]:
    """Give the quizzes that are played in the lesson."""
    played = (*lesson.quizzes, *(activity.quiz for activity in plan.activities if activity.quiz))
    return [ref for ref in dict.fromkeys(played) if ref in course.quizzes]


def _quizzes(course: Course, refs: list[str]) -> Iterable[str]:
    """Write the maps and answers of quizzes."""
    if refs:
        yield "## Quizzes in this lesson"
    for ref in refs:
        yield from answers(course, ref)


def _prompts(course: Course, prompts: Iterable[Prompt]) -> str:
    return bullets(
        [
            f"**Ask:** “{plain(course.fill(p.ask))}” **Listen for:** {plain(course.fill(p.listen_for))}"
            for p in prompts
        ]
    )


def _filled(course: Course, texts: Iterable[str]) -> list[str]:
    return [course.fill(text) for text in texts]


def _list(course: Course, texts: Iterable[str]) -> str:
    return bullets([plain(text) for text in _filled(course, texts)])
