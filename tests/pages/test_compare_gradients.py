"""How far nudges of all sizes are off, against what rounding and bending make."""

import numpy as np
import pytest

from lib.pages import compare_gradients
from lib.program.quiet import tf

EPS = {tf.float64: 2.0**-52, tf.float32: 2.0**-23}


def measured(w, dtype, both=False):
    """Of E = (w - 1)^2."""

    def way(nudge, dtype):
        here, nudge = tf.constant(w, dtype), tf.cast(nudge, dtype)
        before, width = (here - nudge, 2 * nudge) if both else (here, nudge)
        return (tf.square(here + nudge - 1) - tf.square(before - 1)) / width

    return compare_gradients.measure(way, (w, 2 * (w - 1), 2.0), 1e-5, dtype, 1)


@pytest.mark.parametrize("dtype", EPS)
@pytest.mark.parametrize("w", [3.0, -40.0, 0.0])
def test_the_v(dtype, w):
    nudges, off, worst, best = measured(w, dtype)
    rounding = EPS[dtype] * ((w - 1) ** 2 + abs(w * (w - 1)))
    assert np.all(off <= 1.01 * nudges + 8 * rounding / nudges + 8 * EPS[dtype] * nudges + 1e-99)
    balance = np.sqrt(rounding)
    assert balance / 10 < nudges[best] < 10 * balance and worst[best] < 10 * balance
    assert None not in compare_gradients.arms(worst, best)
    moves = nudges > 10 * EPS[dtype] * max(abs(w), 1)
    _, both, *_ = measured(w, dtype, both=True)
    assert np.all(both[moves] <= 8 * (rounding + EPS[dtype] * nudges[moves] ** 2) / nudges[moves])


def test_at_the_lowest_point_none_is_too_small():
    left, right = compare_gradients.arms(*measured(1.0, tf.float64)[2:])
    assert left is None and right is not None
