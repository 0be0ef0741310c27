"""What becomes of a descent at a learning rate, against plain simulations of many steps."""

from fractions import Fraction

import numpy as np
import pytest

from lib.pages import follow_slope


def simulated(factor):
    """The verdict that 300 steps show, each of which multiplies the distance by this."""
    path = np.cumprod([1.0, *[factor] * 300])
    if abs(path[1]) < 1e-9:
        return "lands in one step"
    if abs(path[-1]) > 1e6:
        return "explodes"
    if path[1] < 0:
        return "jumps across" if abs(path[-1]) < 1e-6 else "jumps for ever"
    return "too small" if path[20] > 0.95**20 else "comes nearer"


@pytest.mark.parametrize("curvature", [2.0, 28 / 3, 1e-6, 4e8])
def test_on_a_parabola(curvature):
    times = np.array([1e-6, 0.01, 0.04, 0.06, 0.2, 0.5, 0.99, 1, 1.01, 1.5, 1.95, 2, 2.05, 3, 9])
    fates = follow_slope.on_parabola(times / curvature, curvature, -3.0, 7.0)
    assert [verdict for verdict, _ in fates] == [simulated(1 - each) for each in times]
    parts = " ".join(words.split()[0] for _, words in fates)
    assert parts == "almost 99 96 94 80 50 1 no 1 50 95 100 1.05 2 8"


def exactly(rate, start, x, y, steps=120):
    """The lowest w, the verdict and its numbers on E = mean |w x - y|, by steps without rounding"""

    points, w, slope = [*zip(x, y, strict=True)], [start], 1
    corners = sorted(b / a for a, b in points if a)
    lowest = min(corners, key=lambda w: sum(abs(w * a - b) for a, b in points))
    while slope and len(w) <= steps:
        slope = sum(a * ((w[-1] * a > b) - (w[-1] * a < b)) for a, b in points) / len(x)
        w += [w[-1] - rate * slope] if slope else []
    landing = len(w) - 1
    way = next((k for k in range(landing) if (w[k] - lowest) * (start - lowest) <= 0), landing)
    if landing == 0:
        return lowest, "nothing to learn", ["0"]
    if way > follow_slope.SOON:
        return lowest, "too small", [way]
    if not slope:
        return lowest, "arrives", [w[-1], landing]
    return lowest, "jumps for ever", [min(w[steps // 2 :]), max(w[steps // 2 :])]


@pytest.mark.parametrize("seed", range(12))
def test_on_straight_lines(seed):
    source = np.random.default_rng(seed)
    count = source.integers(1, 6)
    x = [Fraction(int(a)) for a in source.integers(-4, 5, count)]
    y = [Fraction(int(b), 5) for b in source.integers(-20, 21, count)]
    x[0] = x[0] or Fraction(1)
    start = Fraction(int(source.integers(-30, 31)), 10)
    rates = [Fraction(k, 20) for k in (1, 3, 8, 14, 20, 27, 40, 60, 111)]
    floats = [np.array([float(value) for value in values]) for values in (rates, x, y)]
    lowest, fates = follow_slope.on_lines(floats[0], float(start), *floats[1:])
    for rate, (verdict, words) in zip(rates, fates, strict=True):
        where, expected, numbers = exactly(rate, start, x, y)
        assert (lowest, verdict) == (pytest.approx(float(where), abs=1e-12), expected)
        found = [float(word) for word in words.split() if word.lstrip("-")[0].isdigit()]
        assert found == pytest.approx([float(number) for number in numbers], rel=1e-3)
