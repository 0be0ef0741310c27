"""lib/settling.py against simulation, NumPy's least squares and the numbers of the lecture."""

import numpy as np
import pytest

from lib import settling


def simulate(x, y, rate, passes, w=1.0, b=1.0):
    for _ in range(passes):
        for one_x, one_y in zip(x, y, strict=True):
            error = one_y - (w * one_x + b)
            w, b = w + rate * error * one_x, b + rate * error
    return w, b


def pass_matrix(x, rate):
    product = np.eye(2)
    for one in x:
        z = np.array([one, 1.0])
        product = (np.eye(2) - rate * np.outer(z, z)) @ product
    return product


def random_x(seed):
    generator = np.random.default_rng(seed)
    return generator.normal(size=generator.integers(2, 30)) * generator.choice([0.1, 1, 10])


def test_the_lectures_points():
    assert settling.limit([1, 2, 3]) == pytest.approx(0.375, rel=1e-12)
    assert settling.any_order_limit([1, 2, 3]) == pytest.approx(0.2, rel=1e-15)
    assert settling.own_factor([1, 2, 3], 1.0).tolist() == [-1, -4, -9]


@pytest.mark.parametrize("seed", range(8))
def test_growth_is_the_spectral_radius(seed):
    x = random_x(seed)
    for rate in (0.01, 0.1, 1.0):
        radius = np.abs(np.linalg.eigvals(pass_matrix(x, rate))).max()
        assert settling.growth(x, rate) == pytest.approx(radius, rel=1e-8)


@pytest.mark.parametrize("seed", range(8))
def test_below_the_limit_it_settles_and_above_it_explodes(seed):
    x = random_x(seed)
    y = np.random.default_rng(seed + 100).normal(size=len(x))
    limit = settling.limit(x)
    assert limit >= settling.any_order_limit(x) * (1 - 1e-12)

    def distance(rate, passes):
        point = settling.fixed_point(x, y, rate)
        start = np.add(point, [0.6, -0.8])  # 1 away
        return np.hypot(*np.subtract(simulate(x, y, rate, passes, *start), point))

    # Just beside the limit the radius is just beside 1: that takes many passes.
    radius = [settling.growth(x, limit * factor) for factor in (0.98, 1.02)]
    assert radius[0] < 1 < radius[1]
    shrunk, grown = ((int(12 / abs(np.log(r))) + 1) for r in radius)
    if max(shrunk, grown) * len(x) < 200_000:
        assert distance(limit * 0.98, shrunk) < 0.5
        assert distance(limit * 1.02, grown) > 2


@pytest.mark.parametrize("seed", range(4))
def test_no_smaller_rate_is_unstable(seed):
    x = random_x(seed)
    rates = settling.limit(x) * np.linspace(0.01, 0.999, 100)
    radii = [np.abs(np.linalg.eigvals(pass_matrix(x, rate))).max() for rate in rates]
    assert max(radii) < 1 + 1e-12


def test_samples_in_any_order_below_the_common_limit():
    x = random_x(5)
    generator = np.random.default_rng(0)
    rate = 0.999 * settling.any_order_limit(x)
    for _ in range(20):
        assert settling.growth(generator.permutation(x), rate) < 1


def test_fixed_point_is_left_as_it_is_and_reached():
    generator = np.random.default_rng(3)
    x, y = generator.normal(size=12), generator.normal(size=12)
    point = settling.fixed_point(x, y, 0.05)
    assert simulate(x, y, 0.05, 1, *point) == pytest.approx(point, rel=1e-9)
    assert simulate(x, y, 0.05, 2000) == pytest.approx(point, rel=1e-9)


def test_least_squares_and_cost():
    generator = np.random.default_rng(4)
    x, y = generator.normal(size=20), generator.normal(size=20)
    w, b = np.polyfit(x, y, 1)
    assert settling.least_squares(x, y) == pytest.approx((w, b), rel=1e-10)
    assert settling.cost(x, y, w, b) == pytest.approx(np.mean((y - np.polyval([w, b], x)) ** 2))
    assert settling.least_squares([2, 2], [1, 3]) is None
    assert settling.fixed_point([2, 2], [1, 3], 0.1) is None


def test_all_x_the_same():
    # Then only the one sample's own error matters: 1 - rate (x^2 + 1)
    assert settling.limit([1, 1, 1]) == pytest.approx(1.0, rel=1e-12)
    assert settling.limit([0.0]) == pytest.approx(2.0, rel=1e-12)
    assert settling.growth([2.0], 0.1) == pytest.approx(0.5)


def test_products_of_many_stay_within_the_floats():
    x = np.tile([1.0, 2.0, 3.0], 1000)
    one = settling.growth([1, 2, 3], 1.0)
    assert settling.growth(x, 1.0, passes=1000) == pytest.approx(one, rel=1e-9)
    assert settling.growth(x, 1.0) == np.inf


def test_x_whose_square_is_too_large():
    assert settling.limit([1e200, 1.0]) == 0.0
    assert settling.any_order_limit([1e200, 1.0]) == 0.0
