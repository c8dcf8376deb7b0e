"""From Python, a quiz is played as in the browser, and says clearly what isn't possible."""

import pytest
from traitlets import TraitError

from tests.player.examples import CHECK, CONFIDENCE, ORDER, SCENARIO, SORT, THROUGH, write_course
from whotheysay.compile.quiz_html import quiz_html
from whotheysay.player.advance import advance
from whotheysay.widget import Quiz


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("course")
    write_course(folder)
    return folder


@pytest.fixture
def story(root):
    return Quiz(f"examples/{SCENARIO}", root)


def test_it_reads_the_course_around_a_notebook(root, monkeypatch):
    (root / "lessons" / "examples").mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(root / "lessons" / "examples")
    assert Quiz(f"examples/{SORT}").quiz["title"] == "Who means well?"


def test_a_story_is_told_by_choosing(story):
    assert story.scene["id"] == "hello"
    assert story.choices == ["ask", "block"]
    story.choose("ask")
    story.choose("together")
    assert (story.scene["id"], story.trail, story.result) == ("rowan", ["ask", "together"], None)
    story.choose("ring")
    assert story.result == {
        "ending": "better",
        "told": True,
        "signs": ["too-fast", "another-app", "countdown"],
    }
    assert (story.scene, story.choices) == (None, [])


def test_back_and_restart(story):
    story.trail = THROUGH[SCENARIO]
    story.back()
    assert (story.trail, story.result) == (["ask", "together"], None)
    story.restart()
    story.back()
    assert story.trail == []


def test_several_answers_are_chosen_in_any_order(root):
    quiz = Quiz(f"examples/{CHECK}", root, trail=["stop"])
    quiz.choose("line", "adult")
    assert quiz.trail == ["stop", "adult+line"]
    assert quiz.result == {"right": 2, "of": 2}


@pytest.mark.parametrize(
    ("name", "trail", "message"),
    [
        (SCENARIO, ["ask", "ring"], "'ring' is no choice at 'hurry': choose one of wait, together"),
        (SCENARIO, [*THROUGH[SCENARIO], "x"], "the quiz is at its end after 3 steps: 'x' is one too many"),
        (SORT, ["maybe"], "'maybe' is no choice at 'homework': choose one of genuine, sign"),
        (
            ORDER,
            ["block", "block"],
            "'block' is no choice at 'place-1': choose one of keep, adult, breathe",
        ),
        (
            CONFIDENCE,
            ["certain"],
            "'certain' is no choice at 'whom': choose one of not-yet, a-little, quite, very",
        ),
        (
            CHECK,
            ["stop", "line+adult"],
            "'line+adult' is no choice at 'who': choose one of adult, nobody, line, "
            "or several of them joined by '+'",
        ),
    ],
)
def test_an_impossible_step_is_refused_and_changes_nothing(name, trail, message, root):
    quiz = Quiz(f"examples/{name}", root, trail=THROUGH[name][:1])
    before = (quiz.trail, quiz.result)
    with pytest.raises(ValueError) as refused:  # noqa: PT011  # its whole message is compared
        quiz.trail = trail
    assert str(refused.value) == message
    assert (quiz.trail, quiz.result) == before


def test_the_place_of_an_order_holds_what_may_be_picked_and_not_what_is_right(root):
    quiz = Quiz(f"examples/{ORDER}", root, trail=["breathe"])
    assert quiz.scene == {
        "id": "place-2",
        "steps": [
            {"id": "keep", "text": "Keep the chat"},
            {"id": "block", "text": "Block the account"},
            {"id": "adult", "text": "Tell an adult"},
        ],
    }
    for pick in ("keep", "adult", "block"):
        quiz.choose(pick)
    assert (quiz.scene, quiz.result) == (None, {"first": 4, "of": 4})


def test_how_sure_has_no_score(root):
    quiz = Quiz(f"examples/{CONFIDENCE}", root, trail=["not-yet"])
    assert quiz.scene["id"] == "line"
    quiz.choose("very")
    assert quiz.result == {"unsure": ["whom"]}


def test_choosing_what_is_not_there_names_what_is(story):
    with pytest.raises(ValueError, match="'rin' is no choice at 'hello': choose one of ask, block"):
        story.choose("rin")
    with pytest.raises(ValueError, match=r"'ask\+block' is no choice"):
        story.choose("ask", "block")
    with pytest.raises(ValueError, match="'' is no choice"):
        story.choose()


def test_a_browser_that_says_nonsense_is_undone_too(story):
    story.choose("ask")
    with pytest.raises(TraitError):
        story.set_state({"trail": ["nonsense"]})
    assert story.trail == ["ask"]


def test_watchers_see_trail_and_result(story):
    seen = []
    story.observe(lambda change: seen.append((change.name, change.new)), ["trail", "result"])
    for pick in THROUGH[SCENARIO]:
        story.choose(pick)
    assert [name for name, _ in seen].count("trail") == 3
    assert [new for name, new in seen if name == "result"] == [story.result]


def test_all_paths_of_a_story_end_and_visit_no_scene_twice(story):
    paths = list(story.paths())
    assert len(paths) == len({tuple(path) for path in paths}) == 6
    for path in paths:
        state = advance(story.quiz, path)
        visited = [step["at"] for step in state["steps"]]
        assert state["done"]
        assert len(visited) == len(set(visited))
    assert story.trail == []


def test_only_a_story_has_paths(root):
    with pytest.raises(
        ValueError, match=r"'examples/who-means-well'.* is of the kind sort: only a scenario has"
    ):
        Quiz(f"examples/{SORT}", root).paths()


def test_an_unknown_quiz_names_its_neighbours(root):
    with pytest.raises(LookupError) as unknown:
        Quiz("examples/the-late-massage", root)
    assert str(unknown.value) == (
        "the course has no quiz 'examples/the-late-massage': there is examples/the-late-message"
    )


def test_a_quiz_that_cannot_be_read_says_where(tmp_path):
    write_course(tmp_path)
    file = tmp_path / "quizzes" / "examples" / f"{SORT}.yml"
    file.write_text(file.read_text("utf-8").replace("kind: sort", "kind: sorting"), "utf-8")
    with pytest.raises(LookupError, match=rf"can't be read:\n(?s:.*)quizzes/examples/{SORT}.yml:2:"):
        Quiz(f"examples/{SORT}", tmp_path)


def test_it_is_shown_live_and_as_a_gamebook_the_same_every_time(story):
    data, _ = story._repr_mimebundle_()
    assert data["text/plain"] == repr(story) == "Quiz('examples/the-late-message')"
    assert data["text/html"] == quiz_html(story.quiz)
    assert data["application/vnd.jupyter.widget-view+json"]["model_id"] == story.model_id
