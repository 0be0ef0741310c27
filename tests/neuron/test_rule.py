"""lib/neuron/rule.py: the slides' updates are known as such, others are not."""

import numpy as np
import pytest
from by_hand import fit, slides

from lib.neuron import rule

X, Y = np.array([1.0, 2.0, 0.5]), np.array([3.0, 1.0, 2.0])


def compared(x=X, y=Y, rate=0.1, epochs=6, **options):
    fitted = fit(x, y, rate, epochs, **options)
    taken = np.tile(np.arange(len(x)), epochs)[: len(fitted.path)]
    return rule.compare(fitted.rows[0, 1:], fitted.path, x[taken], y[taken], rate)


def test_own_factor():
    assert rule.own_factor([1, 2, 3], 1.0).tolist() == [-1, -4, -9]
    # That is what an update does to the error of its own sample, Kaczmarz' rate takes it away
    for rate in (0.03, 1 / (2**2 + 1)):
        w, b = fit([2.0], [7.0], rate, 1).path[0]
        factor = rule.own_factor(np.array([2.0]), rate)[0]
        assert 7 - (2 * w + b) == pytest.approx(factor * (7 - (2 * 1 + 1)), abs=1e-14)


def test_the_slides_rule():
    for seed in range(20):
        generator = np.random.default_rng(seed)
        size = 10.0 ** generator.integers(-6, 7, size=3)
        x = size[0] * generator.normal(size=5) + generator.choice([0, 1e5])
        y = size[1] * generator.normal(size=5) + generator.choice([0, 1e8])
        rate = generator.choice([0.1, 2.5]) / (np.square(x).max() + 1)
        found = compared(x, y, rate, start=tuple(size[2] * generator.normal(size=2)))
        assert found == rule.Comparison(moved=True) and found.follows


def test_other_updates():
    for backward, differs in [
        (lambda error, x: (error * x, error), 1),  # the other sign
        (lambda error, x: (-2 * error * x, -2 * error), 1),
        (lambda error, x: (-error, -error), 2),  # the box; at the first sample x is 1
        (lambda error, x: (-error * x, 0.0), 1),
        (lambda error, x: (-error * x * (1 + 1e-9), -error), 1),
    ]:
        found = compared(backward=backward)
        assert not found.follows and found.moved and found.differs == differs
        path = fit(X, Y, 0.1, 1, backward=backward).path
        w, b = (1, 1) if differs == 1 else path[differs - 2]
        at = differs - 1
        slope_w, slope_b = slides(Y[at] - (w * X[at] + b), X[at])
        assert found.led_to == pytest.approx(tuple(path[at]))
        assert found.rule == pytest.approx((w - 0.1 * slope_w, b - 0.1 * slope_b))


def test_an_update_that_changes_later():
    memory = [0.0, 0.0]

    def momentum(error, x):
        memory[:] = [0.5 * old + slope for old, slope in zip(memory, slides(error, x), strict=True)]
        return tuple(memory)

    assert compared(backward=momentum).differs == 2


def test_what_does_not_move_is_no_evidence():
    x, y = np.array([1.0, 2.0, 3.0]), np.array([2.0, 3.0, 4.0])  # w = b = 1 fits
    for backward in (slides, lambda error, x: (error * x, error)):
        found = compared(x, y, backward=backward)
        assert found == rule.Comparison(moved=False) and not found.follows
    assert compared(epochs=0) == rule.Comparison(moved=False)
    assert not compared(rate=1e-18).moved
