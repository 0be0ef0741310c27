from types import SimpleNamespace

import numpy as np
import pytest

from lib import nudges, plot_nudges
from lib.quiet import tf


@pytest.mark.parametrize(
    ("value", "text"), [(1e-5, "10^{-5}"), (0.0004, "0.0004"), (2e-8, r"2 \cdot 10^{-8}")]
)
def test_tex(value, text):
    assert plot_nudges.tex(value).strip("$") == text


def test_the_measured_errors_are_drawn():
    args = SimpleNamespace(show=False, x=[1.0], y=[1.0], w=3.0, nudge=1e-5)
    many = nudges.sizes(3.0, 1e-5)
    measured = {}
    for bits, dtype in ((32, tf.float32), (64, tf.float64)):
        w, d = tf.constant(3.0, dtype), tf.cast(many, dtype)
        one = ((w + d - 1) ** 2 - (w - 1) ** 2) / d
        both = ((w + d - 1) ** 2 - (w - d - 1) ** 2) / (2 * d)
        measured[bits] = {
            "forward": nudges.Measured(many, one, 4.0, 3.0, dtype),
            "central": nudges.Measured(many, both, 4.0, 3.0, dtype),
        }
    slopes = {f"1 nudge, {bits}-bit floats": tf.constant(4.0) for bits in (32, 64)}
    slopes["GradientTape"] = tf.constant(4.0)
    figure = plot_nudges.sheet(args, measured, slopes, {32: False, 64: True})
    for axes, bits in zip(figure.axes, (32, 64), strict=True):
        drawn = [line.get_ydata() for line in axes.lines if len(line.get_xdata()) == len(many)]
        worst = measured[bits]["forward"].worst
        assert any(np.allclose(one, np.maximum(worst, np.min(one))) for one in drawn)
