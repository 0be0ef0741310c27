"""lib/graph.py: the graph of a cost, against the slides, NumPy and finite differences."""

import numpy as np
import pytest

from lib.graph import CONSTANT, COST, INPUT, PARAMETER, Graph, brief
from lib.quiet import tf


def constant(*numbers):
    return tf.constant(numbers, tf.float64)


def variable(*numbers):
    return tf.Variable(numbers, dtype=tf.float64)


def neuron(x, y, w):
    """E = mean of (w x - y)^2."""
    W = variable(w)

    def cost(x, y):
        h = tf.multiply(W, x, name="h")
        e = tf.subtract(h, y, name="e")
        return tf.reduce_mean(tf.square(e))

    return Graph(cost, {"x": constant(*x), "y": constant(*y)}, {"w": W}), W


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


# The slides


def test_gates_of_the_slide():  # L1.10
    graph, _ = neuron([1], [1], 3)
    assert [(gate.sign, gate.inputs, gate.output) for gate in graph.gates] == [
        ("×", ["w", "x"], "h"),
        ("−", ["h", "y"], "e"),
        ("²", ["e"], "E"),
    ]
    kinds = {name: wire.kind for name, wire in graph.wires.items()}
    assert (kinds["x"], kinds["y"], kinds["w"], kinds["E"]) == (INPUT, INPUT, PARAMETER, COST)


def test_over_several_points_a_mean_follows():  # L1.10
    graph, _ = neuron([1, 2, 3], [1, 2, 3], 3)
    assert [gate.sign for gate in graph.gates] == ["×", "−", "²", "mean"]


def test_forward_pass_of_the_slide():  # L1.11
    passes = neuron([1], [1], 3)[0].passes()
    assert numbers(passes.value) == {"w": [3], "x": [1], "h": [3], "y": [1], "e": [2], "E": [4]}


def test_local_gradients_of_the_slide():  # L1.12
    passes = neuron([1], [1], 3)[0].passes()
    assert [[float(one[0]) for one in gate] for gate in passes.local] == [[1, 3], [1, -1], [4]]


def test_backward_pass_of_the_slide():  # L1.13
    slope = neuron([1], [1], 3)[0].passes().slope
    assert numbers(slope) == {"w": [4], "x": [12], "h": [4], "y": [-4], "e": [4], "E": [1]}


def test_passes_follow_the_variable():
    graph, W = neuron([1], [1], 3)
    W.assign([2.6])
    passes = graph.passes()
    assert passes.value["E"] == pytest.approx([2.56])
    assert passes.slope["w"] == pytest.approx([3.2])


def test_passes_at_another_place():
    graph, W = neuron([1], [1], 3)
    assert graph.passes(w=2.6).slope["w"] == pytest.approx([3.2])
    assert W.numpy() == [3]


def test_several_points():
    x, y, w = np.array([1.0, 2.0, 5.0]), np.array([2.0, -1.0, 4.0]), 1.5
    passes = neuron(x, y, w)[0].passes()
    e = w * x - y
    assert passes.value["E"] == pytest.approx(np.mean(e**2))
    assert passes.slope["e"] == pytest.approx(2 * e / 3)
    assert passes.slope["w"] == pytest.approx([np.mean(2 * e * x)])
    assert passes.local[0][0] == pytest.approx(x)
    assert passes.local[0][1] == pytest.approx(np.full(3, w))
    assert passes.local[3][0] == pytest.approx(np.full(3, 1 / 3))


@pytest.mark.parametrize(("name", "count"), [("bias", 1), ("three", 3), ("two neurons", 0)])
def test_plus_gates_of_larger_graphs(name, count):  # L1.16
    w1, w2, w3, b = variable(1), variable(2), variable(3), variable(4)
    costs = {
        "bias": lambda x, y: (w1 * x + b - y) ** 2,
        "three": lambda x, y: (w1 * x + w2 * x + w3 * x + b - y) ** 2,
        "two neurons": lambda x, y: (w2 * (w1 * x) - y) ** 2,
    }
    inputs = {"x": constant(1), "y": constant(1)}
    graph = Graph(costs[name], inputs, {"w1": w1, "w2": w2, "w3": w3, "b": b})
    assert [gate.sign for gate in graph.gates].count("+") == count
    assert len([wire for wire in graph.leaves() if wire.kind == PARAMETER]) == {
        "bias": 2, "three": 4, "two neurons": 2,
    }[name]  # fmt: skip


# Any cost


