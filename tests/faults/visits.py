"""First visits to a static site, as browsers make them: a page, what it loads, and another page."""

import asyncio
import random
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin

LOADED = re.compile(rb'<(?:link|script|img)[^>]*?\s(?:href|src)="([^"#?:]+)(?:\?[^"]*)?"')
CONNECTIONS = 2
"""How many connections a browser opens for a handful of small files."""
LINGERS = 0.5
"""Seconds a browser keeps its connections after the last answer."""


@dataclass
class Visits:
    """What came of many visits: answers by status, what was wrong, and how long the longest visit took."""

    site: Path
    port: int
    answers: Counter[int] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    longest: float = 0.0

    async def arrive(self, pages: list[str], pupils: int, seconds: float) -> None:
        """Let pupils arrive at random moments within `seconds`, each at one of the pages, then another."""
        chance = random.Random(pupils)
        await asyncio.gather(
            *(self._visit(chance.uniform(0, seconds), chance.sample(pages, 2)) for _ in range(pupils))
        )

    async def _visit(self, moment: float, pages: list[str]) -> None:
        await asyncio.sleep(moment)
        began = asyncio.get_running_loop().time()
        try:
            await asyncio.wait_for(self._browse(pages), 30)
        except (OSError, TimeoutError, asyncio.IncompleteReadError) as error:
            self.wrong.append(f"{pages}: {error!r}")
        self.longest = max(self.longest, asyncio.get_running_loop().time() - began)

    async def _browse(self, pages: list[str]) -> None:
        lines = [await asyncio.open_connection("127.0.0.1", self.port) for _ in range(CONNECTIONS)]
        has: dict[str, str] = {}
        for page in pages:
            await self._get(lines[0], page, has)
            wanted = assets(self.site, page)
            shares = [wanted[n::CONNECTIONS] for n in range(CONNECTIONS)]
            await asyncio.gather(*(self._get_all(*pair, has) for pair in zip(lines, shares, strict=True)))
        await asyncio.sleep(LINGERS)
        for _, writer in lines:
            writer.close()

    async def _get_all(self, line: "Line", paths: list[str], has: dict[str, str]) -> None:
        for path in paths:
            await self._get(line, path, has)

    async def _get(self, line: "Line", path: str, has: dict[str, str]) -> None:
        """Ask for a file, or whether the one at hand is still the same; compare it with the site's."""
        reader, writer = line
        asks = f"If-Modified-Since: {has[path]}\r\n" if path in has else ""
        writer.write(f"GET /{path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{asks}\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        status, headers = int(head.split()[1]), dict(re.findall(r"([\w-]+): (.*)\r\n", head))
        body = await reader.readexactly(int(headers.get("Content-Length", 0)))
        self.answers[status] += 1
        good = body == (self.site / path).read_bytes() if status == 200 else status == 304 and path in has
        if not good:
            self.wrong.append(f"{path}: {status}, {len(body)} bytes")
        has[path] = headers.get("Last-Modified", has.get(path, ""))


Line = tuple[asyncio.StreamReader, asyncio.StreamWriter]


def assets(site: Path, page: str) -> list[str]:
    """List the files that a page loads by itself."""
    found = LOADED.findall((site / page).read_bytes())
    paths = [urljoin(page, path.decode()) for path in found if not path.endswith(b".html")]
    return sorted({path for path in paths if (site / path).is_file()})
