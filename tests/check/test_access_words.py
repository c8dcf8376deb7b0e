"""Everybody can read it: British spelling, easy sentences, words explained, no colour as the only sign."""

import random
import warnings
from pathlib import Path

import pytest
import textstat
from hypothesis import given
from hypothesis import strategies as st
from spylls.hunspell import Dictionary

from tests.check.examples import changed, loaded, problems
from whotheysay.check.access.colour import Pattern, colours, patterns
from whotheysay.check.access.dictionary import _dictionary, _entries, _is_stem, _place, knows, meant
from whotheysay.check.access.reading import reading_age
from whotheysay.check.access.sentences import sentences, words_in
from whotheysay.check.access.syllables import syllables
from whotheysay.check.access.vocabulary import unknown
from whotheysay.check.texts import Words


def said(folder: Path, words: str, code: str) -> list[str]:
    """Give what a rule says of words on the home page."""
    found = problems(changed(folder, [{"file": "index.md", "replace": "Welcome.", "by": words}]))
    return [problem.what for problem in found if problem.code == code]


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.matches[0])
def test_a_pattern_finds_what_it_has_to_and_nothing_else(pattern: Pattern) -> None:
    assert [text for text in pattern.matches if not pattern.finds.search(text)] == []
    assert [text for text in pattern.passes if pattern.finds.search(text)] == []


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.matches[0])
@given(data=st.data())
def test_what_a_pattern_finds_has_one_of_the_words_that_are_looked_for_first(
    pattern: Pattern, data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(pattern.finds))
    assert not Words("index.md", (), text).small_words.isdisjoint(colours())


def test_no_pattern_finds_what_another_lets_pass() -> None:
    passes = [text for pattern in patterns() for text in pattern.passes]
    assert [text for text in passes if any(one.finds.search(text) for one in patterns())] == []


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("color", "colour"),
        ("Recognize", "recognise"),
        ("center", "centre"),
        ("defense", "defence"),
        ("analyzed", "analysed"),
        ("traveling", "travelling"),
        ("dialog", "dialogue"),
        ("program", "programme"),
        ("pediatric", "paediatric"),
    ],
)
def test_american_spelling_is_told_with_the_british(theirs: str, ours: str) -> None:
    assert meant(theirs, []) == ours


def test_only_words_of_the_course_itself_are_suggested() -> None:
    """A dictionary's nearest word can be one that nobody wants to read in a course for pupils."""
    assert meant("freind", ["friend", "fried"]) == "friend"
    assert meant("Mika", ["make", "mine"]) == ""
    assert meant("shute", []) == ""


@pytest.mark.parametrize(
    "word", ["organise", "colour", "don't", "café", "naïve", "judgement", "London", "PE"]
)
def test_british_words_are_known(word: str) -> None:
    assert knows(word)


@pytest.mark.parametrize("word", ["organize", "favorite", "london", "caffé", "teh"])
def test_other_words_are_not(word: str) -> None:
    assert not knows(word)


@pytest.mark.parametrize(
    "words",
    [
        "Robin's aunt and Robin’s aunt.",
        "Write to xyz@qwertz.example, or open qwertz/asdf.md.",
        "Use `pydantik` for it.",
        "At 9am, on HOPELINE247, 24/7.",
        "It’s well-known. They'd re-read it.",
    ],
)
def test_names_addresses_code_and_possessives_are_left_alone(words: str, tmp_path: Path) -> None:
    assert said(tmp_path, words, "A116") == []


def test_a_slip_is_told_once_in_a_file(tmp_path: Path) -> None:
    assert len(said(tmp_path, "A wraning, and one more wraning.", "A116")) == 1


def test_old_claims_keep_their_spelling(tmp_path: Path) -> None:
    changes = [{"file": "facts/sources.yml", "replace": "Reports are", "by": "Colorful reports are"}]
    assert problems(changed(tmp_path, changes)) == []


def test_words_txt_knows_names_as_written_and_small_words_in_any_case(tmp_path: Path) -> None:
    changes = [
        {"file": "words.txt", "write": "# Ours\n\nMika # a name\ndeepfake\n"},
        {"file": "index.md", "replace": "Welcome.", "by": "Deepfake deepfake, Mika mika."},
    ]
    assert list(unknown(loaded(changed(tmp_path, changes)))) == ["mika"]


def test_words_txt_that_is_no_text_is_told(tmp_path: Path) -> None:
    (changed(tmp_path, []) / "words.txt").write_bytes(b"caf\xe9\n")
    assert [str(problem).split(" ", 2)[:2] for problem in problems(tmp_path)] == [["words.txt:1:1", "Y001"]]


def test_the_dictionary_is_asked_only_when_words_have_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = loaded(changed(tmp_path, []))
    unknown(first)
    again = loaded(tmp_path)
    again.memory.update(first.memory)
    monkeypatch.setattr("whotheysay.check.access.vocabulary.knows", None)
    assert unknown(again) == {}


