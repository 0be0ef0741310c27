import numpy as np
from graphs import squared_error, traced

from lib.graph import roles
from lib.program.quiet import tf


def test_who_is_who():  # L1.12
    assert roles.names(4) == [
        "the boss", "the head of department", "the team leader", "the worker",
    ]  # fmt: skip
    assert roles.names(2) == ["the boss", "the worker"]
    assert len(roles.names(9)) == 9
    assert roles.names(9)[-1] == "the worker"


def test_the_product_of_the_influences_is_the_slope():  # L1.12
    graph, (passes,) = traced(squared_error, {"x": 1, "y": 1}, w=3)
    wires, local = roles.chain(graph, passes, "w")
    assert wires == ["w", "h", "e", "E"]
    assert [influence.item() for influence in local] == [1, 1, 4]
    assert np.prod(local) == passes.slope["w"]


def test_no_chain_where_there_is_no_single_way():
    graph, (passes,) = traced(lambda x, w: w * w * x, {"x": 3}, w=2)
    assert roles.chain(graph, passes, "w") == ([], [])


def test_no_chain_through_a_gate_without_single_local_gradients():
    graph, (passes,) = traced(lambda x, w: tf.tensordot(x, w * x, 1), {"x": [1, 2]}, w=2)
    assert roles.chain(graph, passes, "w") == ([], [])
