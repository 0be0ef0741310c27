import numpy as np

from lib.slopes import bottom


def mean_absolute(x, y):
    """E and its slope for a w of shape [1], by NumPy."""

    def cost_and_slope(w):
        e = np.array(w) * x - y
        return np.mean(np.abs(e)), np.mean(np.sign(e) * x, keepdims=True)

    return cost_and_slope


def test_a_parabola():
    found = bottom.squared(lambda w: ((w[0] - 1) ** 2 + 3, 2 * (w - 1)), 2.0)
    assert (found.w, found.E, found.curvature, found.rests) == (1, 3, 2, True)


def test_straight_lines():
    for x, y, w, rests in [
        ([1], [1], 1, True),
        ([49], [1], 1 / 49, True),  # 49 * (1 / 49) is not 1
        ([1, 1, 1], [0, 4, 5], 4, True),  # the middle one
        ([1, 2], [1, 4], 2, False),  # the heavier one; there the slope is 1 / 2
        ([0], [2], 0, True),
    ]:
        x, y = np.array(x, float), np.array(y, float)
        found = bottom.absolute(mean_absolute(x, y), x, y)
        assert (found.w, found.curvature, found.rests) == (w, 0, rests)
        near = [mean_absolute(x, y)([w + d])[0] for d in (-1e-3, 1e-3)]
        assert min(near) >= found.E


def test_straight_lines_at_the_ends_of_the_floats():
    for x, y, w in [
        ([1e-308], [1e77], np.inf),
        ([1e-308], [-1e77], -np.inf),
        ([1e-308, 1.0], [1e77, 3.0], 3),
        ([1.7e308, 1.7e308, -1.7e308], [1.0, 1.0, 1.0], 1 / 1.7e308),
    ]:
        found = bottom.absolute(lambda w: (np.nan, w), x, y)
        assert found.w == w
