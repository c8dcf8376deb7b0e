"""The same lessons for others: Jupyter Book 1, MkDocs with the Material theme, and bare HTML pages."""

import json
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any

import yaml

from bench.lessons import Lesson, Scene, Story, lessons, printed

TITLE = "A course to measure with"
HELP = "# Get help\n\nCall 999 if you are in danger.\nCall Childline on 0800 1111.\n"
HOME = f"# {TITLE}\n\nWelcome. Here is how to [get help](get-help.md).\n"

_FRONT = "---\nfile_format: mystnb\nkernelspec:\n  name: python3\n  display_name: Python 3\n---"
_CELL = "```{code-cell} python3\n%s```"
# The quiz as its users write one in a notebook: each answer is a callback in Python.
_WIDGETS = """\
:tags: [remove-input]
import ipywidgets as widgets
from IPython.display import display

scenes = %s
said = widgets.HTML()
ways = widgets.RadioButtons(layout={"width": "max-content"})


def show(number):
    scene = scenes[number]
    said.value += "".join(f"<p>{line}</p>" for line in scene["says"])
    ways.unobserve_all("value")
    ways.options = [(choice["text"], at) for at, choice in enumerate(scene["choices"])]
    ways.value = None
    ways.observe(lambda change: answer(number, change.new), "value")


def answer(number, at):
    if at is not None:
        said.value += f"<p>{scenes[number]['choices'][at]['feedback']}</p>"
        show(number + 1)


show(0)
display(widgets.HTML(%s), said, ways)
"""


def write_jupyter_book(folder: Path, size: int, execute: str) -> None:
    """Write a project of Jupyter Book 1 as it comes, with its `execute_notebooks` as given."""
    settings = {"title": TITLE, "only_build_toc_files": True, "execute": {"execute_notebooks": execute}}
    chapters = [{"file": one.name} for one in lessons(size)]
    toc = {"format": "jb-book", "root": "index", "chapters": [*chapters, {"file": "get-help"}]}
    _write(folder / "_config.yml", yaml.safe_dump(settings))
    _write(folder / "_toc.yml", yaml.safe_dump(toc))
    _write_pages(folder, size, notebook_text)


def write_mkdocs(folder: Path, size: int) -> None:
    """Write a project of MkDocs with the Material theme as it comes."""
    listed = ({one.title: f"{one.name}.md"} for one in lessons(size))
    settings = {
        "site_name": TITLE,
        "theme": {"name": "material"},
        "nav": [{"Home": "index.md"}, *listed, {"Get help": "get-help.md"}],
    }
    _write(folder / "mkdocs.yml", yaml.safe_dump(settings, sort_keys=False))
    _write_pages(folder / "docs", size, plain_text)


def write_bare(folder: Path, size: int) -> None:
    """Write each lesson as one page of HTML without a style or a script: as light as it could be."""
    for one in lessons(size):
        _write(folder / f"{one.name}.html", bare_page_of(one))


def write_bare_with_script(folder: Path, size: int) -> None:
    """Write each lesson as a bare page with one small style sheet, and a script that plays its quiz."""
    for one in lessons(size):
        head = '<link rel="stylesheet" href="bare.css"><script src="bare.js" defer></script>'
        body = "".join(_blocks(one, played_in_html(one.story)))
        _write(folder / f"{one.name}.html", bare_page(one.title, body, head))
    for name in ("bare.css", "bare.js"):
        _write(folder / name, Path(__file__).with_name(name).read_text("utf-8"))


def _write_pages(folder: Path, size: int, text: Any) -> None:
    _write(folder / "index.md", HOME)
    _write(folder / "get-help.md", HELP)
    for one in lessons(size):
        _write(folder / f"{one.name}.md", text(one))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def notebook_text(one: Lesson) -> str:
    """Write a lesson as a MyST notebook whose quiz is made of ipywidgets."""
    scenes = json.dumps([_scene_data(scene, one.story) for scene in one.story.scenes], indent=1)
    intro = json.dumps(f"<b>{one.story.title}</b><p>{one.story.intro}</p>")
    quiz = _CELL % (_WIDGETS % (scenes, intro))
    return "\n\n".join([_FRONT, f"# {one.title}", *_sections(one), quiz, _CELL % f"{one.cell}\n", ""])


