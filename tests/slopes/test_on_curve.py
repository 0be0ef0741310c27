import numpy as np
import pytest
from boxes import arrows

from lib.show import figures
from lib.slopes import on_curve


@pytest.fixture
def axes():
    _, axes = figures.sheet(size=(10, 5))
    axes.set(xlim=(-10, 10), ylim=(0, 100))
    return axes


def test_tangents_are_of_one_length_on_paper(axes):
    w, cost, slope_w = np.array([-5.0, 0, 5]), np.array([50.0, 0, 50]), np.array([-400.0, 0, 3])
    on_curve.tangents(axes, w, cost, slope_w, "tangent")
    found = [line.get_xydata() for line in axes.lines]
    for (start, end), x, y, slope in zip(found, w, cost, slope_w, strict=True):
        assert (start + end) / 2 == pytest.approx([x, y])
        assert (end - start)[1] / (end - start)[0] == pytest.approx(slope)
    lengths = [np.hypot(*np.ptp(axes.transData.transform(ends), axis=0)) for ends in found]
    assert lengths == pytest.approx([lengths[0]] * 3, rel=0.01)
    assert [line.get_label() == "tangent" for line in axes.lines] == [True, False, False]


def test_an_update_that_leads_out_ends_at_the_edge(axes):
    on_curve.arrow(axes, 3, 2, 40)
    on_curve.arrow(axes, 3, 1e9, 50)
    on_curve.arrow(axes, 3, -1e9, 60)
    on_curve.arrow(axes, 3, 3, 70)
    assert arrows(axes) == [((3, 40), (2, 40)), ((3, 50), (10, 50)), ((3, 60), (-10, 60))]


def test_the_curve_is_drawn_around_the_places():
    w = on_curve.around(1.0, [-3.0, 2.0], 1.5)
    assert (len(w), w[0], w[400], w[-1]) == (801, -5, 1, 7)
    assert list(on_curve.around(1.0, [1.0], 1.5)[[0, -1]]) == [-3, 5]


@pytest.mark.parametrize(
    ("value", "text"),
    [(2.0, "2"), (-0.0, "0"), (1.23456, "1.235"), (1.23456e-7, r"1.2 \cdot 10^{-7}")],
)
def test_four_figures(value, text):
    assert on_curve.four(value) == text
