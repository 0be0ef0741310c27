import math

import numpy as np
import pytest

from lib.learning import stability
from lib.program.quiet import tf


def test_curvatures_of_a_line():
    x, y = np.random.default_rng(0).normal(size=(2, 7))
    W, b = tf.Variable([0.3], dtype=tf.float64), tf.Variable([0.1], dtype=tf.float64)

    def cost():
        return tf.reduce_mean(tf.square(W * x + b - y))

    A = np.column_stack([x, np.ones(7)])
    exact = 2 * A.T @ A / 7
    assert stability.second_derivative(cost, {"w": W, "b": b}) == pytest.approx(exact)
    found = stability.curvatures(cost, {"w": W, "b": b})
    assert found == pytest.approx(np.linalg.eigvalsh(exact))
    assert stability.largest_curvature(cost, {"w": W, "b": b}) == found[-1]
    assert stability.choose("auto", cost, {"w": W}) == pytest.approx(1 / (2 * np.mean(x**2)))
    assert stability.choose(0.07, cost, {"w": W}) == 0.07


def test_second_derivative_by_differences():
    W = tf.Variable([[0.7], [-1.2]], dtype=tf.float64)

    def cost():  # two neurons in a row: not a parabola
        return tf.square(W[1, 0] * W[0, 0] * 1.5 - 2)

    found, (v, w), d = stability.second_derivative(cost, {"w": W}), W.numpy()[:, 0], 1e-4

    def at(v, w):
        return (1.5 * v * w - 2) ** 2

    across = at(v + d, w + d) - at(v + d, w - d) - at(v - d, w + d) + at(v - d, w - d)
    exact = [[4.5 * w * w, across / (4 * d * d)], [across / (4 * d * d), 4.5 * v * v]]
    assert found == pytest.approx(np.array(exact), abs=1e-5)


def test_odd_curvatures_and_the_rates_for_them():
    W = tf.Variable([2.0])
    assert stability.largest_curvature(lambda: tf.reduce_sum(3 * W), {"w": W}) == 0
    assert stability.largest_curvature(lambda: tf.constant(1.0), {"w": W}) == 0
    assert stability.largest_curvature(lambda: tf.square(W[0] * 1e30), {"w": W}) == math.inf
    # 28/3 is E'' of the slide's E, row L1.8
    assert stability.limit(28 / 3) == pytest.approx(3 / 14)
    assert stability.best_rate(28 / 3) == pytest.approx(3 / 28)
    for curvature in (0, 1e-310):  # too small to divide by
        assert (stability.best_rate(curvature), stability.limit(curvature)) == (1, math.inf)
    assert stability.limit(stability.TINY) < math.inf


def test_many_ws_and_the_lowest_point(monkeypatch):
    x, y = np.random.default_rng(0).normal(size=(2, 7))
    monkeypatch.setattr(stability, "BLOCK", 20)

    def cost_and_slope(W):
        assert len(W) <= 2
        return tf.reduce_mean((W * x - y) ** 2, axis=-1), tf.reduce_mean(2 * (W * x - y) * x, -1)

    w = np.linspace(-3, 3, 15).reshape(3, 5)
    cost, slope = stability.in_blocks(cost_and_slope, w, 7)
    assert cost == pytest.approx(np.mean((w[..., None] * x - y) ** 2, axis=-1))
    assert slope == pytest.approx(np.mean(2 * (w[..., None] * x - y) * x, axis=-1))
    w, E = stability.lowest(cost_and_slope, 2 * np.mean(x**2))
    assert (w, E) == pytest.approx((x @ y / (x @ x), np.mean((x @ y / (x @ x) * x - y) ** 2)))
