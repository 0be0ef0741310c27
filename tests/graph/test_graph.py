"""The graph that TensorFlow recorded, and both passes: against the slides, the tape and a nudge."""

import numpy as np
import pytest
from graphs import constant, squared_error, traced, variable

from lib.graph.graph import BETWEEN, CONSTANT, COST, HYPOTHESIS, INPUT, PARAMETER, Graph
from lib.program.quiet import tf

ONE_POINT = {"x": 1, "y": 1}


def numbers(arrays):
    return {name: np.ravel(array).tolist() for name, array in arrays.items()}


def test_gates_and_passes_of_the_slide():  # L1.10 to L1.13
    graph, passes = traced(squared_error, ONE_POINT, w=3)
    assert [(gate.number, gate.sign, gate.inputs, gate.output) for gate in graph.gates] == [
        (1, "×", ["w", "x"], "h"),
        (2, "−", ["h", "y"], "e"),
        (3, "²", ["e"], "E"),
    ]
    assert {name: wire.kind for name, wire in graph.wires.items()} == {
        "x": INPUT, "y": INPUT, "w": PARAMETER, "h": HYPOTHESIS, "e": BETWEEN, "E": COST,
    }  # fmt: skip
    assert numbers(passes.value) == {"w": [3], "x": [1], "h": [3], "y": [1], "e": [2], "E": [4]}
    assert numbers(passes.slope) == {"w": [4], "x": [12], "h": [4], "y": [-4], "e": [4], "E": [1]}
    assert [[local.item() for local in gate] for gate in passes.local] == [[1, 3], [1, -1], [4]]


# Every operation: at a w of one number, at x, and at v, which has as many numbers as x
ELEMENTWISE = {
    "* + - /": lambda x, v, w: (w * x * v - w) / (x + w) - v / x,
    "powers": lambda x, v, w: x**w + v**v + x**2 + (w * x) ** 3 + v**10 + x**0.5 * w,
    "neg, abs, square": lambda x, v, w: -(w * x) * tf.abs(w * x - 2.0 * v) * tf.square(-v),
    "difference": lambda x, v, w: tf.math.squared_difference(w * x, v),
    "tanh, sigmoid": lambda x, v, w: tf.tanh(w * x + v) * tf.sigmoid(w * x - v),
    "relu": lambda x, v, w: tf.nn.relu(x - w * v) + tf.nn.leaky_relu(x - 2.0 * w * v, 0.3),
    "elu, softplus": lambda x, v, w: tf.nn.elu(x - 2.0 * w) + tf.nn.softplus(-v),
    "exp, log": lambda x, v, w: tf.exp(w * x) + tf.math.log(v) + tf.math.log1p(w * x),
    "roots": lambda x, v, w: tf.sqrt(w * x) + tf.math.rsqrt(v) + tf.math.reciprocal(v),
    "sin, cos, max, min": lambda x, v, w: tf.maximum(tf.sin(w * x), tf.cos(v)) + tf.minimum(x, w),
    "a wire twice": lambda x, v, w: tf.maximum(w * x, w * x) * w - x * x + w * w * v,
    "where": lambda x, v, w: tf.where(x > 1.0, x * w, v),
}
OTHERS = {
    "sum, mean": lambda x, v, w: tf.reduce_sum(w * x) * tf.reduce_mean(v),
    "largest, product": lambda x, v, w: tf.reduce_max(w * x) + tf.reduce_prod(v),
    "matrix": lambda x, v, w: tf.tensordot(w * x, v, 1),
    "many": lambda x, v, w: tf.stack([x, x]) * w * v + tf.add_n([w * x, v, v]),
    "shapes": lambda x, v, w: tf.reshape(x * v, [-1, 1]) * w + tf.expand_dims(v, 1),
    "softmax": lambda x, v, w: tf.nn.softmax(w * x) * v,
}
COSTS = ELEMENTWISE | OTHERS


