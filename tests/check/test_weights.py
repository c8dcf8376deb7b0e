"""What a first visit to a page costs, and the bill of the whole site, counted by hand."""

import gzip
import random

import pytest

from whotheysay.check.site.bill import bill
from whotheysay.check.site.budgets import heavy, heavy_to_read, many_requests
from whotheysay.check.site.built import BuiltSite
from whotheysay.check.site.weights import packed, visit, visits
from whotheysay.model.budgets import Budgets, PageBudget

HEAD = '<!doctype html><head><script src="a.js"></script><link rel="stylesheet" href="b.css"></head>'
QUIZ = '<section class="quiz" id="q" data-quiz aria-label="A quiz > here">play</section>'


def words(number: int) -> str:
    """Give words that gzip can't make much smaller, always the same."""
    return " ".join(random.Random(number).choices("abcdefghijklmnopqrstuvwxyz", k=3000))


def made(page: str, **budgets: PageBudget) -> BuiltSite:
    """Give a site of one lesson, and of what pages may ask for."""
    files = {
        "lessons/a.html": page.encode(),
        "lessons/a.js": b"// " + words(1).encode(),
        "lessons/b.css": b"/* " + words(2).encode() + b"*/ p { background: url('c.svg#part') }",
        "lessons/c.svg": words(3).encode(),
        "lessons/d.js": b'load("e.css", "_static/f.css?v=1", `no ${such}.js`)',
        "lessons/e.css": words(4).encode(),
        "_static/f.css": words(5).encode(),
    }
    return BuiltSite(files, budgets=Budgets(**budgets))


def asked_by(page: str) -> list[str]:
    """Give the files that a first visit to a page asks for besides it."""
    return sorted(path for path, _ in visit(made(page), "lessons/a.html").parts if path != "lessons/a.html")


def test_weights_are_those_of_gzip() -> None:
    data = words(1).encode()
    assert packed(data) == packed(data) == len(gzip.compress(data, 6))


@pytest.mark.parametrize(
    ("page", "files"),
    [
        ("<img src=c.svg>", ["lessons/c.svg"]),
        ("<img src=c.svg><img src='./c.svg'><img src=c.svg#x>", ["lessons/c.svg"]),
        ("<a href=c.svg>c</a> <link rel=canonical href=c.svg> &lt;img src=c.svg>", []),
        ("<img alt='a > b' src='../lessons/c.svg'>", ["lessons/c.svg"]),
        ("<link rel=icon href=c.svg>", ["lessons/c.svg"]),
        ("<link rel=stylesheet href=b.css>", ["lessons/b.css", "lessons/c.svg"]),
        ("<script defer src=d.js></script>", ["lessons/d.js", "lessons/e.css"]),
        ("<script src=../_static/f.css></script>", ["_static/f.css"]),
        ("<img src=data:image/png;base64,AA> <img src=https://a.example/c.svg> <img src=none.svg>", []),
    ],
)
def test_what_a_first_visit_asks_for(page: str, files: list[str]) -> None:
    assert asked_by(page) == files


def test_a_script_names_files_from_its_own_folder_or_from_the_pages() -> None:
    built = made("<script src=../_static/g.js></script>")
    files = {**built.files, "_static/g.js": b"['f.css', 'e.css', 'lessons/b.css']"}
    found = visit(BuiltSite(files), "lessons/a.html")
    assert {path for path, _ in found.parts} == {
        "lessons/a.html",
        "_static/g.js",
        "_static/f.css",
        "lessons/e.css",
    }


def test_words_above_the_first_quiz_wait_for_what_is_above_it_and_for_styles() -> None:
    """Not for scripts that wait themselves, nor for pictures, nor for what comes below."""
    above, below = f"<p>{words(6)}</p>", f"<p>{words(7)}</p><script src=d.js></script><img src=c.svg>"
    built = made(HEAD + above + QUIZ + below + QUIZ)
    held = packed(built.files["lessons/a.js"]) + packed(built.files["lessons/b.css"])
    found = visit(built, "lessons/a.html")
    assert found.text == packed((HEAD + above).encode()) + held
    assert found.read == packed(built.files["lessons/a.html"]) + held
    assert found.all == sum(map(packed, built.files.values())) - packed(built.files["_static/f.css"])
    assert found.requests == 6


@pytest.mark.parametrize("wait", ["defer", "async"])
def test_a_script_that_does_not_hold_up_words_is_not_waited_for(wait: str) -> None:
    page = HEAD.replace("<script", f"<script {wait}").replace("<link", "<link media=print")
    found = visit(made(page), "lessons/a.html")
    assert (found.read, found.has_quiz) == (packed(page.encode()), False)
    assert found.all > found.read


def test_words_about_quizzes_are_no_quiz() -> None:
    assert not visit(made('<p title="x data-quiz y">a data-quiz b</p>'), "lessons/a.html").has_quiz


def test_the_heaviest_page_of_a_kind_is_told_for_all() -> None:
    """With what is the most of it."""
    built = made(HEAD, lesson=PageBudget(text=9, read=4, all=6, requests=3))
    light = (HEAD + f"<p>{words(8)}</p>").encode()
    built = BuiltSite({**built.files, "lessons/z.html": light, "other.html": light}, budgets=built.budgets)
    told = list(heavy_to_read(built))
    assert [(one.path, one.what.count("(and 1 more page of this kind)")) for one in told] == [
        ("lessons/z.html", 1)
    ]
    assert "(lessons/z.html 2." in told[0].what
    assert [one.path for one in heavy(built)] == ["lessons/z.html"]
    assert [one.path for one in many_requests(built)] == ["lessons/a.html"]


def test_words_above_a_quiz_have_a_budget_of_their_own() -> None:
    built = made(HEAD + QUIZ + words(9), lesson=PageBudget(text=4, read=40, all=40, requests=9))
    found = [one.what for one in heavy_to_read(built)]
    assert len(found) == 1
    assert found[0].startswith("before the words above its first quiz can be read, ")


def test_pages_have_the_budget_of_their_kind() -> None:
    names = {
        "index.html": "home",
        "search.html": "search",
        "lessons/a/b.html": "lesson",
        "lessons/a/b.plan.html": "plan",
        "book/a.html": "other",
    }
    built = BuiltSite({**dict.fromkeys(names, b""), "_static/neutral.html": b""})
    assert {one.page: one.kind for one in visits(built)} == names


BILL = """\
What the site weighs                files        KB   KB gzipped
  pages (HTML)                          2       6.3          2.8
  style sheets                          3      18.0          7.7
  scripts                               2       6.1          2.6
  pictures                              1       6.0          2.5
  notebooks                             1       0.0          0.0
  search index                          1       6.0          2.6
  everything else                       1       0.0          0.0
  the whole site                       11      42.4         18.2

A first visit to the heaviest    requests     KB gz      to read  to a quiz
  home page                             1       2.6          2.6          –  index.html
  lesson                                4       7.8          5.3        5.2  lessons/a.html"""


def test_the_bill_tells_each_kind_and_the_heaviest_pages() -> None:
    files = {
        **made(HEAD + QUIZ).files,
        "index.html": (HEAD + words(9)).encode(),
        "searchindex.js": words(10).encode(),
        "a.ipynb": b"{}",
        "a.txt": b"",
    }
    assert bill(files) == BILL
