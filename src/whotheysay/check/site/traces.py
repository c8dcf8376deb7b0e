"""Traces of whoever made the site: folders and names of a machine, addresses, data in pictures."""

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO

from PIL import ExifTags, Image, IptcImagePlugin, UnidentifiedImageError
from PIL.JpegImagePlugin import JpegImageFile

from whotheysay.check.site.built import BuiltSite, Flaw, within
from whotheysay.check.site.data import parsed
from whotheysay.check.site.drawings import drawing
from whotheysay.check.site.notebooks import notebook_pictures
from whotheysay.check.site.tables import nobody

TEXTS = (".html", ".css", ".js", ".svg", ".ipynb", ".json", ".webmanifest")
PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".avif")

_BEFORE = r"(?<![\w./~%-])"
_FOLDER = re.compile(
    rf"""file:///[^\s"'<>]*
    | {_BEFORE}/(?:home|Users|export/home|usr/home|var/home)/[\w.@-]+ (?:/[\w.@/-]*)?
    | {_BEFORE}/(?:root|tmp|private|var/folders|var/tmp|mnt/[a-z]|workspaces?)/[\w.@/-]+
    | (?<!\w)[A-Za-z]:(?:\\+|/)(?:Users|Documents\ and\ Settings|Temp|home)(?:\\+|/)[^\s"'<>]+""",
    re.X,
)
# A pattern that begins with a letter of its own is found many times faster than _FOLDER, which doesn't.
_HINTS = (
    re.compile("file:///"),
    re.compile(r"/(?:\w+/)?(?:home|Users|root|tmp|private|folders|mnt/[a-z]|workspaces?)/"),
    re.compile(r":(?:\\+|/)(?:Users|Documents and Settings|Temp|home)(?:\\+|/)"),
)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)+[A-Za-z]{2,}(?![\w-])")
_PEOPLE_IN = (".html", ".svg", ".ipynb", ".json")


def folders(site: BuiltSite) -> Iterator[Flaw]:
    """Find folders of the machine that the site, or a part of it, was made on."""
    # JSON doubles a backslash.
    own = [form for one in site.folders if len(one) > 1 for form in {one, one.replace("\\", "\\\\")}]
    patterns = {one: re.compile(rf"{_BEFORE}{re.escape(one)}(?![\w-])") for one in own}
    mend = "take it out, or write it from the course's folder on"
    for path in site.of_kind(*TEXTS):
        text = site.text(path)
        likely = [patterns[one] for one in own if one in text]
        if any(hint.search(text) for hint in _HINTS):
            likely.insert(0, _FOLDER)
        found = {match.start(): match[0] for pattern in likely for match in pattern.finditer(text)}
        for offset, folder in sorted(found.items()):
            what = f"this names a folder of somebody's machine: '{folder}'"
            yield within(path, text, offset, what, mend, words=folder)


def people(site: BuiltSite) -> Iterator[Flaw]:
    """Find the names of the user and of the machine, where the course doesn't use those words itself."""
    for name in site.people:
        if len(name) < 3 or name.lower() in nobody() or said_by_authors(site, name):
            continue
        pattern = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])", re.I)
        for path in site.of_kind(*_PEOPLE_IN):
            for match in pattern.finditer(site.text(path)):
                if path.endswith(".html") and not _is_read(site, path, pattern):
                    break
                what = f"this holds the name of your computer or its user: '{match[0]}'"
                yield within(path, site.text(path), match.start(), what, "take it out", words=match[0])


def said_by_authors(site: BuiltSite, name: str) -> bool:
    """Tell whether a name is a word of the course's own."""
    return name.lower() in _words_of(tuple(site.sources.values()))


def _is_read(site: BuiltSite, path: str, pattern: re.Pattern[str]) -> bool:
    """Tell whether a page says a name in words or a comment; its tags have many words of their own."""
    page = site.pages[path]
    return any(pattern.search(text) for text in (page.words, *page.comments))


