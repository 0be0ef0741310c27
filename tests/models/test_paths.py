import numpy as np
import pytest

from lib.learning.descent import DIVERGED, STEPS, Descent
from lib.models import grid, paths
from lib.program.quiet import tf


def cost(p):
    return (p["w"] - 1) ** 2 + 3 * p["b"] ** 2


def descent(w, b, ending=STEPS):
    """A descent over these places."""
    found = Descent({name: tf.Variable(0.0, dtype=tf.float64) for name in "wb"}, slopes=False)
    w, b = np.array(w, float), np.array(b, float)
    found.add(0, np.column_stack([cost({"w": w, "b": b}), w, b]), ending)
    return found


def test_a_whole_path():
    path = paths.seen(descent([3, 2, 1], [-2, -1, 0]))
    assert path.places.tolist() == [[3, -2], [2, -1], [1, 0]]
    assert path.steps.tolist() == [0, 1, 2]
    assert (path.ended, path.way_out) == (2, None)


def test_a_path_is_cut_where_it_leads_too_far_away():
    # Each step multiplies the distance from the lowest point by -7, and the cost by 49.
    path = paths.seen(descent(1 + 2 * (-7.0) ** np.arange(150), np.zeros(150), DIVERGED))
    assert path.places.tolist() == [[3, 0], [-13, 0]]
    assert path.ended == 149
    assert path.way_out.tolist() == [99, 0]


def test_other_paths_follow_the_same_rule():
    surface = grid.of(cost, ["w", "b"], [0, 0], 5.0)
    starts = np.array([[3.0, 2.0], [-4.0, 1.0]])
    found = paths.others(surface, starts, 0.1, 40)
    for path, (w, b) in zip(found, starts, strict=True):
        k = np.arange(41)  # slopes: 2 (w - 1) and 6 b
        assert path == pytest.approx(np.transpose([1 + (w - 1) * 0.8**k, b * 0.4**k]))


def test_other_paths_end_where_they_stand_still_or_leave_the_picture():
    surface = grid.of(cost, ["w", "b"], [0, 0], 5.0)
    (still,) = paths.others(surface, [[3.0, 2.0]], 0.1, 10**9)
    assert len(still) < 100 and still[-1] == pytest.approx([1, 0], abs=1e-3)
    gone, rests = paths.others(surface, [[3.0, 2.0], [3.0, 0.0]], 0.4, 2000)
    # 1 - 0.4 * 6 = -1.4: b grows, w comes nearer.
    assert gone[:, 1] == pytest.approx(2 * (-1.4) ** np.arange(len(gone)))
    assert np.abs(gone).max() <= 5 < 1.4 * np.abs(gone[-1, 1])
    assert rests[-1] == pytest.approx([1, 0], abs=1e-3)
    assert paths.others(surface, np.empty([0, 2]), 0.1, 5) == []
