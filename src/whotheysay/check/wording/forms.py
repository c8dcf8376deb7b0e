"""Every form of a word: `send~` is send, sends, sent and sending."""

import re
from collections.abc import Mapping

_DOUBLES = re.compile(r"^[^aeiou]*[aeiou][bdgklmnprtv]$")


def forms(word: str, irregular: Mapping[str, str]) -> tuple[str, ...]:
    """Give a verb in its times, or a noun in its numbers; `irregular` has those that follow no rule."""
    if word in irregular:
        return (word, *irregular[word].split())
    return (word, _with_s(word), _past(word), _going_on(word))


def _with_s(word: str) -> str:
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search(r"(s|x|z|ch|sh|[^aeiou]o)$", word) else "s")


def _past(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ied"
    return _doubled(word) + "ed"


def _going_on(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    return (word[:-1] if re.search(r"[^eoy]e$", word) else _doubled(word)) + "ing"


def _doubled(word: str) -> str:
    return word + word[-1] if _DOUBLES.match(word) else word
