"""A page that has moved leads on, in every engine. Our own course has none yet."""

from pathlib import Path

import pytest

from tests.browsers import ENGINES
from tests.conftest import course
from tests.everywhere.conftest import Seats
from tests.everywhere.engines import until
from tests.everywhere.sites import watched_copy

MOVED = "moved:\n  - {from: lessons/online/old, to: lessons/online/a-lesson}\n"


@pytest.mark.slow
def test_a_moved_page_leads_on(small: Path, tmp_path: Path, seats: Seats) -> None:
    curriculum = small / "curriculum.yml"
    curriculum.write_text(curriculum.read_text("utf-8") + MOVED, "utf-8")
    done = course("build", folder=small)
    assert done.returncode == 0, done.stdout
    copy = watched_copy(small / "_build" / "site", tmp_path / "a copy", "nowhere", "nowhere")
    for engine in ENGINES:
        seat = seats.take(engine)
        seat.open(f"{copy.as_uri()}/lessons/online/old.html")
        link = "document.querySelector('main a, [role=main] a')"
        assert seat.run(f"() => !!document.getElementById('leave') && !!{link}"), engine
        seat.run(f"() => {link}.focus()")
        seat.press("Enter")
        until(seat, "() => location.pathname.endsWith('/online/a-lesson.html') && !!document.body")
        assert seat.run("() => window.complaints") == [], engine
        seat.close()
