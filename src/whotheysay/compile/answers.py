"""What a teacher sees of a quiz: its map, and the answer to everything in it."""

from collections.abc import Iterable

from whotheysay.compile.markdown import bullets, plain, table
from whotheysay.model.course import Course
from whotheysay.model.quiz import Check, Choice, Confidence, Order, Question, Scenario, Scene, Sort, Statement

_ANSWERS = {"genuine": "Genuine", "sign": "Warning sign"}
_DISCERNMENT = (
    "At the end a pupil reads how many signs they spotted, how many genuine messages they trusted, and "
    "which way they leaned. Behind that stand two measures of signal detection: d′ says how well the two "
    "kinds were told apart, and the bias which way somebody leans when in doubt. With so few messages they "
    "start a talk, and measure nobody. Pupils do not see the two numbers, and the page keeps no answers."
)
_TRIES = "Pupils pick what comes next. A step that is picked too early is answered, and waits for its turn."
_ASKED = (
    "Nobody marks this, no answer is right or wrong, and none is kept or sent. Do not ask pupils to show "
    "or say their answers. Who is unsure reads at the end what helps:"
)


def answers(course: Course, ref: str) -> Iterable[str]:
    """Write the answers of quiz `unit/id` as Markdown; a scenario's begin with its map."""
    quiz = course.quizzes[ref]
    yield f"### {plain(quiz.title)}"
    if isinstance(quiz, Scenario):
        yield from _scenario(course, quiz, ref)
    elif isinstance(quiz, Sort):
        yield _sort(course, quiz)
        yield plain(_DISCERNMENT)
    elif isinstance(quiz, Check):
        yield from _check(course, quiz)
    elif isinstance(quiz, Order):
        yield from _order(course, quiz)
    else:
        yield from _confidence(course, quiz)


def _scenario(course: Course, quiz: Scenario, ref: str) -> Iterable[str]:
    yield f"```{{quiz-map}} {ref}\n```"
    yield plain("☎ somebody is told · ★ an ending")
    yield "#### The map in words"
    numbers = {scene.id: number for number, scene in enumerate(quiz.scenes, 1)}
    yield bullets([_scene(course, scene, numbers) for scene in quiz.scenes])


def _scene(course: Course, scene: Scene, numbers: dict[str, int]) -> str:
    head = f"**{numbers[scene.id]}. {plain(scene_title(scene))}**"
    notes = [
        *(["somebody is told"] if scene.telling else []),
        *(course.signs[sign].name for sign in scene.signs if sign in course.signs),
    ]
    note = f" {plain('(' + '; '.join(notes) + ')')}" if notes else ""
    lines = [head + note]
    lines += [_choice(course, choice, numbers) for choice in scene.choices]
    if scene.ending:
        lines.append(plain(course.fill(f"{scene.ending.text} Next: {scene.ending.next}")))
    return "\n  - ".join(lines)


def _choice(course: Course, choice: Choice, numbers: dict[str, int]) -> str:
    words = plain(course.fill(choice.text))
    return f"{words} → {numbers.get(choice.to, '?')}\\. *{plain(course.fill(choice.feedback))}*"


def scene_title(scene: Scene) -> str:
    """Name a scene for a teacher: its ending's title, or its id in words."""
    return scene.ending.title if scene.ending else scene.id.replace("-", " ").capitalize()


def _sort(course: Course, quiz: Sort) -> str:
    rows = [
        [plain(course.fill(item.text)), _ANSWERS[item.answer], plain(course.fill(item.reason))]
        for item in quiz.items
    ]
    return table(["Message", "Answer", "Why"], rows)


def _check(course: Course, quiz: Check) -> Iterable[str]:
    for number, question in enumerate(quiz.questions, 1):
        yield f"{number}\\. {plain(course.fill(question.text))}"
        yield bullets(_options(course, question))


def _order(course: Course, quiz: Order) -> Iterable[str]:
    yield plain(_TRIES)
    rows = [
        [plain(course.fill(said)) for said in (f"{number}. {step.text}", step.why, step.early or "")]
        for number, step in enumerate(quiz.steps, 1)
    ]
    yield table(["Step", "Why here", "If it is picked too early"], rows)


def _confidence(course: Course, quiz: Confidence) -> Iterable[str]:
    yield plain(_ASKED)
    yield bullets([_statement(course, one) for one in quiz.statements])


def _statement(course: Course, statement: Statement) -> str:
    return f"{plain(course.fill(statement.text))} *{plain(course.fill(statement.unsure))}*"


def _options(course: Course, question: Question) -> list[str]:
    return [
        f"{'**Right:** ' if option.right else ''}{plain(course.fill(option.text))} "
        f"*{plain(course.fill(option.feedback))}*"
        for option in question.options
    ]
