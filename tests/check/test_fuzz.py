"""Whatever stands in a file, checking never fails: it gives problems, each at a place that there is."""

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.check.examples import DAY, changed
from tests.conftest import EXAMPLES
from whotheysay.check import check_course
from whotheysay.load import load_course
from whotheysay.problems import Problem

COURSE = EXAMPLES / "course"
YAML = ["curriculum.yml", *sorted(p.relative_to(COURSE).as_posix() for p in COURSE.glob("[!_]*/**/*.yml"))]
PAGES = sorted(path.relative_to(COURSE).as_posix() for path in COURSE.glob("**/*.md"))

# The same examples in every run, and few enough for twenty seconds in all.
some = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

PIECES = st.sampled_from(
    [
        *(
            "\n",
            "\n\n",
            "  ",
            "\t",
            "\r",
            "\r\n",
            "- ",
            ": ",
            "? ",
            "# ",
            "% ",
            "---\n",
            "...\n",
            "> ",
            "|\n",
        ),
        *("[", "]", "{", "}", ",", "'", '"', "&a ", "*a ", "!x ", "<<: ", "\\", "`", "```\n", ":::", "$"),
        *("null", "true", "no", "~", ".nan", "-.inf", "nan", "1e999", "9" * 5000, "-0", "0x1F", "12:30"),
        *("2026-11-20", "2026-02-30", "0000-00-00", "9999-12-31", "2026-11-20T25:61:00Z", "1" * 400 + ".5"),
        *("\ufeff", "\u2028", "\u0085", "\u200b", "\u202e", "\ud7ff", "\ufffe", "\x00", "\x07", "\x0c", "é"),
        *("e\u0301", "😀", "ﬀ", "İ", "ß", "\U0010ffff", "𝟙", "\N{ARABIC-INDIC DIGIT THREE}"),
        *("{fact}`", "{fact}`childline.phone`", "{fact}`.`", "{fact}`childline.__class__`", "{lang}`cy x`"),
        *("{glossary}`x`", "# check: allow", "# check: allow N106 because x\n", "% check: allow T101\n"),
        *("```{code-cell}\n", "Quiz(", "figure('", ":::{note}\n", "| a | b |\n|---|---|\n", "![](x.png)"),
        *(
            "[x](#y)",
            "[x](book/get-help.md#z)",
            "(a)=\n",
            "mystnb:\n  image:\n    alt: [1]\n",
            "((((",
            "id: ",
        ),
    ]
)
"""What has a meaning somewhere, and what is seldom thought of."""

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.sampled_from([0, -1, 1, 3.5, 10**15, 10**40, "", " ", "a", "nan", "2026-02-30", "🙂", "x" * 3000]),
    st.sampled_from([[], {}, [[]], [None], {"a": 1}, {"id": []}, {"id": {}}, [[[[[[[[[[[["deep"]]]]]]]]]]]]]),
    st.sampled_from(
        ["../../etc/passwd", "/", "a//b", ".", "..", "online/talk", "book/get-help", "you", "id"]
    ),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small course, of which one file is bad at a time."""
    return changed(tmp_path_factory.mktemp("fuzz") / "course", [])


MEMORY: dict[str, Any] = {}
"""What one example found out, the next need not: it would take most of the time."""


def check(folder: Path, path: str, raw: bytes) -> list[Problem]:
    """Put `raw` into a file, check the course, look at the places of all problems, and put it right."""
    good = (folder / path).read_bytes()
    (folder / path).write_bytes(raw)
    try:
        course, problems = load_course(folder, today=DAY, memory=MEMORY)
        problems = sorted([*problems, *(check_course(course) if course else [])])
        for problem in problems:
            _is_sane(folder, problem)
    finally:
        (folder / path).write_bytes(good)
    return problems


def _is_sane(folder: Path, problem: Problem) -> None:
    """Hold a problem to what an editor needs: a file, a line and a column that there are, on one line."""
    file = folder / problem.path
    assert file.is_file() or problem.code in ("Y011", "L101"), problem
    text = file.read_bytes().decode("utf-8-sig", "replace") if file.is_file() else ""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert 1 <= problem.line <= len(lines) + 1, problem
    line = lines[problem.line - 1] if problem.line <= len(lines) else ""
    assert 1 <= problem.column <= len(line) + 1, problem
    assert problem.what, problem
    assert problem.mend, problem
    assert "\n" not in str(problem), problem


@some
@given(path=st.sampled_from([*YAML, *PAGES]), raw=st.binary(max_size=200))
def test_any_bytes(path: str, raw: bytes, folder: Path) -> None:
    check(folder, path, raw)


@some
@given(path=st.sampled_from([*YAML, *PAGES]), pieces=st.lists(PIECES, max_size=30))
def test_marks_in_any_order(path: str, pieces: list[str], folder: Path) -> None:
    check(folder, path, "".join(pieces).encode())


@settings(some, max_examples=200)
@given(data=st.data(), path=st.sampled_from([*YAML, *PAGES]))
def test_pieces_taken_out_and_put_in(path: str, data: st.DataObject, folder: Path) -> None:
    """A real file, with slips: pieces deleted, put in, and said twice."""
    text = (folder / path).read_text("utf-8")
    for _ in range(data.draw(st.integers(1, 3))):
        begin = data.draw(st.integers(0, len(text)))
        end = min(len(text), begin + data.draw(st.sampled_from([0, 0, 1, 5, 40])))
        text = (
            text[:begin]
            + data.draw(st.one_of(PIECES, st.just(""), st.just(text[begin:end] * 2)))
            + text[end:]
        )
    check(folder, path, text.encode())


@some
@given(data=st.data(), path=st.sampled_from([*YAML, *PAGES]))
def test_lines_swapped_and_lost(path: str, data: st.DataObject, folder: Path) -> None:
    lines = (folder / path).read_text("utf-8").split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        one, other = data.draw(st.tuples(*[st.integers(0, len(lines) - 1)] * 2))
        lines[one], lines[other] = lines[other], lines[one]
        if data.draw(st.booleans()):
            lines[one] = f"  {lines[one]}"
    check(folder, path, "\n".join(lines).encode())


@some
@given(data=st.data(), path=st.sampled_from([*YAML, *PAGES]))
def test_bytes_changed(path: str, data: st.DataObject, folder: Path) -> None:
    raw = bytearray((folder / path).read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    check(folder, path, bytes(raw))


@settings(some, max_examples=200)
@given(data=st.data(), path=st.sampled_from(YAML))
def test_wrong_values_anywhere(path: str, data: st.DataObject, folder: Path) -> None:
    """A file that is YAML, with something in a field that doesn't belong there, or a field too few."""
    text = (folder / path).read_text("utf-8")
    whole = yaml.load(text, yaml.BaseLoader)
    for _ in range(data.draw(st.integers(1, 2))):
        at = data.draw(st.sampled_from([*_ways(whole), ("new",)]))
        _put(whole, at, data.draw(VALUES), remove=data.draw(st.sampled_from([True, False, False])))
    check(folder, path, f"{text.partition(chr(10))[0]}\n{json.dumps(whole)}\n".encode())


