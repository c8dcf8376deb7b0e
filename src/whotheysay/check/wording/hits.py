"""What the patterns find in a text, after negation, doubt, excuses and quotation have been looked at."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from functools import cache
from weakref import WeakKeyDictionary

from whotheysay.check.alone import Alone
from whotheysay.check.kept import in_each
from whotheysay.check.texts import Words, texts
from whotheysay.check.wording.glance import Glance, glance
from whotheysay.check.wording.index import Index
from whotheysay.check.wording.marked import is_marked, is_named
from whotheysay.check.wording.patterns import (
    AnyOf,
    Pattern,
    any_of,
    by_word,
    expression,
    families,
    numbered,
    ready,
)
from whotheysay.check.wording.plain import Plain, plain
from whotheysay.check.wording.shape import row
from whotheysay.model.course import Course

_CLAUSE = re.compile(
    r"(?: [.!?:;]|(?<! not)(?<! as) (?:but|so|because|although|though),?"
    r"|,(?= (?:and|or|then|it|you|they|he|she|we|this|that is|do|nothing|nobody|never|don't) )"
    r"| (?:not|never) (?:worry|panic|fret|forget|be (?:afraid|scared|fooled|frightened)),"
    r"| never forget that)(?= )"
)
_ASKED = re.compile(
    r" (?:do|would) (?:you|we|they) (?:think|feel|believe|say)(?= )"
    r"| (?:whatever|no matter what)(?: \w+){1,3} (?:says?|thinks?|claims?|feels?|threatens?),?(?= )"
)
"""Asks what somebody thinks, or sets it aside, and so doubts nothing."""
_AND_YET = re.compile(r" (?:but|yet|though|although|however|still),? ")
_BARE = "wrong"
"""Whoever looks at wrong answers too minds the bare words, and not what is said with them."""
_STOP = re.compile(r" [.!?] ")
_REACH = 9
"""How many words before it may turn the meaning of what is found."""
_MANY = 10
"""More words than so many are quoted without their middle."""
_REPORTING = (
    *(" that", " if", " whether", " as if", " as though"),
    *(" that it", " that there is", " as if there is", " as though there is"),
)
"""With these a sentence comes to what is said, thought or denied."""
REASSURES = "reassures"
"""Stands for a code where a text says that asking for help brings no trouble."""


@dataclass(frozen=True)
class Hit:
    """One thing found in a text: by which rule, from where to where, and what is said of it."""

    code: str
    begin: int
    end: int
    says: str = ""
    mend: str = ""


Found = tuple[Words, tuple[Hit, ...]]
"""A text, and what was found in it."""
_FOUND: WeakKeyDictionary[Course, tuple[Found, ...]] = WeakKeyDictionary()


def found(course: Course) -> tuple[Found, ...]:
    """Give what is found in every text of a course; what an earlier run found in a text is kept."""
    if course not in _FOUND:
        glanced, index = _glanced(course), _index(course)
        kept = in_each(
            course, "wording", lambda words: [list(astuple(hit)) for hit in hits(words, index, glanced)]
        )
        _FOUND[course] = tuple((words, tuple(Hit(*row) for row in rows)) for words, rows in kept)
    return _FOUND[course]


def hits(words: Words, index: Index | None = None, glanced: Glance | None = None) -> list[Hit]:
    """Give what the patterns find in a text, once for each place and rule.

    `index` is one of `by_word`; it isn't asked about texts that were `glanced` at.
    """
    text, numbers, reassures = (glanced or {}).get(words.text) or _looked_at(words.text, index or _index())
    kept: list[Hit] = list(_reassurances(text)) if reassures else []
    likely = (numbered()[number] for number in numbers)
    for hit in sorted(_all(words, text, likely), key=lambda hit: (hit.code, hit.begin, -hit.end)):
        before = kept[-1] if kept else None
        if before is None or before.code != hit.code or hit.begin >= before.end:
            kept.append(hit)
    return kept


def _all(words: Words, text: Plain, likely: Iterable[tuple[Pattern, str]]) -> Iterator[Hit]:
    for pattern, find in likely:
        if words.voice in pattern.voices and words.readers in pattern.readers:
            for match in expression(find).finditer(text.text):
                begin, end = text.words(match.start(), match.end())
                if not _is_let_be(pattern, text, match) and not _is_cited(pattern, words, text, (begin, end)):
                    says = pattern.says.replace("{words}", _short(words.text[begin:end]))
                    yield Hit(pattern.code, begin, end, says, pattern.mend)


def _is_cited(pattern: Pattern, words: Words, text: Plain, place: tuple[int, int]) -> bool:
    """Tell whether a place is marked as what not to say; where quoting is no excuse, as a mere term."""
    if pattern.quoted:
        return pattern.negated and is_named(words, text, *place)
    return is_marked(words, text, *place)


def _short(said: str) -> str:
    """Give words on one line, and the middle of many words as dots."""
    words = said.split()
    return " ".join(words if len(words) <= _MANY else [*words[:5], "…", *words[-3:]])


def _looked_at(source: str, index: Index) -> tuple[Plain, list[int], bool]:
    """Give what `glance` gives of a text, found out for it alone: by its words and their order."""
    text = plain(source)
    words = row(text.text)
    likely = [number for number in index.numbers(words) if ready(numbered()[number][1]).may_match(words)]
    return text, likely, any(any_of(finds).may_find(words) for finds in _reassuring())


_GLANCED: WeakKeyDictionary[Course, Glance] = WeakKeyDictionary()


def _glanced(course: Course) -> Glance:
    """Look at all texts of a course at once, where nothing is known: else the few new ones are sooner done.

    It tells where it is worth looking, and nothing else of other files.
    """
    whole = course.asked.course() if isinstance(course, Alone) else course
    if whole is None:
        return {}
    if whole not in _GLANCED:
        new = not _MADE and "patterns" not in course.memory
        patterns = [ready(find) for _, find in numbered()] if new else ()
        reassuring = [ready(find) for finds in _reassuring() for find in finds]
        _GLANCED[whole] = glance((one.text for one in texts(whole)), patterns, reassuring) if new else {}
    return _GLANCED[whole]


def _is_let_be(pattern: Pattern, text: Plain, match: re.Match[str]) -> bool:
    """Tell whether the sentence around a match turns its meaning, or is one that is excused."""
    begin, end = text.sentence(match.start() + 1)
    sentence = text.text[begin:end]
    if any_of(pattern.unless).search(sentence):
        return True
    asks = sentence.rstrip().endswith("?")
    if asks and not pattern.questions:
        return True
    before, after = text.text[begin : match.start()], text.text[match.end() - 1 : end]
    then = text.text[end:]
    withdrawn = _cue("WITHDRAWN").search(f"{before} ") or _cue("WITHDRAWN_NEXT").match(then)
    refused = _BARE not in pattern.voices and (
        _is_unbelieved(before, sentence[len(before) :]) or _is_refused(then, asks=asks)
    )
    if refused or (withdrawn and not pattern.quoted):
        return True
    if pattern.negated and (pattern.quoted or not before.endswith(_REPORTING)):
        return False
    asked = text.text[slice(*text.sentence(begin - 2))] if begin else ""
    if asked.rstrip().endswith("?") and _cue("ASKED_FOR").search(asked):
        return True
    return _is_turned(before, match[0].split()[0], after, then)


def _is_unbelieved(before: str, rest: str) -> bool:
    """Tell whether the words just before tell of a belief given up, or of what nobody says."""
    return bool(_cue("UNBELIEVED").search(f"{before.rstrip()} ") and not _AND_YET.search(rest))


def _is_refused(then: str, *, asks: bool) -> bool:
    """Tell whether the next sentence denies all of this one flatly, or is a decent answer to it."""
    answer = f"{_STOP.split(then)[0]} "
    answered = asks and _cue("ANSWERED_NEXT").search(answer) and not _AND_YET.search(answer)
    return bool(_cue("FLATLY_NEXT").match(then) or answered)


def _is_turned(before: str, first: str, after: str, then: str) -> bool:
    """Tell whether the words before deny or doubt it, or those after, or the next sentence, take it back.

    `first` is the first word found: a clause may begin with it.
    """
    clause = _CLAUSE.split(f"{before} {first} ")[-1].rstrip().removesuffix(first)
    near = f" {' '.join(clause.split()[-_REACH:])} "
    doubted = _cue("FELT").search(_ASKED.sub("", f" {clause.strip()} "))
    given_up = _cue("GIVEN_UP").match(f"{before} ")
    at_once = _cue("DENIED_AT_ONCE").match(f"{after[1:]} ")
    taken_back = at_once or _cue("DENIED").search(f"{after} ") or _cue("DENIED_NEXT").match(then)
    denied = _cue("NOT").search(near) or _cue("NOT_AHEAD").match(f"{clause.rstrip()} ")
    return bool(doubted or given_up or taken_back or denied)


def _reassuring() -> list[tuple[str, ...]]:
    return [family.reassures for family in families() if family.reassures]


def _reassurances(text: Plain) -> Iterator[Hit]:
    for finds in _reassuring():
        for match in any_of(finds).finditer(text.text):
            yield Hit(REASSURES, *text.words(match.start(), match.end()))


_MADE: list[Index] = []


def _index(course: Course | None = None) -> Index:
    """Make the index of all patterns, once; to list what it holds, all of them have to be read."""
    found = course.remember("patterns", by_word) if course else None
    if not _MADE:
        _MADE.append(Index(found or by_word()))
    return _MADE[0]


@cache
def _cue(name: str) -> AnyOf:
    return any_of((name,))
