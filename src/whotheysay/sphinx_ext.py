"""Door to Sphinx and Jupyter Book: pages, plans, notebooks and assets go into their build here."""

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import nbformat
from docutils import nodes
from myst_parser.parsers.sphinx_ import MystParser
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole

from whotheysay import player, theme
from whotheysay.check import check_course
from whotheysay.check.site import check_site, site_of
from whotheysay.compile.context import Address, page_context
from whotheysay.compile.notebooks import page_notebook, published, with_outputs
from whotheysay.compile.plan_page import plan_page
from whotheysay.compile.quiz_map import quiz_map
from whotheysay.interface import interface_pages
from whotheysay.kernel import Outcomes, Outputs, package_digest
from whotheysay.load import FACTS, load_course
from whotheysay.made import stale
from whotheysay.model.course import Course, quiz_path, runs_cells
from whotheysay.model.quiz import Scenario
from whotheysay.model.released import kind_of
from whotheysay.problems import Problem
from whotheysay.ship.machine import machine_folders, machine_people
from whotheysay.ship.site import CHECKED, read_site
from whotheysay.ship.sweep import drop_pages, sweep

LOG = logging.getLogger(__name__)

# Each asset, and what on a page needs it; the empty mark is on every page.
_ASSETS = {
    "theme.css": "",
    "pygments.css": 'class="highlight',
    "player.css": "data-quiz",
    "player.js": "data-quiz",
    "plan.css": 'class="quiz-map',
}


class Site:
    """One build of one course by Sphinx."""

    def __init__(self, app: Sphinx) -> None:
        """Read the course in Sphinx's source folder, and run its lessons' cells."""
        self.root = Path(app.srcdir)
        course, problems = load_course(self.root)
        if course is None:
            raise ExtensionError("the course can't be read:\n" + "\n".join(map(str, problems)))
        self.course: Course = replace(course, interface=interface_pages())
        self.outputs: dict[str, Outputs] = {}
        # `course build` has just told the problems of just this course.
        self.is_checked = os.environ.get(CHECKED) == course.digest()
        known = [] if self.is_checked else [*problems, *check_course(self.course), *stale(course)]
        for problem in sorted([*known, *self._run(app)]):
            _warn(problem)

    def _run(self, app: Sphinx) -> list[Problem]:
        outcomes = Outcomes(self.root, Path(app.doctreedir).parent / ".outputs")
        problems: list[Problem] = []
        for name, page in self.course.pages.items():
            if runs_cells(page):
                outputs, failed = outcomes.outputs(page_notebook(self.course, page), page.path)
                problems += failed
                if outputs is not None:
                    self.outputs[name] = outputs
        outcomes.close()
        return problems

    def notebook(self, name: str) -> nbformat.NotebookNode:
        """Give a page as a notebook with its outputs."""
        notebook = page_notebook(self.course, self.course.pages[name])
        return with_outputs(notebook, self.outputs[name]) if name in self.outputs else notebook


_SITES: WeakKeyDictionary[Sphinx, Site] = WeakKeyDictionary()


class PlanParser(MystParser):
    """Makes a teacher's page of a plan: the page's source is the plan's own YAML."""

    supported = ("whotheysay-plan",)

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Parse the page compiled from the plan, not the YAML."""
        name = self.env.docname
        ref = name.removeprefix("lessons/").removesuffix(".plan")
        course = _SITES[self.env.app].course
        if ref in course.plans:
            super().parse(plan_page(course, ref), document)
        else:
            super().parse("# Plan\n\nThis plan can't be read yet.", document)


class QuizMap(SphinxDirective):
    """Draws the map of a scenario: `{quiz-map}` and the quiz as unit/id."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Put the map's SVG on the page."""
        ref = self.arguments[0]
        quiz = _SITES[self.env.app].course.quizzes.get(ref)
        if not isinstance(quiz, Scenario):
            raise self.error(f"there is no scenario '{ref}'")
        svg = quiz_map(quiz, f"map-{ref.replace('/', '-')}")
        # A wide map scrolls sideways on a phone, by keyboard too.
        frame = f'<figure class="quiz-map-figure" tabindex="0" role="group" aria-label="Map">{svg}</figure>'
        return [nodes.raw("", frame, format="html")]


class Foreign(SphinxRole):
    """Marks words in another language: `{lang}` and, in backticks, its code and the words."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Put the words on the page; docutils writes such a class as the attribute `lang`."""
        language, _, words = self.text.partition(" ")
        return [nodes.inline(self.rawtext, words.strip(), classes=[f"language-{language}"])], []


def _configure(app: Sphinx, config: Config) -> None:
    made = Path(app.doctreedir).parent / ".made"
    made.mkdir(parents=True, exist_ok=True)
    (made / "player.js").write_text(player.site_script(), "utf-8")
    (made / "player.css").write_text(player.stylesheet(), "utf-8")
    (made / "theme.css").write_text(theme.stylesheet(), "utf-8")
    config.templates_path = [*config.templates_path, str(theme.TEMPLATES)]
    config.html_static_path = [*config.html_static_path, str(theme.STATIC), str(made)]
    # A change in what every page shows has to renew every page.
    config["whotheysay_digest"] = package_digest(Path(app.srcdir) / "curriculum.yml")


def _begin(app: Sphinx) -> None:
    _SITES[app] = Site(app)
    # Furo brings this setting only now, too late for _config.yml.
    app.config["pygments_dark_style"] = "a11y-high-contrast-dark"
    # Authors' text is never HTML, and a page includes no other file: not by any directive either.
    app.env.settings.update(raw_enabled=False, file_insertion_enabled=False)
    for style in ("theme.css", "player.css", "plan.css"):
        app.add_css_file(style)
    app.add_js_file("player.js", loading_method="defer")


