"""Every kind of quiz is played to its end, in every engine, by keys alone and by touch."""

from pathlib import Path

import pytest

from tests.everywhere.conftest import visit
from tests.everywhere.engines import Seat
from tests.everywhere.playing import Json, play

KINDS = ("scenario", "sort", "check", "order", "confidence")
Quizzes = dict[str, tuple[str, Json]]


@pytest.mark.parametrize("kind", KINDS)
def test_by_keys_over_http(kind: str, address: str, quizzes: Quizzes, seat: Seat) -> None:
    page, data = quizzes[kind]
    visit(seat, f"{address}/{page}")
    play(seat, data, "keys")


@pytest.mark.parametrize("kind", KINDS)
def test_by_touch_from_files(kind: str, folder: Path, quizzes: Quizzes, seat: Seat) -> None:
    page, data = quizzes[kind]
    visit(seat, f"{folder.as_uri()}/{page}")
    play(seat, data, "touch")


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_the_other_way_round(kind: str, address: str, folder: Path, quizzes: Quizzes, seat: Seat) -> None:
    page, data = quizzes[kind]
    for base, way in ((address, "touch"), (folder.as_uri(), "keys")):
        visit(seat, f"{base}/{page}")
        play(seat, data, way)