@pytest.mark.parametrize("points", [3, pytest.param(1, marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", COSTS)
def test_every_operation(name, points):
    x, v, w = [0.7, 1.3, 2.1][:points], [0.4, 0.9, 1.7][:points], 0.8
    W, V = variable(w), tf.Variable(v, dtype=tf.float64)

    def cost(x):
        return tf.reduce_mean(tf.square(COSTS[name](x, V, W)))

    X = constant(*x)
    graph = Graph(cost, {"x": X}, {"v": V, "w": W})
    passes = graph.passes()
    with tf.GradientTape() as tape:
        tape.watch(X)
        E = cost(X)
    assert passes.value["E"] == pytest.approx(E.numpy())
    for wire, slope in zip("xvw", tape.gradient(E, [X, V, W]), strict=True):
        assert passes.slope[wire] == pytest.approx(slope.numpy(), rel=1e-12)
    for wire, some, start in (("v", V, v), ("w", W, [w])):
        for slope, nudge in zip(passes.slope[wire], 1e-6 * np.eye(len(start)), strict=True):
            some.assign(start + nudge)
            right = cost(X)
            some.assign(start - nudge)
            assert slope == pytest.approx(float(right - cost(X)) / 2e-6, rel=1e-6, abs=1e-6)
        some.assign(start)
    for gate, local, share in zip(graph.gates, passes.local, passes.share, strict=True):
        back = passes.slope[gate.output]
        for place, wire in enumerate(gate.inputs):
            if name in ELEMENTWISE:  # each gate has its own factor for each number
                product = local[place] * back
                product = product if share[place].size > 1 else product.sum()
                assert np.ravel(share[place]) == pytest.approx(np.ravel(product), rel=1e-12)
            assert share[place].shape == passes.value[wire].shape
    for wire in graph.wires.values():
        if wire.uses:
            parts = [passes.share[gate.number - 1][place] for gate, place in wire.uses]
            assert sum(parts) == pytest.approx(passes.slope[wire.name], rel=1e-12)


def test_local_gradients_of_the_next_lectures_neuron():
    a = np.array([0.6, -1.2, 2.4])
    for f, sign, inside in [
        (tf.tanh, "tanh", 1 - np.tanh(a) ** 2),
        (tf.sigmoid, "sigmoid", np.exp(-a) / (1 + np.exp(-a)) ** 2),
        (tf.nn.relu, "relu", 1.0 * (a > 0)),
        (lambda a: a**2, "²", 2 * a),  # a power that is a number is no wire
        (lambda a: a**10, "^10", 10 * a**9),
    ]:
        graph, passes = traced(lambda x, w, f=f: tf.reduce_mean(f(w * x)), {"x": a / 2}, w=2)
        assert passes.local[1][0] == pytest.approx(inside)
        assert passes.local[2][0] == pytest.approx(np.full(3, 1 / 3))
        assert [gate.sign for gate in graph.gates] == ["×", sign, "mean"]


def test_a_matrix_product_has_no_single_local_gradient():
    X, w = np.array([[1.0, 2.0], [3.0, 5.0]]), variable(0.5, -2.0)
    graph = Graph(lambda x: tf.reduce_sum(tf.linalg.matvec(x, w)), {"x": tf.constant(X)}, {"w": w})
    passes = graph.passes()
    assert passes.local[0] == [None, None]
    assert passes.slope["w"] == pytest.approx(X.sum(axis=0))


def test_passes_follow_the_variable():
    w = variable(3)
    inputs = {"x": constant(1), "y": constant(1)}
    graph = Graph(lambda x, y: squared_error(x, y, w), inputs, {"w": w})
    assert graph.passes(w=2.6).slope["w"] == pytest.approx([3.2])  # for this pass only
    assert w.numpy() == [3]
    w.assign([2.6])
    assert graph.passes().value["E"] == pytest.approx([2.56])


def test_a_number_in_the_formula_is_a_constant_and_a_mean_of_one_number_is_no_gate():
    graph, passes = traced(lambda x: tf.reduce_mean(0.5 * x + x), {"x": 3})
    (wire,) = [wire for wire in graph.wires.values() if wire.kind == CONSTANT]
    assert passes.value[wire.name] == pytest.approx(0.5)
    assert [gate.sign for gate in graph.gates] == ["×", "+"]


def test_the_way_to_the_cost_and_what_a_wire_comes_from():
    graph, _ = traced(squared_error, {"x": [1, 2], "y": [3, 4]}, w=1)
    assert [(gate.sign, place) for gate, place in graph.way("x")] == [
        ("×", 1), ("−", 0), ("²", 0), ("mean", 0),
    ]  # fmt: skip
    assert graph.up_to("h") == {"h", "w", "x"}
    graph, _ = traced(lambda x, w: w * w * (w + 1.0) * x, {"x": 5}, w=2)
    assert graph.way("w") is None and len(graph.wires["w"].uses) == 3


def test_names():
    def cost(a, c, w, b):
        first = tf.identity(w * a, name="first")
        return tf.square(tf.add(first, b, name="s2") + tf.multiply(w, c, name="w"), name="loss")

    graph, _ = traced(cost, {"a": 1, "c": 1}, w=2, b=1)
    outputs = [gate.output for gate in graph.gates]
    assert outputs[:2] == ["first", "s2"] and outputs[-1] == "E"
    assert len({*outputs}) == len(outputs) and not {*outputs} & {"a", "b", "c", "w"}


def test_what_is_no_cost():
    for cost, inputs, words in [
        (lambda x: tf.stack([x, x]), {"x": 1.0}, "one number"),
        (lambda x: x, {"x": 1.0}, "nothing is computed"),
        (lambda x: x * x, {"E": 1.0}, "two wires"),
    ]:
        with pytest.raises(ValueError, match=words):
            Graph(cost, {name: tf.constant(value) for name, value in inputs.items()}, {})
