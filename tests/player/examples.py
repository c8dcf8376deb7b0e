"""The example quizzes, as the player takes them, and pages with them."""

import json
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter

from whotheysay.compile.quiz_data import quiz_data
from whotheysay.compile.quiz_html import quiz_html
from whotheysay.model.course import Course
from whotheysay.model.curriculum import Curriculum
from whotheysay.model.facts import Signs, Support
from whotheysay.model.quiz import Quiz

EXAMPLES = Path(__file__).parents[1] / "examples"
SCENARIO, SORT, CHECK, ORDER, CONFIDENCE = NAMES = (
    "the-late-message",
    "who-means-well",
    "first-steps",
    "in-which-order",
    "how-sure-now",
)

# One way through each quiz, from its start to its end.
THROUGH = {
    SCENARIO: ["ask", "together", "ring"],
    SORT: ["genuine", "sign", "sign", "genuine", "sign"],
    CHECK: ["pay", "adult+line"],
    ORDER: ["breathe", "adult", "keep", "adult", "block"],
    CONFIDENCE: ["a-little", "very"],
}

CURRICULUM = """\
# yaml-language-server: $schema=schema/curriculum.schema.json
title: Examples
description: Quizzes to test with.
leave_to: https://neutral.example/
home: index
rooms: [{id: all, title: All, audience: everyone}]
units:
  - id: examples
    title: Examples
    lessons:
      - {id: one, title: One, ages: [ks3], minutes: 50, outcomes: [see it work]}
pathways: [{id: classroom, title: Class, text: In class., lessons: [examples/one]}]
"""

PAGE = """\
<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Quizzes</title>
<link rel="stylesheet" href="page.css">
<link rel="stylesheet" href="player.css">
<script src="player.js" defer></script>
</head>
<body><main><h1>A page</h1><h2>Quizzes</h2>
{quizzes}
</main></body>
</html>
"""


def _facts(name: str) -> Any:
    return yaml.safe_load((EXAMPLES / "facts" / f"{name}.yml").read_text("utf-8"))


def course() -> Course:
    """Make a course of the example quizzes and their facts."""
    quizzes = {}
    for name in NAMES:
        raw = yaml.safe_load((EXAMPLES / "quizzes" / f"{name}.yml").read_text("utf-8"))
        quizzes[f"examples/{name}"] = TypeAdapter(Quiz).validate_python(raw)
    services = Support.model_validate(_facts("support")).services
    signs = Signs.model_validate(_facts("signs")).signs
    return Course(
        root=EXAMPLES,
        curriculum=Curriculum.model_validate(yaml.safe_load(CURRICULUM)),
        quizzes=quizzes,
        services={service.id: service for service in services},
        signs={sign.id: sign for sign in signs},
    )


def data(name: str) -> dict[str, Any]:
    """Give the JSON of one example, read anew, so that a test may change it."""
    whole = course()
    made = quiz_data(
        whole.quizzes[f"examples/{name}"],
        f"examples/{name}",
        whole.services,
        whole.signs,
        whole.fill,
    )
    copy: dict[str, Any] = json.loads(json.dumps(made))
    return copy


def page(*quizzes: dict[str, Any] | str) -> str:
    """Make a page of quizzes; a text stands on it as it is."""
    parts = [quiz if isinstance(quiz, str) else quiz_html(quiz) for quiz in quizzes]
    return PAGE.replace("{quizzes}", "\n".join(parts))


def write_course(root: Path) -> None:
    """Put the examples into a folder as the files of a course."""
    (root / "curriculum.yml").write_text(CURRICULUM, "utf-8")
    for folder, target in (("quizzes", "quizzes/examples"), ("facts", "facts")):
        (root / target).mkdir(parents=True)
        for file in sorted((EXAMPLES / folder).glob("*.yml")):
            (root / target / file.name).write_bytes(file.read_bytes())
