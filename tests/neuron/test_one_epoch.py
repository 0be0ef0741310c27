"""lib/neuron/one_epoch.py beside a plain loop."""

import numpy as np
import pytest
from by_hand import found, walk

from lib.neuron import one_epoch, settling
from lib.neuron.orders import Orders

X, Y = [0.0, 1.0, 2.0, 0.5], [1.0, 0.5, 3.0, 2.0]


@pytest.mark.parametrize("seed", [None, 3])
def test_the_last_epoch(seed):
    seen = one_epoch.seen(found(X, Y, 0.1, 20, seed))
    orders = [Orders(4, seed).take(epoch) for epoch in range(20)]
    assert seen.b == pytest.approx(walk(X, Y, 0.1, orders)[-5:, 1])
    assert (seen.epoch, seen.first, seen.learning_rate) == (20, 1, 0.1)


def test_the_end_of_a_long_epoch(monkeypatch):
    monkeypatch.setattr(one_epoch, "MOST", 3)
    seen = one_epoch.seen(found(X, Y, 0.1, 20))
    assert seen.first == 2
    assert seen.b == pytest.approx(walk(X, Y, 0.1, [range(4)] * 20)[-4:, 1])
    settled = one_epoch.settled(found(X, Y, 0.1, 20), 20)
    assert settled.first == 2
    assert settled.b == pytest.approx(walk(X, Y, 0.001, [range(4)] * 20_000)[-4:, 1], rel=1e-3)


def test_what_explodes_is_followed_as_far_as_it_can_be_seen():
    exploded = found([1, 2, 3], [1, 2, 3], 1.0, 100)
    seen = one_epoch.seen(exploded)
    assert seen.epoch is None and seen.b[0] == 1
    assert np.abs(seen.b[:-1]).max() < 100 * 3 and len(seen.b) > 5


@pytest.mark.parametrize(
    ("rate", "smaller"), [(1.0, 0.01), (0.1, 0.001), (1.9, 0.019), (0.001, 0.00001)]
)
def test_a_smaller_rate_settles_near_least_squares(rate, smaller):
    x = np.random.default_rng(0).normal(size=50) * 0.1
    y = 3 * x + 1 + np.random.default_rng(1).normal(size=50)
    settled = one_epoch.settled(found(x, y, rate, 20), 20)
    assert settled.learning_rate == pytest.approx(smaller)
    assert settled.b[0] == pytest.approx(settled.b[-1])  # a pass leaves it as it is
    assert settled.b[-1] == pytest.approx(settling.fixed_point(x, y, smaller)[1])
    b = np.polyfit(x, y, 1)[1]
    assert np.abs(settled.b - b).max() < 15 * smaller


def test_where_1_explodes_the_smaller_rate_is_stable():
    settled = one_epoch.settled(found([1, 2, 3], [1, 3, 2], 1.0, 3), None)
    assert settled.learning_rate == 0.001
    path = walk([1, 2, 3], [1, 3, 2], 0.001, [range(3)] * 20_000)
    assert settled.b == pytest.approx(path[-4:, 1], rel=1e-3)


def test_nothing_is_seen_where_nothing_is():
    assert one_epoch.seen(found(X, Y, 0.1, 0)) is None
    assert one_epoch.settled(found([2, 2], [1, 3], 0.1, 5), 5) is None  # it settles nowhere
    other = found(X, Y, 0.1, 5, backward=lambda error, x: (error * x, error))
    assert one_epoch.settled(other, 5) is None  # not the slides' rule
