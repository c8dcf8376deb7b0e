"""What the files of a site weigh, and what a first visit to a page costs, in bytes packed by gzip."""

import gzip
import hashlib
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from urllib.parse import unquote, urldefrag, urlsplit
from weakref import WeakKeyDictionary

from whotheysay.check.site.address import leads_elsewhere, scheme
from whotheysay.check.site.built import NEUTRAL, BuiltSite
from whotheysay.check.site.loads import loads
from whotheysay.check.site.markup import Element, read_html
from whotheysay.check.site.styles import style_addresses
from whotheysay.check.site.traces import PICTURES

INDEX = "searchindex.js"
SEARCH = "search.html"

_LEVEL = 6  # what servers pack with, if nobody tells them otherwise
_WITHIN_TAG = r"""(?:[^<>"']|"[^"]*"|'[^']*')*"""
# Only these elements ask for a file; reading them alone is ten times as fast as reading whole pages.
_ASKING = re.compile(
    rf"<(?:link|script|img|source|video|audio|track|embed|object|iframe|input|image|use|feimage)\b{_WITHIN_TAG}>",
    re.I,
)
_QUIZ = re.compile(rf"<\w+{_WITHIN_TAG}\sdata-quiz(?=[\s=>/]){_WITHIN_TAG}>")
# A script may ask for a file that it names; what it makes of pieces, P104 refuses.
_NAMED = re.compile(r"""["'`]([\w./-]+\.(?:js|css|json|svg|png|jpe?g|webp|avif))(?:\?[^"'`]*)?["'`]""")


@dataclass(frozen=True)
class Visit:
    """What a first visit to a page costs, in bytes packed by gzip."""

    page: str
    kind: str
    text: int
    """The page up to its first quiz, and what its words wait for: style sheets and scripts in its head."""
    read: int
    """The whole page, and what its words wait for."""
    parts: tuple[tuple[str, int], ...]
    """Every file that is asked for, with its weight, the heaviest first."""
    waited: frozenset[str] = frozenset()
    """The files that the page's words wait for."""

    @property
    def all(self) -> int:
        """What all the parts weigh."""
        return sum(weight for _, weight in self.parts)

    @property
    def has_quiz(self) -> bool:
        """Tell whether there is a quiz, and so words above it."""
        return self.text < self.read

    @property
    def requests(self) -> int:
        """How many files are asked for."""
        return len(self.parts)


_PACKED: dict[str, int] = {}
_BEFORE: dict[str, int] = {}


def packed(data: bytes) -> int:
    """Give how many bytes gzip makes of some; what was asked before is remembered by its digest."""
    key = hashlib.blake2b(data, digest_size=16).hexdigest()
    if key not in _PACKED:
        _PACKED[key] = _BEFORE.get(key) or len(gzip.compress(data, _LEVEL, mtime=0))
    return _PACKED[key]


def recall_weights(kept: Mapping[str, int]) -> None:
    """Take the weights that `weights_told` gave an earlier process."""
    _BEFORE.update(kept)


def weights_told() -> dict[str, int]:
    """Give all weights that this process was asked for, by the digests of what was weighed."""
    return dict(_PACKED)


def kind_of_page(site: BuiltSite, path: str) -> str:
    """Tell which budget a page has: `home`, `lesson`, `plan`, `search` or `other`."""
    if path == site.home:
        return "home"
    if path == SEARCH:
        return "search"
    if not path.startswith("lessons/"):
        return "other"
    return "plan" if path.endswith(".plan.html") else "lesson"


def kind_of_file(path: str) -> str:
    """Tell what a file counts as: a field of `SiteBudget`."""
    if path == INDEX:
        return "index"
    kinds = {".html": "pages", ".css": "styles", ".js": "scripts", ".ipynb": "notebooks", ".svg": "pictures"}
    ending = PurePosixPath(path).suffix.lower()
    return kinds.get(ending, "pictures" if ending in PICTURES else "other")


_VISITS: WeakKeyDictionary[BuiltSite, list[Visit]] = WeakKeyDictionary()


def visits(site: BuiltSite) -> list[Visit]:
    """Give what a first visit to each page of the course costs."""
    if site not in _VISITS:
        _VISITS[site] = [visit(site, path) for path in site.of_kind(".html") if path != NEUTRAL]
    return _VISITS[site]


def visit(site: BuiltSite, path: str) -> Visit:
    """Give what a first visit to a page costs."""
    asked: dict[str, str] = {}  # each address once, with the file that it leads to
    waited = set()
    for element, address, in_head in _asked(site.text(path)):
        file = _file(site, path, address)
        if file is not None:
            asked[_whole(path, urldefrag(address).url)] = file
            waited |= {file} if _is_waited_for(element, in_head) else set()
    for file in _asked_later(site, path, set(asked.values())):
        asked.setdefault(file, file)
    weights = [(path, packed(site.files[path]))]
    weights += [(file, packed(site.files[file])) for file in asked.values()]
    held = sum(packed(site.files[file]) for file in waited)
    return Visit(
        path,
        kind_of_page(site, path),
        packed(_above_the_first_quiz(site.files[path])) + held,
        packed(site.files[path]) + held,
        tuple(sorted(weights, key=lambda part: (-part[1], part[0]))),
        frozenset(waited),
    )


def _asked(page: str) -> Iterator[tuple[Element, str, bool]]:
    """Give the elements that ask for something, each with the address, and whether it is in the head."""
    end = page.find("</head>")
    for tag in _ASKING.finditer(page):
        for element, address in _asked_by(tag[0]):
            yield element, address, tag.start() < end


@cache
def _asked_by(tag: str) -> tuple[tuple[Element, str], ...]:
    return tuple(loads(read_html(tag).elements))


def _is_waited_for(element: Element, in_head: bool) -> bool:
    """Tell whether nothing is shown before this has come."""
    if element.name == "script":
        return in_head and not {"defer", "async"} & set(element.attributes)
    return "stylesheet" in element.tokens("rel") and element.get("media") != "print"


def _above_the_first_quiz(page: bytes) -> bytes:
    quiz = _QUIZ.search(page.decode("utf-8", "replace"))
    return quiz.string[: quiz.start()].encode() if quiz else page


def _asked_later(site: BuiltSite, page: str, files: Iterable[str]) -> set[str]:
    """Give the files that style sheets ask for, and those that scripts name."""
    found: set[str] = set()
    waiting = set(files)
    while waiting:
        file = waiting.pop()
        found.add(file)
        new = {
            other
            for address in _within(PurePosixPath(file).suffix, site.text(file))
            for place in (file, page)
            if (other := _file(site, place, address))
        }
        waiting |= new - found
    return found - set(files)


@cache
def _within(ending: str, text: str) -> tuple[str, ...]:
    if ending == ".css":
        is_asking = "url" in text.lower() or "@" in text
        return tuple(address for address, _, _ in style_addresses(text)) if is_asking else ()
    return tuple(_NAMED.findall(text)) if ending == ".js" else ()


def _file(site: BuiltSite, page: str, address: str) -> str | None:
    """Give the file of this site that an address leads to."""
    if scheme(address) or leads_elsewhere(address):
        return None
    file = _whole(page, urlsplit(address).path)
    return file if file in site.files else None


def _whole(page: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(address)))
