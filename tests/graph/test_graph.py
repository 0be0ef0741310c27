import pytest
from graphs import constant, squared_error, traced, variable

from lib.graph.graph import BETWEEN, CONSTANT, COST, HYPOTHESIS, INPUT, PARAMETER, Graph
from lib.program.quiet import tf

ONE_POINT = {"x": 1, "y": 1}


def test_gates_of_the_slide():  # L1.10
    graph, _ = traced(squared_error, ONE_POINT, w=3)
    assert [(gate.sign, gate.inputs, gate.output) for gate in graph.gates] == [
        ("×", ["w", "x"], "h"),
        ("−", ["h", "y"], "e"),
        ("²", ["e"], "E"),
    ]
    assert {name: wire.kind for name, wire in graph.wires.items()} == {
        "x": INPUT, "y": INPUT, "w": PARAMETER, "h": HYPOTHESIS, "e": BETWEEN, "E": COST,
    }  # fmt: skip


def test_over_several_points_a_mean_follows():  # L1.10
    graph, _ = traced(squared_error, {"x": [1, 2, 3], "y": [1, 2, 3]}, w=3)
    assert [gate.sign for gate in graph.gates] == ["×", "−", "²", "mean"]


def test_plus_gates_of_larger_graphs():  # L1.16
    for cost, plus, parameters in [
        (lambda x, y, w, b: (w * x + b - y) ** 2, 1, "wb"),
        (lambda x, y, u, v, w, b: (u * x + v * x + w * x + b - y) ** 2, 3, "uvwb"),
        (lambda x, y, v, w: (v * (w * x) - y) ** 2, 0, "vw"),
    ]:
        graph, _ = traced(cost, ONE_POINT, **dict.fromkeys(parameters, 1.0))
        assert [gate.sign for gate in graph.gates].count("+") == plus
        kinds = [wire.kind for wire in graph.wires.values() if wire.gate is None]
        assert kinds.count(PARAMETER) == len(parameters)


def test_passes_follow_the_variable():
    w = variable(3)
    inputs = {"x": constant(1), "y": constant(1)}
    graph = Graph(lambda x, y: squared_error(x, y, w), inputs, {"w": w})
    assert graph.passes(w=2.6).slope["w"] == pytest.approx([3.2])  # for this pass only
    assert w.numpy() == [3]
    assert graph.passes().slope["w"] == pytest.approx([4])
    w.assign([2.6])
    assert graph.passes().value["E"] == pytest.approx([2.56])


def test_a_number_in_the_formula_is_a_constant():
    graph, (passes,) = traced(lambda x: 0.5 * x + x, {"x": 3})
    (wire,) = [wire for wire in graph.wires.values() if wire.kind == CONSTANT]
    assert wire.gate is None
    assert passes.value[wire.name] == pytest.approx(0.5)


def test_the_way_to_the_cost_and_what_a_wire_comes_from():
    graph, _ = traced(squared_error, {"x": [1, 2], "y": [3, 4]}, w=1)
    assert [(gate.sign, place) for gate, place in graph.way("x")] == [
        ("×", 1), ("−", 0), ("²", 0), ("mean", 0),
    ]  # fmt: skip
    assert graph.up_to("h") == {"h", "w", "x"}


def test_a_wire_that_is_used_twice_has_no_single_way():
    graph, _ = traced(lambda x, w: w * w * x, {"x": 5}, w=2)
    assert graph.way("w") is None
    assert [gate.number for gate, _ in graph.wires["w"].uses] == [1, 1]


def test_what_is_no_cost():
    for cost, inputs, words in [
        (lambda x: tf.stack([x, x]), {"x": 1.0}, "one number"),
        (lambda x: x, {"x": 1.0}, "nothing is computed"),
        (lambda x: x * x, {"E": 1.0}, "two wires"),
    ]:
        with pytest.raises(ValueError, match=words):
            Graph(cost, {name: tf.constant(value) for name, value in inputs.items()}, {})