def _read(app: Sphinx, name: str, source: list[str]) -> None:
    site = _SITES[app]
    for path in _dependencies(site.course, name):
        app.env.note_dependency(str(site.root / path))
    if name in site.course.pages:
        source[0] = nbformat.writes(site.notebook(name))


def _dependencies(course: Course, name: str) -> list[str]:
    """Give the files besides its own that a page is made of."""
    ref = name.removeprefix("lessons/").removesuffix(".plan")
    lesson = next((lesson for known, _, lesson in course.lessons() if known == ref), None)
    listed = (*lesson.quizzes, *lesson.look_back) if lesson else ()
    text = course.pages[name].text if name in course.pages else ""
    quizzes = [quiz for quiz in course.quizzes if quiz in listed or quiz in text]
    return [*(f"facts/{kind}.yml" for kind in FACTS), *(quiz_path(quiz) for quiz in quizzes)]


def _name_places(app: Sphinx, doctree: nodes.document) -> None:
    """Let other pages link to a page's places, `page.md#name`: MyST lets them only link to headings."""
    names = (name for name, explicit in doctree.nametypes.items() if explicit and doctree.nameids.get(name))
    places = {name: (0, doctree.nameids[name], "") for name in names}
    app.env.metadata[app.env.docname]["myst_slugs"] = places


def _moved_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Write a page at each address where an earlier release had one: it says where to go now."""
    course = _SITES[app].course
    for name, move in course.moved().items():
        if kind_of(name) == "page" and name not in app.env.found_docs:
            title = app.env.titles.get(move.to or "")
            url = app.builder.get_relative_uri(name, move.to or course.curriculum.home)
            because = course.fill(move.because) if move.because else None
            moved = {"title": title.astext() if title else None, "url": url, "because": because}
            yield name, {"moved": moved}, "moved.html"


def _renew(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write every page anew when a title has changed: menus on all pages name it."""
    titles = {name: title.astext() for name, title in env.titles.items()}
    if titles == getattr(env, "whotheysay_titles", None):
        return []
    env.whotheysay_titles = titles  # type: ignore[attr-defined]  # Sphinx keeps it with the rest
    return sorted(titles)


def _context(app: Sphinx, name: str, _template: str, context: dict[str, Any], _doctree: Any) -> None:
    def address(page: str) -> Address:
        title = app.env.titles.get(page)
        return Address(title.astext() if title else page, app.builder.get_relative_uri(name, page))

    site = _SITES[app]
    body = context.get("body", "")
    context["body"] = theme.wide_tables(theme.outbound_links(body))
    context.update(page_context(site.course, name, address, lesson=name in site.outputs))
    wanted = [asset for asset, mark in _ASSETS.items() if mark in body]
    for kind in ("css_files", "script_files"):
        context[kind] = [
            asset for asset in context[kind] if str(asset.filename).split("_static/")[-1] in wanted
        ]


def _finish(app: Sphinx, error: Exception | None) -> None:
    if error or app.builder.format != "html":
        return
    site, out = _SITES[app], Path(app.outdir)
    pictures = {path: file for path, (_, file) in app.env.images.items()}
    for name in site.outputs:
        notebook = published(site.notebook(name), name, pictures)
        (out / f"{name}.ipynb").write_text(nbformat.writes(notebook), "utf-8")
    pages = [*app.env.found_docs, *site.course.moved(), "search"]
    drop_pages(out, {*(f"{name}.html" for name in pages), *(f"{name}.ipynb" for name in site.outputs)})
    sweep(out)
    _forget_words(out / "searchindex.js")
    if not site.is_checked:
        _look(site, out)


def _forget_words(index: Path) -> None:
    """Take out of the search index what no page says any more: Sphinx leaves such words there."""
    before, begin, rest = index.read_text("utf-8").partition("(")
    known = json.loads(rest.removesuffix(")"))
    for name in ("terms", "titleterms"):
        known[name] = {word: pages for word, pages in known[name].items() if pages != []}
    index.write_text(f"{before}{begin}{json.dumps(known, sort_keys=True)})", "utf-8")


def _look(site: Site, out: Path) -> None:
    """Warn of the problems of the built site, at their files' paths from the course's folder on."""
    built = site_of(site.course, read_site(out), machine_folders(site.root), machine_people())
    for problem in check_site(built):
        path = Path(os.path.relpath(out / problem.path, site.root)).as_posix()
        _warn(replace(problem, path=path))


def _warn(problem: Problem) -> None:
    mend = f", {problem.mend}" if problem.mend else ""
    place = f"{problem.path}:{problem.line}:{problem.column}"
    LOG.warning("%s %s%s", problem.code, problem.what, mend, location=place)


def setup(app: Sphinx) -> dict[str, Any]:
    """Join Sphinx's build."""
    # Jupyter Book sets this whether or not the extension that reads it is on.
    app.add_config_value("comments_config", {}, "")
    app.add_config_value("whotheysay_digest", "", "env")
    app.add_source_suffix(".yml", "whotheysay-plan")
    app.add_source_parser(PlanParser)
    app.add_directive("quiz-map", QuizMap)
    app.add_role("lang", Foreign())
    app.connect("config-inited", _configure)
    app.connect("builder-inited", _begin)
    app.connect("source-read", _read)
    app.connect("doctree-read", _name_places)
    app.connect("env-updated", _renew)
    app.connect("html-collect-pages", _moved_pages)
    app.connect("html-page-context", _context, priority=900)
    # Before Furo writes pygments.css, which most pages don't use, there is nothing to sweep.
    app.connect("build-finished", _finish, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
