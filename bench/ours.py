"""The lessons as a course of ours: curriculum, lessons, plans, quizzes, facts and a help page."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from bench.lessons import PER_FIGURE, Lesson, Scene, Story, figure_count, lessons
from whotheysay.pipeline import sync

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "tests" / "examples" / "course"
PER_UNIT = 12
"""How many lessons make a unit."""

# The example's facts and settings serve every size; its signs and figures don't.
_FACTS = ("evidence", "frameworks", "support")
_KEPT = ("_config.yml", "book/get-help.md", *(f"facts/{name}.yml" for name in _FACTS))
_DAY = "2026-11-20"

Files = dict[str, str]
"""Each file's path in the course, and its text."""


def write_ours(folder: Path, size: int) -> None:
    """Write a course of `size` lessons into `folder`, which isn't there yet."""
    shutil.copytree(ROOT / "schema", folder / "schema")
    for path, text in files(size).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    sync(folder)


def files(size: int) -> Files:
    """Give the course's files, without those that are made of them."""
    known = lessons(size)
    made = {path: (EXAMPLE / path).read_text("utf-8") for path in _KEPT}
    made |= {
        "index.md": "# A course to measure with\n\nWelcome. Here is how to [get help](book/get-help.md).\n",
        "curriculum.yml": _yaml("curriculum", _curriculum(known), up=""),
        "facts/signs.yml": _yaml("signs", {"signs": [_SIGN]}, up="../"),
        "facts/law.yml": _yaml("law", {"laws": []}, up="../"),
        "facts/sources.yml": _yaml("sources", {"documents": [], "claims": []}, up="../"),
        "facts/figures.yml": _yaml("figures", {"figures": list(_figures(size))}, up="../"),
    }
    for one in known:
        made[f"lessons/{ref(one)}.md"] = page(one)
        made[f"lessons/{ref(one)}.plan.yml"] = _yaml("plan", _plan(one), up="../../")
        made[f"quizzes/{ref(one)}.yml"] = _yaml("quiz", _quiz(one.story), up="../../")
    return made


def unit(one: Lesson) -> str:
    """Give the unit that a lesson is in."""
    return f"unit-{(one.number - 1) // PER_UNIT + 1:02}"


def ref(one: Lesson) -> str:
    """Give a lesson's reference, which is its quiz's too."""
    return f"{unit(one)}/{one.name}"


def page(one: Lesson) -> str:
    """Write the pupils' page."""
    cells = (_QUIZ % ref(one), _CELL % one.cell)
    return "\n\n".join(["\n".join(_FRONT), f"# {one.title}", *_sections(one), *cells, ""])


_FRONT = ("---", "file_format: mystnb", "kernelspec:", "  name: python3", "  display_name: Python 3", "---")
_QUIZ = '```{code-cell} python3\n:tags: [remove-input]\nfrom whotheysay import Quiz\n\nQuiz("%s")\n```'
_CELL = "```{code-cell} python3\n%s\n```"
_SIGN = {
    "id": "too-fast",
    "stage": "speed",
    "name": "Very fast",
    "sign": "It all goes very fast.",
    "why": "Speed leaves no time to think. It proves nothing.",
    "sources": [{"title": "Guidance", "date": "2024"}],
    "checked": _DAY,
    "reliability": "secondary",
}


def _sections(one: Lesson) -> Iterator[str]:
    for number, (heading, paragraphs) in enumerate(one.sections):
        yield f"## {heading}"
        yield from paragraphs
        if number == 2:
            yield one.counted.format(count=f"{{fact}}`messages-{one.figure}`")


def _yaml(kind: str, data: Any, up: str) -> str:
    text = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=100)
    return f"# yaml-language-server: $schema={up}schema/{kind}.schema.json\n{text.replace(repr(_DAY), _DAY)}"


def _curriculum(known: tuple[Lesson, ...]) -> Any:
    units: dict[str, Any] = {}
    for one in known:
        name = unit(one)
        units.setdefault(name, {"id": name, "title": f"Unit {int(name[-2:])}", "lessons": []})
        units[name]["lessons"].append(_listed(one))
    return {
        "title": "A course to measure with",
        "description": "Lessons that differ in their words only.",
        "leave_to": "https://weather.example/",
        "home": "index",
        "rooms": _ROOMS,
        "units": list(units.values()),
        "pathways": [
            {"id": "classroom", "title": "In class", "text": "All.", "lessons": list(map(ref, known))}
        ],
    }


_ROOMS = [
    {"id": "pupils", "title": "Pupils", "audience": "pupils", "pages": [], "holds": "lessons"},
    {"id": "help", "title": "Get help", "audience": "everyone", "pages": ["book/get-help"]},
    {"id": "teachers", "title": "Teachers", "audience": "adults", "holds": "plans"},
]


def _listed(one: Lesson) -> Any:
    return {
        "id": one.name,
        "title": one.title,
        "ages": ["ks3"],
        "minutes": sum(part["minutes"] for part in one.plan["activities"]),
        "outcomes": ["say whom they could tell about an odd message"],
        "signs": ["too-fast"],
        "quizzes": [ref(one)],
    }


def _figures(size: int) -> Iterator[Any]:
    for number in range(1, -(-size // PER_FIGURE) + 1):
        yield {
            "id": f"messages-{number}",
            "value": figure_count(number),
            "printed": str(figure_count(number)),
            "says": "messages that a class counted in one week",
            "sources": [{"title": "The class itself"}],
            "checked": _DAY,
            "reliability": "own",
        }


def _plan(one: Lesson) -> Any:
    words = one.plan
    return {
        **{part: words[part] for part in ("know", "before", "ground_rules")},
        "activities": [_activity(part, one) for part in words["activities"]],
        **{part: words[part] for part in ("key_questions", "vocabulary")},
        "adaptations": {kind: [words[kind]] for kind in ("send", "eal", "stretch")},
        "moments": [{part: words[part] for part in ("when", "say", "do")}],
        "after": [words["after"]],
    }


def _activity(part: Any, one: Lesson) -> Any:
    prompt = {name: part[name] for name in ("ask", "listen_for")}
    kept = {name: part[name] for name in ("title", "minutes", "purpose", "steps")}
    return kept | {"prompts": [prompt]} | ({"quiz": ref(one)} if "quiz" in part else {})


def _quiz(story: Story) -> Any:
    return {
        "kind": "scenario",
        "title": story.title,
        "intro": story.intro,
        "you": "a good friend",
        "people": [{"id": "friend", "name": story.friend, "role": "your friend"}],
        "start": "scene-1",
        "scenes": [_scene(scene, number) for number, scene in enumerate(story.scenes, 1)],
    }


def _scene(scene: Scene, number: int) -> Any:
    made: Any = {
        "id": f"scene-{number}",
        "messages": [{"who": "narrator" if scene.told else "friend", "text": scene.says}],
    }
    if scene.sign:
        made["signs"] = ["too-fast"]
    if scene.telling:
        made["telling"] = True
    if scene.ending:
        return made | {"ending": {**scene.ending, "help": ["trusted-adult", "childline"]}}
    return made | {"choices": list(_choices(scene, number))}


def _choices(scene: Scene, number: int) -> Iterator[Any]:
    for letter, choice in zip("ab", scene.choices, strict=True):
        yield {"id": letter, "text": choice.text, "to": f"scene-{number + 1}", "feedback": choice.feedback}
