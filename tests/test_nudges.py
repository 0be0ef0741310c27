from types import SimpleNamespace

import numpy as np
import pytest

from lib import nudges
from lib.quiet import tf


def v(best=1e-6, w=3.0):
    """The errors of a way whose forward error is nudge + best^2 / nudge: a V."""
    nudge = 10 ** np.arange(-12, 0, 1 / nudges.A_DECADE)
    return nudges.Measured(nudge, 5 + nudge + best**2 / nudge, 5, w, tf.float64)


def test_best_is_the_bottom_of_a_v():
    one = v()
    assert one.best == pytest.approx(1e-6, rel=0.3)
    assert one.worst_near(1e-6) == pytest.approx(2e-6, rel=0.6)
    assert one.worst[one.at] == one.worst.min()


def test_what_one_has_to_reckon_with_is_the_worst_near_by():
    nudge = 10 ** np.arange(-3, 0, 1 / nudges.A_DECADE)
    slope = np.full(len(nudge), 4.0)
    slope[40] = 4.5
    one = nudges.Measured(nudge, slope, 4.0, 3.0, tf.float64)
    assert one.worst_near(nudge[40]) == one.worst_near(nudge[44]) == 0.5
    assert one.worst_near(nudge[50]) == 0


def test_nudges_that_lead_out_of_the_floats_do_not_count():
    one = nudges.Measured(np.array([0.1, 1, 10]), [4, 5, np.inf], 4, 3.0, tf.float64)
    assert one.nudge.tolist() == [0.1, 1] and one.error.tolist() == [0, 1]


def test_a_nudge_that_does_not_move_w_is_not_the_best():
    nudge = 10.0 ** np.arange(-20, 0)
    slope = np.where(nudge < 1e-15, 0.0, nudge)  # w + nudge is w: the slope is 0, and right is 0
    one = nudges.Measured(nudge, slope, 0.0, 3.0, tf.float64)
    assert one.best > np.spacing(3.0)


@pytest.mark.parametrize(("w", "nudge"), [(3, 1e-5), (0, 1e-30), (-2e8, 1000)])
def test_sizes(w, nudge):
    sizes = nudges.sizes(w, nudge)
    assert sizes[0] < nudge < sizes[-1]
    assert np.diff(np.log10(sizes)) == pytest.approx(1 / nudges.A_DECADE)


def test_the_slides_example():  # L1.15
    rows = nudges.example(
        SimpleNamespace(w=3.0), lambda w: (w - 1) ** 2, tf.constant(1e-5, tf.float64)
    )
    assert rows["w + nudge"] == ["3.00001", "3.00001"]
    assert [float(cell) for cell in rows["E after"]] == pytest.approx([4.0000400001, 4.00004])
    assert rows["E"] == ["4.0", "4.0"]


def test_factors_of_many_points():
    x = np.arange(30.0)
    table = nudges.factors(x, x, x, x, np.ones(30), 2 * x)
    assert [len(column) for column in table.values()] == [10] * 7
    assert table["product"] == pytest.approx(2 * x[:10] ** 2)


def test_compare_shows_the_difference_from_the_tape(capsys):
    table = nudges.compare({"GradientTape": 4.0, "by nudge": 4.25, "zero": -0.0})
    assert table["difference"] == ["0.0", "0.25", "-4.0"]
    assert table["slope_w"] == ["4.0", "4.25", "0.0"]
    with pytest.raises(SystemExit) as end:
        nudges.compare({"GradientTape": 4.0, "by nudge": float("inf")})
    assert end.value.code == 1
    assert "too large for 32-bit floats" in capsys.readouterr().err


@pytest.mark.parametrize(("nudge", "good"), [(1e-6, True), (1e-2, False), (1e-11, False)])
def test_judge(capsys, nudge, good):
    args = SimpleNamespace(nudge=nudge, w=3.0)
    assert nudges.judge(64, args, 5.0, {"forward": v()}, 5.0, 1.0) == good
    out = capsys.readouterr().out
    assert f"{nudge:g} is a {'good' if good else 'poor'} nudge" in out
    assert "that the curve bends is worth" in out


def test_judge_a_cost_that_does_not_depend_on_w(capsys):
    args = SimpleNamespace(nudge=1e-5, w=3.0)
    one = nudges.Measured(10.0 ** np.arange(-9, 0), np.zeros(9), 0.0, 3.0, tf.float64)
    assert nudges.judge(64, args, 0.0, {"forward": one}, 0.0, 0.0)
    assert "E does not depend on w" in capsys.readouterr().out
