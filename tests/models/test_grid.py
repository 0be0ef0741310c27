import numpy as np
import pytest

from lib.models import grid

X, Y = np.array([1.0, 2.0, 4.0]), np.array([3.0, -1.0, 2.0])


def neuron(p):
    return np.mean((p["w"] * X + p["b"] - Y) ** 2)


def in_a_row(p):
    return np.mean((p["w2"] * (p["w1"] * X) - Y) ** 2)


COSTS = [(neuron, ["w", "b"]), (in_a_row, ["w1", "w2"])]


@pytest.mark.parametrize(("cost", "names"), COSTS)
def test_nine_costs_tell_all(cost, names):
    def at(place):
        return cost(dict(zip(names, place, strict=True)))

    for half in (2.0, [3.0, 0.5]):
        surface = grid.of(cost, names, [0.5, -1.0], half)
        places = np.random.default_rng(1).uniform(-4, 4, [20, 2])
        assert surface.cost(places) == pytest.approx([at(place) for place in places])
        nudges = 1e-4 * np.eye(2)
        for place in places[:3]:
            slope = [(at(place + d) - at(place - d)) / 2e-4 for d in nudges]
            assert surface.slope(place) == pytest.approx(slope, rel=1e-6, abs=1e-6)
            second = [(surface.slope(place + d) - surface.slope(place - d)) / 2e-4 for d in nudges]
            assert surface.second_derivative(place) == pytest.approx(np.array(second), abs=1e-6)
        assert surface.E[5, 7] == pytest.approx(at([surface.u[7], surface.v[5]]))


def test_the_floor_of_a_valley():
    for cost, is_floor in [
        (lambda p: (p["u"] + 2 * p["v"] - 1) ** 2, lambda u, v: u + 2 * v - 1),
        (lambda p: (p["u"] * p["v"] - 1) ** 2, lambda u, v: u * v - 1),
        (lambda p: (p["u"] - 1) ** 2 + 0 * p["v"], lambda u, v: u - 1),
    ]:
        surface = grid.of(cost, ["u", "v"], [0, 0], 3.0)
        places = np.concatenate(surface.floor())
        places = places[np.isfinite(places).all(axis=1)]
        assert is_floor(*places.T) == pytest.approx(np.zeros(len(places)), abs=1e-9)
        assert np.abs(places).max() <= 3 + 1e-9
        for side in (-1, 1):  # from end to end
            assert np.max(side * places) > 2.9
