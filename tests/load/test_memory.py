"""What an earlier run found out is used again, and never wrongly."""

import json
from pathlib import Path

import pytest

from whotheysay.load import Memory, load_course
from whotheysay.load.course import Known
from whotheysay.load.memory import FILE
from whotheysay.root import CURRICULUM


def test_what_is_asked_for_is_kept_and_the_rest_forgotten(tmp_path: Path) -> None:
    with Memory(tmp_path) as memory:
        memory["old"] = 1
        memory["asked"] = [2, {"a": None}]
    with Memory(tmp_path) as memory:
        assert memory["asked"] == [2, {"a": None}]
        memory["new"] = 3
    assert dict(Memory(tmp_path)) == {"asked": [2, {"a": None}], "new": 3}


@pytest.mark.parametrize("damage", ["", "\n", "{", "another version 0\n", '0\n"a"\t1\n', "\x00"])
def test_a_damaged_or_foreign_file_counts_as_empty(damage: str, tmp_path: Path) -> None:
    (tmp_path / "_build").mkdir()
    (tmp_path / "_build" / ".check.kept").write_text(damage, "utf-8")
    assert dict(Memory(tmp_path)) == {}


def test_what_is_only_looked_for_is_kept_without_being_read(tmp_path: Path) -> None:
    with Memory(tmp_path) as memory:
        memory["large"] = ["a\tb\n", 1]
        memory["other"] = 2
    with Memory(tmp_path) as memory:
        assert "large" in memory
        assert "unknown" not in memory
    assert dict(Memory(tmp_path)) == {"large": ["a\tb\n", 1]}


def test_a_file_that_is_not_whole_counts_as_empty(tmp_path: Path) -> None:
    with Memory(tmp_path) as memory:
        memory["a"] = [1, 2, 3]
        memory["b"] = 2
    file = tmp_path / FILE
    whole = file.read_bytes()
    for cut in range(len(whole) - 1):
        file.write_bytes(whole[:cut])
        assert dict(Memory(tmp_path)) == {}


def test_a_process_that_goes_on_keeps_what_it_need_not_read_again(small: Path) -> None:
    known: Known = {}
    for _ in range(2):
        with Memory(small) as memory:
            load_course(small, memory=memory, known=known)
    kept = [key for key in Memory(small) if key.startswith("yaml:")]
    assert len(kept) == sum(path.endswith(".yml") for path in known)


def test_a_run_that_fails_keeps_nothing_new(tmp_path: Path) -> None:
    def fail() -> None:
        with Memory(tmp_path) as memory:
            memory["half"] = 1
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert dict(Memory(tmp_path)) == {}


def test_a_recalled_file_is_the_same_with_the_same_places(small: Path) -> None:
    memory: dict[str, object] = {}
    first, problems = load_course(small, memory=memory)  # type: ignore[arg-type]
    kept = json.loads(json.dumps(memory))
    second, again = load_course(small, memory=kept)
    assert first
    assert second
    assert problems == again == []
    assert first.curriculum == second.curriculum
    assert first.quizzes == second.quizzes
    assert len(kept) == len(memory)
    place = ("units", 0, "lessons", 0, "id")
    assert first.place(CURRICULUM, *place) == second.place(CURRICULUM, *place) != (1, 1)
    assert first.source(CURRICULUM) == second.source(CURRICULUM)


def test_a_file_with_problems_is_read_anew(small: Path) -> None:
    (small / "facts/signs.yml").write_text("signs: [\n", "utf-8")
    memory: dict[str, object] = {}
    told = [load_course(small, memory=memory)[1] for _ in range(2)]  # type: ignore[arg-type]
    assert told[0] == told[1] != []
