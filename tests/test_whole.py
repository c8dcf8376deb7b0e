"""A file that somebody wrote is never half of what it was, or of what it becomes."""

from pathlib import Path

import pytest

from whotheysay.whole import read_object, write_whole


def test_what_cannot_be_written_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.md"
    write_whole(page, "old")

    def full(self: Path, *_: object) -> None:
        self.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(page, "new")
    assert [path.name for path in tmp_path.iterdir()] == ["page.md"]
    assert page.read_bytes() == b"old"


def test_links_and_rights_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yml", tmp_path / "link.yml"
    real.write_text("old", "utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    write_whole(link, "new")
    assert link.is_symlink()
    assert (real.read_text("utf-8"), real.stat().st_mode & 0o777) == ("new", 0o640)


@pytest.mark.parametrize("text", [b"", b"[", b"[1]", b"1", b"\xff"])
def test_what_is_no_object_counts_as_an_empty_one(text: bytes, tmp_path: Path) -> None:
    assert read_object(tmp_path / "kept.json") == {}
    (tmp_path / "kept.json").write_bytes(text)
    assert read_object(tmp_path / "kept.json") == {}
    write_whole(tmp_path / "kept.json", '{"a": 1}')
    assert read_object(tmp_path / "kept.json") == {"a": 1}
