"""A copy of the built site that tells what goes wrong on it, on a server and in a folder."""

import os
import re
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

WEATHER = "<!doctype html><title>Weather</title><link rel=icon href=data:,><h1>Weather</h1><p>Sunny."


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder, some words in place of files, and the weather on any port."""

    server: "Server"

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        (self.server.seen if path == "/seen" else self.server.asked).append(self.path)
        replaced = {"/weather": WEATHER, "/seen": "", **self.server.instead}.get(path)
        if replaced is None:
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path if "." in path else "a.html"))
        self.end_headers()
        self.wfile.write(replaced.encode())
        return None

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        self.server.missed.append(f"{code} {self.path}")
        super().send_error(code, message, explain)

    def log_message(self, *words: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """The site over http: what it was asked for, what it missed, what was seen, what it gives instead."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        self.asked: list[str] = []
        self.missed: list[str] = []
        self.seen: list[str] = []
        self.instead: dict[str, str] = {}
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=os.fspath(folder)))

    @property
    def address(self) -> str:
        """The address, without a last slash."""
        return f"http://127.0.0.1:{self.server_port}"


@contextmanager
def served(folder: Path) -> Iterator[Server]:
    """Serve a folder while it is needed."""
    server = Server(folder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def watched_copy(site: Path, folder: Path, old_way_out: str, way_out: str) -> Path:
    """Copy a site, with `watch.js` before each page's scripts, and another place to leave to."""
    shutil.copytree(site, folder)
    shutil.copy(Path(__file__).parent / "watch.js", folder)
    for file in folder.rglob("*.html"):
        text = file.read_text("utf-8").replace(old_way_out, way_out)
        up = "../" * (len(file.relative_to(folder).parts) - 1)
        file.write_text(
            re.sub("<script", f'<script src="{up}watch.js"></script><script', text, count=1), "utf-8"
        )
    return folder


class Outside:
    """All that isn't this machine: a proxy that answers nothing, and keeps what was asked of it."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._socket.getsockname()[1]}"
        threading.Thread(target=self._refuse, daemon=True).start()

    def _refuse(self) -> None:
        while True:
            try:
                caller, _ = self._socket.accept()
            except OSError:  # closed
                return
            with caller:
                self.asked.append(caller.recv(4096).decode("latin-1").split("\r\n")[0])
                caller.sendall(b"HTTP/1.1 502 No\r\nContent-Length: 0\r\n\r\n")

    def close(self) -> None:
        """Let nobody in any more."""
        self._socket.close()
