"""Least squares and standardizing, against fractions, which do not round."""

import random
from fractions import Fraction

import exact
import numpy as np
import pytest

from lib.learning import line


def column(source, count):
    far, step = source.choice([0, 0, 100, 1e8, 1.7e9]), source.choice([1, 60, 1e-3, 1e4])
    return [far + step * source.gauss(0, 3) for _ in range(count)]


def points(seed):
    source = random.Random(seed)
    count = source.randint(3, 9)
    X = [column(source, count) for _ in range(source.choice([1, 1, 2]))]
    return X, [source.gauss(5, 2) for _ in range(count)]


@pytest.mark.parametrize("bias", [True, False])
def test_what_is_above_the_lowest_cost(bias):  # which test_answers.py tries
    for seed in range(40):
        X, y = points(seed)
        rows, Y = exact.rows(X, bias), [*map(Fraction, y)]
        best = exact.least_squares(rows, Y)
        _, values, _ = line.least_squares(X, y, bias)
        found = exact.cost([*map(Fraction, values)], rows, Y)
        assert float(found) == pytest.approx(float(exact.cost(best, rows, Y)), rel=1e-6, abs=1e-8)
        other = [value + 1e-3 * (1 + abs(value)) for value in values]
        above = exact.cost([*map(Fraction, other)], rows, Y) - exact.cost(best, rows, Y)
        assert line.above_lowest(X, other, values, bias) == pytest.approx(float(above), rel=1e-4)


def test_many_lowest_places():
    assert not line.least_squares([[2.0, 2.0, 2.0]], [1.0, 2.0, 3.0], True)[2]
    assert not line.least_squares([[1.0, 2.0], [2.0, 4.0]], [1.0, 3.0], False)[2]
    assert line.least_squares([[0.0, 0.0]], [1.0, 2.0], False)[1:] == ([0.0], False)


def test_curvatures():
    x, z = np.random.default_rng(0).normal(3, 2, [2, 9])
    A = np.column_stack([x, z, np.ones(9)])
    assert line.curvatures([x, z], True) == pytest.approx(np.linalg.eigvalsh(2 * A.T @ A / 9))
    assert line.curvatures([x], False) == pytest.approx([2 * np.mean(x**2)])
    far = [-1e15 + 0.25 * k for k in (0, 1, 5)]  # the lowest is 6e-31, the largest 2e30
    low = line.curvatures([far], True)[0]
    assert low == pytest.approx(exact.lowest_curvature(exact.rows([far], True)), rel=1e-6)


def test_standardized_and_back():
    x = 1.7e9 + 60.0 * np.arange(5)
    mean, spread = line.mean_and_spread(x, True)
    assert (mean, spread) == (1.7e9 + 120, pytest.approx(60 * 2**0.5))
    assert np.mean((x - mean) / spread) == 0
    w, b = line.to_standardized(0.05, -8.5e7, mean, spread)
    assert w * (x - mean) / spread + b == pytest.approx(0.05 * x - 8.5e7, abs=1e-6)
    assert line.to_given(w, b, mean, spread) == pytest.approx((0.05, -8.5e7))
    assert line.mean_and_spread([3.0, 4.0], False) == (0, pytest.approx(12.5**0.5))
    mean, spread = line.mean_and_spread([7.0, 7.0], True)
    assert line.to_given(5.0, 2.0, mean, spread) == (0, 2)  # w is not determined
