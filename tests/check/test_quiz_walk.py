"""Walking a scenario: what is counted is what there is, compared with going every path one by one."""

import time
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.check.examples import changed, loaded
from tests.check.strategies import QUIZ, scenario, scenarios
from tests.conftest import ROOT
from whotheysay.check.quiz.paths import count_paths
from whotheysay.check.quiz.walk import Walk, report, walk
from whotheysay.model.quiz import Scenario
from whotheysay.widget import Quiz

steady = settings(deadline=None, derandomize=True, max_examples=200, database=None)


def made(ways: list[list[int]], telling: list[bool] | None = None) -> Scenario:
    """Make a scenario of its ways; one to a scene that isn't there leads nowhere."""
    data = scenario(
        Random(0), [[to for to in some if to < len(ways)] for some in ways], telling or [False] * len(ways)
    )
    for scene, some in zip(data["scenes"], ways, strict=True):
        scene["telling"] = bool(telling) and telling[int(scene["id"].removeprefix("scene-"))]
        if some and not scene["choices"]:
            scene["ending"] = None
            scene["choices"] = [{"id": "gone", "text": "Go.", "to": "nowhere", "feedback": "Gone."}]
    quiz = QUIZ.validate_python(data)
    assert isinstance(quiz, Scenario)
    return quiz


@st.composite
def any_scenarios(draw: st.DrawFn) -> Scenario:
    """Give a small scenario of any kind: with loops, choices to nowhere, scenes nobody meets."""
    size = draw(st.integers(2, 7))
    ways = st.lists(st.integers(0, size), max_size=4)
    telling = draw(st.lists(st.booleans(), min_size=size, max_size=size))
    return made(draw(st.lists(ways, min_size=size, max_size=size)), telling)


def one_by_one(quiz: Scenario) -> list[list[str]]:
    """Go every path, one after the other: the scenes of each."""
    scenes = {scene.id: scene for scene in quiz.scenes}
    done, waiting = [], [[quiz.start]]
    while waiting:
        path = waiting.pop()
        here = scenes[path[-1]]
        if here.ending:
            done.append(path)
        waiting += [[*path, c.to] for c in here.choices if c.to in scenes and c.to not in path]
    return done


def same(quiz: Scenario, found: Walk) -> None:
    """Hold what was counted to what there is."""
    paths = one_by_one(quiz)
    lengths = [len(path) - 1 for path in paths]
    telling = {scene.id for scene in quiz.scenes if scene.telling}
    met = Counter(scene for path in paths for scene in path)
    assert (found.paths, found.more) == (len(paths), False)
    assert (found.shortest, found.longest) == (min(lengths, default=None), max(lengths, default=None))
    assert found.told == all(telling & {*path} for path in paths)
    assert {one.scene: one.paths for one in found.met} == {scene.id: met[scene.id] for scene in quiz.scenes}


@steady
@given(any_scenarios())
def test_what_is_counted_is_what_there_is(quiz: Scenario) -> None:
    same(quiz, walk(quiz, walks=1))


@settings(steady, max_examples=50)
@given(scenarios())
def test_a_scenario_as_it_should_be_always_ends(data: dict[str, object]) -> None:
    quiz = QUIZ.validate_python(data)
    assert isinstance(quiz, Scenario)
    found = walk(quiz, walks=20)
    assert found.told
    assert found.paths
    assert all(met.paths for met in found.met)


@settings(steady, max_examples=100)
@given(any_scenarios(), st.integers(1, 30))
def test_what_could_not_all_be_counted_is_said_to_be_more(quiz: Scenario, effort: int) -> None:
    paths = count_paths(quiz, effort)
    everything = len(one_by_one(quiz))
    assert paths.number == everything if paths.all_found else paths.number <= everything


@pytest.mark.parametrize("ref", ["who-is-it/the-new-follower", "what-helps/the-countdown"])
def test_a_path_is_what_a_notebook_calls_one(ref: str) -> None:
    quiz = Quiz(ref, root=ROOT)
    lengths = [len(path) for path in quiz.paths()]
    course = loaded(ROOT)
    found = walk(course.quizzes[ref])  # type: ignore[arg-type]  # a scenario
    assert (found.paths, found.shortest, found.longest) == (len(lengths), min(lengths), max(lengths))


def test_the_same_seed_gives_the_same_walk() -> None:
    quiz = made([[1, 2], [0, 2, 3], [3, 1], []])
    assert walk(quiz, seed=4, walks=500) == walk(quiz, seed=4, walks=500)
    assert walk(quiz, seed=4, walks=500) != walk(quiz, seed=5, walks=500)


def test_random_walks_meet_scenes_as_often_as_chance_has_it() -> None:
    """A third of the choices lead to scene 1, and half of those there back to the start."""
    found = walk(made([[1, 2, 2], [0, 2], []]))
    assert found.ended == found.walks == 10_000
    assert found.met[1].walks == pytest.approx(10_000 / 3, rel=0.05)


def test_a_walk_that_never_ends_is_given_up() -> None:
    found = walk(made([[1, 3], [2], [1], []]), walks=100)
    assert 0 < found.ended < 100
    assert (found.paths, found.met[2].paths) == (1, 0)


def test_even_thirty_scenes_that_all_lead_to_each_other_are_soon_counted() -> None:
    quiz = made([*[[n for n in range(30) if n != m] for m in range(29)], []])
    begin = time.process_time()
    found = walk(quiz, walks=100)
    assert time.process_time() - begin < 10
    assert found.more
    assert (found.shortest, found.longest) == (1, 29)
    assert "more than" in report("unit/quiz", found)
    assert "of 1 to 29 choices or more" in report("unit/quiz", found)


def test_the_report_of_the_small_course(tmp_path: Path) -> None:
    course = loaded(changed(tmp_path, []))
    found = walk(course.quizzes["online/talk"], walks=1000)  # type: ignore[arg-type]  # a scenario
    assert report("online/talk", found).splitlines() == [
        "online/talk: 4 scenes, 1 ending, 2 paths of 2 to 3 choices; every path passes a moment of telling",
        "1,000 walks at random, 1,000 of them came to an ending",
        "",
        "scene       paths    walks",
        "hello     100.0 %  100.0 %",
        "listen     50.0 %   49.5 %",
        "told      100.0 %  100.0 %  telling",
        "together  100.0 %  100.0 %  ending",
    ]


def test_the_report_marks_what_is_rarely_or_never_met() -> None:
    ways = [[1, *[2] * 30], [2], [], [2]]
    text = report("unit/quiz", walk(made(ways, [False, True, False, False])))
    assert "31 paths of 1 to 2 choices; not every path passes a moment of telling" in text
    rows = {line.split()[0]: line for line in text.splitlines()[3:]}
    assert rows["scene-1"].endswith("telling, rarely met")
    assert rows["scene-2"].endswith("ending")
    assert rows["scene-3"].endswith("never met")


def test_the_report_of_a_story_without_an_ending() -> None:
    assert "2 scenes, 0 endings, no path comes to an ending" in report("a/b", walk(made([[1], [0]]), walks=2))
