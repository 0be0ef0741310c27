import numpy as np
import pytest

from lib.learning.descent import DIVERGED, STEPS, Descent
from lib.models import convexity, scene
from lib.program.quiet import tf


def bowl(p):  # lowest at (2, -1)
    return (p["u"] + p["v"] - 1) ** 2 + (p["u"] - 2) ** 2


def valley(p):
    return (p["u"] + p["v"] - 1) ** 2


def saddle(p):  # lowest where u v = 4
    return (p["u"] * p["v"] - 4) ** 2


def of(cost, start, rate=0.05, steps=400, diverged=False):
    """The Scene around the descent of this rule from the start."""
    parameters = {
        name: tf.Variable(value, dtype=tf.float64) for name, value in zip("uv", start, strict=True)
    }
    shape = convexity.of(lambda: cost(parameters), parameters)
    rows, p = [], np.array(start, float)
    for _ in range(steps + 1):
        at = dict(zip("uv", p, strict=True))
        rows.append([float(cost(at)), *p])
        nudges = [
            {**at, name: value + side * 1e-5} for name, value in at.items() for side in (1, -1)
        ]
        E = np.array([float(cost(some)) for some in nudges]).reshape(2, 2)
        p = p - rate * (E[:, 0] - E[:, 1]) / 2e-5
    found = Descent(parameters, slopes=False)
    found.add(0, np.array(rows), DIVERGED if diverged else STEPS)
    return scene.of(cost, found, shape, rate, steps)


def test_every_path_in_a_bowl_ends_at_its_lowest_point():
    shown = of(bowl, [0, 3])
    assert shown.kind == scene.BOWL
    assert shown.center == pytest.approx([2, -1])
    assert shown.low == pytest.approx(0, abs=0.1)  # on the grid
    assert len(shown.others) == 3
    for path in shown.others:
        assert np.linalg.norm(path[0] - [2, -1]) > 0.5
        assert path[-1] == pytest.approx([2, -1], abs=0.01)
    # Its whole rim is there.
    edge = np.linspace(-1, 1, 50)
    square = np.array([[s, t] for s in edge for t in edge if 1 in (abs(s), abs(t))])
    assert (
        shown.whole.cost(shown.whole.middle + shown.whole.half * square).min() >= shown.top * 0.999
    )


def test_paths_in_a_valley_end_where_they_started_from():
    shown = of(valley, [3, 1])
    assert shown.kind == scene.VALLEY
    ends = np.array([shown.path.places[-1], *(path[-1] for path in shown.others)])
    assert ends.sum(axis=1) == pytest.approx(np.ones(4), abs=1e-3)
    assert np.diff(np.sort(ends[:, 0])).min() > 0.3
    sides = {np.sign(path[0].sum() - 1) for path in shown.others}
    assert sides == {-1, 1}


def test_beside_a_saddle_two_paths_part():
    for start in [[1, 4.5], [0, 0], [-4, 0.1]]:
        shown = of(saddle, start, rate=0.01)
        assert shown.kind == scene.SADDLE
        assert shown.center.tolist() == [0, 0]
        assert np.abs(shown.along) == pytest.approx(np.full(2, 0.5**0.5))
        assert shown.along[0] * shown.along[1] > 0 > shown.across[0] * shown.across[1]
        assert shown.bottom * np.abs(shown.along) == pytest.approx([2, 2])  # to u = v = 2
        one, other = shown.others
        assert np.linalg.norm(one[0] - other[0]) < 0.25 * np.linalg.norm(one[0])
        for path in (one, other):
            assert path[-1].prod() == pytest.approx(4, abs=0.1)
        assert np.sign(one[-1]).tolist() == (-np.sign(other[-1])).tolist()


def test_all_is_in_the_picture():
    for start in [[3, 1], [-2, 0.5], [0, 0]]:
        for cost in [bowl, valley, saddle]:
            shown = of(cost, start, rate=0.01)
            places = np.vstack([shown.path.places, *shown.others])
            for surface in (shown.surface, shown.whole):
                assert np.abs(surface.part(places)).max() < 1
            assert shown.surface.cost(places).max() <= shown.top


def test_a_lowest_point_out_of_sight():
    shown = of(lambda p: (p["u"] - 1) ** 2 + 1e-6 * (p["v"] - 1000) ** 2, [0, 0])
    assert shown.kind == scene.LONG
    assert np.abs(shown.surface.v).max() < 10


def test_one_that_diverged_has_no_others():
    shown = of(valley, [3, 1], rate=0.6, steps=60, diverged=True)
    assert shown.others == [] and shown.path.way_out is not None