def random_cost(random, names, count=7):
    """A function of as many tensors that does `count` random things with them, and a mean."""
    plan = [
        (random.choice(["+", "-", "*", "square", "half"]), *random.integers(0, len(names) + k, 2))
        for k in range(count)
    ]

    def cost(*tensors):
        known = list(tensors)
        for what, i, j in plan:
            a, b = known[i], known[j]
            known.append({
                "+": lambda a, b: a + b,
                "-": lambda a, b: a - b,
                "*": lambda a, b: a * b,
                "square": lambda a, b: tf.square(a),
                "half": lambda a, b: 0.5 * b,
            }[what](a, b))  # fmt: skip
        return tf.reduce_mean(tf.add_n([known[-1] + known[-2], known[0] * known[1]]))

    return cost


@pytest.mark.parametrize("seed", range(9))
def test_slopes_of_random_graphs(seed):
    random = np.random.default_rng(seed)
    names = ["x1", "x2", "y", "w1", "w2"]
    shape = [[], [1], [4]][seed % 3]
    values = [random.uniform(-1, 1, shape if name[0] in "xy" else []) for name in names]
    cost = random_cost(random, names)
    w = [tf.Variable(value, dtype=tf.float64) for value in values[3:]]
    x = {name: tf.constant(value) for name, value in zip(names, values[:3], strict=False)}
    broadcast = tf.zeros(shape, tf.float64)
    graph = Graph(lambda *x: cost(*x, *(one + broadcast for one in w)), x, {"w1": w[0], "w2": w[1]})
    passes = graph.passes()

    def at(k):
        def function(value):
            tensors = [*values[:k], value, *values[k + 1 :]]
            return float(cost(*(tf.constant(one, tf.float64) + broadcast for one in tensors)))

        return function

    for k, name in enumerate(names):
        if name in graph.wires:
            assert passes.slope[name] == pytest.approx(difference(at(k), values[k]), abs=1e-6)
    assert float(np.ravel(passes.value["E"])[0]) == pytest.approx(at(0)(values[0]))


@pytest.mark.parametrize("seed", range(4))
def test_local_gradients_of_random_graphs(seed):
    by_sign = {
        "+": lambda *a: sum(a), "−": lambda a, b: a - b, "×": lambda a, b: a * b,
        "²": lambda a: a * a, "mean": lambda a: a,
    }  # fmt: skip
    random = np.random.default_rng(seed)
    inputs = {name: constant(random.uniform(-1, 1)) for name in ("x", "y")}
    graph = Graph(random_cost(random, "xy"), inputs, {})
    passes = graph.passes()
    for gate, local, share in zip(graph.gates, passes.local, passes.share, strict=True):
        values = np.array([np.ravel(passes.value[name])[0] for name in gate.inputs])
        expected = difference(lambda a, sign=gate.sign: by_sign[sign](*a), values)
        local, share = ([float(np.ravel(one)[0]) for one in some] for some in (local, share))
        assert local == pytest.approx(expected, abs=1e-8)
        back = float(np.ravel(passes.slope[gate.output])[0])
        assert share == pytest.approx(expected * back, abs=1e-8)


def test_shares_add_up_to_the_slope_of_a_wire_used_twice():
    w = variable(2.0)
    graph = Graph(lambda x: w * w * x - 3.0 * w, {"x": constant(5.0)}, {"w": w})
    passes = graph.passes()
    shares = [passes.share[gate.number - 1][place] for gate, place in graph.wires["w"].uses]
    assert sorted(float(one[0]) for one in shares) == [-3, 10, 10]
    assert passes.slope["w"] == pytest.approx([17])
    assert graph.way("w") is None


def test_a_column_of_weights_and_a_sum():
    X = np.array([[1.0, 2.0], [3.0, 5.0], [-1.0, 4.0]])
    y, w = np.array([1.0, 2.0, 3.0]), variable(0.5, -2.0)
    graph = Graph(
        lambda x, y: tf.reduce_sum(tf.square(tf.reduce_sum(w * x, axis=1) - y)),
        {"x": tf.constant(X), "y": tf.constant(y)}, {"w": w},
    )  # fmt: skip
    assert [gate.sign for gate in graph.gates] == ["×", "+", "−", "²", "+"]
    e = X @ [0.5, -2.0] - y
    assert graph.passes().slope["w"] == pytest.approx(2 * X.T @ e)