def test_sentences_end_where_the_next_begins() -> None:
    assert sentences('He asked, "What now?" Nobody knew. See e.g. page 3.2 of it.') == (
        'He asked, "What now?"',
        "Nobody knew.",
        "See e.g. page 3.2 of it.",
    )
    assert (
        sentences("Call {fact}`childline.phone`. {fact}`childline.limits`")[1] == "{fact}`childline.limits`"
    )


def test_a_telephone_number_is_one_word() -> None:
    assert words_in("Call 0800 068 4141, day-time too, it's 5% off.") == [
        "Call",
        "08000684141",
        "day-time",
        "too",
        "it's",
        "5%",
        "off",
    ]


def test_a_fact_counts_as_the_sentences_it_puts_in(tmp_path: Path) -> None:
    """A reader meets the filled text, so that is what is measured."""
    long = "It takes calls by day and by night from anyone who wants to talk, " * 2 + "and it listens."
    changes = [
        {"file": "facts/support.yml", "replace": "what: Somebody to talk to.", "by": f"what: {long}"},
        {"file": "index.md", "replace": "Welcome.", "by": "Good to know: {fact}`childline.what`"},
    ]
    found = [problem.path for problem in problems(changed(tmp_path, changes)) if problem.code == "A113"]
    assert found == ["facts/support.yml", "index.md"]


@pytest.mark.parametrize(
    "text",
    [
        "Somebody's trusted adult can't be blamed: they'd listen.",
        "A well-known deepfake, and the 11.30 helpline on 0800 068 4141.",
        "Aalborg 'quoted' naïve café – Siaradwch!",
        "",
    ],
)
def test_syllables_are_those_that_textstat_counts(text: str) -> None:
    assert syllables(text) == textstat.syllable_count(text)


def test_entries_read_one_by_one_know_the_same_words_as_all_of_them() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        whole = Dictionary.from_files(_place())
    stems = random.Random(1).sample(sorted(_entries()), 400)
    ends = ("", "s", "es", "ed", "ing", "'s", "ly", "er", "ness", "able", "x")
    words = [
        said
        for n, stem in enumerate(stems)
        for word in (
            stem,
            stem + ends[n % len(ends)],
            f"un{stem}",
            f"re{stem}ed",
            f"{stem[:-1]}ies",
            stem[::-1],
        )
        for said in (word, word.upper(), word.capitalize())
    ]
    words += [*"aAbBsSxX", "S's", "NSPCC", "10th", "0th", "11st", "re-read", "-", "İ", "0"]
    assert [word for word in words if _dictionary()(word) != whole.lookup(word)] == []


@pytest.mark.parametrize("word", ["umbrella", "Umbrella", "don't", "London", "ing", "th", "0th", "Organize"])
def test_a_word_that_is_listed_is_one_that_the_dictionary_knows(word: str) -> None:
    """Listed words are known without the dictionary's rules, and no others."""
    assert not _is_stem(word) or _dictionary()(word)


def test_reading_age_follows_the_formula() -> None:
    """Kincaid and others 1975: 0.39 words a sentence + 11.8 syllables a word - 15.59; and 5 years."""
    easy = ["The cat sat on the mat and ate a fish."] * 12
    assert reading_age(easy) == (round(0.39 * 10 + 11.8 * 1 - 15.59 + 5, 1), easy[0])


def test_headings_and_short_texts_have_no_reading_age() -> None:
    assert reading_age(["Safeguarding responsibilities"] * 80) == (0.0, "")
    assert reading_age(["One short sentence."]) == (0.0, "")


@pytest.mark.parametrize("age", ["ks3", "ks4"])
def test_each_age_has_its_limit(age: str, tmp_path: Path) -> None:
    """The same lesson may be too hard for Key Stage 3 and right for Key Stage 4."""
    line = "Somebody at school can explain what will happen after a report. "
    changes = [
        {"file": "curriculum.yml", "replace": "ages: [ks3]", "by": f"ages: [{age}]"},
        {"file": "lessons/online/a-lesson.md", "replace": "Some words", "by": line * 10 + "Some words"},
    ]
    found = [problem.code for problem in problems(changed(tmp_path, changes)) if problem.code == "A111"]
    assert found == (["A111"] if age == "ks3" else [])


@pytest.mark.parametrize(
    "word", ["pose", "poses", "posed", "posing", "a pose", "Poses", "deepfakes", "an AI fake"]
)
def test_a_new_word_is_found_in_the_glossary_in_any_form(word: str, tmp_path: Path) -> None:
    changes = [
        {"file": "curriculum.yml", "replace": "pages: []", "by": "pages: [book/glossary]"},
        {
            "file": "book/glossary.md",
            "write": "# Glossary\n\n- **Blackmail:** …\n- **Deepfake, AI fake:** …\n- **To pose:** …\n",
        },
        {"file": "index.md", "replace": "Welcome.", "by": f"Welcome. This is *{word}*."},
    ]
    assert [problem for problem in problems(changed(tmp_path, changes)) if problem.code == "A115"] == []
