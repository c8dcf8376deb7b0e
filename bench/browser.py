"""A real Chromium for measuring, as the tests use it."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright
from tests.browsers import FLAGS, MISSING, find

# Other hosts are asked for in vain, and at once: whether there is a network must not show in a figure.
NOBODY_ELSE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium for as long as the `with` lasts; raises RuntimeError where there is none."""
    path = find()
    if not path:
        raise RuntimeError(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS, NOBODY_ELSE])
        try:
            yield browser
        finally:
            browser.close()
