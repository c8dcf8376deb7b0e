"""The worker is made of the site's files alone, and lists just what they are."""

import hashlib
import json
import re
from typing import Any

from whotheysay.offline import NEUTRAL, worker

FILES = {
    "index.html": b"<p>first</p>",
    "_static/theme.css": b"p { margin: 0 }",
    "_static/leave.js": b"go()",
    "_images/a.svg": b"<svg/>",
    "a.ipynb": b"{}",
    "worker.js": b"an older one",
}


def told(script: str) -> dict[str, Any]:
    """Give what a worker says of its build."""
    build = re.match(r"const BUILD = (\{.*\});\n", script)
    assert build
    found: dict[str, Any] = json.loads(build[1])
    return found


def test_it_lists_what_pages_are_made_of_with_digests() -> None:
    found = told(worker(FILES, ["index", "book/help", "index"]))
    kept = {"index.html", "_static/theme.css", "_static/leave.js", "_images/a.svg"}
    assert found["files"] == {path: hashlib.sha256(FILES[path]).hexdigest()[:12] for path in kept}
    assert found["core"] == ["index.html", "book/help.html", "offline.html", NEUTRAL]


def test_the_same_site_gives_the_same_worker_and_another_site_another() -> None:
    """Whatever the order of its files, and whatever worker was there before."""
    turned = dict(reversed([*FILES.items(), ("worker.js", b"another")]))
    assert worker(turned, ["index"]) == worker(FILES, ["index"])
    assert worker({**FILES, "a.ipynb": b"[]"}, ["index"]) == worker(FILES, ["index"])
    version = told(worker(FILES, ["index"]))["version"]
    for path in ("index.html", "_static/theme.css", "_static/leave.js"):
        assert told(worker({**FILES, path: b"new"}, ["index"]))["version"] != version
