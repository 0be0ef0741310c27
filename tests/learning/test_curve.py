import numpy as np
import pytest

from lib.learning import curve


@pytest.mark.parametrize("points", [1, 10**9])
def test_in_blocks(points):
    seen = []

    def function(w):
        seen.append(w.shape)
        return w[:, 0] ** 2, 2 * w[:, 0]

    w = np.linspace(-1, 1, 401)
    squares, slopes = curve.in_blocks(function, w, points, block=200)
    assert squares == pytest.approx(w**2)
    assert slopes == pytest.approx(2 * w)
    lengths, widths = zip(*seen, strict=True)
    assert set(widths) == {1}
    assert (sum(lengths), max(lengths)) == (401, max(1, 200 // points))


def test_results_have_the_shape_of_w():
    w = [[1.0, 2, 3], [4, 5, 6]]
    (squares,) = curve.in_blocks(lambda w: (w**2,), w, 1, block=4)
    assert squares.tolist() == [[1, 4, 9], [16, 25, 36]]


def test_lowest():
    def cost_and_slope(w):
        return 3 * (w[0] - 2.5) ** 2 + 1, 6 * (w - 2.5)

    assert curve.lowest(cost_and_slope, 6.0) == pytest.approx((2.5, 1))
    assert curve.lowest(lambda w: (7.0, 0 * w), 0.0) == (0, 7)


def test_lowest_absolute():
    x, y = np.random.default_rng(0).normal(size=(2, 7))

    def cost(w):
        return np.mean(np.abs(w * x - y))

    w, E = curve.lowest_absolute(lambda w: (cost(np.array(w)), w), x, y)
    assert E == cost(w) == min(cost(corner) for corner in y / x)
