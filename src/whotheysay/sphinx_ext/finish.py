"""When Sphinx has written its pages: notebooks beside them, nothing left over, nothing private in them."""

import json
import os
from dataclasses import replace
from pathlib import Path

import nbformat
from sphinx.application import Sphinx

from whotheysay.check.site import check_site, site_of
from whotheysay.compile.notebooks import published
from whotheysay.compile.toc import help_page
from whotheysay.offline import PAGE, WORKER, worker
from whotheysay.ship.machine import machine_folders, machine_people
from whotheysay.ship.site import read_site
from whotheysay.ship.sweep import drop_pages, sweep
from whotheysay.sphinx_ext.outdated import digest_of
from whotheysay.sphinx_ext.site import SITES, Site, warn
from whotheysay.whole import read_object, write_whole


def finish(app: Sphinx, error: Exception | None) -> None:
    """Make the folder that Sphinx wrote into the site, and look at it unless that is done later."""
    if error or app.builder.format != "html":
        return
    site, out = SITES[app], Path(app.outdir)
    _publish_new(app, site)
    pages = [*app.env.found_docs, *site.course.moved(), "search", PAGE]
    drop_pages(out, {*(f"{name}.html" for name in pages), *(f"{name}.ipynb" for name in site.outputs)})
    sweep(out)
    _forget_words(out / "searchindex.js")
    core = (site.course.curriculum.home, help_page(site.course))
    (out / WORKER).write_text(worker(read_site(out), core), "utf-8")
    if not site.is_checked:
        _look(site, out)


def _publish_new(app: Sphinx, site: Site) -> None:
    """Write the notebooks that are made of something else than when they were last written, or are gone."""
    record = Path(app.doctreedir).parent / ".published.json"
    known = read_object(record)
    shared = (
        app.config["whotheysay_digest"],
        sorted((path, file) for path, (_, file) in app.env.images.items()),
    )
    now = {name: digest_of([site.digest(name), shared]) for name in site.outputs}
    for name, digest in now.items():
        if known.get(name) != digest or not (Path(app.outdir) / f"{name}.ipynb").is_file():
            publish(app, name)
    write_whole(record, json.dumps(now))


def publish(app: Sphinx, name: str) -> None:
    """Write the notebook of page `name`, whose cells were run, beside the page."""
    pictures = {path: file for path, (_, file) in app.env.images.items()}
    notebook = published(SITES[app].notebook(name), name, pictures)
    (Path(app.outdir) / f"{name}.ipynb").write_text(nbformat.writes(notebook), "utf-8")


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
        warn(replace(problem, path=path))
