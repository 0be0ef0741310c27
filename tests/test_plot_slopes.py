from types import SimpleNamespace

import numpy as np
import pytest
from boxes import arrows

from lib import plot, plot_slopes

ARGS = SimpleNamespace(x=[1.0], y=[1.0], error="squared", show=False, w=[-3.0], steps=20)


@pytest.fixture
def axes():
    _, axes = plot.sheet(ARGS, size=(10, 5))
    axes.set(xlim=(-10, 10), ylim=(0, 100))
    return axes


def test_labels_that_would_overlap_are_moved_apart():
    heights = plot_slopes.apart([0, 0.1, 5, 9.9, 10], 0, 10, 0.1)
    assert np.min(np.diff(heights)) >= 1 - 1e-12
    assert heights[2] == 5
    assert heights[0] >= 0.5 and heights[-1] <= 9.5


def test_labels_with_room_stay():
    assert plot_slopes.apart([1, 4, 8], 0, 10, 0.1).tolist() == [1, 4, 8]


def test_formula():
    assert plot_slopes.formula(ARGS) == r"$E = (w \cdot 1 - 1)^2$"
    many = SimpleNamespace(x=[1.0, 2.0], y=[1.0, 2.0], error="absolute")
    assert plot_slopes.formula(many) == r"$E = \frac{1}{2}\,\sum_{i=1}^{2}\,|w\,x_i - y_i|$"
    one = SimpleNamespace(x=[1.0], y=[1.0], error="absolute")
    assert plot_slopes.formula(one) == r"$E = |w \cdot 1 - 1|$"


def test_tangents_are_of_one_length_on_paper(axes):
    w, cost, slope = np.array([-5.0, 0, 5]), np.array([50.0, 0, 50]), np.array([-400.0, 0, 3])
    plot_slopes.tangents(axes, w, cost, slope, "tangent")
    found = [line.get_xydata() for line in axes.lines]
    for (start, end), x, y, s in zip(found, w, cost, slope, strict=True):
        assert (start + end) / 2 == pytest.approx([x, y])
        assert (end - start)[1] / (end - start)[0] == pytest.approx(s)
    lengths = [np.hypot(*np.ptp(axes.transData.transform(ends), axis=0)) for ends in found]
    assert lengths == pytest.approx([lengths[0]] * 3, rel=0.01)
    assert [line.get_label() == "tangent" for line in axes.lines] == [True, False, False]


def test_an_update_that_leads_out_ends_at_the_edge(axes):
    plot_slopes.arrow(axes, 3, 2, 40)
    plot_slopes.arrow(axes, 3, 1e9, 50)
    plot_slopes.arrow(axes, 3, -1e9, 60)
    assert plot_slopes.arrow(axes, 3, 3, 70) is None
    assert arrows(axes) == [((3, 40), (2, 40)), ((3, 50), (10, 50)), ((3, 60), (-10, 60))]


def test_headings():
    figure, above, below = plot_slopes.poster(ARGS, 0.1, 2.0)
    assert len(below) == 6
    assert r"\alpha = 0.1" in above.get_title()
    words = " ".join(part._suptitle.get_text() for part in figure.subfigs if part._suptitle)
    assert r"one step at $\alpha = 0.5$, limit $\alpha = 1$" in words
    assert "from $w = -3$, 20 steps" in words


def test_descents_are_drawn_as_far_as_they_are_finite():
    _, all_axes = plot.sheet(ARGS, 1, 2)
    path = np.array([[-3.0, -2, -1], [-3, 100, np.inf]])
    look = lambda w: (np.square(w - 1), 2 * (w - 1))  # noqa: E731
    happened = [("good", "2e-05 of the way"), ("explodes", "far away")]
    plot_slopes.descents(all_axes, look, 1.0, 2.0, [0.1, 5], path, happened)
    drawn = [axes.lines[1].get_xydata().tolist() for axes in all_axes]
    assert drawn == [[[-3, 16], [-2, 9], [-1, 4]], [[-3, 16], [100, 99**2]]]
    assert r"2\cdot 10^{-05} of the way" in all_axes[0].texts[-1].get_text()
    assert "10 / curvature" in all_axes[1].texts[-1].get_text().replace("$", "")
