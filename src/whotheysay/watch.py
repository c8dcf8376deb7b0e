"""Wait for what an editor saves."""

import logging
import threading
from collections.abc import Iterator
from pathlib import Path

from watchfiles import DefaultFilter, watch

# It would tell of each saved file in its own way.
logging.getLogger("watchfiles").setLevel(logging.WARNING)


class _Sources(DefaultFilter):
    """What an editor saves; not what the build writes."""

    ignore_dirs = (*DefaultFilter.ignore_dirs, "_build", ".venv", ".git")


def changes(root: Path, stop: threading.Event | None = None, *, begin: bool = False) -> Iterator[set[str]]:
    """Wait for saved files; give the paths each time some were, until Ctrl+C or `stop`.

    With `begin`, an empty set comes first, as soon as nothing that is saved can be missed.
    """
    watched = watch(
        root,
        watch_filter=_Sources(),
        # An editor may save a file in several steps, a few milliseconds apart.
        step=20,
        debounce=200,
        stop_event=stop,
        raise_interrupt=True,
        rust_timeout=200,
        yield_on_timeout=begin,
    )
    try:
        for found in watched:
            if found or begin:
                yield {str(Path(path).relative_to(root)) for _, path in found}
                begin = False
    except KeyboardInterrupt:
        return
