import itertools

import pytest

from lib import layout
from lib.graph import Graph
from lib.quiet import tf


@pytest.fixture
def graph():
    """E = ((w1 x1 + w2 x2 + b) - y)^2."""
    numbers = {name: tf.constant(1.0) for name in ("x1", "x2", "y")}
    p = {name: tf.Variable(0.5) for name in ("w1", "w2", "b")}

    def cost(x1, x2, y):
        return tf.square(p["w1"] * x1 + p["w2"] * x2 + p["b"] - y)

    return Graph(cost, numbers, p)


def test_wires_lead_to_the_right(graph):
    column = layout.columns(graph)
    for gate in graph.gates:
        assert all(column[name] < column[gate.output] for name in gate.inputs)
    assert column["E"] == max(column.values())


def test_nothing_crosses_where_nothing_has_to(graph):
    column = layout.columns(graph)
    pairs = layout.edges(graph, column)
    rows = layout.order(graph, column, pairs)
    assert layout.crossings(rows, pairs) == 0
    assert sorted(name for row in rows for name in row if isinstance(name, str)) == sorted(
        graph.wires
    )


def test_heights_leave_room(graph):
    column = layout.columns(graph)
    pairs = layout.edges(graph, column)
    rows = layout.order(graph, column, pairs)
    y = layout.heights(rows, pairs, lambda node: (0.5, 0.7))
    for row in rows:
        for above, below in itertools.pairwise(row):
            assert y[above] - y[below] >= 1.2 - 1e-6
