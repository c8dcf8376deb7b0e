"""A map's layout: every node has a place of its own, lines lead down, and nothing overlaps."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from whotheysay.compile.layers import lay_out

COLUMN, LANE = 160, 26


@st.composite
def graphs(draw: st.DrawFn) -> dict[str, list[str]]:
    """Make up to twelve nodes, each leading to some others, loops and ways back among them."""
    names = [f"s{n}" for n in range(draw(st.integers(1, 12)))]
    return {name: draw(st.lists(st.sampled_from(names), max_size=4)) for name in names}


@settings(max_examples=150, deadline=None)
@given(graphs())
def test_places_keep_apart_and_lines_lead_on(ways: dict[str, list[str]]) -> None:
    places = lay_out("s0", ways, COLUMN, LANE)
    rows: dict[int, list[tuple[float, bool]]] = {}
    for place in places.values():
        rows.setdefault(place.row, []).append((place.x, place.passing))
    for row in rows.values():
        for (x1, passing1), (x2, passing2) in pairwise(sorted(row)):
            wanted = (
                LANE if passing1 and passing2 else (COLUMN + LANE) / 2 if passing1 or passing2 else COLUMN
            )
            assert x2 - x1 >= wanted - 1e-6
    for name, targets in ways.items():
        for target in targets:
            steps = [places[n].row for n in (name, *places[name].via[target], target)]
            if steps[-1] > steps[0]:
                assert steps == list(range(steps[0], steps[-1] + 1))


def test_a_chain_is_a_straight_line() -> None:
    places = lay_out("a", {"a": ["b"], "b": ["c"], "c": []}, COLUMN, LANE)
    assert [places[n].row for n in "abc"] == [0, 1, 2]
    assert len({places[n].x for n in "abc"}) == 1
