import pytest

from lib.nudges import nudged
from lib.program.quiet import tf


def both(w, nudge):
    nudge = tf.constant(nudge, tf.float64)
    return [nudged.of(lambda w: (w - 1) ** 2, w, nudge, kind) for kind in (tf.float64, tf.float32)]


def test_the_slides_example():  # L1.15
    table = nudged.columns(both(3.0, 1e-5))
    assert table["floats"] == ["64-bit", "32-bit"]
    assert table["w + nudge"] == ["3.00001", "3.00001"]
    assert [float(cell) for cell in table["E after"]] == pytest.approx([4.0000400001, 4.00004])
    assert table["E"] == ["4.0", "4.0"]


def test_there_is_no_minus_0():
    assert nudged.columns(both(-0.0, 1.0))["w"] == ["0.0", "0.0"]
