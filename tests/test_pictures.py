"""Pages say how large their pictures are, as far as the pictures tell."""

import os
from pathlib import Path

import pytest
from PIL import Image

from whotheysay.sphinx_ext.pictures import sized


def drawing(folder: Path, attributes: str) -> Path:
    """Save a drawing with these attributes."""
    file = folder / "a.svg"
    file.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}><rect width="9"/></svg>', "utf-8")
    return file


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="354.5pt" height="253pt" viewBox="0 0 9 9"', (473, 337)),
        ('width="20" height="10.4px"', (20, 10)),
        ('width="1in" height="2.54cm"', (96, 96)),
        ('width="100%" height="50%" viewBox="0 0 40.2 30"', (40, 30)),
        ('viewBox="-10,-10, 300 200"', (300, 200)),
        ('viewBox="0 0 auto 200"', None),
        ("", None),
    ],
)
def test_a_drawings_size(attributes: str, size: tuple[int, int] | None, tmp_path: Path) -> None:
    html = '<p>A</p><img alt="a > b" src="../_images/a.svg" />'
    told = (
        f'<p>A</p><img alt="a > b" src="../_images/a.svg" width="{size[0]}" height="{size[1]}">'
        if size
        else html
    )
    assert sized(html, {"a.svg": drawing(tmp_path, attributes)}) == told


@pytest.mark.parametrize("kind", ["webp", "avif", "png"])
def test_a_photos_size(kind: str, tmp_path: Path) -> None:
    """Also when it has been saved anew."""
    file = tmp_path / f"a.{kind}"
    for number, size in enumerate(((30, 20), (40, 25))):
        Image.new("RGB", size).save(file)
        os.utime(file, ns=(number, number))
        html = sized(f'<img src="_images/a.{kind}">', {f"a.{kind}": file})
        assert html == f'<img src="_images/a.{kind}" width="{size[0]}" height="{size[1]}">'


def test_what_is_no_picture_of_the_site_or_has_a_size_is_let_be(tmp_path: Path) -> None:
    broken = tmp_path / "b.png"
    broken.write_bytes(b"no picture")
    known = {
        "a.svg": drawing(tmp_path, 'width="20" height="10"'),
        "b.png": broken,
        "c.png": tmp_path / "none",
    }
    for html in (
        '<img src="a.svg" width="7">',
        '<img alt="a.svg">',
        '<img src="b.png">',
        '<img src="c.png">',
        '<img src="d.png">',
        "&lt;img src=a.svg&gt;",
    ):
        assert sized(html, known) == html
