import numpy as np
import pytest

from lib import nudges
from lib.quiet import tf


def test_sizes_reach_beyond_the_readers_own():
    for w, nudge in ((3.0, 1e-5), (0.0, 1e-30), (-1e6, 50.0)):
        many = nudges.sizes(w, nudge)
        assert many[0] < nudge / 5
        assert many[-1] > nudge * 5
        assert (np.diff(many) > 0).all()


@pytest.mark.parametrize(
    ("dtype", "low", "high"), [(tf.float32, 1e-4, 3e-3), (tf.float64, 3e-9, 1e-7)]
)
def test_the_best_nudge_of_a_parabola(dtype, low, high):
    # Rounding gives eps * E / nudge and the bend gives nudge: the best is near sqrt(eps * E).
    many = nudges.sizes(3.0, 1e-5)
    w, d = tf.constant(3.0, dtype), tf.cast(many, dtype)
    slope = ((w + d - 1) ** 2 - (w - 1) ** 2) / d
    found = nudges.Measured(many, slope, 4.0, 3.0, dtype)
    assert low < found.best < high
    assert (found.worst >= found.error).all()
    assert found.worst_near(1e-2) == pytest.approx(1e-2, rel=0.6)


def test_factors():
    table = nudges.factors(*np.array([[1, 2], [3, 6], [2, 5], [1, 2], [1, 1], [4, 10]]))
    assert table["product"].tolist() == [4, 20]


def test_compare():
    table = nudges.compare({"GradientTape": tf.constant(4.0), "other": tf.constant(4.5)})
    assert [float(one) for one in table["difference"]] == [0, 0.5]
