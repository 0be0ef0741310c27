from fractions import Fraction

import numpy as np
import pytest

from lib.neuron import least_squares


def exact(x, y):
    """The least-squares line in fractions, which do not round."""
    x, y = [Fraction(float(a)) for a in x], [Fraction(float(a)) for a in y]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    w = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True))
    w /= sum((a - mean_x) ** 2 for a in x)
    return float(w), float(mean_y - w * mean_x)


def test_the_line():
    for centre in [0.0, 1e3, -1.7e9]:
        generator = np.random.default_rng(4)
        x, y = generator.normal(size=20) + centre, generator.normal(size=20)
        assert least_squares.line(x, y) == pytest.approx(exact(x, y), rel=1e-6)


def test_points_on_a_line():
    assert least_squares.line([1, 2, 3], [1, 2, 3]) == (1, 0)


def test_all_x_the_same():
    assert least_squares.line([2, 2], [1, 3]) is None
    assert least_squares.line([2], [1]) is None
    assert least_squares.line([0.1] * 3, [1, 2, 3]) is None  # their mean in floats is not 0.1


def test_a_line_too_steep_for_floats():
    assert least_squares.line([1e-320, 2e-320], [1, 2]) is None


@pytest.mark.filterwarnings("error", "ignore::DeprecationWarning")
def test_x_whose_squares_are_out_of_the_floats():
    for x in ([1e-170, 2e-170], [1e160, 3e160]):
        assert least_squares.line(x, [5, 6]) == pytest.approx(exact(x, [5, 6]), rel=1e-12)


def test_cost():
    assert least_squares.cost([1, 2], [1, 5], (2, -1)) == pytest.approx((0 + 2**2) / 2)
