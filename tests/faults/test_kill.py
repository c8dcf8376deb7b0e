"""Killed outright at any moment, a command leaves the last good site whole, and nothing to clean."""

import shutil
import time
from pathlib import Path
from random import Random

import pytest

from tests.faults.commands import Run, fresh_site, site_of

Site = dict[str, str]

# What an editor may have changed since the last build: words, a quiz and a fact, a cell and its figure.
CHANGES = (
    {"index.md": ("Welcome.", "Welcome to you.")},
    {
        "quizzes/online/talk.yml": ("I am glad that we talked.", "I am glad now."),
        "facts/support.yml": ("what: Somebody to talk to.", "what: Somebody with time."),
    },
    {
        "lessons/online/a-lesson.md": ("print(2 *", "print(3 *"),
        "facts/figures.yml": ("value: 1430", "value: 1440"),
    },
)

_FRESH: dict[int, Site] = {}
"""The sites of the changed versions, each built from nothing once."""


class Versions:
    """A course in several versions, and the site that each gives when it is built from nothing."""

    def __init__(self, folder: Path, built: Path, changes: int) -> None:
        self.folder = folder
        self.original = {path: text for one in CHANGES for path, text in _texts(folder, one).items()}
        self.sites: list[Site] = [site_of(built)]
        for number in range(1, changes + 1):
            self.write(number)
            _FRESH[number] = _FRESH.get(number) or fresh_site(folder, folder.parent / f"fresh {number}")
            self.sites.append(_FRESH[number])
        assert len({str(sorted(site.items())) for site in self.sites}) == changes + 1
        self.write(0)

    def write(self, number: int) -> None:
        """Save version `number`; 0 is the original."""
        for path, text in self.original.items():
            old, new = CHANGES[number - 1].get(path, ("", "")) if number else ("", "")
            assert old in text
            (self.folder / path).write_text(text.replace(old, new) if old else text, "utf-8")


def _texts(folder: Path, change: dict[str, tuple[str, str]]) -> dict[str, str]:
    return {path: (folder / path).read_text("utf-8") for path in change}


def kill_builds(versions: Versions, kills: int, chance: Random, spare: float) -> None:
    """Change the course and kill its build, over and over.

    After a kill a build comes to its end, or is spared so often: then the next is killed in its turn.
    """
    folder, takes = versions.folder, 3.0
    built: int | None = 0
    for number in range(kills):
        version = chance.choice([one for one in range(len(versions.sites)) if one != built])
        versions.write(version)
        with Run(folder, "build", "--quiet") as build:
            time.sleep(chance.uniform(0.02, 1.05) * takes)
            build.kill()
            assert _now(folder, versions) in (built, version), f"kill {number}"
            assert build.leaves_nothing(), f"kill {number}"
        if chance.random() < 0.1:
            shutil.rmtree(folder / "_build")  # a first build can be killed, too
            built = None
        if number < kills - 1 and chance.random() < spare:
            built = _now(folder, versions)
            continue
        with Run(folder, "build", "--quiet") as build:
            assert build.ends() == 0, f"kill {number}: {build.said()}"
            assert build.said() == ""
            takes = time.monotonic() - build.began
        assert site_of(folder) == versions.sites[version], f"kill {number}"
        built = version


def _now(folder: Path, versions: Versions) -> int | None:
    """Name the version whose site stands in its place; none where there is no site."""
    site = site_of(folder)
    return versions.sites.index(site) if site else None


def kill_serves(versions: Versions, kills: int, chance: Random) -> None:
    """Serve, save this and that, and kill it; the site that was built stays as it is."""
    folder, last = versions.folder, versions.sites[0]
    for number in range(kills):
        version = chance.randrange(len(versions.sites))
        versions.write(version)
        with Run(folder, "serve", "--port", "8460") as serve:
            if chance.random() < 0.7:
                serve.says("Serving")
                last = versions.sites[version]
                for _ in range(chance.randint(0, 3)):
                    versions.write(chance.randrange(len(versions.sites)))
                    time.sleep(chance.uniform(0, 0.6))
            else:
                time.sleep(chance.uniform(0, 3))
            serve.kill()
            assert site_of(folder) in (last, versions.sites[version]), f"kill {number}"
            last = site_of(folder)
            assert serve.leaves_nothing(), f"kill {number}"
    versions.write(0)
    with Run(folder, "build", "--quiet") as build:
        assert build.ends() == 0, build.said()
    assert site_of(folder) == versions.sites[0]


def test_killed_builds_leave_nothing_to_clean(course_built: Path) -> None:
    kill_builds(Versions(course_built, course_built, 1), 4, Random(3), spare=0.8)


def test_killed_servers_leave_nothing_to_clean(course_built: Path) -> None:
    kill_serves(Versions(course_built, course_built, 1), 1, Random(2))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_builds_killed_forty_times(seed: int, course_built: Path) -> None:
    kill_builds(Versions(course_built, course_built, 3), 40, Random(100 + seed), spare=0.6)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_servers_killed_thirty_times(seed: int, course_built: Path) -> None:
    kill_serves(Versions(course_built, course_built, 3), 30, Random(200 + seed))


def test_a_kernel_that_is_busy_does_not_outlive_its_build(course_built: Path) -> None:
    """The kernel has a session of its own, so that no kill of the build's group reaches it."""
    lesson = course_built / "lessons/online/a-lesson.md"
    busy = "import pathlib\npathlib.Path('busy').touch()\nwhile True:\n    pass"
    lesson.write_text(lesson.read_text("utf-8").replace('print(2 * figure("threats").value)', busy), "utf-8")
    with Run(course_built, "build") as build:
        build.until((course_built / "busy").exists)
        assert len(build.left()) == 2
        build.kill()
        assert build.leaves_nothing()
