from types import SimpleNamespace

import numpy as np
import pytest

from lib import nudges, plot_nudges
from lib.quiet import tf

ARGS = SimpleNamespace(x=[1.0], y=[1.0], w=3.0, nudge=1e-5, show=False)


@pytest.mark.parametrize(
    ("value", "text"),
    [(1e-5, "10^{-5}"), (2.5e-7, r"2.5 \cdot 10^{-7}"), (4.0, "4"), (-1e-9, r"-1 \cdot 10^{-9}")],
)
def test_tex(value, text):
    assert plot_nudges.tex(value) == text


def test_tex_to_so_many_figures():
    assert plot_nudges.tex(4.00543212, 7) == "4.005432"
    assert plot_nudges.tex(3.7e-8, 1) == r"4 \cdot 10^{-8}"


def drawn(errors, good=True):
    nudge = 10 ** np.arange(-14, 1, 1 / nudges.A_DECADE)
    slope = 4 + np.broadcast_to(errors(nudge), nudge.shape)
    one = nudges.Measured(nudge, slope, 4.0, 3.0, tf.float64)
    both = {"forward": one, "central": one}
    slopes = {
        "GradientTape": 4.0,
        "1 nudge, 32-bit floats": 4.005432,
        "1 nudge, 64-bit floats": 4.1,
    }
    figure = plot_nudges.sheet(ARGS, {32: both, 64: both}, slopes, {32: False, 64: good})
    return figure, one


def test_the_parts():
    figure, one = drawn(lambda nudge: nudge + 1e-14 / nudge)
    assert r"at $w = 3$, which is $4$" in figure._suptitle.get_text()
    left, right = figure.axes
    assert left.get_title() == "32-bit floats: 0.00001 gives $4.005432$, a poor nudge"
    assert right.get_title() == "64-bit floats: 0.00001 gives $4.1$, a good nudge"
    words = [text.get_text() for text in left.texts]
    assert "too small:\nrounding" in words and "too large:\nthe curve bends" in words
    assert any(word.startswith("0.00001: off by up to ") for word in words)
    diamond = next(line for line in left.lines if line.get_marker() == "D")
    assert diamond.get_xdata()[0] == one.best
    # All errors are inside
    low, high = left.get_ylim()
    assert low < one.error.min() and one.error.max() < high


def test_no_error_is_drawn_at_the_lower_edge():
    figure, one = drawn(lambda nudge: np.where(nudge > 1e-3, nudge, 0.0))
    axes = figure.axes[0]
    dots = next(line for line in axes.lines if line.get_marker() == "o").get_ydata()
    assert dots.min() > 0 and dots.min() < one.error[one.error > 0].min()
    assert "no error at all" in axes.get_xlabel()


def test_without_any_error_there_is_no_best():
    figure, _ = drawn(lambda nudge: 0.0)
    assert not [line for line in figure.axes[0].lines if line.get_marker() == "D"]
    figure.draw_without_rendering()
