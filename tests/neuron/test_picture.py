"""lib/neuron/picture.py: what stands in the figure, read from its own objects."""

import numpy as np
import pytest
from boxes import faults, texts
from by_hand import found
from conftest import ROOT
from matplotlib.lines import Line2D

from lib.neuron import one_epoch, picture
from lib.show.figures import DATA, H, W

BMI = np.loadtxt(ROOT / "data" / "diabetes_bmi.csv", delimiter=",", skiprows=1).T
NAMES = "body mass", "progression"


def drawn(*run, **options):
    outcome = found(*run, **options)
    return outcome, picture.draw(outcome, NAMES)


def line(axes, color, points=2):
    """The line of this colour with so many points."""
    return next(
        one for one in axes.lines if one.get_color() == color and len(one.get_xdata()) == points
    )


def words(figure):
    return " ".join(text for text, _ in texts(figure))


def test_the_lecture():
    outcome, figure = drawn(*BMI, 1.0, 20)
    left, upper, lower = figure.axes
    assert figure.get_suptitle() == "The last sample wins: the line goes through it\n"
    said = words(figure)
    assert r"$\alpha = 1$, from $w = 1$, $b = 1$, 20 epochs of 442 samples" in said
    assert "the last sample: its update\ntakes nearly all its error away" in said
    assert left.get_xlabel() == "$x$  (body mass)" and left.get_ylabel() == "$y$  (progression)"
    # The lines
    for found_line, color in ((outcome.last, H), (np.polyfit(*BMI, 1), DATA)):
        at, h = line(left, color).get_data()
        assert h == pytest.approx(found_line[0] * at + found_line[1])
    ring = next(one for one in left.lines if one.get_fillstyle() == "none")
    assert ring.get_xydata().tolist() == [list(BMI[:, -1])]
    assert r"one sample's $E = \frac{1}{2}\,(y - h)^2$" in said
    # One epoch of b, and the same at a smaller rate
    for axes, epoch in (
        (upper, one_epoch.seen(outcome)),
        (lower, one_epoch.settled(outcome, 20)),
    ):
        at, b = line(axes, H, 443).get_data()
        assert at.tolist() == list(range(443)) and b == pytest.approx(epoch.b)
        assert [text.get_text() for text in axes.texts] == ["least\nsquares"]
        assert line(axes, DATA).zorder < line(axes, H, 443).zorder
        assert line(axes, DATA).get_ydata()[0] == pytest.approx(np.polyfit(*BMI, 1)[1])
    assert upper.get_ylim() == lower.get_ylim()
    assert lower.get_title(loc="left") == r"$\alpha = 0.01$: $b$ near least squares"
    assert W not in {one.get_color() for one in figure.findobj(Line2D)}
    assert faults(figure) == []


def test_at_a_smaller_rate_nothing_is_pulled_through():
    _, figure = drawn(*BMI, 0.1, 20)
    assert "the last sample" not in words(figure)
    assert not [one for one in figure.axes[0].lines if one.get_fillstyle() == "none"]


def test_what_explodes_is_left_out_of_the_lines_and_seen_in_b():
    _, figure = drawn([1, 2, 3], [1, 2, 3], 1.0, 100)
    left, upper, lower = figure.axes
    assert "far outside: the line after epoch 100" in words(figure)
    assert left.get_ylim()[1] < 6
    assert upper.get_ylim()[1] > 100 > lower.get_ylim()[1]
