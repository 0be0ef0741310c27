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
    for w, cost, slope_w in [(-5.0, 50.0, -40.0), (0, 50, 0), (5, 50, 3)]:
        end = on_curve.tangent(axes, w, cost, slope_w, 0.0)
        ends = axes.lines[-1].get_xydata()
        assert ends.mean(axis=0) == pytest.approx([w, cost])
        assert np.ptp(ends, axis=0)[1] / np.ptp(ends, axis=0)[0] == pytest.approx(abs(slope_w))
        assert end == pytest.approx(ends[-1]) and end[1] >= cost
    ends = [axes.transData.transform(line.get_xydata()) for line in axes.lines]
    lengths = [np.hypot(*np.ptp(each, axis=0)) for each in ends]
    assert lengths == pytest.approx([lengths[0]] * 3, rel=0.01)


@pytest.mark.parametrize("slope_w", [-400.0, 400.0])
def test_a_tangent_ends_at_the_lowest_cost_and_at_the_top(axes, slope_w):
    on_curve.tangent(axes, 0.0, 50.0, slope_w, 40.0)
    on_curve.tangent(axes, 0.0, 95.0, slope_w, 0.0)
    (low, _), (_, high) = (sorted(line.get_ydata()) for line in axes.lines)
    assert (low, high) == (40, 100)


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


@pytest.mark.parametrize("far", [1e150, 1e308])
def test_places_that_are_too_far_away_are_left_out(far):
    w = on_curve.around(0.0, [far], 1.5)
    assert np.isfinite(np.diff(w)).all() and np.ptp(w) > 1e150


def test_a_path_is_drawn_as_far_as_it_is_finite(axes):
    w, cost = np.array([1.0, -2, 1e308, np.inf]), np.array([1.0, 4, np.inf, np.inf])
    assert on_curve.path(axes, w, cost).tolist() == [1, 1]
    assert axes.lines[0].get_xydata().tolist() == [[1, 1], [-2, 4]]
    axes.figure.draw_without_rendering()


@pytest.mark.parametrize(("w", "few"), [([-5.0, 7.0], False), ([99999998.5, 100000001.5], True)])
def test_long_numbers_at_an_axis_are_few(axes, w, few):
    w = np.linspace(*w, 801)
    on_curve.curve(axes, w, (w - w[400]) ** 2)
    ticks = [tick for tick in axes.get_xticks() if w[0] <= tick <= w[-1]]
    assert (len(ticks) <= 2) == few


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2.0, "2"), (-0.0, "0"), (1.23456, "1.23"), (1.23456e-7, r"1.2 \cdot 10^{-7}"),
        (1510.2, "1510"), (12345, "12300"), (-123456, r"-1.2 \cdot 10^{5}"),
    ],
)  # fmt: skip
def test_three_figures(value, text):
    assert on_curve.three(value) == text
