"""The printed tables, from numbers that stand on the slides or were computed by hand."""

import pytest
from graphs import traced

from lib.graph import passes as tables
from lib.program.quiet import tf


@pytest.fixture
def shown(capsys):
    """shown(function, ...): what it prints, with single spaces."""

    def shown(function, *args):
        function(*args)
        return [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]

    return shown


def test_a_bias(shown):  # L1.16
    def cost(x, y, w, b):
        h = tf.add(tf.multiply(w, x, name="p"), b, name="h")
        return tf.square(tf.subtract(h, y, name="e"))

    graph, passes = traced(cost, {"x": 2, "y": 1}, w=3, b=-4)
    assert shown(tables.forward, graph, passes)[1:3] == [
        "gate 1 p = w * x 3 * 2 = 6",
        "gate 2 h = p + b 6 + (-4) = 2",
    ]
    assert shown(tables.backward, graph, passes)[1:-1] == [
        "start dE/dE = 1",
        "gate 4 dE/de = 2e = 2 dE/de = 2 * 1 = 2",
        "gate 3 de/dh = 1 dE/dh = 1 * 2 = 2",
        "de/dy = -1 dE/dy = -1 * 2 = -2",
        "gate 2 dh/dp = 1 dE/dp = 1 * 2 = 2",
        "dh/db = 1 dE/db = 1 * 2 = 2",
        "gate 1 dp/dw = x = 2 dE/dw = 2 * 2 = 4",
        "dp/dx = w = 3 dE/dx = 3 * 2 = 6",
    ]
    assert shown(tables.merged, graph, passes, "b")[0] == (
        "All gates merged into one: dE/db = 2e * 1 * 1 = 2 * 1 * 1 = 2"
    )


def test_shares_of_a_wire_used_twice_add_up(shown):
    graph, passes = traced(lambda x, w: tf.square(w * x) + w, {"x": 2}, w=3)  # 8 w + 1
    assert "shares add up dE/dw = 1 + 24 = 25" in shown(tables.backward, graph, passes)
    assert shown(tables.merged, graph, passes, "w") == []  # there are two ways


def test_several_points_are_added(shown):
    def cost(x, w):
        return tf.reduce_mean(tf.square(tf.multiply(w, x, name="h")))

    graph, passes = traced(cost, {"x": [1, 2]}, w=3)  # 2.5 w^2
    assert "gate 3 E = mean(a) mean(9, 36) = 22.5" in shown(tables.forward, graph, passes)
    lines = shown(tables.backward, graph, passes)
    assert "gate 3 dE/da = 1/2 = 0.5 dE/da = 0.5 * 1 = (0.5, 0.5)" in lines
    assert "gate 1 dh/dw = x = (1, 2) dE/dw = sum of (1, 2) * (3, 6) = 15" in lines
    first, people, _ = shown(tables.merged, graph, passes, "w")
    assert first.endswith("sum of 1/2 * 2h * x = sum of 0.5 * (6, 12) * (1, 2) = 15")
    assert "w the boss" in people and "E the worker" in people