def test_powers_absolute_errors_and_chains_of_sums():
    w = variable(2.0)
    inputs = {"x": constant(3.0), "y": constant(10.0)}
    graph = Graph(lambda x, y: tf.abs(w * x - y) + (x - y) ** 2 + x**3, inputs, {"w": w})
    assert {gate.sign for gate in graph.gates} == {"×", "−", "|·|", "²", "^3", "+"}
    passes = graph.passes()
    assert passes.value["E"] == pytest.approx([4 + 49 + 27])
    assert passes.slope["w"] == pytest.approx([-3])
    assert passes.slope["x"] == pytest.approx([-2 - 14 + 27])


def test_an_unknown_operation_is_a_gate_with_tensorflows_name():
    w = variable(0.5)
    graph = Graph(lambda x: tf.math.erf(w * x), {"x": constant(1.0)}, {"w": w})
    assert [gate.sign for gate in graph.gates] == ["×", "Erf"]
    expected = 2 / np.sqrt(np.pi) * np.exp(-0.25)
    assert graph.passes().local[1][0] == pytest.approx([expected])


def test_a_matrix_product_has_slopes_but_no_single_local_gradient():
    X = np.array([[1.0, 2.0], [3.0, 5.0]])
    w = variable(0.5, -2.0)
    graph = Graph(lambda x: tf.reduce_sum(tf.linalg.matvec(x, w)), {"x": tf.constant(X)}, {"w": w})
    passes = graph.passes()
    assert passes.local[0] == [None, None]
    assert passes.slope["w"] == pytest.approx(X.sum(axis=0))


# Names


def test_names_that_the_script_gave_are_the_wires():
    w = variable(2.0)

    def cost(x):
        first = tf.identity(w * x, name="first")
        return tf.square(tf.add(first, 1.0, name="s2"), name="loss")

    graph = Graph(cost, {"x": constant(1.0)}, {"w": w})
    assert [gate.output for gate in graph.gates] == ["first", "s2", "E"]


def test_wires_without_a_name_get_free_letters():
    w, b = variable(2.0), variable(1.0)
    graph = Graph(lambda a, c: (w * a + b - c) ** 2 + a, {"a": constant(1.0), "c": constant(1.0)},
                  {"w": w, "b": b})  # fmt: skip
    assert len({gate.output for gate in graph.gates}) == len(graph.gates)
    assert not {gate.output for gate in graph.gates} & {"a", "b", "c", "w"}
    assert all(wire.gate is None for wire in graph.leaves())


def test_a_number_in_the_formula_is_a_constant():
    graph = Graph(lambda x: 0.5 * x + x, {"x": constant(3.0)}, {})
    (wire,) = [wire for wire in graph.leaves() if wire.name != "x"]
    assert wire.kind == CONSTANT
    assert graph.passes().value[wire.name] == pytest.approx(0.5)


def test_order_is_that_in_which_it_happens():
    graph, _ = neuron([1, 2], [3, 4], 1)
    known = {wire.name for wire in graph.leaves()}
    for number, gate in enumerate(graph.gates, start=1):
        assert gate.number == number
        assert set(gate.inputs) <= known
        known.add(gate.output)


def test_the_way_to_the_cost_and_what_a_wire_comes_from():
    graph, _ = neuron([1, 2], [3, 4], 1)
    assert [(gate.sign, place) for gate, place in graph.way("x")] == [
        ("×", 1), ("−", 0), ("²", 0), ("mean", 0),
    ]  # fmt: skip
    assert graph.up_to("h") == {"h", "w", "x"}


@pytest.mark.parametrize(
    ("cost", "inputs", "words"),
    [
        (lambda x: tf.stack([x, x]), {"x": 1.0}, "one number"),
        (lambda x: x, {"x": 1.0}, "nothing is computed"),
        (lambda x: x * x, {"E": 1.0}, "two wires"),
    ],
)
def test_what_is_no_cost(cost, inputs, words):
    with pytest.raises(ValueError, match=words):
        Graph(cost, {name: tf.constant(value) for name, value in inputs.items()}, {})


@pytest.mark.parametrize(
    ("given", "options", "text"),
    [
        (4.0, {}, "4"),
        (-0.0, {}, "0"),
        ([1, 2, 3], {}, "1, 2, 3"),
        ([1, 2, 3, 4], {}, "1, 2, ... (4)"),
        ([1.23456, 20], {"digits": 3}, "1.23, 20"),
        ([111.1, 222.2, 333.3], {"room": 9}, "111.1, ..."),
        ([1, 2, 3], {"room": 9}, "1, 2, 3"),
        ([2048.0, 12345678.0], {"digits": 3}, "2048, 1.23e+07"),
    ],
)
def test_brief(given, options, text):
    assert brief(given, **options) == text
