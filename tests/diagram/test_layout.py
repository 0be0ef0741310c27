"""Columns, order and heights, on graphs that are only said and not traced."""

import itertools

import numpy as np
import pytest
from graphs import Said

from lib.diagram import layout
from lib.diagram.layout import Node

GRAPHS = {
    "neuron": Said("h = w x", "e = h y", "E = e"),
    "three inputs": Said("a = w1 x1", "c = w2 x2", "f = a c", "g = w3 x3", "i = f g", "h = i b",
                         "e = h y", "k = e", "E = k"),
    "two neurons": Said("a = w1 x", "h = w2 a", "e = h y", "E = e"),
    "used often": Said("h = w x", "a = h u", "c = a w", "f = c h", "g = w y", "t = f g", "i = t y",
                       "j = i", "k = u y", "m = t k", "n = m", "p = j n", "q = w w", "r = p q",
                       "E = r"),
}  # fmt: skip
PLACED = {which: layout.lay_out(graph) for which, graph in GRAPHS.items()}
TREES = ("neuron", "three inputs", "two neurons")


def extent(node):
    return (0.4, 0.5) if node.column % 2 else (0.2, 0.2)


@pytest.fixture(params=GRAPHS)
def which(request):
    return request.param


def test_time_runs_from_left_to_right(which):
    graph, column = GRAPHS[which], PLACED[which].column
    assert min(column.values()) == 0
    assert column[graph.result] == max(column.values())
    for gate in graph.gates:
        assert all(column[name] < column[gate.output] for name in gate.inputs)
    for wire in graph.wires.values():
        if len(wire.uses) == 1:  # their wires are short
            assert column[wire.uses[0][0].output] == column[wire.name] + 1


def test_edges_lead_from_column_to_column(which):
    placed = PLACED[which]
    assert all(right.column == left.column + 1 for left, right in placed.edges)
    # Following a wire's nodes leads from where it begins to each gate that uses it.
    for wire in GRAPHS[which].wires.values():
        reached, now = set(), {placed.begin(wire.name)}
        while now:
            step = {right for left, right in placed.edges if left in now}
            reached |= step
            now = {node for node in step if node.wire == wire.name}
        users = {gate.output for gate, _ in wire.uses}
        assert users == {node.wire for node in reached if placed.begins(node)}


def test_every_node_has_one_place(which):
    placed = PLACED[which]
    nodes = {node for edge in placed.edges for node in edge}
    assert sorted(itertools.chain(*placed.rows)) == sorted(nodes)
    for column, row in enumerate(placed.rows):
        assert all(node.column == column for node in row)


def crossings(placed):
    """How many pairs of edges cross each other."""
    place = {node: k for row in placed.rows for k, node in enumerate(row)}
    return sum(
        a.column == c.column and (place[a] - place[c]) * (place[b] - place[d]) < 0
        for (a, b), (c, d) in itertools.combinations(placed.edges, 2)
    )


@pytest.mark.parametrize("which", TREES)
def test_trees_have_no_crossings(which):
    assert crossings(PLACED[which]) == 0


def test_a_wire_that_passes_by_has_a_place_in_between():
    placed = layout.lay_out(Said("h = w x", "e = h y", "E = e h"))
    assert Node("h", placed.column["e"]) in placed.rows[placed.column["e"]]
    assert not placed.begins(Node("h", placed.column["e"]))
    assert placed.begins(Node("h", placed.column["h"]))


def apart(placed, y, gap):
    """For each pair of neighbours in a column: by how much they are further apart than needed."""
    return [
        y[upper] - y[lower] - extent(upper)[1] - extent(lower)[0] - gap
        for row in placed.rows
        for upper, lower in itertools.pairwise(row)
    ]


def rises(y, edges):
    return sum((y[a] - y[b]) ** 2 for a, b in edges) + 1e-3 * sum(at**2 for at in y.values())


def test_the_heights_are_the_most_level_ones(which):
    placed = PLACED[which]
    y = layout.heights(placed, extent, gap=0.1)
    assert min(apart(placed, y, 0.1)) > -1e-3
    # Any way to somewhere else that keeps the distances is no better.
    random = np.random.default_rng(0)
    for _ in range(100):
        other = {node: at + random.normal(scale=0.02) for node, at in y.items()}
        for row in placed.rows:
            for upper, lower in itertools.pairwise(row):
                needed = extent(upper)[1] + extent(lower)[0] + 0.1
                other[lower] = min(other[lower], other[upper] - needed)
        assert rises(other, placed.edges) > rises(y, placed.edges) - 2e-3


def test_a_gate_stands_in_the_middle_of_its_inputs():
    y = layout.heights(layout.lay_out(Said("E = w x")), lambda node: (0.4, 0.5), gap=0.1)
    w, x, E = y[Node("w", 0)], y[Node("x", 0)], y[Node("E", 1)]
    assert w - x == pytest.approx(0.4 + 0.5 + 0.1, abs=1e-3)
    assert pytest.approx((w + x) / 2, abs=1e-3) == E


@pytest.mark.parametrize(
    ("graph", "groups"),
    [
        (GRAPHS["two neurons"], [{"w1", "x", "a"}, {"w2", "h"}]),
        (Said("h = w x", "E = u h"), [{"w", "x", "h"}]),  # u stands above the frame
        (Said("h = w x", "E = h u"), [{"w", "x", "h"}]),  # and here below
    ],
)
def test_a_frame_keeps_others_out(graph, groups):
    placed = layout.lay_out(graph)
    y = layout.heights(placed, extent, groups)
    for group in groups:
        nodes = [placed.begin(name) for name in group]
        bottom, top = layout.frame(nodes, y, extent)
        assert all(bottom <= y[n] - extent(n)[1] and y[n] + extent(n)[0] <= top for n in nodes)
        columns = [node.column for node in nodes]
        others = {node for node in y if min(columns) <= node.column <= max(columns)} - {*nodes}
        assert others
        for node in others:
            up, down = extent(node)
            assert y[node] + up <= bottom + 1e-2 or y[node] - down >= top - 1e-2, node


def test_a_frame_has_room_for_its_text():
    node = Node("a", 1)
    assert layout.frame([node], {node: 1.0}, extent, 0.3) == pytest.approx((0.5, 1.7))
