import numpy as np
import pytest

from lib.nudges.accuracy import A_DECADE, Accuracy, sizes


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


def test_nudges_that_lead_out_of_the_floats_do_not_count():
    found = Accuracy(np.array([0.1, 1, 10]), [4, 5, np.inf], 4, np.float64(3))
    assert found.nudge.tolist() == [0.1, 1] and found.error.tolist() == [0, 1]


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_a_nudge_that_does_not_move_w_is_not_the_best(kind):
    nudge = 10.0 ** np.arange(-20, 0)
    step = np.spacing(kind(3))
    slope = np.where(nudge < step, 0.0, nudge)  # w + nudge is w: the slope is 0, and right is 0
    assert Accuracy(nudge, slope, 0.0, kind(3)).best > step


@pytest.mark.parametrize(("w", "nudge"), [(3, 1e-5), (0, 1e-30), (-2e8, 1000)])
def test_sizes(w, nudge):
    found = sizes(w, nudge)
    assert found[0] < nudge < found[-1]
    assert np.diff(np.log10(found)) == pytest.approx(1 / A_DECADE)


@pytest.mark.parametrize("w", [5e-324, -1e-310, 1e-40])
def test_a_w_that_is_0_in_32_bits_has_no_size(w):
    assert sizes(w, 1e-5) == pytest.approx(sizes(0.0, 1e-5))
