"""Putting a site in place: in one step where the system can, and put right where it can't."""

import os
from pathlib import Path

import pytest

from whotheysay.problems import Problem
from whotheysay.ship import site as site_module
from whotheysay.ship import swap as swapping
from whotheysay.ship.lock import BUILDING, Lock, building
from whotheysay.ship.site import build_site, sure_work
from whotheysay.ship.swap import restore, swap
from whotheysay.ship.sweep import sweep


def folder(path: Path, words: str) -> Path:
    path.mkdir()
    (path / "page.html").write_text(words, "utf-8")
    return path


@pytest.mark.parametrize("exchanges", [True, False])
def test_swap_puts_the_new_in_place_of_the_old(
    exchanges: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not exchanges:
        monkeypatch.setattr(swapping.sys, "platform", "other")
    place = folder(tmp_path / "site", "old")
    swap(folder(tmp_path / "fresh", "new"), place)
    assert (place / "page.html").read_text("utf-8") == "new"
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_a_swap_killed_half_way_is_put_right(tmp_path: Path) -> None:
    folder(tmp_path / ".site.before", "old")
    restore(tmp_path / "site")
    assert (tmp_path / "site/page.html").read_text("utf-8") == "old"


def test_a_swap_killed_at_its_end_leaves_nothing_behind(tmp_path: Path) -> None:
    folder(tmp_path / ".site.before", "old")
    folder(tmp_path / "site", "new")
    restore(tmp_path / "site")
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_the_first_site_simply_moves_in(tmp_path: Path) -> None:
    swap(folder(tmp_path / "fresh", "new"), tmp_path / "site")
    assert (tmp_path / "site/page.html").exists()


def test_sweep_keeps_what_is_used_at_first_or_second_hand(tmp_path: Path) -> None:
    static = tmp_path / "_static" / "deep"
    static.mkdir(parents=True)
    (tmp_path / "page.html").write_text('<link href="_static/a.css?v=1"><img src="_static/b.svg">', "utf-8")
    (tmp_path / "_static/a.css").write_text("x { background: url('deep/c.svg') }", "utf-8")
    for name in ("b.svg", "unused.js", "deep/c.svg", "deep/unused.png"):
        (tmp_path / "_static" / name).write_text("x", "utf-8")
    sweep(tmp_path)
    left = {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()}
    assert left == {"page.html", "_static/a.css", "_static/b.svg", "_static/deep/c.svg"}


def test_a_build_killed_while_it_clears_up_is_not_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object, **__: object) -> list[Problem]:
        raise KeyboardInterrupt

    def cleared(folder: Path, **_: object) -> None:
        for path in folder.glob("*"):
            if path.is_file():
                path.unlink()
                killed()

    with pytest.raises(KeyboardInterrupt):
        build_site(tmp_path, killed)
    (tmp_path / "_build/work/a").touch()
    monkeypatch.setattr(site_module.shutil, "rmtree", cleared)
    with pytest.raises(KeyboardInterrupt):
        build_site(tmp_path, killed)
    assert sure_work(tmp_path) is None


def test_what_a_killed_command_was_writing_is_taken_away(tmp_path: Path) -> None:
    part = tmp_path / "_build/.built.json.7.part"
    part.parent.mkdir()
    part.touch()
    with building(tmp_path):
        assert not part.exists()


def test_only_one_builds(tmp_path: Path) -> None:
    told: list[str] = []
    with building(tmp_path):
        lock = Lock(tmp_path / BUILDING)
        assert not lock.take()
        assert lock.noted() == str(os.getpid())
        lock.let_go()
    with building(tmp_path, told.append):
        assert told == []
