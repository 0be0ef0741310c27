from fractions import Fraction

import exact
import numpy as np
import pytest

from lib.learning import columns
from lib.learning.columns import Columns

FAR = [100000001.0, 100000002.0, 100000003.0]


@pytest.mark.parametrize("centred", [True, False])
@pytest.mark.parametrize(
    "numbers", [[1.0, 2.0, 4.0], FAR, [1e-323, 2e-323], [-1.7e308, 1.7e308], [0.0, 0.0], [0.1] * 3]
)
def test_scaled_numbers_are_of_one_size_and_lose_nothing(numbers, centred):
    middle, size, scaled = columns.scaled(np.array(numbers), centred)
    assert np.abs(scaled).max() < 2 and (np.abs(scaled).max() >= 0.25 or not scaled.any())
    for number, part in zip(numbers, scaled, strict=True):
        assert Fraction(float(middle)) + Fraction(float(size)) * Fraction(float(part)) == number


@pytest.mark.parametrize(
    ("X", "bias", "rank"),
    [
        ([FAR], True, True),
        ([[0.1] * 3], True, False),  # w and b do the same
        ([[0.1, 0.1, np.nextafter(0.1, 1)]], True, True),
        ([[1e-12, 2e-12, 4e-12], [1e6, 3e6, 2e6]], False, True),  # of different sizes
        ([[1.0, 2.0, 4.0], [3.0, 5.0, 9.0]], True, False),  # x2 = 2 x1 + 1
        ([[1.0, 2.0, 4.0], [3.0, 5.0, 9.0]], False, True),
        ([[0.0, 0.0]], False, False),
        ([[2.0]], True, False),  # fewer points than parameters
        ([[2.0]], False, True),
    ],
)
def test_full_rank(X, bias, rank):
    found = Columns(X, bias)
    assert found.has_full_rank == rank
    lowest = exact.lowest_curvature(exact.rows(X, bias))
    assert rank == (lowest > 0)
    assert found.lowest_curvature() == pytest.approx(float(lowest), rel=1e-6)


@pytest.mark.parametrize("x", [[1e-170, 2e-170], [5e-324, 1e-323]])
def test_a_curvature_that_is_too_small_for_floats(x):
    found = Columns([x], bias=True)
    assert found.has_full_rank and found.lowest_curvature() == 0


def test_values_of_scaled_columns_there_and_back():
    X = [FAR, [1e-9, -2e-9, 5e-9]]
    found = Columns(X, bias=True)
    values, left = found.solve(np.array([1.0, -2.0, 7.0]))
    w1, w2, b = found.unscaled(values)
    assert np.abs(left).max() < 1e-14
    h = w1 * np.array(X[0]) + w2 * np.array(X[1]) + b
    assert h == pytest.approx([1, -2, 7], abs=1e-6)
