import numpy as np
import pytest

from lib import graph_tables
from lib.graph import Graph
from lib.quiet import tf


def constant(*numbers):
    return tf.constant(numbers, tf.float64)


@pytest.fixture
def shown(capsys):
    """shown(function, ...): what it prints, with single spaces."""

    def shown(function, *args):
        function(*args)
        return [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]

    return shown


def traced(cost, inputs, **parameters):
    variables = {name: tf.Variable([value], dtype=tf.float64) for name, value in parameters.items()}
    inputs = {name: constant(*np.ravel(value)) for name, value in inputs.items()}
    graph = Graph(lambda *x: cost(*x, **variables), inputs, variables)
    return graph, graph.passes()


def test_people():  # L1.12
    assert graph_tables.people(4) == [
        "the boss", "the head of department", "the team leader", "the worker",
    ]  # fmt: skip
    assert graph_tables.people(2) == ["the boss", "the worker"]
    assert len(graph_tables.people(9)) == 9
    assert graph_tables.people(9)[-1] == "the worker"


def test_a_bias(shown):  # L1.16
    def cost(x, y, w, b):
        h = tf.add(tf.multiply(w, x, name="p"), b, name="h")
        return tf.square(tf.subtract(h, y, name="e"))

    graph, passes = traced(cost, {"x": 2, "y": 1}, w=3.0, b=-4.0)
    assert shown(graph_tables.forward, graph, passes)[1:5] == [
        "gate 1 p = w * x 3 * 2 = 6",
        "gate 2 h = p + b 6 + (-4) = 2",
        "gate 3 e = h - y 2 - 1 = 1",
        "gate 4 E = e^2 1^2 = 1",
    ]
    lines = shown(graph_tables.backward, graph, passes)
    assert "gate 2 dh/dp = 1 dE/dp = 1 * 2 = 2" in lines
    assert "dh/db = 1 dE/db = 1 * 2 = 2" in lines
    assert "gate 1 dp/dw = x = 2 dE/dw = 2 * 2 = 4" in lines
    assert shown(graph_tables.merged, graph, passes, "b")[0] == (
        "All gates merged into one: dE/db = 1 * 1 * 2e = 1 * 1 * 2 = 2"
    )


def test_shares_of_a_wire_used_twice_add_up(shown):
    def cost(x, w):
        return tf.square(w * x) + w

    graph, passes = traced(cost, {"x": 2}, w=3.0)  # dE/dw = 2 * 36 / 3 + 1
    lines = shown(graph_tables.backward, graph, passes)
    assert [line for line in lines if "share 1 of 2" in line]
    assert [line for line in lines if "share 2 of 2" in line]
    assert "shares add up dE/dw = 1 + 24 = 25" in lines
    assert shown(graph_tables.merged, graph, passes, "w") == []  # there are two ways


def test_a_mean_is_a_sum_of_products(shown):
    def cost(x, w):
        return tf.reduce_mean(tf.square(tf.multiply(w, x, name="h")))

    graph, passes = traced(cost, {"x": [1, 2]}, w=3.0)  # mean of 9 w^2 ... = 22.5; slope 15
    lines = shown(graph_tables.merged, graph, passes, "w")
    assert lines[0].endswith("= sum of (1, 2) * (6, 12) * 0.5 = 15")
    assert "x * 2h * 1/2" in lines[0]
    assert "w is the boss, h the head of department" in lines[1]


def test_compare(shown):
    (line,) = shown(graph_tables.compare, "w", np.array([4.0]), np.array([4.5]))
    assert line == "At w the graph's slope is 4, tf.GradientTape's 4.5: difference 0.5"


class Descent(dict):
    step = 1


def test_the_first_update(shown):  # L1.14
    descent = Descent(w=np.array([3, 2.6]), slope_w=np.array([4, 3.2]))
    assert shown(graph_tables.first_update, descent, 0.1) == [
        "The first update: w = 3 - 0.1 * 4 = 2.6"
    ]
    descent.step = 0
    assert shown(graph_tables.first_update, descent, 0.1) == []


def test_too_large_to_compute_with(capsys):
    graph, passes = traced(lambda x, w: tf.square(w * x), {"x": 1e200}, w=1.0)
    with pytest.raises(SystemExit) as end:
        graph_tables.forward(graph, passes)
    assert end.value.code == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1) and "too large for 64-bit floats" in err
