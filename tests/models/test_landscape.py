import numpy as np
import pytest
from matplotlib.figure import Figure

from lib.models import grid, landscape


def surface(**changes):
    """E = w^2 + b^2 with a path of three steps, drawn when learning ended with the last of them."""
    u, v = np.linspace(-4, 4, 41), np.linspace(-3, 5, 41)
    path = np.array([[3.0, -2.0], [1.0, 0.5], [0.0, 0.0]])
    given = {"names": ["w1", "w2"], "u": u, "v": v, "E": u**2 + v[:, np.newaxis] ** 2}
    given |= {"path": path, "path_E": np.array([13, 1.25, 0]), "step": 2, "ended": 2}
    return grid.Surface(**{**given, "way_out": path[-1], **changes})


def drawn(shown):
    figure = Figure(figsize=(8, 4))
    above, beside = figure.add_subplot(1, 2, 1), figure.add_subplot(1, 2, 2, projection="3d")
    landscape.draw(shown, above, beside)
    figure.draw_without_rendering()
    return above, beside


def lines(axes):
    return {line.get_label(): line.get_xydata().tolist() for line in axes.lines}


def test_both_pictures_show_the_path():
    above, beside = drawn(surface())
    assert lines(above) == {
        "steps": [[3, -2], [1, 0.5], [0, 0]],
        "start": [[3, -2]],
        "end": [[0, 0]],
    }
    on_surface = np.transpose(beside.lines[0].get_data_3d())
    assert on_surface.tolist() == [[3, -2, 13], [1, 0.5, 1.25], [0, 0, 0]]
    assert (above.get_xlabel(), above.get_ylabel()) == ("$w_{1}$", "$w_{2}$")
    assert (beside.get_xlabel(), beside.get_ylabel()) == ("$w_{1}$", "$w_{2}$")


def test_a_path_that_is_cut_leads_out_of_the_picture():
    above, beside = drawn(surface(ended=7, way_out=np.array([0.0, 20.0])))
    assert lines(above) == {
        "up to step 2 of 7": [[3, -2], [1, 0.5], [0, 0], [0, 20]],
        "start": [[3, -2]],
    }
    assert (above.get_xlim(), above.get_ylim()) == ((-4, 4), (-3, 5))
    assert len(beside.lines[0].get_data_3d()[0]) == 3


def test_marks_are_apart():
    path = np.column_stack([np.linspace(3, 0, 500), np.zeros(500)])
    shown = surface(path=path, path_E=path[:, 0] ** 2, step=499, ended=499)
    above, _ = drawn(shown)
    (steps,) = (line for line in above.lines if line.get_label() == "steps")
    marked = steps.get_xydata()[steps.get_markevery()]
    distances = np.max(np.abs(np.diff(marked, axis=0)), axis=1)
    assert distances.min() >= landscape.APART * np.ptp(shown.u)
    assert 10 < len(marked) < 20


@pytest.mark.filterwarnings("error", "ignore::DeprecationWarning")
@pytest.mark.parametrize(
    "E",
    [1e6 + 1e-12 * np.arange(41 * 41).reshape(41, 41), np.zeros([41, 41])],
    ids=["nearly flat", "0"],
)
def test_a_flat_cost(E):
    drawn(surface(E=E))


@pytest.mark.filterwarnings("error", "ignore::DeprecationWarning")
@pytest.mark.parametrize(
    "large",
    [{"E": np.full([41, 41], np.inf)}, {"E": np.full([41, 41], 1e300)},
     {"u": np.linspace(-1e150, 1e150, 41)}],
)  # fmt: skip
def test_too_large_numbers_are_not_drawn(large):
    for axes in drawn(surface(**large)):
        assert axes.get_title() == "The numbers are too large to be drawn"
        assert len(axes.lines) == 0
