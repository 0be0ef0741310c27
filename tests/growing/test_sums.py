from fractions import Fraction

import numpy as np
import pytest

from lib.growing.lowest import Lowest
from lib.growing.sums import Plain, Sums


def taken(X, Y, sizes):
    """The sums of these points, taken in blocks of these sizes, again and again."""
    sums, at, turn = Sums(), 0, 0
    while at < len(X):
        size = sizes[turn % len(sizes)]
        sums.add(X[at : at + size], Y[at : at + size])
        at, turn = at + size, turn + 1
    return sums


def numbers(sums):
    return [sums.x, sums.y, sums.xx, sums.xy, sums.yy]


def random_points(seed, n=2000, far=0.0):
    random = np.random.default_rng(seed)
    X = far + random.normal(size=n)
    return X, 3 * (X - far) - 1 + random.normal(size=n)


def exact(X, Y):
    """The slope of the least-squares line, a fraction."""
    X, Y, n = [Fraction(x) for x in X], [Fraction(y) for y in Y], len(X)
    x, y = sum(X) / n, sum(Y) / n
    xy = sum((a - x) * (b - y) for a, b in zip(X, Y, strict=True))
    return xy / sum((a - x) ** 2 for a in X)


def test_the_sums_are_those_of_all_points():
    for seed in range(3):
        X, Y = random_points(seed)
        sums = taken(X, Y, [70])
        assert sums.n == 2000
        dx, dy = X - X.mean(), Y - Y.mean()
        expected = [X.mean(), Y.mean(), dx @ dx, dx @ dy, dy @ dy]
        assert numbers(sums) == pytest.approx(expected, rel=1e-12)


def test_blocks_of_any_size_give_the_same():
    for sizes in [[1], [2, 5], [999], [1, 1500], [4000]]:
        for far in [0.0, 1e8, -3e12]:
            X, Y = random_points(1, far=far)
            assert numbers(taken(X, Y, sizes)) == pytest.approx(
                numbers(taken(X, Y, [64])), rel=1e-12
            )


def test_parts_can_be_merged_in_any_order():
    X, Y = random_points(2, far=1e8)
    first, second = taken(X[:300], Y[:300], [64]), taken(X[300:], Y[300:], [64])
    second.merge(first)
    second.merge(Sums())
    empty = Sums()
    empty.merge(second)
    for sums in (second, empty):
        assert numbers(sums) == pytest.approx(numbers(taken(X, Y, [64])), rel=1e-12)
        assert sums.n == 2000


def test_parts_of_several_workers():
    X, Y = random_points(4, far=1e8)
    parts = [taken(X[:5], Y[:5], [64]), Sums(), taken(X[5:1400], Y[5:1400], [64])]
    parts.append(taken(X[1400:], Y[1400:], [7]))
    together = parts[0].of_all(np.array([part.numbers for part in parts]))
    assert together.n == 2000 and together.plain is parts[0].plain
    assert numbers(together) == pytest.approx(numbers(taken(X, Y, [64])), rel=1e-12)
    alone = parts[0].of_all(parts[0].numbers[None])
    assert (alone.numbers == parts[0].numbers).all()


def test_far_from_0_the_slope_has_12_digits():
    for far in [0.0, 1e8]:
        X, Y = random_points(3, far=far)
        w = Lowest(taken(X, Y, [333]), bias=True).values[0]
        assert abs(Fraction(w) / exact(X, Y) - 1) < 1e-12


def test_equal_numbers_have_no_spread():
    sums = taken(np.full(100, 0.1), np.full(100, 0.3), [7])
    assert numbers(sums) == [0.1, 0.3, 0, 0, 0]


def test_numbers_too_large_give_no_warning():
    sums = taken(np.array([1e200, -1e200, 1.0]), np.array([1e308, -1e308, 1.0]), [2])
    assert not np.isfinite(sums.xx + sums.yy)


def test_a_plain_sum_in_32_bits_loses_what_is_small():
    plain = Plain()
    for block in np.split(np.array([4096.0, 1.0, 1.0, 1.0]), 2):
        plain.add(block)
    plain.add(np.empty(0))
    assert plain.xx == 2.0**24  # where the next larger 32-bit float is 2 away
    plain.add(np.array([1e30]))
    assert plain.xx == np.inf
