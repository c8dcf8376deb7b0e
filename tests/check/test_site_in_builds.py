"""The built site's rules are held at the end of each build, and only errors keep a site back."""

import re
import subprocess
import sys
from pathlib import Path

from tests.conftest import course
from tests.test_build import digest
from whotheysay.check.site.scripts import used
from whotheysay.check.site.tables import allowed_uses, browsers

OLD = "% check: allow L103 because it was so once\n"
UNUSED = "nothing here breaks L103 any more, "
PATH = "/home/robin/numbers.csv"
TOLD = f"this names a folder of somebody's machine: '{PATH}'"
FROM = "(it is from lessons/online/a-lesson.md, line 27)"


def test_scripts_may_use_only_what_our_own_site_needs(built: Path) -> None:
    for entry in allowed_uses():
        names = used((built / entry["file"]).read_text("utf-8"), browsers("reaching") | browsers("keeping"))
        assert entry["uses"] in {name for name, _ in names}, entry
        assert entry["because"].endswith(".")


def spoil(folder: Path) -> None:
    """Let a lesson print a path, as a cell easily does."""
    lesson = folder / "lessons/online/a-lesson.md"
    lesson.write_text(lesson.read_text("utf-8").replace("print(2 *", f'print("{PATH}")\nprint(2 *'), "utf-8")


def test_a_site_with_problems_is_refused_and_kept_aside(small: Path) -> None:
    """Said again by the next build, and gone once the course is mended."""
    assert course("build", folder=small).returncode == 0
    good, lesson = digest(small / "_build/site"), (small / "lessons/online/a-lesson.md").read_text("utf-8")
    spoil(small)
    done = course("build", "--quiet", folder=small)
    assert done.returncode == 1
    found = re.findall(r"^(_build/refused/\S+):(\d+):\d+ P120 (.*)$", done.stderr, re.M)
    assert {path for path, _, _ in found} == {
        "_build/refused/lessons/online/a-lesson.html",
        "_build/refused/lessons/online/a-lesson.ipynb",
    }
    for path, line, said in found:
        assert said.startswith(TOLD)
        assert said.endswith(FROM)
        assert PATH in (small / path).read_text("utf-8").split("\n")[int(line) - 1]
    assert digest(small / "_build/site") == good
    assert course("build", "--quiet", folder=small).stderr == done.stderr
    assert digest(small / "_build/site") == good
    (small / "lessons/online/a-lesson.md").write_text(lesson, "utf-8")
    assert course("build", "--quiet", folder=small).stderr == ""
    assert digest(small / "_build/site") == good
    assert not (small / "_build/refused").exists()


def test_warnings_do_not_stop_a_build(small: Path) -> None:
    page = small / "index.md"
    page.write_text(page.read_text("utf-8") + "\n" + OLD, "utf-8")
    done = course("build", "--quiet", folder=small)
    assert done.returncode == 0
    assert done.stderr.startswith(f"index.md:5:1 X101 warning: {UNUSED}")
    assert (small / "_build/site/index.html").exists()


BUDGETS = """\
# yaml-language-server: $schema=schema/budgets.schema.json
home: {text: 90, read: 90, all: 90, requests: 2}
"""
COSTLY = "W103 a first visit to this page takes"


def test_a_site_over_its_budgets_is_refused_and_one_within_them_gets_its_bill(small: Path) -> None:
    (small / "budgets.yml").write_text(BUDGETS, "utf-8")
    done = course("build", "--quiet", folder=small)
    assert done.returncode == 1
    assert f"_build/refused/index.html:1:1 {COSTLY}" in done.stderr
    assert not (small / "_build/site").exists()
    (small / "budgets.yml").write_text(BUDGETS.replace("requests: 2", "requests: 9"), "utf-8")
    done = course("build", folder=small)
    assert done.returncode == 0
    assert re.search(r"^  the whole site +\d+ +[\d.]+ +[\d.]+$", done.stdout, re.M)
    assert re.search(r"^  home page +\d+ .* index\.html$", done.stdout, re.M)


def test_jupyter_book_alone_warns_of_both(small: Path) -> None:
    """Of the sources' problems and the built site's, each with file and line."""
    (small / "budgets.yml").write_text(BUDGETS, "utf-8")
    page = small / "index.md"
    page.write_text(page.read_text("utf-8") + "\n" + OLD, "utf-8")
    spoil(small)
    program = Path(sys.executable).parent / "jupyter-book"
    done = subprocess.run(
        [program, "build", "."], cwd=small, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0
    said = re.sub(r"\x1b\[[0-9;]*m", "", done.stderr)
    assert f"index.md:5:1: WARNING: X101 {UNUSED}" in said
    place = r"_build/html/lessons/online/a-lesson\.html:\d+:\d+"
    assert re.search(rf"^{place}: WARNING: P120 {re.escape(TOLD)}.*{re.escape(FROM)}$", said, re.M)
    assert re.search(rf"^_build/html/index\.html:1:1: WARNING: {COSTLY}", said, re.M)
