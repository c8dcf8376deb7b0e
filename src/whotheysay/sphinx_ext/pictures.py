"""The size of each picture, told to the browser before it comes, so that no words move."""

import posixpath
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from whotheysay.check.site.markup import read_svg

_IMAGE = re.compile(r"""<img\b((?:[^<>"']|"[^"]*")*?)\s*/?>""")
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(px|pt|pc|in|cm|mm|)\s*")
# CSS Values and Units: an inch is 96 pixels.
_PIXELS = {"": 1, "px": 1, "pt": 96 / 72, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4}

Size = tuple[int, int]


def sized(body: str, pictures: Mapping[str, Path]) -> str:
    """Give each picture of a page's HTML its width and height, in CSS pixels, where they can be read."""

    def told(match: re.Match[str]) -> str:
        source = re.search(r'\ssrc="([^"]*)"', match[1])
        file = pictures.get(posixpath.basename(source[1])) if source else None
        size = size_of(file, file.stat().st_mtime_ns) if file and file.is_file() else None
        if size is None or re.search(r"\s(?:width|height)=", match[1]):
            return match[0]
        return f'<img{match[1]} width="{size[0]}" height="{size[1]}">'

    return _IMAGE.sub(told, body)


@cache
def size_of(file: Path, _changed: int) -> Size | None:
    """Give a picture's width and height in CSS pixels; none where it doesn't tell.

    `_changed` is when the file was saved: one that is saved anew is read anew.
    """
    if file.suffix.lower() == ".svg":
        return _size_of_drawing(file.read_bytes())
    try:
        with Image.open(file) as image:
            return image.size
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        return None


def _size_of_drawing(data: bytes) -> Size | None:
    top = next(iter(read_svg(data).elements), None)
    if top is None:
        return None
    lengths = [_LENGTH.fullmatch(top.get(name)) for name in ("width", "height")]
    if all(lengths):
        wide, high = (float(one[1]) * _PIXELS[one[2]] for one in lengths if one)
    else:
        box = re.split(r"[\s,]+", top.get("viewbox").strip())
        if len(box) != 4 or not all(re.fullmatch(r"-?\d+(?:\.\d+)?", one) for one in box):
            return None
        wide, high = float(box[2]), float(box[3])
    return max(1, round(wide)), max(1, round(high))
