"""What 02 says where a student has changed the cost or the rule of the updates; its range."""

import numpy as np
import pytest

from lib.learning import ending
from lib.learning.descent import STEPS, Descent
from lib.pages import draw_cost
from lib.program.quiet import tf

X = np.array([1.0, 2.0, 3.0])


@pytest.mark.parametrize("error", [tf.square, tf.abs, lambda e: e**2 / 2, lambda e: e**2 + 1e-4])
def test_another_cost_is_noticed(capsys, error):
    def cost(W):
        return tf.reduce_mean(error(W * X - X), axis=-1)

    def cost_and_slope(W):
        with tf.GradientTape() as tape:
            tape.watch(W)
            E = cost(W)
        return E, tape.gradient(E, W)

    w = tf.Variable([4.0], dtype=tf.float64)
    squared = ending.is_squared(lambda: cost(w), {"w": w}, [X], X)
    lowest = draw_cost.show_lowest(cost_and_slope, 28 / 3, squared)
    assert lowest == ((1, 0) if error is tf.square else None)
    assert ("not the mean of (W X - Y)^2" in capsys.readouterr().out) == (error is not tf.square)


@pytest.mark.parametrize("kept", [True, False])
def test_another_rule_is_noticed(capsys, kept):
    descent = Descent({"w": tf.Variable([0.0], dtype=tf.float64)})
    descent.add(0, np.array([[74.7, 5, 37.3], [242, -6.2, -67.2]]), STEPS)
    descent.rule_kept = kept
    fate = draw_cost.show_ending(descent, 0.3, 28 / 3, (1.0, 0.0))
    out = capsys.readouterr().out
    assert (fate, "This cannot converge." in out) == (("explodes", True) if kept else ("", False))
    assert ("The updates are not W - learning_rate * slope" in out) == (not kept)


def test_the_range_has_the_scale_of_the_points():
    for x, y, lowest in (([1000.0], [3.0], 0.003), ([1e-9], [1.0], 1e9), ([2.0, 2.0], [1, 3], 1.0)):
        low, high = draw_cost.around(x, y)
        assert low < lowest < high < 10 * lowest
    assert draw_cost.around([0.0], [1.0]) == (-4, 4)
    assert draw_cost.around(X, X, [9.0, 1e6]) == (-3, 9)  # what is far is left out
