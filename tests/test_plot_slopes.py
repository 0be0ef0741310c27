from types import SimpleNamespace

import numpy as np
import pytest

from lib import plot, plot_slopes

CLOSED = SimpleNamespace(show=False)


def test_tangents_have_their_slope():
    _, axes = plot.sheet(CLOSED)
    axes.set(xlim=(-4, 4), ylim=(-1, 20))
    w = np.array([-3.0, 0.5, 2.0])
    plot_slopes.tangents(axes, w, w**2, 2 * w)
    for line, at in zip(axes.lines, w, strict=True):
        (x0, y0), (x1, y1) = line.get_xydata()
        assert (y1 - y0) / (x1 - x0) == pytest.approx(2 * at)
        assert ((x0 + x1) / 2, (y0 + y1) / 2) == pytest.approx((at, at**2))


@pytest.mark.parametrize("heights", [[1.0, 1.1, 1.2], [0.0, 9.9, 10.0, 10.0], [5.0]])
def test_apart(heights):
    found = plot_slopes.apart(heights, 0.0, 10.0, 0.2)
    assert len(found) == len(heights)
    assert all(np.diff(found) >= 2 - 1e-9)
    assert all(-1e-9 <= one <= 10 + 1e-9 for one in found)


def test_formula():
    one = SimpleNamespace(x=[1.0], y=[1.0], error="squared")
    assert plot_slopes.formula(one).strip("$") == r"E = (w \cdot 1 - 1)^2"
    one.error = "absolute"
    assert "|" in plot_slopes.formula(one)
    assert "^2" not in plot_slopes.formula(one)