def plain_text(one: Lesson) -> str:
    """Write a lesson as Markdown whose quiz is plain HTML; nothing runs its code."""
    code = f"```python\n{one.cell}\n```\n\n```\n{printed(one)}\n```"
    return "\n\n".join([f"# {one.title}", *_sections(one), "\n".join(quiz_in_html(one.story)), code, ""])


def bare_page_of(one: Lesson) -> str:
    """Write a lesson as a bare page."""
    return bare_page(one.title, "".join(_blocks(one, quiz_in_html(one.story))))


def bare_page(title: str, body: str, head: str = "") -> str:
    """Write a page that has nothing but its words, and what else is in its `head`."""
    metas = '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    top = f"<head>{metas}<title>{escape(title)}</title>{head}</head>"
    return f'<!doctype html><html lang="en-GB">{top}<body>\n{body}</body></html>\n'


def quiz_in_html(story: Story) -> Iterator[str]:
    """Write a quiz as a book of numbered scenes, whose choices open and lead on; no script is needed."""
    yield f'<section class="quiz"><h2>{escape(story.title)}</h2><p>{escape(story.intro)}</p>'
    for number, scene in enumerate(story.scenes, 1):
        lines = "".join(f"<p>{escape(line)}</p>" for line in _says(scene, story))
        yield f'<h3 id="scene-{number}">Scene {number}</h3>{lines}'
        for choice in scene.choices:
            goes = f'<a href="#scene-{number + 1}">Go to scene {number + 1}</a>'
            said = f"<p>{escape(choice.feedback)} {goes}</p>"
            yield f"<details><summary>{escape(choice.text)}</summary>{said}</details>"
    yield "</section>"


def played_in_html(story: Story) -> Iterator[str]:
    """Write a quiz whose next scene is hidden until a button's script shows it."""
    yield f'<div class="quiz"><h2>{escape(story.title)}</h2><p>{escape(story.intro)}</p>'
    for number, scene in enumerate(story.scenes, 1):
        lines = "".join(f"<p>{escape(line)}</p>" for line in _says(scene, story))
        ways = "".join(
            f'<button>{escape(choice.text)}</button><p class="said" hidden>{escape(choice.feedback)}</p>'
            for choice in scene.choices
        )
        yield f"<section{' hidden' if number > 1 else ''}>{lines}{ways}</section>"
    yield "</div>"


def _sections(one: Lesson) -> Iterator[str]:
    for heading, paragraphs in _parts(one):
        yield f"## {heading}"
        yield from paragraphs


def _blocks(one: Lesson, quiz: Iterable[str]) -> Iterator[str]:
    yield f"<h1>{escape(one.title)}</h1>\n"
    for heading, paragraphs in _parts(one):
        yield f"<h2>{escape(heading)}</h2>\n"
        yield from (f"<p>{escape(paragraph)}</p>\n" for paragraph in paragraphs)
    yield from (f"{line}\n" for line in quiz)
    yield f"<pre>{escape(one.cell)}</pre><pre>{printed(one)}</pre>\n"


def _parts(one: Lesson) -> Iterator[tuple[str, Iterable[str]]]:
    for number, (heading, paragraphs) in enumerate(one.sections):
        counted = (one.counted.format(count=one.count),) if number == 2 else ()
        yield heading, (*paragraphs, *counted)


def _scene_data(scene: Scene, story: Story) -> Any:
    choices = [{"text": choice.text, "feedback": choice.feedback} for choice in scene.choices]
    return {"says": list(_says(scene, story)), "choices": choices}


def _says(scene: Scene, story: Story) -> Iterator[str]:
    yield scene.says if scene.told else f"{story.friend}: {scene.says}"
    if scene.ending:
        yield from (scene.ending[part] for part in ("title", "text", "next"))
