import numpy as np
import pytest

from lib import graph_tables
from lib.graph import Graph
from lib.quiet import tf


@pytest.fixture
def graph():
    w = tf.Variable(3.0, dtype=tf.float64)
    one = tf.constant(1.0, tf.float64)

    def cost(x, y):
        e = tf.subtract(tf.multiply(w, x, name="h"), y, name="e")
        return tf.square(e)

    return Graph(cost, {"x": one, "y": one}, {"w": w})


def test_people():  # L1.12
    assert graph_tables.people(4) == [
        "the boss", "the head of department", "the team leader", "the worker",
    ]  # fmt: skip
    assert graph_tables.people(2) == ["the boss", "the worker"]
    assert len(graph_tables.people(9)) == 9


def test_both_passes(graph, capsys):  # L1.11 to L1.13
    passes = graph.passes()
    graph_tables.forward(graph, passes)
    graph_tables.backward(graph, passes)
    graph_tables.merged(graph, passes, "w")
    out = capsys.readouterr().out
    for words in ("w * x  3 * 1 = 3", "2^2 = 4", "dE/dh = 1 * 4 = 4", "dE/dx = 3 * 4 = 12"):
        assert words in out
    assert "x * 1 * 2e = 1 * 1 * 4 = 4" in out
    assert out.isascii()
    assert out.index("gate 3  dE/de") < out.index("gate 2  de/dh") < out.index("gate 1  dh/dw")


def test_numbers_too_large(graph, capsys):
    passes = graph.passes()
    passes.value["h"] = np.array(np.inf)
    with pytest.raises(SystemExit) as end:
        graph_tables.forward(graph, passes)
    assert end.value.code == 1
    assert capsys.readouterr().out == ""


def test_compare_and_update(capsys):
    graph_tables.compare("w", 4.0, 3.5)
    assert "difference" in capsys.readouterr().out
