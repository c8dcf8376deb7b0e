"""Serve a course to an editor: each page as the files are now, renewed where it is open when one is saved."""

import re
import sys
import threading
import zlib
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

HOST = "127.0.0.1"
TRIES = 20
"""How many ports are tried, from the one asked for upwards."""

_WAIT = "/.course/wait.js"
_NEWS = "/.course/news.js"
_KEEPER = "/worker.js"
_WORKER = re.compile(r' data-worker="[^"]*"')
_SCRIPT = (Path(__file__).parent / "serve.js").read_text("utf-8")
_RELOAD = "courseReload();\n"
_AGAIN = "courseAsk();\n"
_PATIENCE = 20.0
"""Seconds after which the page asks again, so that no request hangs for ever."""

Look = Callable[[str], object]
"""Brings a page, named by its path without suffix, up to date on the disk."""


class _News:
    """Counts what was saved, and lets requests wait for more."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.count = 0

    def tell(self) -> None:
        """Let every page that is open ask whether it is still as it was."""
        with self._changed:
            self.count += 1
            self._changed.notify_all()

    def wait(self, seen: int) -> bool:
        """Wait until more than `seen` was saved; tell whether that came before patience ended."""
        with self._changed:
            return self._changed.wait_for(lambda: self.count > seen, _PATIENCE)


class _Handler(SimpleHTTPRequestHandler):
    """Serves files that are up to date; adds to each page the script that waits for news."""

    def __init__(self, *args: Any, look: Look, news: _News, **kwargs: Any) -> None:
        self._look = look
        self._news = news
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        """Answer a request."""
        asked = urlsplit(self.path)
        if "\0" in unquote(self.path):
            # No file has such a name, and the system refuses to look for one.
            self.send_error(HTTPStatus.NOT_FOUND)
        elif asked.path == _WAIT:
            self._answer(_SCRIPT, "text/javascript")
        elif asked.path == _KEEPER:
            self.send_error(HTTPStatus.NOT_FOUND)
        elif asked.path == _NEWS:
            known = {name: values[0] for name, values in parse_qs(asked.query).items()}
            self._answer(self._renewed(known.get("page", "/"), known.get("state", "")), "text/javascript")
        elif (file := self._file(asked.path)).suffix == ".html" and file.is_file():
            text, state = self._page(asked.path)
            tag = f'<script src="{_WAIT}" data-news="{_NEWS}" data-state="{state}"></script></body>'
            # An editor wants what was just written, and no worker that keeps it.
            self._answer(_WORKER.sub("", text).replace("</body>", tag), "text/html")
        else:
            self._look(_name(asked.path))
            super().do_GET()

    def _renewed(self, path: str, state: str) -> str:
        """Wait until the page at `path` differs from what its browser has, which `state` names."""
        while True:
            seen = self._news.count
            if self._page(path)[1] != state:
                return _RELOAD
            if not self._news.wait(seen):
                return _AGAIN

    def _page(self, path: str) -> tuple[str, str]:
        """Give the page at `path`, brought up to date, and a name of its state."""
        self._look(_name(path))
        file = self._file(path)
        text = file.read_text("utf-8") if file.is_file() else ""
        return text, f"{zlib.crc32(text.encode()):08x}"

    def _file(self, path: str) -> Path:
        file = Path(self.translate_path(path))
        return file / "index.html" if file.is_dir() else file

    def _answer(self, text: str, kind: str) -> None:
        body = text.encode()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        """Let the browser keep nothing: an editor wants what was just written."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the library's own name
        """Say nothing of each request."""


def _name(path: str) -> str:
    """Name the page that an address leads to, or that a notebook belongs to."""
    path = unquote(path).lstrip("/")
    path = f"{path}index.html" if path.endswith("/") or not path else path
    return path.removesuffix(".html").removesuffix(".ipynb")


class _Listener(ThreadingHTTPServer):
    """Answers each request in a thread of its own."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that has gone to another page before its answer came."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Server:
    """The site at an address of this machine, for as long as the `with` lasts."""

    def __init__(self, site: Path, port: int, look: Look = lambda _: None) -> None:
        """Serve the folder `site` at `port`, or at the next free one; `look` is called before each answer."""
        self._news = _News()
        handler = partial(_Handler, directory=str(site), look=look, news=self._news)
        self._server = _listen(handler, port)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    @property
    def address(self) -> str:
        """Where the site is."""
        return f"http://{HOST}:{self._server.server_port}/"

    def renew(self) -> None:
        """Let every open page load again if it has changed."""
        self._news.tell()

    def __enter__(self) -> "Server":
        """Begin to serve."""
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End serving."""
        self._server.shutdown()
        self._server.server_close()


def _listen(handler: Any, port: int) -> _Listener:
    for number in range(port, port + TRIES):
        try:
            server = _Listener((HOST, number), handler)
        except OSError:
            continue
        server.daemon_threads = True
        return server
    return _Listener((HOST, 0), handler)
