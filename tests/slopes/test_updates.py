import numpy as np
import pytest
from boxes import arrows, given

from lib.show.figures import BACK
from lib.slopes import on_curve, updates
from lib.slopes.places import Place


def places(*at, rate=0.1, slope=lambda w: 2 * (w - 1)):
    """These w's on E = (w - 1)^2."""
    do = {1: "lower w", -1: "raise w", 0: "keep w"}
    return [
        Place(w, (w - 1) ** 2, slope(w), "", do[int(np.sign(slope(w)))], "", w - rate * slope(w))
        for w in at
    ]


def drawn(*at, rate=0.1):
    w = on_curve.around(1.0, at, 1.13)
    return updates.draw(w, (w - 1) ** 2, places(*at, rate=rate), "$E$", rate)


@pytest.fixture(scope="module")
def usual():
    return drawn(-3.0, -2.0, 1.0, 2.0, 3.0)


def test_tangents_touch_the_curve(usual):
    (axes,) = usual.axes
    thin = [line for line in axes.lines if line.get_color() == BACK]
    found = {}
    for line in thin:
        (x0, y0), (x1, y1) = line.get_xydata()
        if x0 != x1 and not (y0 == y1 and y0 > 0):  # no side of a triangle
            slope = (y1 - y0) / (x1 - x0)
            w = 1 + slope / 2  # where the parabola has this slope
            assert y0 + slope * (w - x0) == pytest.approx((w - 1) ** 2, abs=1e-9)
            found[round(w, 9)] = x1 - x0
    assert set(found) == {-3, 1, 3}


def test_short_updates_are_drawn_longer_and_it_is_said():
    figure = drawn(-3.0, 1.0, 3.0, rate=0.001)
    (first, _) = sorted(arrows(figure.axes[0]))
    assert first == ((-3, 16), pytest.approx((-2.2, 16)))
    assert "drawn $100$ times as long" in given(figure)
