from fractions import Fraction

import numpy as np
import pytest

from lib.learning import least_squares


def test_the_lowest_cost_of_random_points():
    for bias in [True, False]:
        random = np.random.default_rng(4)
        X, Y = random.normal(size=(3, 20)), random.normal(size=20)
        A = np.column_stack([*X, np.ones(20)])[:, : 3 + bias]
        best = np.linalg.pinv(A) @ Y
        lowest = least_squares.solve(list(X), list(Y), bias)
        assert lowest.values == pytest.approx(best)
        assert lowest.cost == pytest.approx(np.mean((A @ best - Y) ** 2))
        assert lowest.is_unique


def line(x, y):
    """The least squares line of the points, (w, b), and the mean of the squared errors: exact."""
    x, y = [*map(Fraction, x)], [*map(Fraction, y)]
    x0, y0 = sum(x) / len(x), sum(y) / len(y)
    spread = sum((a - x0) ** 2 for a in x)
    w = sum((a - x0) * (c - y0) for a, c in zip(x, y, strict=True)) / spread
    b = y0 - w * x0
    cost = sum((w * a + b - c) ** 2 for a, c in zip(x, y, strict=True)) / len(x)
    return float(w), float(b), float(cost)


def test_far_from_0_the_line_is_as_good():
    for x, y in [
        ([100000001.0, 100000002.0, 100000003.0], [1.0, 2.0, 3.5]),
        # A day of time stamps, in seconds since 1970
        (np.arange(1.7e9, 1.7e9 + 86400, 3600), np.sin(np.arange(24))),
        ([1e-9, 2e-9, 4e-9], [1e9, 3e9, 2e9]),
    ]:
        w, b, cost = line(x, y)
        lowest = least_squares.solve([x], y, bias=True)
        assert lowest.values == pytest.approx([w, b], rel=1e-7)
        assert lowest.cost == pytest.approx(cost, rel=1e-7)
        assert lowest.is_unique


def test_points_on_a_line_are_met():
    x = [1.0, 2.0, 3.0]
    lowest = least_squares.solve([x], x, bias=True)
    assert (*lowest.values, lowest.cost) == pytest.approx((1, 0, 0), abs=1e-15)


def test_many_lowest_places(capsys):
    for X, bias in [
        ([[1.0], [1.0]], False),
        ([[0.1] * 3], True),  # w and b do the same
        ([[1.0, 2.0, 4.0], [3.0, 5.0, 9.0]], True),  # x2 = 2 x1 + 1
        ([[0.0, 0.0]], False),
    ]:
        Y = [0.1, 0.7, 0.4][: len(X[0])]
        lowest = least_squares.solve(X, Y, bias)
        assert not lowest.is_unique
        A = np.column_stack([*X, np.ones(len(Y))])[:, : len(X) + bias]
        expected = np.mean((A @ np.linalg.pinv(A) @ Y - Y) ** 2)
        assert lowest.cost == pytest.approx(expected, rel=1e-12, abs=1e-30)
        least_squares.show(lowest, ["w1", "w2", "b"][: len(lowest.values)], 9.0)
        assert ".\nIt is at many places, for instance at w1 = " in capsys.readouterr().out


def test_columns_of_different_sizes():
    x1, x2 = [1e-12, 2e-12, 4e-12], [1e6, 3e6, 2e6]
    y = [1e12 * a + b for a, b in zip(x1, x2, strict=True)]
    lowest = least_squares.solve([x1, x2], y, bias=False)
    assert lowest.is_unique
    assert lowest.values == pytest.approx([1e12, 1.0])


def test_values_that_are_too_large_for_floats(capsys):
    lowest = least_squares.solve([[1e-300, 2e-300]], [1.0, 1e100], bias=True)
    assert (lowest.cost, lowest.is_unique, lowest.is_finite) == (0, True, False)
    least_squares.show(lowest, ["w", "b"], 2.0)
    assert (
        "the lowest cost is 0.\nThe parameters there are too large for 64-bit floats.\n"
        in capsys.readouterr().out
    )
    assert least_squares.solve([[0.0]], [1e200], bias=True).cost == 0
