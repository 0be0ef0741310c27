import numpy as np
import pytest

from lib.learning.descent import DIVERGED, STEPS, Descent
from lib.models import grid
from lib.program.quiet import tf


def cost(parameters):
    return (parameters["w"] - 1) ** 2 + 3 * parameters["b"] ** 2


def descent(w, b, ending=STEPS):
    """A descent over these places."""
    found = Descent({name: tf.Variable(0.0, dtype=tf.float64) for name in "wb"}, slopes=False)
    w, b = np.array(w, float), np.array(b, float)
    found.add(0, np.column_stack([cost({"w": w, "b": b}), w, b]), ending)
    return found


def test_a_grid_shows_the_whole_path():
    path = descent(np.linspace(3, 1, 30), np.linspace(-2, 0, 30))
    surface = grid.around(cost, path)
    u, v = np.meshgrid(surface.u, surface.v)
    assert np.allclose(surface.E, (u - 1) ** 2 + 3 * v**2)
    assert surface.names == ["w", "b"]
    for name, numbers in (("w", surface.u), ("b", surface.v)):
        assert numbers[0] < path[name].min() <= path[name].max() < numbers[-1]
    assert np.ptp(surface.u) == pytest.approx(np.ptp(surface.v))
    assert np.array_equal(surface.path, path.rows[:, 1:])
    assert np.array_equal(surface.path_E, path["cost"])
    assert (surface.step, surface.ended) == (29, 29)


def test_the_other_side_of_0_is_as_wide():
    surface = grid.around(cost, descent([3, 2], [-2, -1]), mirrored=True)
    assert surface.u[0] == pytest.approx(-surface.u[-1]) and surface.u[0] < -3
    assert surface.v[0] == pytest.approx(-surface.v[-1]) and surface.v[0] < -2


@pytest.mark.parametrize(("place", "width"), [(0.0, 4), (-3.0, 4), (1e15, 2e9)])
def test_around_one_place_something_is_seen(place, width):
    surface = grid.around(cost, descent([place], [0]))
    assert np.ptp(surface.u) == pytest.approx(width)
    assert len(np.unique(surface.u)) == len(np.unique(surface.v)) == grid.SIDE
    assert np.ptp(surface.E) > 0


def test_a_path_is_cut_where_it_leads_too_far_away():
    # Each step multiplies the distance from the lowest point by -7, and the cost by 49.
    path = descent(1 + 2 * (-7.0) ** np.arange(150), np.zeros(150), DIVERGED)
    surface = grid.around(cost, path)
    assert surface.path.tolist() == [[3, 0], [-13, 0]]
    assert surface.path_E.tolist() == [4, 196]
    assert (surface.step, surface.ended) == (1, 149)
    assert surface.way_out[0] > surface.u[-1] and surface.way_out[1] == 0  # to w = 99
    assert np.isfinite(surface.E).all()
