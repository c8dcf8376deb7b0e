"""What scripts name, use and keep."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pygments.lexers.javascript import JavascriptLexer
from pygments.token import Comment, String, Whitespace

from whotheysay.check.site.address import scheme
from whotheysay.check.site.built import BuiltSite, Flaw, within
from whotheysay.check.site.tables import allowed_names, allowed_uses, browsers

_ADDRESS = re.compile(
    r"""(?:https?|wss?|ftp):[\\/]{2}[^\s"'<>]* | (?:^\s*|[\s"'=(])[\\/]{2}[\w[][^\s"'<>]*""", re.I | re.X
)
_ESCAPE = re.compile(r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\}|\r?\n|(.))", re.I | re.S)
# A script that only hands over data: a name, and JSON in brackets.
_CALL = re.compile(r"(?P<name>\w+(?:\.\w+)*)\((?P<data>[\[{].*[\]}])\);?\s*", re.S)
_NAME = re.compile(r"\w+|\.")
_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"')


@dataclass(frozen=True)
class Piece:
    """One piece of a script: its place, what it is, and what it says once a browser has read it."""

    offset: int
    is_text: bool
    said: str


@cache
def pieces(script: str) -> tuple[Piece, ...]:
    """Read a script as its names, signs and texts, without comments and patterns."""
    call = _CALL.fullmatch(script)
    if call and _is_data(call["data"]):
        names = [Piece(match.start(), False, match[0]) for match in _NAME.finditer(call["name"])]
        return (*names, Piece(call.end("name"), False, "("), *_texts(script, call.start("data")))
    return _lexed(script)


def _is_data(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _texts(script: str, begin: int) -> Iterator[Piece]:
    """Give the texts of data that begin at a place of a script: an index of words has too many to lex."""
    for match in _TEXT.finditer(script, begin):
        yield Piece(match.start(), True, unescaped(match[0][1:-1]))


def _lexed(script: str) -> tuple[Piece, ...]:
    found: list[Piece] = []
    for offset, kind, value in JavascriptLexer().get_tokens_unprocessed(script):
        if kind in Comment or kind in Whitespace or kind in String.Regex or not value.strip():
            continue
        is_text = kind in String and kind not in String.Interpol
        quoted = is_text and value[0] in "\"'" and len(value) > 1
        said = unescaped(value[1:-1] if quoted else value)
        if is_text and [one.said for one in found[-1:]] == ["+"] and found[-2:-1] and found[-2].is_text:
            # A text may be cut in two so that nobody finds it.
            del found[-1]
            found[-1] = Piece(found[-1].offset, True, found[-1].said + said)
        else:
            found.append(Piece(offset, is_text, said))
    return tuple(found)


def unescaped(text: str) -> str:
    """Give what a text in quotes says: a backslash may stand for any letter."""
    return _ESCAPE.sub(_letter, text)


def _letter(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    return chr(min(int(code, 16), 0x10FFFF)) if code else match[4] or ""


def script_addresses(script: str) -> Iterator[tuple[str, int]]:
    """Give the addresses elsewhere that a script's texts hold, with their offsets."""
    for piece in pieces(script):
        if piece.is_text and piece.said not in allowed_names():
            for match in _ADDRESS.finditer(piece.said):
                yield match[0].strip(" \"'=("), piece.offset


def used(script: str, names: frozenset[str]) -> Iterator[tuple[str, int]]:
    """Give the names among `names` that a script uses, also as `window["…"]`, with their offsets."""
    known = pieces(script)
    for number, piece in enumerate(known):
        before, after = known[max(number - 1, 0)], known[min(number + 1, len(known) - 1)]
        is_name = piece.said != "Function" or after.said == "("  # `typeof x === Function` makes nothing
        if piece.said in names and (is_name if not piece.is_text else before.said == "["):
            yield piece.said, piece.offset


def foreign_addresses(site: BuiltSite) -> Iterator[Flaw]:
    """Find addresses elsewhere in scripts."""
    for path in site.of_kind(".js"):
        for address, offset in script_addresses(site.text(path)):
            what = f"this script names '{address}', which is elsewhere"
            yield within(path, site.text(path), offset, what, "name a file of the site", words=address)


def reaching_out(site: BuiltSite) -> Iterator[Flaw]:
    """Find scripts that ask for something, and scripts that load others than the site's own."""
    mend = "let the page hold what it needs, and take this out"
    yield from _unallowed(
        site, browsers("reaching"), "this script uses '{}', which can reach other places", mend
    )
    for path in site.of_kind(".js"):
        text = site.text(path)
        for name, address, offset in _loaded(text):
            if address is None or scheme(address) or not site.holds(path, address):
                said = f"'{address}'" if address else "something that isn't written here"
                what = f"this script loads {said} by '{name}'"
                yield within(path, text, offset, what, "load a file of the site, by its name in quotes")


def _loaded(script: str) -> Iterator[tuple[str, str | None, int]]:
    """Give what a script loads by name; none where the name isn't written in quotes."""
    known = pieces(script)
    for number, piece in enumerate(known):
        after = known[number + 1 : number + 4]
        if piece.is_text or piece.said not in browsers("loading") or [one.said for one in after[:1]] != ["("]:
            continue
        whole = len(after) > 2 and after[1].is_text and after[2].said in (")", ",")
        yield piece.said, after[1].said if whole else None, piece.offset


def keeping(site: BuiltSite) -> Iterator[Flaw]:
    """Find scripts that keep something on the reader's device."""
    mend = "take this out, so that nobody can see who was here"
    yield from _unallowed(
        site, browsers("keeping"), "this script uses '{}', which keeps things on the device", mend
    )
    for path, page in site.pages.items():
        for meta in page.named("meta"):
            if meta.get("http-equiv").lower() == "set-cookie":
                yield Flaw(path, *meta.place(), "this page sets a cookie", "take this line out")


def _unallowed(site: BuiltSite, names: frozenset[str], what: str, mend: str) -> Iterator[Flaw]:
    for path in site.of_kind(".js"):
        for name, offset in used(site.text(path), names):
            if not _may(site, path, name):
                yield within(path, site.text(path), offset, what.format(name), mend)


def _may(site: BuiltSite, path: str, name: str) -> bool:
    """Tell whether allowed.yml lets a script use a name, and what its reason rests on is so."""
    for entry in allowed_uses():
        if (entry["file"], entry["uses"]) == (path, name):
            return _rests(site, entry)
    return False


def reasons(site: BuiltSite) -> list[bool]:
    """Tell of each use that allowed.yml lists whether what its reason rests on is so."""
    return [_rests(site, entry) for entry in allowed_uses()]


def _rests(site: BuiltSite, entry: Mapping[str, Any]) -> bool:
    on = entry.get("while")
    holds = not on or (on["file"] in site.files and on["holds"] in site.text(on["file"]))
    return holds and entry.get("without") not in site.files
