"""lib/neuron/settling.py against simulation and the numbers of the lecture."""

import numpy as np
import pytest
from by_hand import walk

from lib.neuron import settling


def simulate(x, y, rate, passes, start=(1.0, 1.0)):
    return walk(x, y, rate, [range(len(x))] * passes, start)[-1]


def growth(x, rate):
    return np.exp(settling.log_growth(x, rate))


def pass_matrix(x, rate):
    product = np.eye(2)
    for value in x:
        z = np.array([value, 1.0])
        product = (np.eye(2) - rate * np.outer(z, z)) @ product
    return product


def random_x(seed):
    generator = np.random.default_rng(seed)
    return generator.normal(size=generator.integers(2, 30)) * generator.choice([0.1, 1, 10])


def test_the_lectures_points():
    assert settling.limit([1, 2, 3]) == pytest.approx(0.375, rel=1e-12)
    assert settling.any_order_limit([1, 2, 3]) == pytest.approx(0.2, rel=1e-15)


@pytest.mark.parametrize("seed", range(3))
def test_growth_is_the_spectral_radius(seed):
    x = random_x(seed)
    for rate in (0.01, 0.1, 1.0):
        radius = np.abs(np.linalg.eigvals(pass_matrix(x, rate))).max()
        assert growth(x, rate) == pytest.approx(radius, rel=1e-8)


@pytest.mark.parametrize("seed", range(3))
def test_below_the_limit_it_settles_and_above_it_explodes(seed):
    x = random_x(seed)
    y = np.random.default_rng(seed + 100).normal(size=len(x))
    limit = settling.limit(x)
    assert limit >= settling.any_order_limit(x) * (1 - 1e-12)

    def distance(rate, passes):
        point = settling.fixed_point(x, y, rate)
        start = np.add(point, [0.6, -0.8])  # 1 away
        return np.hypot(*(simulate(x, y, rate, passes, start) - point))

    # Just beside the limit the radius is just beside 1: that takes many passes.
    logs = [settling.log_growth(x, limit * factor) for factor in (0.9, 1.1)]
    assert logs[0] < 0 < logs[1]
    shrunk, grown = (int(12 / abs(log)) + 1 for log in logs)
    assert distance(limit * 0.9, shrunk) < 0.5
    assert distance(limit * 1.1, grown) > 2


@pytest.mark.parametrize("seed", range(2))
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
        assert growth(generator.permutation(x), rate) < 1


def test_fixed_point_is_left_as_it_is_and_reached():
    generator = np.random.default_rng(3)
    x, y = generator.normal(size=12), generator.normal(size=12)
    point = settling.fixed_point(x, y, 0.05)
    assert simulate(x, y, 0.05, 1, point) == pytest.approx(point, rel=1e-12)
    assert simulate(x, y, 0.05, 2000) == pytest.approx(point, rel=1e-9)


def test_the_fixed_point_of_small_rates_has_its_digits():
    # The smaller the rate, the nearer it is to least squares
    for rate, off in [(1e-6, 9e-6), (1e-9, 9e-9), (1e-12, 1e-7)]:
        x, y = np.random.default_rng(5).normal(size=(2, 9))
        assert settling.fixed_point(x, y, rate) == pytest.approx(np.polyfit(x, y, 1), abs=off)


def test_all_x_the_same():
    # Then only the one sample's own error matters: 1 - rate (x^2 + 1)
    assert settling.limit([1, 1, 1]) == pytest.approx(1.0, rel=1e-12)
    assert settling.limit([0.0]) == pytest.approx(2.0, rel=1e-12)
    assert growth([2.0], 0.1) == pytest.approx(0.5)
    assert settling.fixed_point([2, 2], [1, 3], 0.1) is None


def test_products_of_many_stay_within_the_floats():
    x = np.tile([1.0, 2.0, 3.0], 1000)
    one_pass = settling.log_growth([1, 2, 3], 1.0)
    assert settling.log_growth(x, 1.0) == pytest.approx(1000 * one_pass, rel=1e-9)
    assert settling.fixed_point(x, x, 1.0) is None


def test_a_rate_that_is_known_to_be_unstable_is_not_below_the_limit():
    # For x = 3, 1 a pass at 1/3 has the eigenvalue -1, but is stable just below and just above.
    # Moved a little, there is a narrow band of unstable rates, far below where the others begin.
    assert settling.log_growth([3, 1], 1 / 3) == pytest.approx(0, abs=1e-7)
    x = [3, 1 - 1e-7]
    assert growth(x, 1 / 3) > 1 > max(growth(x, 0.33), growth(x, 0.34))
    limit = settling.limit(x, unstable=1 / 3)
    assert 0.333 < limit <= 1 / 3
    assert growth(x, limit * (1 - 1e-6)) < 1
    # A band of 2 % is found without help
    x = [3, 0.9999]
    limit = settling.limit(x)
    assert growth(x, limit * (1 - 1e-6)) < 1 < growth(x, limit * 1.005)
    assert limit < 0.335 and growth(x, 0.35) < 1
    assert settling.limit([1, 2, 3], unstable=0.375) == 0.375
    assert settling.limit([1, 2, 3], unstable=7.0) == pytest.approx(0.375, rel=1e-12)


@pytest.fixture(scope="module")
def long():
    """More samples than are taken in one block, and not a multiple of any number."""
    return np.random.default_rng(3).normal(size=(2, 70_001))


@pytest.mark.parametrize("rate", [1.0, 1e12])
def test_a_long_pass_grows_as_its_samples_one_after_the_other(long, rate):
    w, b, log = 0.6, -0.8, 0.0
    for x in long[0].tolist():
        error = -rate * (w * x + b)
        w, b = w + error * x, b + error
        size = max(abs(w), abs(b))
        w, b, log = w / size, b / size, log + np.log(size)
    assert settling.log_growth(long[0], rate) == pytest.approx(log, abs=5)


@pytest.mark.parametrize("rate", [0.01, 1.0])
def test_a_long_pass_settles_where_its_samples_lead(long, rate):
    assert settling.fixed_point(*long, rate) == pytest.approx(simulate(*long, rate, 1), rel=1e-9)
