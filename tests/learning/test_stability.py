import math

import numpy as np
import pytest

from lib.learning import stability
from lib.program.quiet import tf


@pytest.mark.parametrize("seed", range(3))
def test_second_derivative_of_a_line(seed):
    x, y = np.random.default_rng(seed).normal(size=(2, 7))
    W, b = tf.Variable([0.3], dtype=tf.float64), tf.Variable([0.1], dtype=tf.float64)

    def cost():
        return tf.reduce_mean(tf.square(W * x + b - y))

    A = np.column_stack([x, np.ones(7)])
    exact = 2 * A.T @ A / 7
    assert stability.second_derivative(cost, {"w": W, "b": b}) == pytest.approx(exact)
    largest = np.linalg.eigvalsh(exact)[-1]
    assert stability.largest_curvature(cost, {"w": W, "b": b}) == pytest.approx(largest)
    assert stability.largest_curvature(cost, {"w": W}) == pytest.approx(2 * np.mean(x**2))


def test_second_derivative_by_differences():
    W = tf.Variable([[0.7], [-1.2]], dtype=tf.float64)

    def cost():  # two neurons in a row: not a parabola
        return tf.square(W[1, 0] * W[0, 0] * 1.5 - 2)

    found = stability.second_derivative(cost, {"w": W})
    start, d = W.numpy(), 1e-4

    def at(i, j, si, sj):
        moved = start.copy()
        moved[i] += si * d
        moved[j] += sj * d
        W.assign(moved)
        return float(cost())

    for i in range(2):
        for j in range(2):
            signs = [(1, 1), (1, -1), (-1, 1), (-1, -1)]
            corners = [si * sj * at(i, j, si, sj) for si, sj in signs]
            assert found[i, j] == pytest.approx(sum(corners) / (4 * d * d), abs=1e-5)


def test_no_curvature():
    W = tf.Variable([2.0])
    assert stability.largest_curvature(lambda: tf.reduce_sum(3 * W), {"w": W}) == 0
    assert stability.largest_curvature(lambda: tf.constant(1.0), {"w": W}) == 0


def test_too_large_to_compute():
    W = tf.Variable([2.0])
    assert stability.largest_curvature(lambda: tf.square(W[0] * 1e30), {"w": W}) == math.inf


def test_rates_of_the_slides_data():  # 28/3 is E'' of the slide's E, row L1.8
    assert stability.limit(28 / 3) == pytest.approx(3 / 14)
    assert stability.best_rate(28 / 3) == pytest.approx(3 / 28)
    assert stability.limit(0) == math.inf
    assert stability.best_rate(0) == 1


def test_choose():
    W = tf.Variable([2.0], dtype=tf.float64)

    def cost():
        return tf.reduce_mean(tf.square(W * tf.constant([1.0, 2.0, 3.0], tf.float64)))

    assert stability.choose(0.07, cost, {"w": W}) == 0.07
    assert stability.choose("auto", cost, {"w": W}) == pytest.approx(3 / 28)


def test_too_small_to_divide_by():
    assert (stability.best_rate(1e-310), stability.limit(1e-310)) == (1, math.inf)
    assert stability.limit(stability.TINY) < math.inf


def test_what_a_rate_does_is_what_happens():
    """The words beside a long descent on a parabola, step by step."""
    words = {
        0.04: "too small", 0.2: "comes nearer", 1.0: "lands in one step", 1.6: "jumps across",
        2.0: "jumps for ever", 2.2: "explodes", 0.0: "too small",
    }  # fmt: skip
    for times, word in words.items():
        far = [1.0]
        for _ in range(200):
            far.append(far[-1] - times * far[-1])
        assert stability.fate(1 - times) == word
        assert (abs(far[-1]) > 1) == (word == "explodes")
        assert (far[1] < 0) == (word in ("jumps across", "jumps for ever", "explodes"))
