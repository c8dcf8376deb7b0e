"""The static site, built by Jupyter Book aside and put in place when it is whole."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from whotheysay.problems import Problem
from whotheysay.ship.swap import restore, swap

BUILD = "_build"
SITE = f"{BUILD}/site"
REFUSED = f"{BUILD}/refused"
"""Where a site is kept that was built and has problems, so that their places can be looked at."""

CHECKED = "WHOTHEYSAY_CHECKED"
"""The environment variable in which `course build` tells our extension of Sphinx which course it has just
checked, by its digest. The extension then tells none of its problems a second time: for Jupyter Book, which
runs with `-W`, a mere warning would stop the build. A course that has changed since is checked again."""

Look = Callable[[Mapping[str, bytes]], list[Problem]]
"""Looks through a site's files, by path, before it is put in place."""

# The package can't be run by `python -m`, and its program need not be on PATH.
_RUN = "from jupyter_book.cli.main import main; main()"
_MADE_BY_SPHINX = (".buildinfo", "objects.inv")
# Sphinx colours its warnings on a terminal; `path:line: WARNING: text`.
_WARNING = re.compile(
    r"^(?:(?P<path>[^:\n]+):(?:(?P<line>\d+):)?(?:(?P<column>\d+):)? )?"
    r"(?:WARNING|ERROR|CRITICAL): (?P<what>.+)$"
)
# What our extension warns of has its own code and mend.
_OWN = re.compile(r"([A-Z]\d{3}) (.+)")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
# What authors do most often, in their words instead of Sphinx's.
_PLAIN = (
    (
        r"'myst' cross-reference target not found: ('.*') ",
        r"the link to \1 leads nowhere",
        "mend it, or take it out",
    ),
    (r"local id not found in doc ('.*'): ('.*') ", r"\1 has no heading \2", "mend it, or take it out"),
    (r"Unknown directive type: ('.*') ", r"there is no kind of block \1", "mend the word in {…}"),
    (r'Unknown interpreted text role "(.*)"', r"there is no '{\1}`…`'", "write '{fact}`…`'"),
    (r"image file not readable: (\S+)", r"there is no picture \1", "put it there, or mend its name"),
    (r"Document headings start at H", "the page has no title", "begin it with a line '# …'"),
    (
        r"Non-consecutive header level increase; H(\d) to H(\d)",
        r"a heading with \2 '#' follows one with \1",
        "take some '#' away",
    ),
)


def site_folder(root: Path) -> Path:
    """Give the folder of the built site; what a killed build left half-way is put right first."""
    place = root / SITE
    restore(place)
    return place


def build_site(root: Path, checked: str = "", look: Look = lambda _: []) -> list[Problem]:
    """Build the site of the course in `root`; the last good one stays where there are problems.

    `checked` is the digest of the course as it was checked. `look` sees the fresh site: where it finds an
    error, the site isn't put in place, and is kept in `REFUSED`.
    """
    work = root / BUILD / "work"
    unsure = work / ".unsure"
    shutil.rmtree(root / REFUSED, ignore_errors=True)
    if unsure.exists():
        # A killed build may have left a page half-written that looks up to date, and Sphinx warns
        # only of pages it reads anew: after a build with problems it would say nothing.
        shutil.rmtree(work)
    work.mkdir(parents=True, exist_ok=True)
    unsure.touch()
    problems = _jupyter_book(root, work, checked)
    if problems:
        return problems
    unsure.unlink()
    fresh = root / BUILD / ".site.fresh"
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(work / BUILD / "html", fresh, ignore=shutil.ignore_patterns(*_MADE_BY_SPHINX))
    problems = [replace(one, path=f"{REFUSED}/{one.path}") for one in look(read_site(fresh))]
    if any(problem.level == "error" for problem in problems):
        fresh.rename(root / REFUSED)
    else:
        swap(fresh, site_folder(root))
    return problems


def read_site(folder: Path) -> dict[str, bytes]:
    """Read the files of a site, by path, without what Sphinx keeps there for itself."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in files
        if path.name not in _MADE_BY_SPHINX
    }


def _jupyter_book(root: Path, work: Path, checked: str) -> list[Problem]:
    """Run Jupyter Book, with warnings as problems."""
    command = [sys.executable, "-c", _RUN, "build", str(root), "--path-output", str(work)]
    command += ["-W", "--keep-going"]
    # Our own interpreter and paths: nothing an author wrote is in the command.
    surroundings = {**os.environ, CHECKED: checked}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=surroundings)  # noqa: S603
    said = _COLOUR.sub("", done.stderr)
    problems = [_problem(match, root) for line in said.splitlines() if (match := _WARNING.match(line))]
    if done.returncode and not problems:
        what = f"Jupyter Book can't build the site: {_reason(said)}"
        return [Problem("_config.yml", 1, 1, "B101", what, "undo what was last changed in this file")]
    return problems if done.returncode else []


def _reason(said: str) -> str:
    """Find what Sphinx says of its failure, before the traceback that follows."""
    lines = [line.strip() for line in said.partition("Traceback (most recent call last)")[0].splitlines()]
    return " ".join(line for line in lines if line and not line.startswith(("File ", "Please ", "A bug ")))


def _problem(match: re.Match[str], root: Path) -> Problem:
    path = match["path"] or "_config.yml"
    path = str(Path(path).relative_to(root)) if path.startswith(str(root)) else path
    line, column = int(match["line"] or 1), int(match["column"] or 1)
    own = _OWN.match(match["what"])
    code, what, mend = (*own.groups(), "") if own else ("B102", *_plain(match["what"]))
    return Problem(path, line, column, code, what, mend)


def _plain(said: str) -> tuple[str, str]:
    """Give what is wrong and what to do, in an author's words where they are known."""
    for pattern, what, mend in _PLAIN:
        found = re.match(pattern, said)
        if found:
            return found.expand(what), mend
    return said, "mend this line"