def _ways(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Go through the ways to all values in `value`."""
    if way:
        yield way
    entries = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, entry in entries:
        yield from _ways(entry, (*way, key))


def _put(value: Any, way: tuple[Any, ...], new: Any, *, remove: bool) -> None:
    for key in way[:-1]:
        value = value[key]
    if remove and way != ("new",):
        del value[way[-1]]
    else:
        value[way[-1]] = deepcopy(new)


# A page may hold half a list, or nothing.
UNREADABLE = [(path, raw) for path in YAML for raw in (b"x: [", b"\xff", b"")]
UNREADABLE += [(path, b"\xff") for path in PAGES]


@pytest.mark.parametrize(("path", "raw"), UNREADABLE)
def test_a_file_that_cannot_be_read_is_told_alone(path: str, raw: bytes, folder: Path) -> None:
    """Else a teacher would mend what isn't broken."""
    assert {problem.path for problem in check(folder, path, raw)} == {path}


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["Windows", "old Macs"])
def test_the_ends_of_lines_of_other_systems(end: str, folder: Path, tmp_path: Path) -> None:
    course = changed(tmp_path / "course", [])
    for path in [*YAML, *PAGES]:
        raw = (course / path).read_bytes()
        (course / path).write_bytes(b"\xef\xbb\xbf" + raw.replace(b"\n", end.encode()))
    loaded, problems = load_course(course, today=DAY)
    assert loaded
    assert [*problems, *check_course(loaded)] == []


@pytest.mark.parametrize(
    "mark", ["[", "{a: ", "- ", "> ", "(", "*", "`", "![", ":::{note}\n", "#", "  ", "&"]
)
def test_what_is_deep(mark: str, folder: Path) -> None:
    check(folder, "quizzes/online/talk.yml", mark.encode() * 50_000)
    check(folder, "book/get-help.md", mark.encode() * 500)


@pytest.mark.parametrize(
    "code", ["(" * 3000, "-" * 3000 + "1", "[" * 90 + "]" * 90, "f'{" * 90, "1+" * 3000 + "1", "'\\d'"]
)
def test_code_that_is_deep(code: str, folder: Path) -> None:
    """A cell that Python's own parser gives up on."""
    page = "lessons/online/a-lesson.md"
    cell = f"\n```{{code-cell}} python3\nprint({code})\n```\n"
    check(folder, page, (folder / page).read_bytes() + cell.encode())
