import pytest
from graphs import squared_error, traced

from lib.diagram import finding
from lib.program.quiet import tf


def with_bias(x, y, w, b):
    return tf.reduce_mean(tf.square(w * x + b - y))


def four(x, y, p, q, r, s):
    return tf.reduce_mean(tf.square(p * x + q + r + s - y))


def penalty(x, y, w):
    return tf.square(w * x - y) + w


ONE = "Values go right, slopes come back"
W_AND_B = "Slopes come back to $w$ and $b$"
FOUR = "Slopes come back to all 4 parameters"


@pytest.mark.parametrize(
    ("cost", "x", "start", "words"),
    [
        (squared_error, 1, {"w": 3}, f"{ONE}, each a product of two"),
        (squared_error, [1, 2], {"w": 3}, f"{ONE}; each point adds a part"),
        (with_bias, 1, {"w": 3, "b": 1}, f"{W_AND_B}, each a product of two"),
        (four, [1, 2], dict.fromkeys("pqrs", 1), f"{FOUR}; each point adds a part"),
        (penalty, 1, {"w": 3}, f"{ONE}; shares add up"),
    ],
)
def test_what_one_sees(cost, x, start, words):
    graph, (passes,) = traced(cost, {"x": x, "y": x}, **start)
    assert finding.words(graph, passes) == words


def test_what_was_given():
    graph, (passes,) = traced(squared_error, {"x": 1, "y": 1}, w=-3)
    assert finding.given(graph, passes, "$E$", 0.1) == r"$E$,   $w$ = −3,   $\alpha = 0.1$"
    assert finding.given(graph, passes, "$E$") == "$E$,   $w$ = −3"
    graph, (passes,) = traced(squared_error, {"x": range(25), "y": range(25)}, w=-3)
    assert finding.given(graph, passes, "$E$").endswith(
        "the numbers are those of the first of 25 points"
    )
    assert "= −3" not in finding.given(graph, passes, f"${'E' * 60}$")
