from fractions import Fraction

import exact
import numpy as np
import pytest

from lib.learning import columns
from lib.learning.columns import Columns

FAR = [100000001.0, 100000002.0, 100000003.0]


def test_scaled_numbers_are_of_one_size_and_lose_nothing():
    odd = [1e-323, 2e-323], [-1.7e308, 1.7e308], [0.0, 0.0], [0.1] * 3
    for numbers in ([1.0, 2.0, 4.0], FAR, *odd):
        for centred in (True, False):
            middle, size, scaled = columns.scaled(np.array(numbers), centred)
            assert np.abs(scaled).max() < 2 and (np.abs(scaled).max() >= 0.25 or not scaled.any())
            middle, size = Fraction(float(middle)), Fraction(float(size))
            for number, part in zip(numbers, scaled, strict=True):
                assert middle + size * Fraction(float(part)) == number


RANKS = [
    ([FAR], True, True),
    ([[0.1] * 3], True, False),  # w and b do the same
    ([[0.1, 0.1, np.nextafter(0.1, 1)]], True, True),
    ([[1e-12, 2e-12, 4e-12], [1e6, 3e6, 2e6]], False, True),  # of different sizes
    ([[1.0, 2.0, 4.0], [3.0, 5.0, 9.0]], True, False),  # x2 = 2 x1 + 1
    ([[1.0, 2.0, 4.0], [3.0, 5.0, 9.0]], False, True),
    ([[0.0, 0.0]], False, False),
    ([[2.0]], True, False),  # fewer points than parameters
    ([[2.0]], False, True),
]


def test_full_rank():
    for X, bias, rank in RANKS:
        found = Columns(X, bias)
        assert found.has_full_rank == rank
        lowest = exact.lowest_curvature(exact.rows(X, bias))
        assert rank == (lowest > 0)
        assert found.lowest_curvature() == pytest.approx(float(lowest), rel=1e-6)


def test_a_curvature_that_is_too_small_for_floats():
    for x in [[1e-170, 2e-170], [5e-324, 1e-323]]:
        found = Columns([x], bias=True)
        assert found.has_full_rank and found.lowest_curvature() == 0
