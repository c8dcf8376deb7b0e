"""What a teacher sees of a quiz: its map, and the answer to everything in it."""

from collections.abc import Iterable

from whotheysay.compile.markdown import bullets, plain, table
from whotheysay.model.course import Course
from whotheysay.model.quiz import Check, Choice, Question, Scenario, Scene, Sort

_ANSWERS = {"genuine": "Genuine", "sign": "Warning sign"}


def answers(course: Course, ref: str) -> Iterable[str]:
    """Write the answers of quiz `unit/id` as Markdown; a scenario's begin with its map."""
    quiz = course.quizzes[ref]
    yield f"### {plain(quiz.title)}"
    if isinstance(quiz, Scenario):
        yield from _scenario(course, quiz, ref)
    elif isinstance(quiz, Sort):
        yield _sort(course, quiz)
    else:
        yield from _check(course, quiz)


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


def _options(course: Course, question: Question) -> list[str]:
    return [
        f"{'**Right:** ' if option.right else ''}{plain(course.fill(option.text))} "
        f"*{plain(course.fill(option.feedback))}*"
        for option in question.options
    ]
