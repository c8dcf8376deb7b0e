"""Pictures: of kinds that are light, and with their size on the page, so that nothing jumps."""

import posixpath
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from whotheysay.check.site.built import BuiltSite, Flaw, at
from whotheysay.check.site.traces import PICTURES

_LIGHT = (".webp", ".avif")


def old_kinds(site: BuiltSite) -> Iterator[Flaw]:
    """Find pictures of kinds that are several times as heavy as they need be."""
    for path in site.of_kind(*PICTURES):
        name = PurePosixPath(path)
        if name.suffix.lower() not in _LIGHT:
            what = f"this picture is saved as '{name.suffix.lower()}', which is several times as heavy"
            mend = (
                "save a drawing as SVG, and a photo as WebP or AVIF; a cell draws SVG after `steady_charts()`"
            )
            yield Flaw(path, 1, 1, what, mend, name.name)


def unsized(site: BuiltSite) -> Iterator[Flaw]:
    """Find pictures for which a page keeps no place before they come."""
    for path, page in site.own_pages().items():
        for image in page.named("img"):
            lacking = [name for name in ("width", "height") if not _is_size(image.get(name))]
            if lacking:
                file = posixpath.basename(urlsplit(image.get("src")).path)
                what = f"this page doesn't say the {' and '.join(lacking)} of '{file}' before it comes"
                mend = "save the picture anew, so that its size can be read"
                yield at(path, image, image.get("src"), what, mend)


def _is_size(value: str) -> bool:
    return value.isascii() and value.isdigit() and int(value) > 0