@cache
def _words_of(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(re.findall(r"[\w-]+", " ".join(texts).lower()))


def mail(site: BuiltSite) -> Iterator[Flaw]:
    """Find e-mail addresses that no author wrote into the course."""
    known = known_mail(site)
    for path in site.of_kind(*TEXTS):
        text = site.text(path)
        for match in _MAIL.finditer(text) if "@" in text else ():
            if match[0].lower() not in known:
                what = f"the e-mail address '{match[0]}' isn't in the course's files"
                yield within(path, text, match.start(), what, "take it out", words=match[0])


def known_mail(site: BuiltSite) -> set[str]:
    """Give the e-mail addresses in the course's files, in lower case."""
    texts = (text for text in site.sources.values() if "@" in text)
    return {match[0].lower() for text in texts for match in _MAIL.finditer(text)}


def pictures(site: BuiltSite) -> Iterator[Flaw]:
    """Find pictures that say who made them, with what device, or where."""
    alone = ((path, "this picture", site.files[path]) for path in site.of_kind(*PICTURES))
    inside = (
        (path, "a picture in this notebook", image)
        for path in site.of_kind(".ipynb")
        for image in notebook_pictures(parsed(site.text(path)) or {})
    )
    for path, which, image in (*alone, *inside):
        for told in picture_tells(image) or ():
            yield Flaw(path, 1, 1, f"{which} says {told}", _WITHOUT)
    for path in site.of_kind(".svg"):
        yield from _creators(site, path)


_WITHOUT = "save it without its data (metadata), and put that in its place"


def _creators(site: BuiltSite, path: str) -> Iterator[Flaw]:
    for element in drawing(site.files[path]).elements:
        names = {around.name for around in element.inside}
        words = element.text.strip()
        if element.name == "title" and "creator" in names and not words.startswith("Matplotlib"):
            what = f"this drawing says who made it: '{words}'"
            yield Flaw(path, *element.place(), what, _WITHOUT, words)


_EXIF = {
    ExifTags.Base.GPSInfo: "where it was taken",
    ExifTags.Base.Artist: "who made it",
    ExifTags.Base.XPAuthor: "who made it",
    ExifTags.Base.Copyright: "whose it is",
    ExifTags.Base.HostComputer: "on which computer it was made",
    ExifTags.Base.CameraOwnerName: "whose camera it was",
    ExifTags.Base.BodySerialNumber: "the number of the camera",
    ExifTags.Base.LensSerialNumber: "the number of the camera",
}
_XMP = (
    (b"GPS", "where it was taken"),
    (b"creator>", "who made it"),
    (b"Author", "who made it"),
    (b"OwnerName", "whose camera it was"),
    (b"SerialNumber", "the number of the camera"),
)
_IPTC = {(2, 80): "who made it", (2, 90): "where it was taken", (2, 116): "whose it is"}
_TEXT = {"author": "who made it", "copyright": "whose it is", "comment": "something in a comment"}


@cache
def picture_tells(data: bytes) -> tuple[str, ...] | None:
    """Give what a picture's own data tell of whoever made it, sorted; none where it can't be read."""
    try:
        with Image.open(BytesIO(data)) as image:
            image.load()  # some of them stand after the pixels
            return tuple(sorted(set(_tells(image))))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _tells(image: Image.Image) -> Iterator[str]:
    exif = image.getexif()
    inner = exif.get_ifd(ExifTags.IFD.Exif)
    yield from (told for tag, told in _EXIF.items() if exif.get(tag) or inner.get(tag))
    xmp = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    xmp = xmp.encode() if isinstance(xmp, str) else xmp
    yield from (told for word, told in _XMP if word in xmp)
    iptc = IptcImagePlugin.getiptcinfo(image) if isinstance(image, JpegImageFile) else None
    yield from (told for tag, told in _IPTC.items() if tag in (iptc or {}))
    for name, value in image.info.items():
        if str(name).lower() in _TEXT and value:
            yield _TEXT[str(name).lower()]
        elif str(name).startswith("Raw profile type"):
            yield "more than its pixels, in a profile"
