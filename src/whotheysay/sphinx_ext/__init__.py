"""Door to Sphinx and Jupyter Book: pages, plans, notebooks and assets go into their build here."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from whotheysay import player, theme
from whotheysay.compile.context import Address, page_context
from whotheysay.compile.words import PLAYER_WORDS
from whotheysay.model.released import kind_of
from whotheysay.offline import PAGE
from whotheysay.outcomes import package_digest
from whotheysay.sphinx_ext.finish import finish
from whotheysay.sphinx_ext.outdated import to_read, to_write
from whotheysay.sphinx_ext.pictures import sized
from whotheysay.sphinx_ext.pieces import Foreign, PlanParser, QuizMap
from whotheysay.sphinx_ext.site import SITES, Site

# Each asset, and what on a page needs it; the empty mark is on every page.
_ASSETS = {
    "theme.css": "",
    "player.css": "data-quiz",
    "player.js": "data-quiz",
    "plan.css": 'class="quiz-map',
}


def _configure(app: Sphinx, config: Config) -> None:
    made = Path(app.doctreedir).parent / ".made"
    made.mkdir(parents=True, exist_ok=True)
    (made / "player.js").write_text(player.site_script(PLAYER_WORDS), "utf-8")
    (made / "player.css").write_text(player.stylesheet(), "utf-8")
    (made / "theme.css").write_text(theme.stylesheet(), "utf-8")
    (made / "leave.js").write_text(theme.leave_script(), "utf-8")
    config.html_static_path = [*config.html_static_path, str(theme.STATIC), str(made)]
    # A change of our own has to renew every page.
    config["whotheysay_digest"] = package_digest()


def _begin(app: Sphinx) -> None:
    SITES[app] = Site(app)
    # Authors' text is never HTML, and a page includes no other file: not by any directive either.
    app.env.settings.update(raw_enabled=False, file_insertion_enabled=False)
    # A mail address whose @ is written as %40 is none (RFC 6068), and not every program forgives that.
    app.env.settings.update(cloak_email_addresses=False)
    for style in ("theme.css", "player.css", "plan.css"):
        app.add_css_file(style)
    app.add_js_file("player.js", loading_method="defer")


def _read(app: Sphinx, name: str, source: list[str]) -> None:
    site = SITES[app]
    if name in site.course.pages:
        source[0] = nbformat.writes(site.notebook(name))


def _name_places(app: Sphinx, doctree: nodes.document) -> None:
    """Let other pages link to a page's places, `page.md#name`: MyST lets them only link to headings."""
    names = (name for name, explicit in doctree.nametypes.items() if explicit and doctree.nameids.get(name))
    places = {name: (0, doctree.nameids[name], "") for name in names}
    app.env.metadata[app.env.docname]["myst_slugs"] = places


def _pages_without_source(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Write a page at each address where an earlier release had one: it says where to go now.

    And the one that a browser shows where there is no connection.
    """
    course = SITES[app].course
    yield PAGE, {}, f"{PAGE}.html"
    for name, move in course.moved().items():
        if kind_of(name) == "page" and name not in app.env.found_docs:
            title = app.env.titles.get(move.to or "")
            url = app.builder.get_relative_uri(name, move.to or course.curriculum.home)
            because = course.fill(move.because) if move.because else None
            moved = {"title": title.astext() if title else None, "url": url, "because": because}
            yield name, {"moved": moved}, "moved.html"


def _context(app: Sphinx, name: str, _template: str, context: dict[str, Any], _doctree: Any) -> None:
    def address(page: str) -> Address:
        title = app.env.titles.get(page)
        return Address(title.astext() if title else page, app.builder.get_relative_uri(name, page))

    site = SITES[app]
    body = context.get("body", "")
    body = theme.lean(theme.framed_tables(theme.outbound_links(body)))
    context["body"] = sized(body, _pictures(app))
    context.update(page_context(site.course, name, address, lesson=name in site.outputs))
    wanted = [asset for asset, mark in _ASSETS.items() if mark in body]
    for kind in ("css_files", "script_files"):
        context[kind] = [
            asset for asset in context[kind] if str(asset.filename).split("_static/")[-1] in wanted
        ]


def _pictures(app: Sphinx) -> dict[str, Path]:
    """Give the pictures of the pages by their names in the site."""
    return {name: Path(app.srcdir) / path for path, (_, name) in app.env.images.items()}


def setup(app: Sphinx) -> dict[str, Any]:
    """Join Sphinx's build."""
    # Jupyter Book sets this whether or not the extension that reads it is on.
    app.add_config_value("comments_config", {}, "")
    app.add_config_value("whotheysay_digest", "", "env")
    app.add_html_theme(theme.NAME, str(theme.TEMPLATES))
    app.add_source_suffix(".yml", "whotheysay-plan")
    app.add_source_parser(PlanParser)
    # One process may build more than one course, and docutils remembers what the first one added.
    app.add_directive("quiz-map", QuizMap, override=True)
    app.add_role("lang", Foreign(), override=True)
    app.connect("config-inited", _configure)
    app.connect("builder-inited", _begin)
    app.connect("source-read", _read)
    app.connect("doctree-read", _name_places)
    app.connect("env-get-outdated", to_read)
    app.connect("env-updated", to_write)
    app.connect("html-collect-pages", _pages_without_source)
    app.connect("html-page-context", _context, priority=900)
    app.connect("build-finished", finish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
