from graphs import squared_error, traced

from lib.program.quiet import tf


def outputs(cost, inputs, **parameters):
    return [gate.output for gate in traced(cost, inputs, **parameters)[0].gates]


def test_names_that_the_script_gave_are_the_wires():
    def cost(x, w):
        first = tf.identity(w * x, name="first")
        return tf.square(tf.add(first, 1.0, name="s2"), name="loss")

    assert outputs(cost, {"x": 1}, w=2) == ["first", "s2", "E"]


def test_wires_without_a_name_get_free_letters():
    found = outputs(lambda a, c, w, b: (w * a + b - c) ** 2 + a, {"a": 1, "c": 1}, w=2, b=1)
    assert len({*found}) == len(found)
    assert not {*found} & {"a", "b", "c", "w"}
    assert found[-1] == "E"


def test_a_name_that_is_taken_is_not_given_twice():
    def cost(x, w):
        return tf.multiply(tf.multiply(w, x, name="w"), w, name="x")

    found = outputs(cost, {"x": 1}, w=2)
    assert found[0] not in ("w", "x", "E") and found[1] == "E"


def test_gates_are_in_the_order_in_which_it_happens():
    graph, _ = traced(squared_error, {"x": [1, 2], "y": [3, 4]}, w=1)
    known = {wire.name for wire in graph.wires.values() if wire.gate is None}
    for number, gate in enumerate(graph.gates, start=1):
        assert gate.number == number
        assert {*gate.inputs} <= known
        known.add(gate.output)


def test_all_reads_of_a_variable_are_one_wire():
    graph, _ = traced(lambda x, w: (w * x) * (w + 1.0), {"x": 3}, w=2)
    assert len(graph.wires["w"].uses) == 2
