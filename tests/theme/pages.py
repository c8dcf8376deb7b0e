"""Small pages in the theme's own frame, with the theme's own files, on a server and in a folder."""

import shutil
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from whotheysay.theme import STATIC, TEMPLATES, leave_script, stylesheet

WEATHER = "https://www.bbc.co.uk/weather"
PAGES = ("a", "b", "c")
BODY = """<section><h1>Page {name}</h1>
<p><a href="a.html">to a</a> <a href="b.html">to b</a> <a href="c.html">to c</a></p>
<p><a href="#one">to one</a> <a href="#two">to two</a></p>
<label>Say <input></label>
<button id="ask">ask</button>
<dialog><button>no</button></dialog>
<p id="one">one</p><p id="two">two</p></section>"""
SCRIPT = """document.getElementById("ask").onclick = () => document.querySelector("dialog").showModal();
addEventListener("pagehide", () => sessionStorage.setItem("answers", "kept"));
"""


def write_pages(folder: Path, leave_to: str = WEATHER) -> Path:
    """Write the pages a, b and c into `folder`."""
    shutil.copytree(STATIC, folder / "_static")
    (folder / "_static/theme.css").write_text(stylesheet(), "utf-8")
    (folder / "_static/leave.js").write_text(leave_script(), "utf-8")
    (folder / "_static" / "page.js").write_text(SCRIPT, "utf-8")
    for name in PAGES:
        (folder / f"{name}.html").write_text(page(name, leave_to), "utf-8")
    return folder


def page(name: str, leave_to: str = WEATHER, **changes: Any) -> str:
    """Give a page of the theme as Sphinx would write it, with `changes` to its context."""
    frame = Environment(loader=FileSystemLoader(TEMPLATES)).get_template("page.html")
    return frame.render({**context(name, leave_to), **changes})


def context(name: str, leave_to: str) -> dict[str, Any]:
    """Give what `sphinx_ext` and Sphinx hand to the frame."""
    return {
        "site": site(name, leave_to),
        "audience": "pupils",
        "pagename": name,
        "master_doc": "a",
        "title": f"Page {name}",
        "body": BODY.format(name=name),
        "css_files": ["_static/theme.css"],
        "css_tag": lambda css: f'<link rel="stylesheet" href="{css}">',
        "script_files": ["_static/page.js"],
        "js_tag": lambda script: f'<script defer="defer" src="{script}"></script>',
        "part": {"pages": pages(name), "holds": None, "units": []},
        "pathto": lambda path, _resource=0: path,
        "content_root": "./",
    }


def site(name: str, leave_to: str) -> dict[str, Any]:
    """Give the part of the context that is the same for every page."""
    return {
        "title": "A course",
        "description": "A small course.",
        "lang": "en-GB",
        "leave_to": leave_to,
        "neutral": "_static/neutral.html",
        "home": "a.html",
        "help_page": "c.html",
        "search": "search.html",
        "rooms": [{"id": "pupils", "title": "Pupils", "url": "a.html", "current": True, "here": name == "a"}],
        "help": [],
        "checked": "1 May 2026",
    }


def pages(name: str) -> list[dict[str, Any]]:
    """Give the list of pages beside page `name`."""
    return [{"title": f"Page {n}", "url": f"{n}.html", "current": n == name} for n in PAGES]
