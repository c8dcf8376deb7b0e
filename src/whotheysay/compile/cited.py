"""Where something was read, as pages say it."""

from collections.abc import Iterable

from whotheysay.compile.markdown import link, plain
from whotheysay.model.facts import Source


def cited(sources: Iterable[Source]) -> str:
    """Name sources with their dates, each once, as links where they have an address."""
    return "; ".join(dict.fromkeys(_source(source) for source in sources))


def _source(source: Source) -> str:
    words = f"{source.title}, {source.date}" if source.date else source.title
    return link(words, source.url) if source.url else plain(words)
