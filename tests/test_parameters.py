import re
from types import SimpleNamespace

import numpy as np
import pytest

from lib import parameters
from lib.quiet import tf


def variables(*values):
    return {f"w{k}": tf.Variable(v, dtype=tf.float64) for k, v in enumerate(values, start=1)}


def quadratic(matrix, power=2):
    """A cost of parameters w1, w2, ...: half of w' M w, whose second derivative is M."""

    def cost(p):
        w = tf.stack([tf.convert_to_tensor(one, tf.float64) for one in p.values()])
        return tf.tensordot(w, tf.linalg.matvec(np.array(matrix, float), w), 1) / 2

    return cost


def convexity(cost, p):
    return parameters.Convexity(lambda: cost(p), p)


def test_count_counts_numbers(capsys):
    p = {"w": tf.Variable(tf.zeros([3, 2])), "b": tf.Variable(0.0)}
    parameters.count("model", p)
    assert capsys.readouterr().out == "model: 7 parameters to tune: w, b\n"


def test_a_wrong_slope_is_seen(capsys):
    p = variables(3.0, -200.0)
    cost = quadratic([[2, 0.5], [0.5, 1]])
    right = {"w1": 2 * 3 - 0.5 * 200, "w2": 0.5 * 3 - 200}
    parameters.check_slopes(cost, p, {**right, "w2": right["w2"] + 1})
    rows = [line.split() for line in capsys.readouterr().out.splitlines()[1:]]
    assert [row[0] for row in rows] == ["w1", "w2"]
    values = np.array([row[1:] for row in rows], float)
    assert values[:, 0].tolist() == [3, -200]
    assert values[:, 2] == pytest.approx([*right.values()], rel=1e-6)
    assert values[:, 3] == pytest.approx([0, -1], abs=1e-3)
    assert [float(one) for one in p.values()] == [3, -200]


def test_a_bowl(capsys):
    found = convexity(quadratic([[2, 1], [1, 3]]), variables(5, 7))
    assert (found.convex, found.flat, found.everywhere) == (True, False, True)
    assert [found.lowest, found.largest] == pytest.approx(np.linalg.eigvalsh([[2, 1], [1, 3]]))
    found.tell()
    assert capsys.readouterr().out.startswith("Convex, a bowl: the curvatures go from 1.38197 to")
    assert found.near("the start") == ""


def test_a_long_bowl_is_slow(capsys):
    convexity(quadratic([[1, 0], [0, 99]]), variables(1, 1)).tell()
    assert "slow" not in capsys.readouterr().out
    convexity(quadratic([[1, 0], [0, 2000]]), variables(1, 1)).tell()
    assert ", 2e+03 times as large, so that descent is slow." in capsys.readouterr().out


def test_a_valley(capsys):
    found = convexity(quadratic([[2, 2], [2, 2]]), variables(1, 1))
    assert found.convex and found.flat
    found.tell()
    assert "a valley: the curvatures go from 0 to 4;" in re.sub("-?[0-9.]+e-1[0-9]", "0", (
        capsys.readouterr().out
    ))  # fmt: skip


def test_a_saddle_that_is_not_at_0_is_found_where_learning_starts(capsys):
    p = variables(9.0)
    found = convexity(lambda p: tf.square(tf.square(p["w1"] - 9) - 1), p)  # bends down at 9
    assert not found.convex and not found.everywhere
    assert found.there == {"w1": 9.0}
    assert [found.lowest, found.largest] == pytest.approx([-4, -4])
    found.tell()
    assert "Not convex: at w1 = 9 the curvatures are -4 and -4." in capsys.readouterr().out
    assert found.near("the start") == "the start"


def two_neurons(p):
    return tf.square(p["w2"] * p["w1"] - 1)


def test_the_end_of_two_neurons(capsys):
    for values, words in (
        ((2.0, 0.5), "Near w1 = 2, w2 = 0.5, learning rates below 0.235294 are stable"),  # 2 / 8.5
        ((0.0, 0.0), "this is a saddle, not a lowest point (curvatures -2 and 2): nothing is"),
        ((0.1, 0.0), ""),  # it bends down here, but the slope is not 0
    ):
        p = variables(*values)
        w1, w2 = values
        slopes = {"w1": 2 * (w1 * w2 - 1) * w2, "w2": 2 * (w1 * w2 - 1) * w1}
        convexity(two_neurons, p).tell_end(lambda p=p: two_neurons(p), p, slopes)
        out = capsys.readouterr().out
        assert (words in out) if words else out == ""


@pytest.mark.parametrize("bias", [True, False])
def test_least_squares(capsys, bias):
    x, y = np.random.default_rng(4).normal(size=(3, 20)), np.random.default_rng(5).normal(size=20)
    A = np.column_stack([*x, np.ones(20)][: 4 if bias else 3])
    best = np.linalg.pinv(A) @ y
    names = ["w1", "w2", "w3", "b"][: len(best)]
    descent = SimpleNamespace(names=names, last={"cost": 9.0})
    lowest = parameters.least_squares(descent, list(x), list(y))
    assert lowest == pytest.approx(np.mean((A @ best - y) ** 2))
    out = capsys.readouterr().out
    numbers = [float(number) for number in re.findall(r" = (-?[\d.]+)", out)]
    assert numbers == pytest.approx(best, rel=1e-7)
    assert f"ended {9 - lowest:.2g} above it" in out


def test_names_of_inputs():
    assert parameters.input_names([[1]]) == ["x"]
    assert parameters.input_names([[1], [2]]) == ["x1", "x2"]


def test_the_table_of_points_is_not_endless(capsys):
    parameters.learned([np.arange(30.0)], np.ones(30), np.ones(30))
    assert len(capsys.readouterr().out.splitlines()) == 31
    parameters.learned([np.arange(33.0)], np.ones(33), np.ones(33))
    lines = capsys.readouterr().out.splitlines()
    assert (len(lines), lines[-1]) == (32, "... and 3 more")


def test_a_place_with_a_slope_is_no_saddle(capsys):
    p = {"u": tf.Variable(1.0, dtype=tf.float64)}
    parameters.convexity(lambda: p["u"] ** 3 + 10 * p["u"], p)
    out = capsys.readouterr().out
    assert "Not convex: at u = -2" in out
    assert "saddle" not in out


def test_many_lowest_places(capsys):
    descent = SimpleNamespace(names=["w1", "w2"], last={"cost": 0.0})
    parameters.least_squares(descent, [[1], [1]], [1])
    assert "the lowest cost is 0, at one of many places" in capsys.readouterr().out
