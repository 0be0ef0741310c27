import warnings

import numpy as np
import pytest
from boxes import faults, given
from matplotlib.patches import ConnectionPatch
from runs import descend

from lib.line import parabola

NAMES = "hours of sleep", "price in $"


def drawn(x=(1, 2, 3), y=(1, 2, 3), low=-3, high=5, names=NAMES, run=None, points=201):
    x, y = np.array(x, float), np.array(y, float)
    w = np.linspace(low, high, points)
    with np.errstate(all="ignore"):
        best = (x @ y) / (x @ x) if x.any() else 0.0
        E = [np.mean((at * x - y) ** 2) for at in (*w, best)]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", DeprecationWarning)  # of other packages
        return parabola.sheet(w, np.array(E[:-1]), (best, E[-1]), (x, y), names, False, run, 0.1)


def test_each_point_is_a_line():
    figure = drawn()
    *views, axes = figure.axes
    curve, *places = axes.lines
    assert curve.get_ydata() == pytest.approx(14 / 3 * (curve.get_xdata() - 1) ** 2)
    there = np.concatenate([place.get_xydata() for place in places])
    assert there == pytest.approx(np.array([[-1, 56 / 3], [1, 0], [3, 56 / 3]]))
    for view, w in zip(views, (-1, 1, 3), strict=True):
        shown = {line.get_label(): line.get_xydata() for line in view.lines}
        assert shown["data"].tolist() == [[1, 1], [2, 2], [3, 3]]
        assert shown["$h$"][:, 1] == pytest.approx(w * shown["$h$"][:, 0])
        assert shown["errors"][1::3, 1] == pytest.approx(w * np.array([1, 2, 3]))
        assert view.get_title().startswith(f"$w = {w}$\n")
    assert "lowest" in views[1].get_title() and "lowest" not in views[0].get_title()
    assert views[0].get_ylabel() == r"$y$  (price in \$)"


def test_the_views_are_tied_to_their_places():
    figure = drawn()
    figure.draw_without_rendering()
    ties = figure.findobj(ConnectionPatch)
    for tie, view, place in zip(ties, figure.axes, (-1, 1, 3), strict=False):
        assert tie.xy1 == (place, pytest.approx(14 / 3 * (place - 1) ** 2))
        assert tie.coords2 is view.transAxes
    assert len(ties) == 3


def test_a_path_has_numbered_steps():
    run = descend([1, 2, 3], [1, 2, 3], 0.2, 5, -3.0)
    axes = drawn(run=run).axes[-1]
    path = next(line for line in axes.lines if line.get_label() == "steps")
    assert path.get_xydata() == pytest.approx(np.column_stack([run["w"], run["cost"]]))
    places = {text.get_text(): (text.xy, text.xyann) for text in axes.texts}
    assert list(places) == list("012345")
    for (w, _), (across, up) in places.values():
        assert (w - 1) * across > 0 and up < 0  # on the curve's outer side


def test_given():
    run = descend([1, 2, 3], [1, 2, 3], 0.2, 5, -3.0)
    words = given(drawn(run=run))
    assert words.endswith(r"5 steps with $\alpha = 0.1$ from $w = -3$")


RANDOM = np.random.default_rng(0).normal(2, 1, size=(2, 5000))
LONG = "hours of sleep last night and the one before"


@pytest.mark.parametrize(
    ("options", "title"),
    [
        ({}, "Each point of the curve is one line; the lowest fits best"),
        ({"x": [1], "y": [1]}, "Each point of the curve is one line; the lowest fits best"),
        ({"x": [0, 0], "y": [1, 2]}, "E is the same for every w: all x are 0"),
        ({"low": 3, "high": 3.001}, "Each point of the curve is one line"),
        ({"low": 0.9}, None),
        ({"x": [1e150, 2e150], "y": [1, 3]}, None),
        ({"x": [1e-150, 2e-150], "y": [1, 3], "low": 0, "high": 3e150}, None),
        ({"x": RANDOM[0, :442] / 1e3, "y": 100 * RANDOM[1, :442], "high": 1e6}, None),
        ({"x": RANDOM[0], "y": RANDOM[1]}, None),
        ({"names": (LONG, LONG)}, None),
        ({"run": descend([1, 2, 3], [1, 2, 3], 0.05, 30, 5.0)}, None),
        ({"run": descend([1, 2, 3], [1, 2, 3], 0.213, 400, -3.0)}, None),
        ({"run": descend([1, 2, 3], [1, 2, 3], 3, 900, 1e9)}, None),
    ],
)
def test_it_is_right_and_readable(options, title):
    figure = drawn(**options)
    assert title in (None, figure.get_suptitle().strip())
    assert faults(figure) == []
    assert np.abs([*figure.axes[-1].get_xlim(), *figure.axes[-1].get_ylim()]).max() < 1e101
