import numpy as np
import pytest

from lib.diagram import strokes


def test_a_bend_leaves_and_arrives_level():
    points = np.vstack([[1, 2], strokes.bent((1, 2), (3, 5))])
    assert points[-1] == pytest.approx([3, 5])
    steps = np.diff(points, axis=0)
    assert (steps >= 0).all()
    rise = steps[:, 1] / steps[:, 0]
    assert rise[0] < 0.1 and rise[-1] < 0.1 < rise.max()


@pytest.mark.parametrize(
    "points",
    [strokes.level(0, 3, 1.0), strokes.bent((0, 0), (2, -1)), strokes.bent((0, 0), (2, 1))],
)
def test_the_way_back_runs_under_a_wire_at_the_same_distance(points):
    back = strokes.beside(points)
    assert (back[:, 1] < points[:, 1]).all()
    assert np.hypot(*(back - points).T) == pytest.approx(np.full(len(points), strokes.BESIDE))
