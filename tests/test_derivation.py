"""lib/derivation.py: formulas against differences for random samples."""

import numpy as np
import pytest

from lib import derivation
from lib.quiet import tf


class Line:
    def __init__(self, w, b):
        self.parameters = {
            name: tf.Variable(at, dtype=tf.float64) for name, at in (("w", w), ("b", b))
        }

    def error(self, x, y):
        return y - (self.parameters["w"] * x + self.parameters["b"])

    def SE(self, x, y):
        return self.error(x, y) ** 2


def check(w, b, x, y, factors=(-2.0, -2.0)):
    line = Line(w, b)

    def formulas(x, y):
        error = line.error(x, y)
        return [
            (line.SE, "w", "to w", factors[0] * error * x),
            (line.SE, "b", "to b", factors[1] * error),
        ]

    points = tf.constant(x, tf.float64), tf.constant(y, tf.float64)
    slopes = derivation.check(formulas, line.parameters, *points)
    assert float(line.parameters["w"]) == w and float(line.parameters["b"]) == b
    return slopes


@pytest.mark.parametrize("seed", range(5))
def test_random_samples(seed):
    generator = np.random.default_rng(seed)
    size = generator.choice([1e-2, 1.0, 1e3])
    w, b = generator.normal(size=2)
    x, y = size * generator.normal(size=(2, 4))
    slopes = check(w, b, x, y)
    expected = [*(-2 * (y - (w * x + b)) * x), *(-2 * (y - (w * x + b)))]
    assert [one.sample for one in slopes] == [1, 2, 3, 4] * 2
    assert [one.parameter for one in slopes] == ["w"] * 4 + ["b"] * 4
    assert {one.loss for one in slopes} == {"SE"}
    for one, value in zip(slopes, expected, strict=True):
        assert one.by_formula == pytest.approx(value, rel=1e-12)
        assert one.by_tape == pytest.approx(value, rel=1e-12)
        assert one.by_nudge == pytest.approx(value, rel=1e-5, abs=1e-9 * size**2)
        assert one.agrees


@pytest.mark.parametrize("factors", [(2, -2), (-1, -2), (-2.0001, -2), (-2, 2), (-2, -1.9999)])
def test_a_wrong_formula_does_not_agree(factors):
    slopes = check(0.3, 0.2, [1.5, -2.0], [1.0, 3.0], factors)
    wrong = "w" if factors[0] != -2 else "b"
    for one in slopes:
        assert one.agrees == (one.parameter != wrong)


def test_tiny_and_zero_inputs_do_not_look_wrong():
    for one in check(1.0, 1.0, [0.0, 1e-13, 1e-6], [151.0, 151.0, 1e4]):
        assert one.agrees
