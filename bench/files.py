"""A plain web server of files, which packs texts with gzip as any host does, and counts what it sent."""

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

_PACKED = ("text/", "application/javascript", "application/json", "image/svg+xml")


@dataclass
class Site:
    """A folder of files at an address, and what was sent of it."""

    folder: Path
    address: str = ""
    sent: list[tuple[str, int, int]] = field(default_factory=list)
    """For each answer: the path, the bytes of the file, the bytes that went over the wire."""


@contextmanager
def served(folder: Path) -> Iterator[Site]:
    """Serve a folder on this machine for as long as the `with` lasts."""
    site = Site(folder.resolve())
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, site=site))
    server.daemon_threads = True
    site.address = f"http://127.0.0.1:{server.server_port}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # one connection for many files

    def __init__(self, *args: Any, site: Site) -> None:
        self._site = site
        super().__init__(*args)

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path).lstrip("/")
        file = self._site.folder / path
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self._answer(HTTPStatus.NOT_FOUND, "text/plain", b"", "")
            return
        raw, kind = file.read_bytes(), mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        packed = kind.startswith(_PACKED)
        body = gzip.compress(raw, 6, mtime=0) if packed else raw
        self._site.sent.append((path, len(raw), len(body)))
        self._answer(HTTPStatus.OK, kind, body, "gzip" if packed else "")

    def _answer(self, status: HTTPStatus, kind: str, body: bytes, packing: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        if packing:
            self.send_header("Content-Encoding", packing)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the library's own name
        pass
