"""lib/learning/nudge.py against exact slopes: of fractions, which do not round."""

from fractions import Fraction

import numpy as np
import pytest

from lib.learning import nudge
from lib.program.quiet import tf


def exact(w, b, x, y):
    """The slopes of mean((y - (w x + b))^2) in w and in b, without any rounding."""
    w, b = Fraction(w), Fraction(b)
    points = [(Fraction(float(a)), Fraction(float(c))) for a, c in zip(x, y, strict=True)]
    errors = [c - (w * a + b) for a, c in points]
    slope_w = sum(-2 * error * a for error, (a, _) in zip(errors, points, strict=True))
    return float(slope_w / len(points)), float(sum(-2 * error for error in errors) / len(points))


def measured(w, b, x, y, dtype=tf.float64):
    """What central says of both slopes: ((slope, rounding), (slope, rounding))."""
    variables = [tf.Variable(value, dtype=dtype) for value in (w, b)]
    x, y = tf.constant(x, dtype), tf.constant(y, dtype)

    def cost():
        return tf.reduce_mean(tf.square(y - (variables[0] * x + variables[1])))

    found = [nudge.central(cost, variable) for variable in variables]
    assert [float(variable) for variable in variables] == [w, b]  # they keep their values
    return found


def starts(seed):
    """Random points and a start: anywhere, or where the neuron fits to the last digit or nearly."""
    generator = np.random.default_rng(seed)
    size = 10.0 ** generator.integers(-8, 9, size=4)
    x = size[0] * generator.normal(size=generator.choice([1, 2, 30])) + generator.choice([0, 1e6])
    w, b = size[1] * generator.normal(), size[2] * generator.normal()
    if seed % 4 == 3:  # w x and b cancel each other
        b = -w * x[0]
    fits = w * x + b
    y = [fits, fits * (1 + 1e-13), size[3] * generator.normal(size=len(x)) + fits][seed % 3]
    return float(w), float(b), x, y


def test_the_slope_is_right_but_for_its_rounding():
    for begin in range(0, 60, 15):
        for seed in range(begin, begin + 15):
            start = starts(seed)
            for (slope, rounding), expected in zip(measured(*start), exact(*start), strict=True):
                assert abs(slope - expected) <= rounding + 1e-11 * abs(expected), seed


def test_without_cancelling_the_rounding_is_small():
    for slope, rounding in measured(0.5, 2.0, [1.0, 2.0, 3.0], [4.0, 5.0, 3.0]):
        assert 0 < rounding < 1e-10 * abs(slope)


def test_the_floats_of_the_variable_count():
    (_, double), _ = measured(1.0, 0.0, [1.0, 2.0], [1.0, 2.0])
    (slope, single), _ = measured(1.0, 0.0, [1.0, 2.0], [1.0, 2.0], tf.float32)
    assert abs(slope) <= single and single > 1e8 * double


def test_what_rounding_adds_is_unknown_at_the_end_of_the_floats():
    W = tf.Variable(1.7e308, dtype=tf.float64)
    assert nudge.central(lambda: tf.square(W), W)[1] == np.inf


def test_each_number_is_nudged():
    x = np.random.default_rng(0).normal(size=(7, 2))
    parameters = {"w": tf.Variable(x[0]), "b": tf.Variable(0.5, dtype=tf.float64)}

    def cost():
        return tf.reduce_mean(tf.square(tf.linalg.matvec(x, parameters["w"]) + parameters["b"]))

    found = nudge.each(cost, parameters)
    errors = x @ x[0] + 0.5
    assert [*found] == ["w1", "w2", "b"]
    right = [*(2 * errors @ x / 7), 2 * np.mean(errors)]
    assert [*found.values()] == pytest.approx(right, rel=1e-6)
    assert np.array_equal(parameters["w"], x[0]) and float(parameters["b"]) == 0.5
