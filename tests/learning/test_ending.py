"""How near to the lowest cost a line is, and how many steps it takes, beside plain descents."""

import math

import numpy as np
import pytest

from lib.learning import ending, line
from lib.program.quiet import tf


def descend(x, y, rate, steps, w=0.0, b=0.0):
    for _ in range(steps):
        error = w * x + b - y
        w, b = w - rate * np.mean(2 * error * x), b - rate * np.mean(2 * error)
    return w, b


def test_the_verdict():
    x, y = np.array([1.0, 2.0, 3.0, 4.0]), np.array([2.0, 2.5, 4.5, 5.0])
    w, b = np.polyfit(x, y, 1)
    lowest = np.mean((w * x + b - y) ** 2)
    for values, verdict in [
        ([w, b], "there"),
        ([w, b + 1.2e-3], "there"),  # 1.44e-6 above; a millionth of y's variance is 1.56e-6
        ([w, b + 1.3e-3], "near"),
        ([w, b + 0.008], "near"),
        ([w, b + 0.02], "off"),
        ([w, b + 0.5], "off"),
    ]:
        found, lines = ending.judge([x], y, values, True)
        assert found == verdict
        words = lines[0].replace(",", " ").split()
        if verdict == "off":  # so many times the lowest, which is never 1 times
            times = np.mean((values[0] * x + values[1] - y) ** 2) / lowest
            assert float(words[3]) == pytest.approx(times, rel=1e-4 if times < 1.01 else 1e-2)
    assert float(words[words.index("w") + 2]) == pytest.approx(w, rel=1e-4)


def test_far_from_a_lowest_cost_of_0_a_difference_is_told():
    x = np.array([1.0, 2.0, 3.0])
    verdict, lines = ending.judge([x], 2 * x, [3.0], False)
    assert verdict == "off"
    assert float(lines[0].split()[3]) == pytest.approx(14 / 3, rel=1e-2) and "above" in lines[0]


def test_how_many_steps_it_takes():
    random = np.random.default_rng(1)
    for k in range(6):
        x = random.normal(random.choice([0, 3, 10]), 2, 9)
        y = random.normal(5, 2, 9)
        bias = bool(k % 2)
        rate = random.uniform(0.05, 1.5) / line.curvatures([x], bias)[-1]
        *_, steps = ending.prediction([x], y, [0.0, 0.0][: 1 + bias], bias, rate)
        best = line.least_squares([x], y, bias)[1]
        above = []
        for taken in (math.ceil(0.998 * steps) - 1, math.ceil(steps)):
            if bias:
                values = descend(x, y, rate, taken)
            else:
                values = [best[0] * (1 - (1 - rate * 2 * np.mean(x**2)) ** taken)]
            above.append(line.above_lowest([x], values, best, bias))
        assert above[0] > 1e-6 * np.var(y) >= above[1]


def test_what_never_gets_there():
    x = np.array([1.0, 2.0, 3.0])
    assert ending.prediction([x], x, [5.0], False, 0.3)[2] == np.inf


@pytest.mark.parametrize("dtype", [tf.float32, tf.float64])
@pytest.mark.parametrize(
    ("error", "squared"), [(tf.square, True), (tf.abs, False), (lambda e: e**2 + 1e-4, False)]
)
def test_rounding_is_no_other_cost(error, squared, dtype):  # at w = -3 the cost is 0, but for it
    x, y = [0.7, -1.2, -0.7], np.array([-2.1, 3.6, 2.1])
    W, X, Y = tf.Variable([1.0], dtype=dtype), tf.constant(x, dtype), tf.constant(y, dtype)
    found = ending.is_squared(lambda: tf.reduce_mean(error(W * X - Y)), {"w": W}, [x], y)
    assert found == squared
