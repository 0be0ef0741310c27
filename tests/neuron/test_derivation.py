"""lib/neuron/derivation.py: right formulas agree wherever they are tried, wrong ones do not."""

import numpy as np
import pytest

from lib.neuron import derivation
from lib.neuron.derivation import Formula
from lib.program.quiet import tf


class Line:
    def __init__(self, w, b):
        self.parameters = {
            name: tf.Variable(value, dtype=tf.float64) for name, value in (("w", w), ("b", b))
        }

    def error(self, x, y):
        return y - (self.parameters["w"] * x + self.parameters["b"])

    def SE(self, x, y):
        return self.error(x, y) ** 2


def check(w, b, x, y, slope_w=lambda error, x: -2 * error * x, slope_b=lambda error: -2 * error):
    line = Line(w, b)

    def formulas(x, y):
        error = line.error(x, y)
        return [
            Formula(line.SE, "w", "to w", slope_w(error, x)),
            Formula(line.SE, "b", "to b", slope_b(error), boxed=True),
        ]

    points = tf.constant(x, tf.float64), tf.constant(y, tf.float64)
    slopes = derivation.check(formulas, line.parameters, *points)
    assert [float(variable) for variable in line.parameters.values()] == [w, b]
    return slopes


@pytest.mark.parametrize("seed", range(2))
def test_random_samples(seed):
    generator = np.random.default_rng(seed)
    size = generator.choice([1e-2, 1.0, 1e3])
    w, b = generator.normal(size=2)
    x, y = size * generator.normal(size=(2, 4))
    slopes = check(w, b, x, y)
    expected = [*(-2 * (y - (w * x + b)) * x), *(-2 * (y - (w * x + b)))]
    assert [slope.sample for slope in slopes] == [1, 2, 3, 4] * 2
    assert [slope.parameter for slope in slopes] == ["w"] * 4 + ["b"] * 4
    assert [slope.boxed for slope in slopes] == [False] * 4 + [True] * 4
    assert {slope.loss for slope in slopes} == {"SE"}
    for slope, value in zip(slopes, expected, strict=True):
        assert slope.by_formula == pytest.approx(value, rel=1e-12)
        assert slope.by_tape == pytest.approx(value, rel=1e-12)
        assert slope.by_nudge == pytest.approx(value, rel=1e-5, abs=1e-9 * size**2)
        assert slope.agrees


def starts(seed):
    """Random samples and a start that fits them to the last digit, nearly, or not at all."""
    generator = np.random.default_rng(seed)
    size = 10.0 ** generator.integers(-6, 7, size=3)
    w, b = size[0] * generator.normal(), size[1] * generator.normal() + generator.choice([0, 1e8])
    x = size[2] * generator.normal(size=3)
    if seed % 4 == 3:
        b = -w * x[0]
    y = w * x + b
    return w, b, x, [y, y * (1 + 1e-12), y + generator.normal(size=3)][seed % 3]


def test_a_right_formula_agrees_also_where_the_start_fits():
    for begin in range(0, 36, 12):
        for seed in range(begin, begin + 12):
            for slope in check(*starts(seed)):
                assert slope.agrees, (seed, slope)


def test_the_lectures_points_and_the_line_through_them():
    for slope in check(1.0, 0.0, [1.0, 2.0, 3.0], [1.0, 2.0, 3.0]):
        assert slope.agrees and slope.by_formula == 0
    for slope in check(1.0, 1.0, [0.0, 1e-13, 1e-6], [151.0, 151.0, 1e4]):
        assert slope.agrees  # tiny and zero inputs


def test_a_wrong_formula_does_not_agree():
    for slope_w in [
        lambda error, x: -2 * error,
        lambda error, x: 2 * error * x,
        lambda error, x: -error * x,
        lambda error, x: -2.0001 * error * x,
    ]:
        generator = np.random.default_rng(1)
        for offset in (0.0, 1e8):
            w, b = generator.normal(size=2)
            x = generator.choice([-1, 1], size=3) * generator.uniform(1.5, 3, size=3)
            y = (
                w * x
                + b
                + offset
                + generator.choice([-1, 1], size=3) * generator.uniform(1, 3, size=3)
            )
            for slope in check(w, b + offset, x, y, slope_w):
                assert slope.agrees == (slope.parameter == "b")


def test_a_wrong_formula_for_b_does_not_agree():
    for slope in check(0.3, 0.2, [1.5, -2.0], [1.0, 3.0], slope_b=lambda error: -1.9999 * error):
        assert slope.agrees == (slope.parameter == "w")
