"""No accessibility rule is broken on any type of page, as the other engines see it.

Chromium looks at every page, in `tests/pages/test_every_page.py`.
"""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.browsers import ENGINES
from tests.everywhere.conftest import Take
from tests.pages.test_every_page import AXE

LOOK = """(rules) => axe.run(rules).then((found) =>
  found.violations.map((one) => [one.id, ...one.nodes.map((node) => node.html.slice(0, 120))]))"""


# One of the two in every run; both in a slow one.
OTHERS = [
    pytest.param(engine, marks=[pytest.mark.slow] if engine == "firefox" else [])
    for engine in ENGINES
    if engine != "chromium"
]


@pytest.mark.parametrize("engine", OTHERS)
def test_axe_finds_nothing(address: str, types: list[str], take: Take) -> None:
    seat = take("dark and still")
    for page in types:
        seat.open(f"{address}/{page}")
        seat.run(f"() => {{ {AXE_SCRIPT} }}")
        assert seat.run(LOOK, AXE) == [], page
