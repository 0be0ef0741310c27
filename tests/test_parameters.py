from types import SimpleNamespace

import numpy as np
import pytest

from lib import parameters
from lib.quiet import tf


def variables(**starts):
    return {name: tf.Variable(start, dtype=tf.float64) for name, start in starts.items()}


@pytest.mark.parametrize(
    ("cost", "words", "lowest", "largest"),
    [
        (lambda u, v: u**2 + 3 * v**2, "Convex, a bowl: the curvatures go from 2 to 6", 2, 6),
        (lambda u, v: (u + v - 1) ** 2, "Convex, a valley: the curvatures go from 0 to 4", 0, 4),
        (lambda u, v: (u * v - 1) ** 2, "Not convex: at u = 0, v = 0 the curvatures are -2", -2, 2),
    ],
)
def test_convexity(capsys, cost, words, lowest, largest):
    p = variables(u=0.3, v=-0.7)
    found = parameters.convexity(lambda: cost(p["u"], p["v"]), p)
    assert words in capsys.readouterr().out
    assert (found.lowest, found.largest) == pytest.approx((lowest, largest), abs=1e-12)
    assert found.convex == (lowest >= 0)
    assert found.saddle == (lowest < 0)
    assert [float(one) for one in p.values()] == [0.3, -0.7]


def test_a_place_with_a_slope_is_no_saddle(capsys):
    p = variables(u=1.0)
    parameters.convexity(lambda: p["u"] ** 3 + 10 * p["u"], p)
    out = capsys.readouterr().out
    assert "Not convex: at u = -2" in out
    assert "saddle" not in out


def test_check_slopes(capsys):
    p = variables(u=2.0, v=1e6)
    parameters.check_slopes(
        lambda p: p["u"] ** 2 + p["v"], p, {"u": tf.constant(5.0), "v": tf.constant(1.0)}
    )
    rows = [line.split() for line in capsys.readouterr().out.splitlines()[1:]]
    found = {name: [float(one) for one in numbers] for name, *numbers in rows}
    assert found["u"] == pytest.approx([2, 5, 4, -1], abs=1e-5)
    assert found["v"] == pytest.approx([1e6, 1, 1, 0], abs=1e-5)


def test_least_squares(capsys):
    random = np.random.default_rng(0)
    x, y = random.normal(size=(2, 9))
    descent = SimpleNamespace(names=["w", "b"], last={"cost": 5.0})
    lowest = parameters.least_squares(descent, [x], y)
    slope, intercept = np.polyfit(x, y, 1)
    assert lowest == pytest.approx(np.mean((slope * x + intercept - y) ** 2))
    assert f"w = {slope:.8g}, b = {intercept:.8g}" in capsys.readouterr().out
    parameters.least_squares(
        SimpleNamespace(names=["w1", "w2"], last={"cost": 0.0}), [[1], [1]], [1]
    )
    assert "the lowest cost is 0, at one of many places" in capsys.readouterr().out
