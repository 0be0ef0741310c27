import numpy as np
import pytest
from runs import Run

from lib.line import lines


def of_run(x=(1, 2, 3), y=(1, 2, 3), values=(1.0,), **parameters):
    return lines.of_run(Run(**parameters), np.array(x), np.array(y), values)


def test_a_line_is_shown_from_0_to_beyond_the_points():
    run = of_run(w=[5, 1.5, 1])
    assert run.ends.tolist() == pytest.approx([0, 3.24])
    assert run.heights == pytest.approx(np.outer([5, 1.5, 1], [0, 3.24]))
    assert run.missed == pytest.approx(np.outer([4, 0.5, 0], [1, 3]))
    assert run.bottom < 0 and run.top > 16.2


def test_with_a_bias_it_is_shown_where_the_points_are():
    run = of_run(x=[1000, 1010], y=[3, 4], values=(0.1, -97), w=[0, 0.1], b=[3, -97])
    assert run.ends.tolist() == pytest.approx([999.2, 1010.8])
    assert run.missed == pytest.approx(np.array([[0, -1], [0, 0]]))


def test_names_stand_where_the_lines_are_apart():
    assert of_run(w=[5, 1]).side == 1
    assert of_run(x=[-3, -1], y=[3, 1], values=[-1], w=[5, -1]).side == 0
    assert of_run(w=[5]).side == 1  # a single line


def test_lines_far_outside_leave_the_points_to_be_seen():
    run = of_run(w=[1e6, 2, 1e300, -np.inf, 1])
    assert run.near.tolist() == [False, True, False, False, True]
    assert run.top < 10
    assert run.shown == [1, 4]
    assert of_run(y=[0, 0, 0], values=[0], w=[5, 0]).near.all()


def test_lines_that_are_shown_can_be_told_apart():
    ends = 1 + 15 * 0.97 ** np.arange(500)
    shown = lines.apart(ends, np.full(500, True), 16)
    assert shown[0] == 0 and shown[-1] == 499 and 3 <= len(shown) <= lines.MOST
    assert np.diff(ends[shown]).max() < -0.04 * 16
    assert lines.apart(np.ones(9), np.full(9, True), 1) == [8]


@pytest.mark.parametrize("heights", [[5, 5, 5], [1, 1.01, 3], [3, 2, 1], [0, 0, 0, 0, 9, 9], [2]])
def test_spread(heights):
    moved = lines.spread(heights, 1)
    assert np.diff(np.sort(moved)).min(initial=1) >= 0.98
    assert np.mean(moved) == pytest.approx(np.mean(heights))
    assert (np.argsort(moved, kind="stable") == np.argsort(heights, kind="stable")).all()


@pytest.mark.parametrize(
    ("missed", "swings"),
    [([4, 0.3], False), ([4, -0.3], False), ([4, -3], True), ([-4, 8], True), ([4], False)],
)
def test_swings(missed, swings):
    for size in (1, 1e-300, 1e300):
        assert lines.swings(np.outer(missed, [size / 3, size])) is swings


def test_the_part_of_a_line_inside():
    (x0, y0), (x1, y1) = lines.inside([0, 2], [0, 200], -1, 10)
    assert (x0, y0, x1, y1) == pytest.approx((0, 0, 0.1, 10))
    (_, _), (x1, y1) = lines.inside([-2, 0], [-200, 0], -10, 1)
    assert (x1, y1) == pytest.approx((-0.1, -10))
    assert lines.inside([0, 2], [50, 60], -1, 10) is None
    assert lines.inside([0, 2], [5, 5], -1, 10) is None
    assert lines.inside([0, 2], [0, np.inf], -1, 10) is None
