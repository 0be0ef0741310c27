import warnings

import numpy as np
import pytest
from boxes import faults, given
from runs import descend

from lib.learning import least_squares
from lib.line import turning

NAMES = "hours of sleep", "price in $"


def drawn(x, y, rate=0.1, steps=100, w=5.0, b=None):
    run = descend(x, y, rate, steps, w, b)
    lowest = least_squares.solve([x], y, b is not None)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", DeprecationWarning)  # of other packages
        return turning.sheet(run, (x, y), NAMES, lowest, rate, False)


def lines(figure):
    return {line.get_label(): line.get_xydata() for line in figure.axes[0].lines}


def words(figure):
    return [text.get_text() for text in figure.axes[0].texts if text.get_text()]


def test_the_lecture():
    figure = drawn([1, 2, 3], [1, 2, 3], steps=7)
    assert figure.get_suptitle().strip() == "The line turns until it fits"
    shown = lines(figure)
    for name, w in (("0: $w = 5$", 5), ("1: $w = 1.27$", 19 / 15), ("7: $w = 1$", 1)):
        (x0, h0), (x1, h1) = shown[f"step {name}"]
        assert (h0, h1) == pytest.approx((w * x0, w * x1))
        assert f"step {name}" in words(figure)
    assert "errors at step 0" in words(figure)
    assert figure.axes[0].get_xlabel() == "$x$  (hours of sleep)"
    assert figure.axes[0].get_ylabel() == r"$y$  (price in \$)"


def test_the_errors_of_the_first_and_of_the_last_line():
    axes = drawn([1, 2, 3], [2, 3, 4], steps=300).axes[0]
    first, last = (line for line in axes.lines if line.get_label() == "errors")
    assert first.get_alpha() < last.get_alpha()
    first, last = first.get_ydata(), last.get_ydata()
    assert first[1::3] == pytest.approx([5, 10, 15])
    assert last[1::3] == pytest.approx(np.array([1, 2, 3]) * 20 / 14)
    assert first[0::3].tolist() == last[0::3].tolist() == [2, 3, 4]


def test_names_of_lines_that_are_close_have_room():
    axes = drawn([1, 2, 3], [1, 2, 3], rate=0.1012, steps=7).axes[0]
    heights = sorted(text.xy[1] for text in axes.texts if text.get_text().startswith("step"))
    assert len(heights) == 3
    assert min(np.diff(heights)) > 0.06 * np.ptp(axes.get_ylim())


@pytest.mark.parametrize(("x", "turns"), [([1, 2, 3], "down"), ([-1, -2, -3], "up")])
def test_an_arrow_shows_which_way(x, turns):
    axes = drawn(x, [1, 2, 3], steps=9).axes[0]
    arc = next(line.get_ydata() for line in axes.lines if len(line.get_xdata()) > 30)
    assert (arc[-1] > arc[0]) == (turns == "up")


PATIENTS = np.random.default_rng(0).normal(size=(2, 442)) * [[0.05], [77]] + [[0], [152]]


@pytest.mark.parametrize(
    ("options", "title"),
    [
        ({"steps": 7}, "The line turns until it fits"),
        ({"steps": 0}, "The line before learning"),
        ({"x": [1.0], "y": [1.0], "w": 3.0}, "The line turns until it fits"),
        ({"rate": 0.3, "steps": 9999}, "The line swings further and further away"),
        ({"rate": 1e300}, "One step leads further away than floats reach"),
        ({"rate": 0.2}, "The line swings to and fro until it fits"),
        ({"w": 1e6}, "The line turns until it fits"),
        ({"w": -1e150, "steps": 2}, "The line turns, but does not fit yet"),
        ({"x": [0.0, 0], "y": [1.0, 2]}, "No w makes the line fit better: all x are 0"),
        ({"x": [-3.0, -2, -1], "rate": 0.02, "steps": 900}, "The line turns until it fits best"),
        ({"x": [1e150, 2e150], "y": [1.0, 3], "rate": 1e-301, "w": 1e-149}, None),
        ({"x": [1e-150, 2e-150], "y": [1.0, 3], "rate": 1e299}, None),
        ({"x": [7.0, 7], "y": [1.0, 3], "b": 0.0, "rate": 0.01}, None),
        ({"w": 0.9, "b": 1e6, "rate": 0.01}, "The line turns and shifts, but does not fit yet"),
        ({"x": PATIENTS[0], "y": PATIENTS[1], "b": 0.0}, None),
        ({"x": PATIENTS[0], "y": PATIENTS[1]}, "The line has hardly moved"),
        ({"x": np.tile(PATIENTS[0], 10), "y": np.tile(PATIENTS[1], 10), "b": 0.0}, None),
    ],
)
def test_it_is_right_and_readable(options, title):
    figure = drawn(**{"x": [1.0, 2, 3], "y": [1.0, 2, 3], **options})
    assert title in (None, figure.get_suptitle().strip())
    assert faults(figure) == []
    assert len(figure.axes[0].lines) + len(figure.axes[0].collections) > 0


def test_lines_far_outside_are_told_of():
    figure = drawn([1, 2, 3], [1, 2, 3], rate=0.3, steps=60)
    assert "from step 2 on the line is far outside" in given(figure)
    low, high = figure.axes[0].get_ylim()
    assert high - low < 60
    figure = drawn([1, 2, 3], [1, 2, 3], w=1e6)
    assert "step 0: $w = 1000000$" in words(figure)
    assert figure.axes[0].get_ylim()[1] < 60
