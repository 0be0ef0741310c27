from graphs import traced

from lib.graph import operations
from lib.program.quiet import tf


def test_formulas():
    for name, factors, alone, formula in [
        ("Mul", ["3", "(-4)"], ["3", "-4"], "3 * (-4)"),
        ("Sub", ["h", "y"], None, "h - y"),
        ("Neg", ["(-4)"], ["-4"], "-(-4)"),
        ("Square", ["(-4)"], ["-4"], "(-4)^2"),
        ("Abs", ["(-4)"], ["-4"], "abs(-4)"),
        ("Mean", ["(1, 2)"], ["1, 2"], "mean(1, 2)"),
        ("Mean", ["a"], None, "mean(a)"),
    ]:
        assert operations.KNOWN[name].formula(factors, alone) == formula


def gates(cost):
    return traced(cost, {"x": [1, 2, 3]}, w=2)[0].gates


def test_a_power_is_one_gate_and_a_second_power_is_a_square():
    assert [gate.sign for gate in gates(lambda x, w: tf.reduce_sum((w * x) ** 2))] == [
        "×", "²", "+",
    ]  # fmt: skip
    cubed = gates(lambda x, w: tf.reduce_sum((w * x) ** 3))[1]
    assert (cubed.sign, cubed.operation.formula(["a"])) == ("^3", "a^3")


def test_another_operation_has_tensorflows_name():
    tanh = gates(lambda x, w: tf.reduce_mean(tf.tanh(w * x)))[1]
    assert (tanh.sign, tanh.ascii, tanh.operation.formula(["a"])) == ("Tanh", "Tanh", "Tanh(a)")


def test_a_mean_of_a_single_number_is_no_gate():
    graph, _ = traced(lambda x, w: tf.reduce_mean(w * x), {"x": 3}, w=2)
    assert [gate.sign for gate in graph.gates] == ["×"]
