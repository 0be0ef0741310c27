"""The passes, against the slides, calculus and finite differences."""

import numpy as np
import pytest
from graphs import squared_error, traced, variable

from lib.graph.graph import Graph
from lib.program.quiet import tf


def numbers(arrays):
    return {name: np.ravel(array).tolist() for name, array in arrays.items()}


def difference(function, x, nudge=1e-6):
    """Central differences of a function of an array."""
    slope = np.zeros(np.shape(x))
    for at in np.ndindex(np.shape(x)):
        there, back = np.array(x, float), np.array(x, float)
        there[at] += nudge
        back[at] -= nudge
        slope[at] = (function(there) - function(back)) / (2 * nudge)
    return slope


def test_the_slides_passes():  # L1.11 to L1.13
    _, (passes,) = traced(squared_error, {"x": 1, "y": 1}, w=3)
    assert numbers(passes.value) == {"w": [3], "x": [1], "h": [3], "y": [1], "e": [2], "E": [4]}
    assert numbers(passes.slope) == {"w": [4], "x": [12], "h": [4], "y": [-4], "e": [4], "E": [1]}
    assert [[local.item() for local in gate] for gate in passes.local] == [[1, 3], [1, -1], [4]]


def test_several_points():
    x, y, w = np.array([1.0, 2.0, 5.0]), np.array([2.0, -1.0, 4.0]), 1.5
    _, (passes,) = traced(squared_error, {"x": x, "y": y}, w=w)
    e = w * x - y
    assert passes.value["E"] == pytest.approx(np.mean(e**2))
    assert passes.slope["e"] == pytest.approx(2 * e / 3)
    assert passes.slope["w"] == pytest.approx([np.mean(2 * e * x)])
    assert passes.local[0][0] == pytest.approx(x)
    assert passes.local[0][1] == pytest.approx(np.full(3, w))
    assert passes.local[3][0] == pytest.approx(np.full(3, 1 / 3))


def random_plan(random, known, count=7):
    """What to do with which two of the tensors that are known by then."""
    what = ["+", "-", "*", "square", "half"]
    return [(random.choice(what), *random.integers(0, known + k, 2)) for k in range(count)]


def follow(plan, known, square, mean):
    known = list(known)
    for what, i, j in plan:
        a, b = known[i], known[j]
        known.append(
            {"+": a + b, "-": a - b, "*": a * b, "square": square(a), "half": 0.5 * b}[what]
        )
    return mean(known[-1] + known[-2] + known[0] * known[1])


LOCAL = {
    "+": lambda a, b: (1, 1),
    "−": lambda a, b: (1, -1),
    "×": lambda a, b: (b, a),
    "²": lambda a: (2 * a,),
    "mean": lambda a: (1 / np.size(a),),
}


@pytest.mark.parametrize("seed", range(3))
def test_random_graphs(seed):
    random = np.random.default_rng(seed)
    names = ["x1", "x2", "y", "w1", "w2"]
    shape = [[], [1], [4]][seed % 3]
    values = [random.uniform(-1, 1, shape if name[0] in "xy" else []) for name in names]
    plan = random_plan(random, len(names))
    wide = np.zeros(shape)
    w = [tf.Variable(value, dtype=tf.float64) for value in values[3:]]
    graph = Graph(
        lambda *x: follow(plan, [*x, *(v + wide for v in w)], tf.square, tf.reduce_mean),
        {name: tf.constant(value) for name, value in zip(names[:3], values[:3], strict=True)},
        dict(zip(names[3:], w, strict=True)),
    )
    passes = graph.passes()

    def at(k):
        def cost(value):
            known = [value + wide for value in [*values[:k], value, *values[k + 1 :]]]
            return follow(plan, known, np.square, np.mean)

        return cost

    assert passes.value["E"].item() == pytest.approx(at(0)(values[0]))
    for k, name in enumerate(names):
        if name in graph.wires:
            assert passes.slope[name] == pytest.approx(difference(at(k), values[k]), abs=1e-6)
    for gate, local, share in zip(graph.gates, passes.local, passes.share, strict=True):
        expected = LOCAL[gate.sign](*(passes.value[name] for name in gate.inputs))
        for place, factor in enumerate(expected):
            assert local[place] == pytest.approx(np.full(local[place].shape, factor))
            back = np.sum(factor * passes.slope[gate.output] * np.ones(local[place].shape))
            assert np.sum(share[place]) == pytest.approx(back)


