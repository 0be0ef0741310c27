"""lib/layout.py: columns, order and heights, on graphs that are only said and not traced."""

import itertools

import numpy as np
import pytest
from plain import Graph

from lib import layout

GRAPHS = {
    "neuron": Graph("h = w x", "e = h y", "E = e"),
    "three inputs": Graph("a = w1 x1", "c = w2 x2", "f = a c", "g = w3 x3", "i = f g", "h = i b",
                          "e = h y", "k = e", "E = k"),
    "two neurons": Graph("a = w1 x", "h = w2 a", "e = h y", "E = e"),
    "used often": Graph("h = w x", "a = h u", "c = a w", "f = c h", "g = w y", "t = f g", "i = t y",
                        "j = i", "k = u y", "m = t k", "n = m", "p = j n", "q = w w", "r = p q",
                        "E = r"),
}  # fmt: skip
TREES = ("neuron", "three inputs", "two neurons")


def extent(node):
    return (0.4, 0.5) if isinstance(node, str) else (0.2, 0.2)


@pytest.fixture(params=GRAPHS)
def placed(request):
    """A graph, its columns, the pairs of neighbours, the nodes of each column."""
    graph = GRAPHS[request.param]
    column = layout.columns(graph)
    pairs = layout.edges(graph, column)
    return graph, column, pairs, layout.order(graph, column, pairs)


def test_time_runs_from_left_to_right(placed):
    graph, column, _, _ = placed
    assert min(column.values()) == 0
    assert column[graph.result] == max(column.values())
    for gate in graph.gates:
        assert all(column[name] < column[gate.output] for name in gate.inputs)
    for wire in graph.wires.values():
        if len(wire.uses) == 1:  # their wires are short
            assert column[wire.uses[0][0].output] == column[wire.name] + 1


def test_wires_lead_from_column_to_column(placed):
    graph, column, pairs, _ = placed

    def at(node):
        return column[node] if isinstance(node, str) else node[1]

    assert all(at(right) == at(left) + 1 for left, right in pairs)
    # Following a wire's nodes leads from where it begins to each gate that uses it.
    for wire in graph.wires.values():
        reached, now = set(), {wire.name}
        while now:
            step = {right for left, right in pairs if left in now}
            reached |= step
            now = {node for node in step if isinstance(node, tuple) and node[0] == wire.name}
        assert {gate.output for gate, _ in wire.uses} == {
            node for node in reached if isinstance(node, str)
        }


def test_every_node_has_one_place(placed):
    _, column, pairs, rows = placed
    nodes = {node for pair in pairs for node in pair}
    assert sorted(map(str, itertools.chain(*rows))) == sorted(map(str, nodes))
    for k, row in enumerate(rows):
        assert all((column[n] if isinstance(n, str) else n[1]) == k for n in row)


def test_trees_have_no_crossings():
    for which in TREES:
        graph = GRAPHS[which]
        column = layout.columns(graph)
        pairs = layout.edges(graph, column)
        assert layout.crossings(layout.order(graph, column, pairs), pairs) == 0


def test_sweeping_finds_fewer_crossings(monkeypatch):
    graph = GRAPHS["used often"]
    column = layout.columns(graph)
    pairs = layout.edges(graph, column)
    swept = layout.crossings(layout.order(graph, column, pairs), pairs)
    monkeypatch.setattr(layout, "SWEEPS", 0)
    assert swept < layout.crossings(layout.order(graph, column, pairs), pairs)


def test_crossings_are_counted():
    pairs = [("a", "d"), ("b", "c")]
    assert layout.crossings([["a", "b"], ["c", "d"]], pairs) == 1
    assert layout.crossings([["a", "b"], ["d", "c"]], pairs) == 0
    assert layout.crossings([["a", "b"], ["c"]], [("a", "c"), ("b", "c")]) == 0


def test_nodes_of_a_column_keep_their_distance(placed):
    *_, pairs, rows = placed
    y = layout.heights(rows, pairs, extent, gap=0.1)
    for row in rows:
        for upper, lower in itertools.pairwise(row):
            needed = extent(upper)[1] + extent(lower)[0] + 0.1
            assert y[upper] - y[lower] >= needed - 1e-3


def rises(y, pairs):
    return sum((y[a] - y[b]) ** 2 for a, b in pairs) + 1e-3 * sum(one**2 for one in y.values())


def test_the_heights_are_the_most_level_ones(placed):
    *_, pairs, rows = placed
    y = layout.heights(rows, pairs, extent)
    best = rises(y, pairs)
    # Any way to somewhere else that keeps the distances is no better.
    random = np.random.default_rng(0)
    for _ in range(200):
        other = {node: at + random.normal(scale=0.02) for node, at in y.items()}
        for row in rows:
            for upper, lower in itertools.pairwise(row):
                needed = extent(upper)[1] + extent(lower)[0] + 0.16
                other[lower] = min(other[lower], other[upper] - needed)
        assert rises(other, pairs) > best - 2e-3


def test_a_gate_stands_in_the_middle_of_its_inputs():
    graph = Graph("E = w x")
    column = layout.columns(graph)
    pairs = layout.edges(graph, column)
    y = layout.heights(layout.order(graph, column, pairs), pairs, extent, gap=0.1)
    assert y["w"] - y["x"] == pytest.approx(0.4 + 0.5 + 0.1, abs=1e-3)
    assert y["E"] == pytest.approx((y["w"] + y["x"]) / 2, abs=1e-3)


def test_a_frame_keeps_others_out():
    graph = GRAPHS["two neurons"]
    column = layout.columns(graph)
    pairs = layout.edges(graph, column)
    rows = layout.order(graph, column, pairs)
    groups = [{"w1", "x", "a"}, {"w2", "h"}]
    y = layout.heights(rows, pairs, extent, groups)
    for group in groups:
        bottom, top = layout.frame(group, y, extent)
        assert all(bottom <= y[n] - extent(n)[1] and y[n] + extent(n)[0] <= top for n in group)
        columns = [column[n] for n in group]
        for node in y:
            here = column[node] if isinstance(node, str) else node[1]
            if node not in group and min(columns) <= here <= max(columns):
                up, down = extent(node)
                assert y[node] + up <= bottom + 1e-2 or y[node] - down >= top - 1e-2, node


def test_a_frame_has_room_for_its_text():
    assert layout.frame({"a"}, {"a": 1.0}, extent, 0.3) == pytest.approx((0.5, 1.7))
