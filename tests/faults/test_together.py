"""Commands at the same time, and files that change under one: nothing is mixed up."""

import shutil
import signal
import socket
import struct
import subprocess
import threading
import time
import urllib.request
from pathlib import Path
from random import Random

import pytest

from tests.faults.commands import Run, site_of


def save(folder: Path, words: str) -> None:
    (folder / "index.md").write_text(f"# A small course\n\n{words}\n", "utf-8")


def home(folder: Path) -> str:
    return (folder / "_build/site/index.html").read_text("utf-8")


def test_a_second_build_waits_for_the_first(course_built: Path) -> None:
    save(course_built, "Welcome once.")
    with Run(course_built, "build") as one:
        one.until((course_built / "_build/.unsure").exists)
        save(course_built, "Welcome twice.")
        with Run(course_built, "build") as other:
            told = (
                f"Another build of this course is under way (process {one.process.pid}): waiting for its end."
            )
            other.says(told)
            assert one.ends() == 0, one.said()
            assert other.ends() == 0, other.said()
    assert "Welcome twice." in home(course_built)


@pytest.mark.slow
def test_a_build_that_was_killed_keeps_nobody_waiting(course_built: Path) -> None:
    save(course_built, "Welcome once more.")
    with Run(course_built, "build") as one:
        one.until((course_built / "_build/.unsure").exists)
        one.process.send_signal(signal.SIGSTOP)
        with Run(course_built, "build") as other:
            other.says("Another build of this course is under way")
            one.kill()
            assert other.ends() == 0, other.said()
    assert "Welcome once more." in home(course_built)


def test_a_build_while_the_course_is_served(course_built: Path) -> None:
    with Run(course_built, "serve", "--port", "8470") as serve:
        address = serve.says("Serving").partition("Serving ")[2].split()[0]
        save(course_built, "Welcome, all.")
        with Run(course_built, "build") as build, urllib.request.urlopen(address) as answer:
            assert "A small course" in answer.read().decode()
            assert build.ends() == 0, build.said()
        assert "Welcome, all." in home(course_built)
        with urllib.request.urlopen(address) as answer:
            assert "Welcome, all." in answer.read().decode()
        with Run(course_built, "serve") as other:
            assert other.ends() == 1
            assert (
                f"This course is being served already: {address} (process {serve.process.pid})."
                in other.said()
            )
        assert serve.asks(signal.SIGINT) == 0, serve.said()
        assert "Traceback" not in serve.said()
        assert serve.leaves_nothing()
    assert not (course_built / "_build/preview").exists()


def test_a_server_bears_what_comes(course_built: Path) -> None:
    """Its port is taken, browsers go in the middle of an answer, and for a while nothing can be written."""
    with socket.create_server(("127.0.0.1", 8480)), Run(course_built, "serve", "--port", "8480") as serve:
        address = serve.says("Serving").partition("Serving ")[2].split()[0]
        port = int(address.rpartition(":")[2].strip("/"))
        assert 8480 < port < 8500
        for path in ("/", "/.course/wait.js", "/.course/news.js", "/_static/theme.css", "/%00", "/..%2fx"):
            with socket.create_connection(("127.0.0.1", port)) as browser:
                browser.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
                browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # no goodbye
        limit(serve, "2000")
        save(course_built, "Welcome to nowhere.")
        told = "B103 the system allows no file as large as this"
        serve.until(lambda: asked(address) != "" and told in serve.said())
        limit(serve, "unlimited")
        save(course_built, "Welcome again.")
        serve.until(lambda: "Welcome again." in asked(address))
        assert "Traceback" not in serve.said()
        assert "Exception" not in serve.said()


def limit(running: Run, size: str) -> None:
    """Say how large a file may grow from now on, in bytes."""
    subprocess.run(["prlimit", "--pid", str(running.process.pid), f"--fsize={size}:"], check=True)


def asked(address: str) -> str:
    """Ask for a page."""
    with urllib.request.urlopen(address) as answer:
        return str(answer.read().decode())


@pytest.mark.parametrize("rounds", [1, pytest.param(30, marks=pytest.mark.slow)])
def test_files_that_vanish_and_change_while_a_build_reads_them(rounds: int, course_built: Path) -> None:
    """Told or not noticed, but never half: and as soon as all is back, so is the site."""
    good, sources = site_of(course_built), course_built.parent / "sources"
    shutil.copytree(course_built, sources, ignore=shutil.ignore_patterns("_build"))
    chance = Random(rounds)
    for _ in range(rounds):
        save(course_built, f"Welcome, {chance.random()}.")
        before = set(site_of(course_built))
        with Run(course_built, "build", "--quiet") as build:
            stirring = threading.Thread(target=_stir, args=(course_built, sources, build, chance))
            stirring.start()
            assert build.ends() in (0, 1)
            stirring.join()
            assert "Traceback" not in build.said()
        assert set(site_of(course_built)) == before
        _bring_back(course_built, sources)
        with Run(course_built, "build", "--quiet") as build:
            assert build.ends() == 0, build.said()
        assert site_of(course_built) == good


def _stir(folder: Path, sources: Path, build: Run, chance: Random) -> None:
    """While the build is under way, take files away, bring them back, and change what they say."""
    files = [
        path.relative_to(sources) for path in sources.rglob("*") if path.is_file() and path.suffix != ".json"
    ]
    while build.process.poll() is None:
        path = chance.choice(files)
        act = chance.choice([_take, _cut, _restore, _restore, _restore])
        act(folder / path, sources / path)
        time.sleep(chance.uniform(0, 0.05))


def _take(path: Path, _source: Path) -> None:
    path.unlink(missing_ok=True)


def _cut(path: Path, source: Path) -> None:
    path.write_bytes(source.read_bytes()[: source.stat().st_size // 2])


def _restore(path: Path, source: Path) -> None:
    shutil.copy(source, path)


def _bring_back(folder: Path, sources: Path) -> None:
    shutil.copytree(sources, folder, dirs_exist_ok=True)
