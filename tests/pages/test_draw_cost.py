"""What 02 says where a student has changed the cost or the rule of the updates."""

import numpy as np
import pytest

from lib.learning import training
from lib.pages import draw_cost
from lib.program.quiet import tf

X = np.array([1.0, 2.0, 3.0])


def with_slope(error):
    def cost_and_slope(W):
        with tf.GradientTape() as tape:
            tape.watch(W)
            E = tf.reduce_mean(error(W * X - X), axis=-1)
        return E, tape.gradient(E, W)

    return cost_and_slope


@pytest.mark.parametrize("error", [tf.square, tf.abs, lambda e: e**2 / 2, lambda e: e**2 + 1e-4])
def test_another_cost_is_noticed(capsys, error):
    lowest = draw_cost.show_lowest(with_slope(error), 28 / 3, X, X)
    assert lowest == ((1, 0) if error is tf.square else None)
    assert ("not the mean of (W X - Y)^2" in capsys.readouterr().out) == (error is not tf.square)


@pytest.mark.parametrize("momentum", [0.0, 0.9])
def test_another_rule_is_noticed(capsys, monkeypatch, momentum):
    monkeypatch.setattr(training, "compiled", lambda learn, around: around(learn))
    W, v = (tf.Variable([start], dtype=tf.float64) for start in (5.0, 0.0))
    rate = 0.3  # above 2 / curvature: with momentum it converges

    def learn(steps):
        for step in steps:
            E, slope = with_slope(tf.square)(W)
            if trained.ended(step, E, {"w": slope}):
                break
            v.assign(momentum * v + slope)
            W.assign_sub(rate * v)

    trained = training.Training({"w": W}, 60, learning_rate=rate)
    descent = trained.run(learn)
    fate = draw_cost.show_ending(descent, rate, 28 / 3, (1.0, 0.0))
    out = capsys.readouterr().out
    assert fate == ("" if momentum else "explodes")
    assert ("This cannot converge." in out) == (not momentum)
    assert ("The updates are not W - learning_rate * slope" in out) == bool(momentum)


def test_the_range_has_the_scale_of_the_points():
    for x, y, lowest in (([1000.0], [3.0], 0.003), ([1e-9], [1.0], 1e9), ([2.0, 2.0], [1, 3], 1.0)):
        low, high = draw_cost.around(x, y)
        assert low < lowest < high < 10 * lowest
    assert draw_cost.around([0.0], [1.0]) == (-4, 4)
    assert draw_cost.around(X, X, [9.0, 1e6]) == (-3, 9)  # what is far is left out
