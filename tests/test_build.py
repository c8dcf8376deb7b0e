"""Building: whole or not at all, the same every time, and no author's text becomes markup."""

import hashlib
import html
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from tests.conftest import course

HOSTILE = (
    "<img src=x onerror=alert(1)></script><script>alert(2)</script>**b** [l](javascript:alert(3)) {raw} :::"
)


def digest(site: Path) -> dict[str, str]:
    """Give a digest of every file of a site."""
    files = sorted(p for p in site.rglob("*") if p.is_file())
    return {str(p.relative_to(site)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def test_work_longer_than_a_second_tells_what_it_does(small: Path) -> None:
    done = course("build", folder=small)
    assert re.search(r"^Building the site …\nBuilding the site: \d+ s$", done.stderr.strip())
    assert "\n2 facts wait to be checked by a person.\n" in done.stdout
    assert course("build", "--quiet", folder=small).stderr == ""


def test_jupyter_book_alone_gives_the_whole_site(small: Path) -> None:
    program = Path(sys.executable).parent / "jupyter-book"
    done = subprocess.run(
        [program, "build", ".", "-W"], cwd=small, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    assert course("build", folder=small).returncode == 0
    alone, ours = (digest(small / "_build" / name) for name in ("html", "site"))
    assert {k: v for k, v in alone.items() if k not in (".buildinfo", "objects.inv")} == ours


def test_the_same_course_gives_the_same_bytes(small: Path) -> None:
    """Whatever the day, the language, the time zone, the order of sets and the number of cores."""
    assert course("build", folder=small).returncode == 0
    first = digest(small / "_build/site")
    subprocess.run(["rm", "-rf", small / "_build"], check=True)
    later = str(int(os.environ["SOURCE_DATE_EPOCH"]) + 86_400)
    environment = {
        **os.environ, "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": later,
    }  # fmt: skip
    one_core = (
        "import os, sys; os.sched_setaffinity(0, {0}); os.umask(0o77); os.execv(sys.argv[1], sys.argv[1:])"
    )
    done = subprocess.run(
        [sys.executable, "-c", one_core, sys.executable, "-m", "whotheysay", "build"], cwd=small,
        env=environment, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert digest(small / "_build/site") == first


@pytest.mark.parametrize(
    ("path", "old", "new", "reached"),
    [
        ("lessons/online/a-lesson.md", "# A lesson", "# Another name", "book/get-help.html"),
        ("facts/support.yml", "what: Somebody to talk to.", "what: Somebody with time.", "index.html"),
        (
            "quizzes/online/talk.yml",
            "I am glad that we talked.",
            "I am glad now.",
            "lessons/online/a-lesson.html",
        ),
    ],
    ids=["a title in menus", "a fact in help boxes", "a quiz on its lesson"],
)
def test_a_second_build_renews_what_a_change_reaches(
    path: str, old: str, new: str, reached: str, small: Path
) -> None:
    assert course("build", folder=small).returncode == 0
    text = (small / path).read_text("utf-8")
    assert old in text
    (small / path).write_text(text.replace(old, new), "utf-8")
    assert course("build", folder=small).returncode == 0
    second = digest(small / "_build/site")
    assert new.rsplit(": ", maxsplit=1)[-1].strip("# ") in (small / "_build/site" / reached).read_text(
        "utf-8"
    )
    subprocess.run(["rm", "-rf", small / "_build"], check=True)
    assert course("build", folder=small).returncode == 0
    assert second == digest(small / "_build/site")


def test_a_build_with_nothing_to_do_does_nothing(small: Path) -> None:
    first = course("build", folder=small)
    assert first.returncode == 0
    site = small / "_build/site"
    before = site.stat().st_ino
    again = course("build", folder=small)
    assert (again.returncode, again.stdout) == (0, first.stdout)
    assert site.stat().st_ino == before, "the site was built anew"


@pytest.mark.parametrize("change", ["a source", "the site", "the day", "a new file"])
def test_a_build_with_something_to_do_does_it(
    change: str, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert course("build", folder=small).returncode == 0
    site = small / "_build/site"
    before = site.stat().st_ino
    if change == "a source":
        (small / "words.txt").write_text("pupils # as they are called\n", "utf-8")
    elif change == "the site":
        (site / "index.html").write_text("spoiled", "utf-8")
    elif change == "the day":
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(os.environ["SOURCE_DATE_EPOCH"]) + 90000))
    else:
        (small / "a-new-file.txt").write_text("It might be one that is read.", "utf-8")
    assert course("build", folder=small).returncode == 0
    assert site.stat().st_ino != before
    assert "spoiled" not in (site / "index.html").read_text("utf-8")


def test_a_second_build_renews_the_answers_to_look_back_with(small: Path) -> None:
    page, quiz = small / "book/get-help.md", small / "quizzes/online/questions.yml"
    page.write_text(page.read_text("utf-8") + "\n```{look-back-answers}\n```\n", "utf-8")
    assert course("build", folder=small).returncode == 0
    built = small / "_build/site/book/get-help.html"
    assert "Yes, at any time and about anything." in built.read_text("utf-8")
    plan = small / "_build/site/lessons/online/a-lesson.plan.html"
    assert "about anything" not in plan.read_text("utf-8")
    quiz.write_text(quiz.read_text("utf-8").replace("about anything.", "about all things."), "utf-8")
    assert course("build", folder=small).returncode == 0
    assert "Yes, at any time and about all things." in built.read_text("utf-8")


def test_a_build_with_problems_keeps_the_last_good_site(small: Path) -> None:
    assert course("build", folder=small).returncode == 0
    good = digest(small / "_build/site")
    page = small / "index.md"
    page.write_text(page.read_text("utf-8") + "\n```{nothing}\nOnly Sphinx knows it.\n```\n", "utf-8")
    done = course("build", "--quiet", folder=small)
    assert done.returncode == 1
    told = "there is no kind of block 'nothing', mend the word in {…}"
    assert f"index.md:5:1 B102 {told}" in done.stderr.splitlines()
    assert "Traceback" not in done.stderr
    assert digest(small / "_build/site") == good
    # Nothing was mended, so nothing is well: the second build must not pass over it.
    assert course("build", "--quiet", folder=small).stderr == done.stderr
    assert digest(small / "_build/site") == good


def test_a_cell_that_fails_is_told_at_its_line(small: Path) -> None:
    page = small / "lessons/online/a-lesson.md"
    page.write_text(page.read_text("utf-8").replace("print(2 *", "print(1 / 0 *"), "utf-8")
    done = course("build", "--quiet", folder=small)
    assert done.returncode == 1
    told = "this cell fails with ZeroDivisionError: division by zero, mend the cell, or take it out"
    assert f"lessons/online/a-lesson.md:25:1 K101 {told}" in done.stderr.splitlines()
    assert "Traceback" not in done.stderr


class _Tags(HTMLParser):
    """Collects tags and attributes that could do something."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            runs = (value or "").strip().lower().startswith("javascript:")
            if name.startswith("on") or runs or value == "x":
                self.found.append(f"{tag} {name}={value}")
        if tag in ("iframe", "object", "embed"):
            self.found.append(tag)


def spoiled(value: object, name: str = "") -> object:
    """Put hostile words into every text of a quiz or plan, leaving ids and numbers alone."""
    kept = ("id", "kind", "who", "to", "start", "answer", "sign", "signs", "help", "quiz")
    if isinstance(value, dict):
        return {key: spoiled(entry, key) for key, entry in value.items()}
    if isinstance(value, list):
        return [spoiled(entry, name) for entry in value]
    return f"{value} {HOSTILE}" if isinstance(value, str) and name not in kept else value


def test_no_text_of_an_author_is_ever_html(small: Path) -> None:
    """Script and markup in every text of every quiz, the plan, the curriculum, facts and pages."""
    paths = [*small.glob("quizzes/*/*.yml"), small / "lessons/online/a-lesson.plan.yml"]
    for path in paths:
        first, _, rest = path.read_text("utf-8").partition("\n")
        path.write_text(f"{first}\n{yaml.safe_dump(spoiled(yaml.safe_load(rest)))}", "utf-8")
    for path in (small / "lessons/online/a-lesson.md", small / "book/get-help.md"):
        allowed = "% check: allow L109 because it has to stay text"
        path.write_text(
            path.read_text("utf-8") + f"\n{allowed}\n{HOSTILE}\n\n<script>alert(4)</script>\n", "utf-8"
        )
    for path in (small / "facts/support.yml", small / "facts/signs.yml", small / "facts/sources.yml"):
        text = path.read_text("utf-8")
        worse = re.sub(r"(what|name|sign|why|says): (.+)\.\n", rf"\1: '\2 {HOSTILE}'\n", text)
        path.write_text(worse, "utf-8")
    curriculum = small / "curriculum.yml"
    text = curriculum.read_text("utf-8").replace("title: A lesson", f"title: 'A lesson {HOSTILE}'")
    curriculum.write_text(text, "utf-8")
    # The rules about words have much to say of such texts; Jupyter Book alone only warns of that.
    program = Path(sys.executable).parent / "jupyter-book"
    done = subprocess.run(
        [program, "build", "."], cwd=small, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    assert not re.search(r"WARNING: P\d", done.stderr)
    for page in (small / "_build/html").rglob("*.html"):
        tags = _Tags()
        tags.feed(page.read_text("utf-8"))
        assert tags.found == [], page
        for words in re.findall(r"<script[^>]*>", page.read_text("utf-8")):
            assert "src=" in words, page
    lesson = (small / "_build/html/lessons/online/a-lesson.html").read_text("utf-8")
    assert lesson.count("&lt;img src=x onerror=alert(1)&gt;") >= 20


@pytest.mark.parametrize(
    "text",
    [
        "```{raw} html\n<b>bold</b>\n```\n",
        "```{include} /etc/hostname\n```\n",
        "```{literalinclude} ../../../etc/hostname\n```\n",
        "```{eval-rst}\n.. raw:: html\n\n   <b>bold</b>\n```\n",
    ],
)
def test_no_directive_lets_markup_or_other_files_in(text: str, small: Path) -> None:
    page = small / "index.md"
    page.write_text(page.read_text("utf-8") + "\n" + text, "utf-8")
    done = course("build", "--quiet", folder=small)
    assert done.returncode == 1
    assert done.stderr.startswith("index.md:")
    assert "Traceback" not in done.stderr


def test_published_notebooks_are_plain_and_whole(small: Path) -> None:
    assert course("build", folder=small).returncode == 0
    notebook = json.loads((small / "_build/site/lessons/online/a-lesson.ipynb").read_text("utf-8"))
    words = "".join("".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "markdown")
    assert "1,430 reports" in words
    assert "{fact}" not in words
    assert ":::" not in words
    outputs = [cell["outputs"] for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert all(outputs)
    assert "2860" in json.dumps(outputs)
    assert "widgets" not in notebook["metadata"]


def test_a_contact_by_mail_is_an_address_that_every_mail_program_takes(small: Path) -> None:
    listed = small / "curriculum.yml"
    text = listed.read_text("utf-8").replace("home: index\n", "home: index\ncontact: tell@school.example\n")
    listed.write_text(text, "utf-8")
    page = small / "book/get-help.md"
    page.write_text(page.read_text("utf-8") + "\n```{contact}\n```\n", "utf-8")
    done = course("build", folder=small)
    assert done.returncode == 0, done.stderr
    built = (small / "_build/site/book/get-help.html").read_text("utf-8")
    assert 'href="mailto:tell@school.example"' in html.unescape(built)
