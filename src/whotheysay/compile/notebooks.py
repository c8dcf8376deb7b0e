"""Lessons and pages as notebooks: facts filled in, cells named, links that work where they are read."""

import re
from collections.abc import Mapping
from posixpath import basename, dirname, join, normpath
from typing import Any

from myst_nb.core.read import read_myst_markdown_notebook
from nbformat import NotebookNode

from whotheysay.compile.made_parts import with_made_parts
from whotheysay.model.course import Course, Page, runs_cells

_ADMONITION = re.compile(r"^:{3,}\{(\w+)\}[ ]*(.*)\n(?:(?!:{3,}$):.*\n)*((?:(?!:{3,}$).*\n)*?):{3,}$", re.M)
# MyST takes a line that begins with % for a comment, which ends a paragraph; code keeps it.
_FENCED = r" {0,3}(?P<fence>`{3,}|~{3,})(?:.*\n)(?:(?! {0,3}(?P=fence)).*\n)*(?: {0,3}(?P=fence).*|\Z)"
_COMMENT = re.compile(rf"^(?:(?P<code>{_FENCED})| {{0,3}}%.*(?:\n {{0,3}}%.*)*)", re.M)
_PICTURE = re.compile(r"(!\[[^\]\n]*\]\(<?)([^()\s<>]+)")
# A place for links to lead to, `(name)=`, and a link to one on the same page.
_PLACE = re.compile(r"^\([a-z0-9-]+\)=\n", re.M)
_ON_PAGE = re.compile(r"(\]\(<?)#")
_PAGE_LINK = re.compile(r"(\]\(<?[^()\s<>:]+)\.(?:md|(plan)\.yml)((?:#[^()\s<>]*)?>?\))")
_FOREIGN = re.compile(r"\{lang\}`\S+\s+([^`]*)`")


def page_text(course: Course, page: Page) -> str:
    """Give a page's text with its facts and made parts in place."""
    return with_made_parts(course, page, course.fill(page.text))


def page_notebook(page: Page, text: str) -> NotebookNode:
    """Read a page as a notebook for the site; `text` is what `page_text` makes of it.

    Its metadata's `source_map` says at which line of the file each cell begins.
    """
    notebook: NotebookNode = read_myst_markdown_notebook(text, add_source_map=True, path=page.path)
    # Ids of their own would differ from build to build.
    for number, cell in enumerate(notebook.cells, 1):
        cell["id"] = f"cell-{number}"
    notebook.metadata["source_map"] = _lines(notebook, text.split("\n"))
    if runs_cells(page):
        notebook.metadata["language_info"] = NotebookNode(_LANGUAGE)
    return notebook


def _lines(notebook: NotebookNode, lines: list[str]) -> list[int]:
    """Give the line at which each cell begins, as myst-nb counts when it warns.

    It strips the blank lines before a text and adds two to its first line, counted from 0.
    """
    begins = []
    for cell, line in zip(notebook.cells, notebook.metadata["source_map"], strict=True):
        first = line
        while cell.cell_type == "markdown" and not lines[first].strip():
            first += 1
        begins.append(first - 1 if cell.cell_type == "markdown" else line)
    return begins


_LANGUAGE = {"name": "python", "pygments_lexer": "ipython3", "file_extension": ".py"}


def with_outputs(notebook: NotebookNode, outputs: list[dict[str, Any]]) -> NotebookNode:
    """Give a copy of a notebook whose code cells carry these outputs, in order."""
    filled = NotebookNode(notebook.copy())
    filled.cells = [NotebookNode(cell.copy()) for cell in notebook.cells]
    code = [cell for cell in filled.cells if cell.cell_type == "code"]
    for number, (cell, output) in enumerate(zip(code, outputs, strict=True), 1):
        cell["outputs"] = [_counted(entry, number) for entry in output["outputs"]]
        cell["execution_count"] = number
    return filled


def _counted(output: dict[str, Any], number: int) -> NotebookNode:
    """Number an output by its cell: a kernel that goes on counts on from notebook to notebook."""
    own = {"execution_count": number} if output["output_type"] == "execute_result" else {}
    return NotebookNode({**output, **own})


def published(notebook: NotebookNode, name: str, pictures: Mapping[str, str]) -> NotebookNode:
    """Give the notebook that teachers open: plain Markdown, and links to the pages beside it.

    `name` is its page's path without `.md`; `pictures` gives the built site's name of each picture.
    """
    copy = NotebookNode(notebook.copy())
    copy.metadata = NotebookNode({"kernelspec": _KERNEL, "language_info": _LANGUAGE})
    copy.cells = [NotebookNode(cell.copy()) for cell in notebook.cells]
    for cell in copy.cells:
        if cell.cell_type == "markdown":
            cell["source"] = _beside(_plain_markdown(cell["source"]), name, pictures)
    return copy


_KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


def _plain_markdown(text: str) -> str:
    said = _COMMENT.sub(lambda match: match["code"] or "", f"{text}\n").strip("\n")
    quoted = _ADMONITION.sub(_quote, _FOREIGN.sub(r"\1", said))
    return _PAGE_LINK.sub(lambda m: f"{m[1]}{'.plan' if m[2] else ''}.html{m[3]}", quoted)


def _beside(text: str, name: str, pictures: Mapping[str, str]) -> str:
    """Lead pictures, and links to places on the same page, to the built site beside the notebook."""

    def built(match: re.Match[str]) -> str:
        file = pictures.get(normpath(join(dirname(name), match[2])))
        return f"{match[1]}{'../' * name.count('/')}_images/{file}" if file else match[0]

    on_page = _ON_PAGE.sub(rf"\1{basename(name)}.html#", _PLACE.sub("", text))
    return _PICTURE.sub(built, on_page)


def _quote(match: re.Match[str]) -> str:
    """Turn an admonition, which only MyST knows, into a quotation, which every notebook shows."""
    title = match[2].strip() or match[1].capitalize()
    lines = [f"**{title}**", "", *match[3].strip().splitlines()]
    return "\n".join(f"> {line}".rstrip() for line in lines)
