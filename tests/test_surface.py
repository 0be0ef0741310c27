from types import SimpleNamespace

import numpy as np
import pytest

from lib import plot, surface


class Path(dict):
    names = ("w", "b")


@pytest.fixture
def path():
    w, b = np.linspace(3, 1, 30), np.linspace(-2, 0, 30)
    return Path(w=w, b=b, cost=(w - 1) ** 2 + b**2)


def cost(p):
    return (p["w"] - 1) ** 2 + p["b"] ** 2


def test_grid(path):
    found = surface.Surface(cost, path, convex=True)
    u, v = np.meshgrid(found.u, found.v)
    assert pytest.approx((u - 1) ** 2 + v**2) == found.E
    for numbers, grid in ((path["w"], found.u), (path["b"], found.v)):
        assert grid[0] < min(numbers) <= max(numbers) < grid[-1]
    assert np.ptp(found.u) == pytest.approx(np.ptp(found.v))


def test_saddles_are_seen_whole(path):
    found = surface.Surface(cost, path, convex=False)
    assert found.u[0] == pytest.approx(-found.u[-1])
    assert found.u[0] < -3


def test_a_path_of_one_place():
    found = surface.Surface(cost, Path(w=np.zeros(1), b=np.zeros(1), cost=np.ones(1)), True)
    assert np.ptp(found.u) == 4
    assert found.marked == [0]


def test_marks_are_apart(path):
    found = surface.Surface(cost, path, convex=True)
    places = found.path[found.marked]
    distances = np.max(np.abs(np.diff(places, axis=0)), axis=1)
    assert distances.min() >= surface.APART * np.ptp(found.u)


def test_both_pictures_show_the_path(path):
    args = SimpleNamespace(show=False)
    figure, axes = plot.mosaic(
        args, [["a", "b"]], (10, 5), per_subplot_kw={"b": {"projection": "3d"}}
    )
    surface.Surface(cost, path, convex=True).draw(axes["a"], axes["b"])
    drawn = axes["a"].lines[0].get_xydata()
    assert drawn == pytest.approx(np.column_stack([path["w"], path["b"]]))
    assert np.column_stack(axes["b"].lines[0].get_data_3d())[:, 2] == pytest.approx(path["cost"])
    figure.draw_without_rendering()
