import numpy as np
import pytest

from lib.learning import pictures
from lib.show import drawing, figures


class Costs(dict):
    step = property(lambda self: len(self["cost"]) - 1)
    at = property(lambda self: np.arange(len(self["cost"])))


def test_costs_in_powers_of_ten_where_needed():
    _, axes = figures.sheet()
    pictures.costs(axes, Costs(cost=np.array([5.0, 4.0, 0.0])))
    assert axes.get_yscale() == "linear"
    assert axes.lines[0].get_ydata().tolist() == [5, 4, 0]
    _, axes = figures.sheet()
    pictures.costs(axes, Costs(cost=np.array([5e3, 4.0, 0.0])))
    assert axes.get_yscale() == "log"
    assert axes.lines[0].get_ydata().tolist() == [5000, 4]
    assert [text.get_text() for text in axes.texts] == ["$E = 0$"]


def curve(scale=1.0):
    figure, axes = figures.sheet(size=(9, 6))
    w = np.linspace(-3, 5, 50) * scale
    pictures.cost_curve(axes, w, w**2, (0.0, 0.0), drawing.formula([1, 2], [3, 4]))
    return figure, axes


@pytest.mark.parametrize("scale", [1.0, 1e-6, 1e9])
def test_nothing_overlaps(scale):
    figure, axes = curve(scale)
    w = np.linspace(-3, 5, 5) * scale
    pictures.path(axes, w, w**2, 2 * w)
    drawing.legend(axes)
    figure.draw_without_rendering()
    title, legend = axes.title.get_window_extent(), axes.get_legend().get_window_extent()
    frame = axes.get_window_extent()
    assert not title.overlaps(legend)
    assert legend.y0 >= frame.y1 - 1
    assert legend.x1 <= frame.x1 + 1
    assert not axes.yaxis.get_offset_text().get_text()
    assert not axes.xaxis.get_offset_text().get_text()
    assert title.y1 <= figure.bbox.y1


def test_a_path_with_its_tangents():
    axes = curve()[1]
    w = np.array([-3.0, 2.0, 1.0])
    pictures.path(axes, w, w**2, 2 * w)
    tangents = [line for line in axes.lines if line.get_linestyle() == "--"]
    slopes = [np.diff(line.get_ydata()) / np.diff(line.get_xdata()) for line in tangents]
    assert np.ravel(slopes) == pytest.approx([-6, 4, 2])
    labels = axes.get_legend_handles_labels()[1]
    assert labels[2:] == ["tangents", "steps 0 to 2"]


def test_a_path_outside_of_the_curve_leaves_the_lowest_point_its_name():
    axes = curve()[1]
    before = axes.get_legend_handles_labels()[1]
    pictures.path(axes, np.array([7.0, 9.0]), np.array([49.0, 81.0]), np.array([14.0, 18.0]))
    assert axes.get_legend_handles_labels()[1] == before
    assert before[1].startswith("lowest: ")
