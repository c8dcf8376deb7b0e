"""The wording rules (S): their patterns, what excuses a text, and every place they look at."""

import re
from pathlib import Path

import pytest

from tests.check.examples import changed, loaded, problems
from whotheysay.check.texts import Words
from whotheysay.check.wording.hits import Hit, hits
from whotheysay.check.wording.language import PatternError, search
from whotheysay.check.wording.patterns import Pattern, expression, families, vocabulary
from whotheysay.check.wording.plain import plain
from whotheysay.check.wording.said import FINDERS
from whotheysay.model.course import Page

PATTERNS = [pattern for family in families() for pattern in family.patterns]
BLAME = "Robin should have known better."
"""A sentence that S101 finds wherever it looks."""


def found(text: str, pattern: Pattern) -> list[Hit]:
    """Give what a pattern's rule finds in a text that it looks at."""
    words = Words("index.md", (), text, 1, pattern.readers[0], pattern.voices[0])
    return [hit for hit in hits(words) if hit.code == pattern.code]


def named(pattern: Pattern) -> str:
    """Name a test by a pattern's rule and first example."""
    return f"{pattern.code} {pattern.matches[0] if pattern.matches else pattern.find[0]}"


@pytest.mark.parametrize("pattern", PATTERNS, ids=named)
def test_a_pattern_finds_what_it_has_to_and_nothing_else(pattern: Pattern) -> None:
    assert pattern.matches
    assert [text for text in pattern.matches if not found(text, pattern)] == []
    assert [text for text in pattern.passes if found(text, pattern)] == []


@pytest.mark.parametrize("code", sorted({family.code for family in families()}))
def test_each_family_has_near_misses(code: str) -> None:
    assert [text for one in PATTERNS if one.code == code for text in one.passes]


@pytest.mark.parametrize("pattern", PATTERNS, ids=named)
def test_each_way_to_say_it_has_an_example(pattern: Pattern) -> None:
    texts = [plain(text).text for text in pattern.matches]
    assert [find for find in pattern.find if not any(map(expression(find).search, texts))] == []


@pytest.mark.parametrize(
    ("find", "says"),
    [
        ("(a|b", "lacks a ')'"),
        ("a b)", "has ')' where a word should stand"),
        ("a |", "ends too early"),
        ("NOBODY_KNOWS", "words.yml has no list 'NOBODY_KNOWS'"),
        ("don't", "is no plain word"),
    ],
)
def test_a_slip_in_a_pattern_is_told(find: str, says: str) -> None:
    """Whoever adds one is no programmer."""
    with pytest.raises(PatternError, match=re.escape(says)):
        search(find, vocabulary())


@pytest.mark.parametrize(
    ("find", "text", "finds"),
    [
        ("send~ it", "They sent it.", True),
        ("send~ it", "Sending it, they wait.", True),
        ("carry~ on", "It carries on.", True),
        ("stop~", "It stopped.", True),
        ("a [very] small dog", "a small dog", True),
        ("a [very] small dog", "a very small dog", True),
        ("a (red|blue) hat", "a green hat", False),
        ("one ...2 four", "one two three four", True),
        ("one ...2 five", "one two three four five", False),
        ("one ... two", "one not two", False),
        ("^ go", "We go.", False),
        ("^ go", "Here. Go!", True),
        ("go $", "We go on.", False),
        ("you will not", "You won't.", True),
        ("you would have gone", "You’d’ve gone.", True),
        ("they are", "THEY'RE here.", True),
        ("you had listened", "If you'd listened, it helps.", True),
        ("you would need", "You'd need it.", True),
        ("you had come", "If you'd come home", True),
        ("DONE it", "You have shown it.", True),
        ("DOING it", "You are showing it.", True),
        ("who ? nobody", "Who? Nobody.", True),
        ("who ? nobody", "Who is nobody?", False),
    ],
)
def test_the_language_of_patterns(find: str, text: str, finds: bool) -> None:
    assert bool(expression(find).search(plain(text).text)) == finds


@pytest.mark.parametrize(
    "text",
    [
        "Never say 'you should have known better'.",
        'Don\'t say "you should have known better": it sounds like blame.',
        "“You should have known better” is what nobody should say.",
        "Nobody should have known better.",
        "It is not true that you should have known better.",
        "You may feel that you should have known better.",
        "Myth: you should have known better. Fact: nobody could.",
        "You chose 'you should have known better'. It could hurt.",
        "'You should have known better' sounds wise, but it hurts.",
        "Our poster used to say 'You should have known better'.",
        "A headline says 'Robin should have known better'. Which kinder words could it use?",
        "The form said that you 'should have known better', and that line is not fair.",
        "Should Robin have known better? No.",
        "Is 'you should have known better' a fair thing to say?",
        "Saying 'you should have known better' to a friend is meant well, but it hurts.",
        "Feedback: 'You should have known better' closes a talk, so this is not the kind answer.",
        "Look for lines such as 'never again' and 'you should have known better', and take them out.",
        "Which sounds calm? a) 'You should have known better.' b) 'I am here.'",
        "Sort the cards: 'You should have known better', 'I am glad that you told me'.",
        "Which of these is a myth? a) Robin should have known better. b) Anybody can be tricked.",
        "The sender lied that you should have known better.",
        "You might have heard that you should have known better.",
        "It's unfair to suggest that Robin should have known better.",
        "Robin should have known better: that is what the sender wants you to think.",
        "Should Robin have known better? Robin was lied to by an expert.",
        "Tick the true one: (a) Robin should have known better (b) Robin was tricked. Answer: b.",
        "Which is fairest? A: Robin should have known better. B: Robin was tricked. (B)",
        "Which is false? (a) Robin should have known better (b) Robin was tricked. Answer: a.",
        "Caption: a crossed-out bubble, 'I should have known better', and 'I was tricked.'",
        "Delete 'you should have known better' from the letter.",
        "Nowhere on any of the many pages of it does anybody say Robin should have known better.",
        "I used to believe I should have known better.",
        "It's easy to think 'I should have known better'.",
    ],
)
def test_what_is_quoted_as_what_not_to_say_or_is_denied_is_let_be(text: str) -> None:
    assert hits(Words("index.md", (), text, 1, "pupils")) == []


