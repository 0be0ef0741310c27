import numpy as np
import pytest

from lib.nudges.accuracy import A_DECADE, Accuracy


def test_best_is_the_bottom_of_a_v():
    nudge = 10 ** np.arange(-12, 0, 1 / A_DECADE)
    v = Accuracy(nudge, 5 + nudge + 1e-12 / nudge, 5, np.float64(3))
    assert v.best == pytest.approx(1e-6, rel=0.3)
    assert v.worst_near(1e-6) == pytest.approx(2e-6, rel=0.6)
    assert v.worst[v.at] == v.worst.min()


def test_what_one_has_to_reckon_with_is_the_worst_near_by():
    nudge = 10 ** np.arange(-3, 0, 1 / A_DECADE)
    slope = np.full(len(nudge), 4.0)
    slope[40] = 4.5
    found = Accuracy(nudge, slope, 4.0, np.float64(3))
    assert found.worst_near(nudge[40]) == found.worst_near(nudge[44]) == 0.5
    assert found.worst_near(nudge[50]) == 0


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_a_nudge_that_does_not_move_w_is_not_the_best(kind):
    nudge = 10.0 ** np.arange(-20, 0)
    step = np.spacing(kind(3))
    slope = np.where(nudge < step, 0.0, nudge)  # w + nudge is w: the slope is 0, and right is 0
    assert Accuracy(nudge, slope, 0.0, kind(3)).best > step
