"""What an earlier run found out is used again, and changes nothing of what is told."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.check.examples import DAY, changed, loaded
from tests.check.test_rules import CHECKED, named
from whotheysay.check import Rule, check_course
from whotheysay.check.kept import in_each
from whotheysay.check.pages import blocks_of, cells_of
from whotheysay.check.prose import blocks, cells
from whotheysay.check.texts import texts
from whotheysay.load import load_course
from whotheysay.model.course import Course, Page

PAGE = """# A title

Some *new* `code`, a [link](to.md) and {lang}`cy Siaradwch`.

:::{note} Its title
## Below

- One
- Two
:::

| Head | |
| --- | --- |
| A cell | ![A picture](one.svg) |

```{code-cell} python3
plt.title("Two words")
```
"""


def again(memory: Any) -> Any:
    """Give a memory as it comes back from its file."""
    return json.loads(json.dumps(memory))


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What is kept of the small course without problems."""
    return told(changed(tmp_path_factory.mktemp("clean"), []), {})[1]


def told(folder: Path, memory: dict[str, Any]) -> tuple[list[str], dict[str, Any]]:
    """Check a course with what is kept; give what is said, and what is kept then."""
    course, found = load_course(folder, today=DAY, memory=memory)
    found = sorted([*found, *(check_course(course) if course else [])])
    return [str(problem) for problem in found], again(memory)


@pytest.mark.parametrize("rule", CHECKED, ids=named)
def test_a_bad_example_is_told_in_the_same_words_whatever_is_kept(
    rule: Rule, clean: dict[str, Any], tmp_path: Path
) -> None:
    folder = changed(tmp_path, rule.bad[0]["changes"])
    first, kept = told(folder, again(clean))
    assert first == told(folder, kept)[0] == rule.bad[0]["says"]


def test_only_what_is_new_is_found_out_and_the_rest_forgotten(tmp_path: Path) -> None:
    course = loaded(changed(tmp_path, []))
    assert course.remember_each("length", ["one", "three"], len) == {"one": 3, "three": 5}
    asked = []
    course.remember_each("length", ["three", "seven"], asked.append)
    assert asked == ["seven"]
    assert set(course.memory["length"]) == {"three", "seven"}


def test_what_is_as_it_was_is_not_written_anew(tmp_path: Path) -> None:
    course = loaded(changed(tmp_path, []))
    course.remember_each("length", ["one"], len)
    before = course.memory["length"]
    course.remember_each("length", ["one"], len)
    assert course.memory["length"] is before


def test_every_text_has_its_own_and_equal_ones_are_looked_at_once(tmp_path: Path) -> None:
    changes = [{"file": "index.md", "replace": "Welcome.", "by": "Same here.\n\nSame here."}]
    course = loaded(changed(tmp_path, changes))
    asked = []
    found = list(in_each(course, "text", lambda words: asked.append(words.text) or words.text))
    assert [words for words, _ in found] == list(texts(course))
    assert all(words.text == kept for words, kept in found)
    assert asked.count("Same here.") == 1


def test_a_page_that_was_kept_is_the_page_that_is_read(tmp_path: Path) -> None:
    course = loaded(changed(tmp_path, []))
    page = Page("index.md", PAGE)
    for _ in range(2):
        assert blocks_of(course, page) == blocks(PAGE)
        assert cells_of(course, page) == cells(PAGE) != []
        course = replace(course, memory=again(course.memory))


def test_another_page_is_read_anew(tmp_path: Path) -> None:
    course: Course = loaded(changed(tmp_path, []))
    blocks_of(course, Page("index.md", PAGE))
    assert blocks_of(course, Page("index.md", "# Other\n")) == blocks("# Other\n")
