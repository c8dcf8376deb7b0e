"""Serve a built site to an editor, and renew the open page when a build is done."""

import sys
import threading
from collections.abc import Iterator
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any

from watchfiles import DefaultFilter, watch

HOST = "127.0.0.1"
TRIES = 20
"""How many ports are tried, from the one asked for upwards."""

_WAIT = "/.course/wait.js"
_RENEW = "/.course/renew.js"
# A page may connect to nothing, so news of a build comes as a script that is answered when there is any.
_ASK = f"""addEventListener("load", function () {{
  var script = document.createElement("script");
  script.src = "{_RENEW}?" + Date.now();
  document.head.appendChild(script);
}});
"""
_RELOAD = "location.reload();\n"
_AGAIN = _ASK.replace('addEventListener("load", function () {', "(function () {").replace("});", "})();")
_PATIENCE = 20.0
"""Seconds after which the page asks again, so that no request hangs for ever."""


class _Handler(SimpleHTTPRequestHandler):
    """Serves files; adds to each page the script that waits for news."""

    def __init__(self, *args: Any, news: threading.Condition, **kwargs: Any) -> None:
        self._news = news
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        """Answer a request."""
        path = self.path.split("?")[0]
        file = Path(self.translate_path(self.path))
        if file.is_dir() and path.endswith("/"):
            file /= "index.html"
        if path == _WAIT:
            self._answer(_ASK, "text/javascript")
        elif path == _RENEW:
            with self._news:
                self._answer(_RELOAD if self._news.wait(_PATIENCE) else _AGAIN, "text/javascript")
        elif file.suffix == ".html" and file.is_file():
            tag = f'<script src="{_WAIT}"></script></body>'
            self._answer(file.read_text("utf-8").replace("</body>", tag), "text/html")
        else:
            super().do_GET()

    def _answer(self, text: str, kind: str) -> None:
        body = text.encode()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        """Let the browser keep nothing: an editor wants what was just built."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the library's own name
        """Say nothing of each request."""


class _Listener(ThreadingHTTPServer):
    """Answers each request in a thread of its own."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that has gone to another page before its answer came."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Server:
    """The site at an address of this machine, for as long as the `with` lasts."""

    def __init__(self, site: Path, port: int) -> None:
        """Serve the folder `site` at `port`, or at the next free one."""
        self._news = threading.Condition()
        handler = partial(_Handler, directory=str(site), news=self._news)
        self._server = _listen(handler, port)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    @property
    def address(self) -> str:
        """Where the site is."""
        return f"http://{HOST}:{self._server.server_port}/"

    def renew(self) -> None:
        """Tell every open page to load again; browsers keep the place they were scrolled to."""
        with self._news:
            self._news.notify_all()

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
