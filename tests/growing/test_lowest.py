import numpy as np
import pytest

from lib.growing.lowest import Lowest
from lib.growing.sums import Sums


def lowest(X, Y, bias=True):
    sums = Sums()
    sums.add(np.array(X, float), np.array(Y, float))
    return Lowest(sums, bias)


def test_as_least_squares():
    for seed in range(3):
        for bias in [True, False]:
            X, Y = np.random.default_rng(seed).normal(2, 1, size=(2, 50))
            matrix = np.column_stack([X, np.ones(50)])[:, : 1 + bias]
            values, rest, _, _ = np.linalg.lstsq(matrix, Y, rcond=None)
            found = lowest(X, Y, bias)
            assert found.values == pytest.approx(values, rel=1e-12)
            assert found.cost == pytest.approx(rest[0] / 50, rel=1e-12)
            assert found.is_unique
            # Above it, anywhere
            other = values + 0.3
            cost = np.mean((matrix @ other - Y) ** 2)
            assert found.above(other) == pytest.approx(cost - found.cost)
            assert found.distance(other) == pytest.approx(0.3)


def test_near_the_lowest_cost_rounding_does_not_count():
    found = lowest([0, 1, 2], [1.1, 2.9, 5.2])
    w, b = found.values
    assert found.above([w, b]) == 0
    assert found.above([w + 1e-12, b]) == pytest.approx(5 / 3 * 1e-24, rel=1e-3)


def test_all_x_equal():
    for x, bias, unique in [(2, True, False), (0, False, False), (2, False, True)]:
        found = lowest([x, x, x], [1, 2, 3], bias)
        assert found.is_unique == unique
        assert found.cost == pytest.approx(14 / 3 if x == 0 else 2 / 3)
        assert np.isnan(found.distance(found.values)) != unique


def test_a_perfect_fit_is_not_below_0():
    X = np.linspace(0.1, 7.7, 100)
    assert lowest(X, 0.3 * X).cost == pytest.approx(0, abs=1e-15)
    assert lowest(X, 0.3 * X).cost >= 0