@pytest.mark.parametrize(
    "text",
    [
        "You should have known better.",
        'The officer says: "You should have known better."',
        "Our motto: 'You should have known better.'",
        "The best answer is 'You should have known better'.",
        "'You should have known better,' said the teacher.",
        "'You should have known better' is what a good friend says.",
        "Do you think that you should have known better?",
        "You didn't think, and you should have known better.",
        "YOU SHOULD\nHAVE KNOWN BETTER",
        "You shouldn’t have sent it.",
        "Should Robin have known better? Anybody can be tricked, but a wise pupil isn't.",
        "Tick the true one: (a) Robin should have known better (b) Robin was tricked. Answer: a.",
        "Never forget that Robin should have known better.",
    ],
)
def test_a_quotation_alone_is_no_excuse(text: str) -> None:
    assert [hit.code for hit in hits(Words("index.md", (), text, 1, "pupils"))][:1] == ["S101"]


def test_a_column_of_what_not_to_say_is_let_be(tmp_path: Path) -> None:
    table = f"| Say | Don't say |\n| --- | --- |\n| It is not your fault. | {BLAME} |"
    assert s101(tmp_path, "index.md", "Welcome.", table) == []
    turned = f"| Don't say | Say |\n| --- | --- |\n| It is not your fault. | {BLAME} |"
    assert s101(tmp_path / "turned", "index.md", "Welcome.", turned) == ["index.md:5"]


def s101(folder: Path, file: str, old: str, new: str) -> list[str]:
    """Give where S101 finds something after a change."""
    all_found = problems(changed(folder, [{"file": file, "replace": old, "by": new}]))
    return [f"{one.path}:{one.line}" for one in all_found if one.code == "S101"]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("index.md", "Welcome.", BLAME),
        ("index.md", "Welcome.", f"## {BLAME}"),
        ("index.md", "Welcome.", f"- {BLAME}"),
        ("index.md", "Welcome.", "A **Robin** who *should* have [known better](book/get-help.md)."),
        ("index.md", "Welcome.", f"![{BLAME}](picture.png)"),
        ("index.md", "Welcome.", f"| A | B |\n| --- | --- |\n| {BLAME} | B |"),
        ("index.md", "Welcome.", f":::{{note}}\n{BLAME}\n:::"),
        ("lessons/online/a-lesson.md", "print(2", f'chart(title="{BLAME}")\nprint(2'),
        ("lessons/online/a-lesson.plan.yml", "Agree the ground rules.", BLAME),
        ("lessons/online/a-lesson.plan.yml", "Listen and don't promise secrecy.", BLAME),
        ("quizzes/online/talk.yml", "Asking shows that you listen.", BLAME),
        ("quizzes/online/questions.yml", "It is not, whatever happened before.", BLAME),
        ("quizzes/online/sorting.yml", "whoever writes.", f"whoever writes. {BLAME}"),
        ("facts/support.yml", "Somebody to talk to.", BLAME),
        ("curriculum.yml", "description: ", f"description: {BLAME} "),
    ],
)
def test_every_text_is_looked_at(file: str, old: str, new: str, tmp_path: Path) -> None:
    assert [place.split(":")[0] for place in s101(tmp_path, file, old, new)] == [file]


def test_the_sites_own_words_are_looked_at(tmp_path: Path) -> None:
    course = loaded(changed(tmp_path, []))
    course = type(course)(**{**vars(course), "interface": {"button": Page("theme/words.html", BLAME)}})
    assert [finding.path for finding in FINDERS["S101"](course)] == ["theme/words.html"]


def test_what_a_person_in_a_quiz_says_is_answered_by_its_feedback(tmp_path: Path) -> None:
    """A friend may be unkind in a story, and an answer may be wrong: pupils learn to notice it."""
    assert s101(tmp_path, "quizzes/online/talk.yml", "What makes you say that?", BLAME) == []
    hard = "Somebody asked Robin for a naked photo."
    changes = [{"file": "quizzes/online/talk.yml", "replace": "What makes you say that?", "by": hard}]
    assert [one.code for one in problems(changed(tmp_path / "hard", changes))] == ["S108"]
