"""All texts looked at at once: the same is found as text by text."""

from pathlib import Path

import pytest
import yaml

from tests.check.examples import changed, loaded
from whotheysay.check import check_course
from whotheysay.check.texts import Words, texts
from whotheysay.check.wording import hits as of_hits
from whotheysay.check.wording.glance import Glance, glance
from whotheysay.check.wording.hits import Hit, hits
from whotheysay.check.wording.patterns import families, numbered, ready

SENTENCES = Path(__file__).parent.parent / "wording" / "development.yml"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
EXAMPLES = [text for family in families() for one in family.patterns for text in (*one.matches, *one.passes)]


def glanced(said: list[str]) -> Glance:
    """Look at texts at once, with all patterns."""
    reassuring = [ready(find) for family in families() for find in family.reassures]
    return glance(said, [ready(find) for _, find in numbered()], reassuring)


def same_hits(said: list[str]) -> bool:
    """Tell whether in each text is found what is found in it alone, whoever says and reads it."""
    known = glanced(said)

    def both(words: Words) -> tuple[list[Hit], list[Hit]]:
        return hits(words, None, known), hits(words)

    ours = [Words("index.md", (), text, 1, "pupils") for text in said]
    wrong = [Words("index.md", (), text, 1, "everyone", "wrong") for text in said]
    assert known.keys() == set(said)
    return all(one == other for one, other in map(both, [*ours, *wrong]))


def test_the_same_is_found_in_all_examples() -> None:
    assert same_hits(EXAMPLES)


def test_the_same_is_found_in_several_sentences() -> None:
    assert same_hits([" ".join(EXAMPLES[n : n + 4]) for n in range(0, len(EXAMPLES), 4)])


def test_the_same_is_found_in_labelled_sentences() -> None:
    rows = yaml.load(SENTENCES.read_text("utf-8"), LOADER)
    assert same_hits([row["text"] for row in rows][::3])


def test_a_text_without_words_holds_nothing() -> None:
    assert [(numbers, reassures) for _, numbers, reassures in glanced(["", "…", ". . !"]).values()] == [
        ([], False)
    ] * 3


def test_a_course_of_which_nothing_is_known_is_looked_at_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(of_hits, "_MADE", [])
    change = [
        {"file": "index.md", "replace": "Welcome.", "by": "Robin, at a glance, should have known better."}
    ]
    first = loaded(changed(tmp_path, change))
    assert [(one.path, one.code) for one in check_course(first)] == [("index.md", "S101")]
    assert of_hits._GLANCED[first].keys() == {words.text for words in texts(first)}
    (tmp_path / "index.md").write_text(
        "# Home\n\nWe know, at a glance, that Robin should have known better.\n"
    )
    known = loaded(tmp_path)
    known.memory.update(first.memory)
    assert "S101" in [one.code for one in check_course(known) if one.path == "index.md"]
    assert of_hits._GLANCED[known] == {}
