"""HTML in which an author's text can only ever be text."""

import html
from collections.abc import Iterable


class Html(str):
    """HTML that is already safe to put on a page; every other text is escaped."""

    __slots__ = ()


def safe(part: str) -> Html:
    """Give HTML as it is, and any other text escaped."""
    return part if isinstance(part, Html) else Html(_escaped(part))


def tag(name: str, *inside: str, **attributes: str | bool | None) -> Html:
    """Make an element; `class_` stands for class, `data_quiz` for data-quiz, True for a bare name.

    An attribute that is None, False or empty is left out.
    """
    words = [name]
    for key, value in attributes.items():
        attribute = key.rstrip("_").replace("_", "-")
        if value:
            words.append(attribute if value is True else f'{attribute}="{_quoted(value)}"')
    return Html(f"<{' '.join(words)}>{''.join(safe(part) for part in inside)}</{name}>")


def join(between: str, parts: Iterable[str | None]) -> Html:
    """Put what there is of `parts` in a row, with `between` between them."""
    return Html(safe(between).join(safe(part) for part in parts if part))


def _escaped(text: str) -> str:
    """Escape what means something between tags, and the return that a browser would read as a new line."""
    return html.escape(text, quote=False).replace("\r", "&#13;")


def _quoted(text: str) -> str:
    return _escaped(text).replace('"', "&quot;")
