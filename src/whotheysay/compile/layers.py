"""Lay a graph out in rows, so that lines lead down and pass between boxes.

The way of Sugiyama, Tagawa and Toda (1981): a node's row is its longest way from the start; a line over
several rows gets a place in each, as if it were a narrow node; sweeps then order and align the rows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import fmean

SWEEPS = 12

Ways = Mapping[str, Sequence[str]]


@dataclass
class Node:
    """A node's place: its row from 0, its middle across, and where its lines pass on their way."""

    row: int
    x: float = 0.0
    via: dict[str, list[str]] = field(default_factory=dict)
    """For each target, the names of the passing places from the next row on."""
    passing: bool = False
    tied: list[str] = field(default_factory=list)


def lay_out(start: str, ways: Ways, column: float, lane: float) -> dict[str, Node]:
    """Give a place to every node of `ways` (a node to those it leads to), and to every passing line.

    Neighbours in a row are at least `column` apart, or `lane` where one of them is a passing line.
    """
    nodes = _rows(start, ways)
    for name, targets in ways.items():
        for target in dict.fromkeys(targets):
            _thread(nodes, name, target)
    rows: list[list[str]] = [[] for _ in range(max(node.row for node in nodes.values()) + 1)]
    for name, node in nodes.items():
        rows[node.row].append(name)
    for row in rows:
        _spread(row, nodes, [0.0] * len(row), column, lane)
    for _ in range(SWEEPS):
        for row in (*rows, *reversed(rows)):
            wanted = {name: fmean(nodes[n].x for n in nodes[name].tied or [name]) for name in row}
            row.sort(key=lambda name: (wanted[name], nodes[name].x))
            _spread(row, nodes, [wanted[name] for name in row], column, lane)
    return nodes


def _rows(start: str, ways: Ways) -> dict[str, Node]:
    """Put each node in the row of its longest way from the start; ways back don't count."""
    order = _order(start, ways)
    place = {name: number for number, name in enumerate(order)}
    depth = dict.fromkeys(order, 0)
    for name in order:
        for target in ways[name]:
            if place[target] > place[name]:
                depth[target] = max(depth[target], depth[name] + 1)
    return {name: Node(depth[name]) for name in ways}


def _order(start: str, ways: Ways) -> list[str]:
    """Order the nodes so that every line but a way back leads onwards (reversed postorder)."""
    done: list[str] = []
    seen: set[str] = set()
    for first in (start, *ways):
        waiting = [(first, False)]
        while waiting:
            name, left = waiting.pop()
            if left:
                done.append(name)
            elif name in ways and name not in seen:
                seen.add(name)
                waiting += [(name, True), *((target, False) for target in reversed(ways[name]))]
    return done[::-1]


def _thread(nodes: dict[str, Node], name: str, target: str) -> None:
    """Lead a line through the rows between its ends."""
    between = range(nodes[name].row + 1, nodes[target].row)
    via = [f"{name}>{target}>{row}" for row in between]
    nodes[name].via[target] = via
    for row, place in zip(between, via, strict=True):
        nodes[place] = Node(row, passing=True)
    for one, other in zip((name, *via), (*via, target), strict=True):
        nodes[one].tied.append(other)
        nodes[other].tied.append(one)


def _spread(
    row: Sequence[str], nodes: Mapping[str, Node], wanted: Sequence[float], column: float, lane: float
) -> None:
    """Place a row's nodes in order, near where they want to be and far enough apart."""
    gaps = [_gap(nodes[a], nodes[b], column, lane) for a, b in pairwise(row)]
    right = list(wanted)
    for n, gap in enumerate(gaps, 1):
        right[n] = max(right[n], right[n - 1] + gap)
    left = list(wanted)
    for n, gap in reversed(list(enumerate(gaps, 1))):
        left[n - 1] = min(left[n - 1], left[n] - gap)
    # Half of two orders that keep the gaps keeps them too.
    for name, one, other in zip(row, right, left, strict=True):
        nodes[name].x = (one + other) / 2


def _gap(one: Node, other: Node, column: float, lane: float) -> float:
    if one.passing and other.passing:
        return lane
    return (column + lane) / 2 if one.passing or other.passing else column