def test_shares_add_up_to_the_slope_of_a_wire_used_twice():
    graph, (passes,) = traced(lambda x, w: w * w * x - 3.0 * w, {"x": 5}, w=2)
    shares = [passes.share[gate.number - 1][place] for gate, place in graph.wires["w"].uses]
    assert sorted(share.item() for share in shares) == [-3, 10, 10]
    assert passes.slope["w"] == pytest.approx([17])


def test_a_column_of_weights_and_a_sum():
    X = np.array([[1.0, 2.0], [3.0, 5.0], [-1.0, 4.0]])
    y, w = np.array([1.0, 2.0, 3.0]), variable(0.5, -2.0)
    graph = Graph(
        lambda x, y: tf.reduce_sum(tf.square(tf.reduce_sum(w * x, axis=1) - y)),
        {"x": tf.constant(X), "y": tf.constant(y)}, {"w": w},
    )  # fmt: skip
    assert [gate.sign for gate in graph.gates] == ["×", "+", "−", "²", "+"]
    assert graph.passes().slope["w"] == pytest.approx(2 * X.T @ (X @ [0.5, -2.0] - y))


def test_powers_quotients_and_absolute_errors():
    graph, (passes,) = traced(
        lambda x, y, w: tf.abs(w * x - y) + (x - y) ** 2 + x**3 + -x / w,
        {"x": 3, "y": 10}, w=2,
    )  # fmt: skip
    assert {gate.sign for gate in graph.gates} == {"×", "−", "|·|", "²", "^3", "+", "neg", "÷"}
    assert passes.value["E"] == pytest.approx([4 + 49 + 27 - 1.5])
    assert passes.slope["w"] == pytest.approx([-3 + 3 / 4])
    assert passes.slope["x"] == pytest.approx([-2 - 14 + 27 - 0.5])
    local = {gate.sign: passes.local[gate.number - 1] for gate in graph.gates}
    assert local["^3"][0] == pytest.approx([27])
    assert [slope.item() for slope in local["÷"]] == pytest.approx([1 / 2, 3 / 4])


def test_an_operation_that_is_not_known_has_slopes():
    graph, (passes,) = traced(lambda x, w: tf.exp(w * x), {"x": 1}, w=0.5)
    assert [gate.sign for gate in graph.gates] == ["×", "Exp"]
    assert passes.local[1][0] == pytest.approx([np.exp(0.5)])


def test_the_shares_of_one_wire_in_an_operation_that_is_not_known():
    def cost(x, w):
        h = w * x
        return tf.maximum(h, h)

    _, (passes,) = traced(cost, {"x": 3}, w=2)
    assert sum(share.item() for share in passes.share[-1]) == pytest.approx(1)


def test_a_matrix_product_has_slopes_but_no_single_local_gradient():
    X = np.array([[1.0, 2.0], [3.0, 5.0]])
    w = variable(0.5, -2.0)
    graph = Graph(lambda x: tf.reduce_sum(tf.linalg.matvec(x, w)), {"x": tf.constant(X)}, {"w": w})
    passes = graph.passes()
    assert passes.local[0] == [None, None]
    assert passes.slope["w"] == pytest.approx(X.sum(axis=0))


def test_what_comes_back_has_the_shape_that_its_wire_has():
    def cost(x, w):
        return tf.reduce_sum(tf.reshape(w * x, [2, 1]) * tf.constant([[5.0], [7.0]], tf.float64))

    graph, (passes,) = traced(cost, {"x": [1, 2]}, w=3)
    ((share, _),) = [passes.share[g.number - 1] for g in graph.gates if g.inputs[0] == "a"]
    assert share.tolist() == [5, 7] and passes.slope["w"].tolist() == [5 + 2 * 7]
