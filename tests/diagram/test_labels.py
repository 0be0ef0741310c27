import pytest
from graphs import squared_error, traced

from lib.diagram.labels import Labels, sign_size, sign_text
from lib.program.quiet import tf


@pytest.fixture(scope="module")
def many():
    return Labels(*traced(squared_error, {"x": range(1, 26), "y": range(1, 26)}, w=3))


def test_a_wire_with_many_samples_says_how_many(many):
    assert many.value(0, "x") == "1, 2, 3, … (25)"
    assert many.value(0, "h") == "3, 6, 9, … (25)"
    assert many.slope(0, "a").endswith(" = 0.04 (all 25)")


def test_a_gate_of_many_samples_says_the_first_ones(many):
    assert many.local(0, many.graph.gates[0], 0) == "1, 2, 3, …"
    assert many.local(0, many.graph.gates[3], 0) == "0.04"  # all alike


def test_the_chain_rule_is_spelled_out_in_small_graphs_only():
    def cost(x, w):
        for _ in range(7):
            x = w * x
        return x

    labels = Labels(*traced(cost, {"x": 2}, w=1))
    assert labels.slope(0, "x") == r"$\partial E/\partial x$ = 1"
    labels = Labels(*traced(squared_error, {"x": -3, "y": 1}, w=1))
    assert labels.slope(0, "w") == r"$\partial E/\partial w$ = −3 · (−8) = 24"


def test_an_update_of_many_letters_has_two_lines():
    labels = Labels(*traced(squared_error, {"x": 1, "y": 1}, 1, w=3), learning_rate=0.1)
    assert labels.update(0, "w") == ["$w$ ← 3 − 0.1 · 4 = 2.6"]
    assert labels.update(1, "w") == labels.update(0, "x") == []
    graph, passes = traced(squared_error, {"x": -1.2345, "y": 3456}, 1, w=1234.5)
    labels = Labels(graph, passes, learning_rate=0.1)
    assert labels.update(0, "w")[0].startswith("$w$ ← 1234 − 0.1 · ")
    assert labels.update(0, "w")[1].startswith("= ")


def test_signs():
    gates = traced(lambda x, w: tf.math.erfinv((w * x) ** 3 / 100), {"x": 1}, w=2)[0].gates
    assert [sign_text(gate) for gate in gates] == ["×", "( )^3", "÷", "Erfinv"]
    assert len({sign_size(gate) for gate in gates}) == 3
