"""The static site, built aside and put in place when it is whole."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from whotheysay.problems import Problem
from whotheysay.ship.swap import restore, swap

BUILD = "_build"
SITE = f"{BUILD}/site"
REFUSED = f"{BUILD}/refused"
"""Where a site is kept that was built and has problems, so that their places can be looked at."""

Make = Callable[[Path], list[Problem]]
"""Writes a site into the folder `html` of the folder it is given, which it may have used before."""

Look = Callable[[Mapping[str, bytes]], list[Problem]]
"""Looks through a site's files, by path, before it is put in place."""

_UNSURE = f"{BUILD}/.unsure"
"""Marks that in the work folder a build is under way, or didn't come to its end.

It stands beside that folder: inside, it could be gone before the rest of what it marks.
"""
_MADE_BY_SPHINX = (".buildinfo", "objects.inv")


def site_folder(root: Path) -> Path:
    """Give the folder of the built site; what a killed build left half-way is put right first."""
    place = root / SITE
    restore(place)
    return place


def forget_refused(root: Path) -> None:
    """Delete the site that an earlier build refused."""
    shutil.rmtree(root / REFUSED, ignore_errors=True)


def sure_work(root: Path) -> Path | None:
    """Give the folder in which the last site was made, unless that was killed or had problems."""
    work = root / BUILD / "work"
    return work if work.exists() and not (root / _UNSURE).exists() else None


def build_site(root: Path, make: Make, look: Look = lambda _: []) -> list[Problem]:
    """Build the site of the course in `root`; the last good one stays where there are problems.

    `look` sees the fresh site: with an error from it, the site isn't put in place, and is kept in `REFUSED`.
    """
    work = root / BUILD / "work"
    unsure = root / _UNSURE
    forget_refused(root)
    if unsure.exists() and work.exists():
        # A killed build may have left a page half-written that looks up to date, and Sphinx warns
        # only of pages it reads anew: after a build with problems it would say nothing.
        shutil.rmtree(work)
    work.mkdir(parents=True, exist_ok=True)
    unsure.touch()
    problems = make(work)
    if problems:
        return problems
    unsure.unlink()
    fresh = root / BUILD / ".site.fresh"
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(work / "html", fresh, ignore=shutil.ignore_patterns(*_MADE_BY_SPHINX))
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
