from types import SimpleNamespace

import numpy as np
import pytest

from lib import follow


def test_rates_are_sorted():
    assert list(follow.rates(2.0, [1, 2, 3], 9.0)) == [2, 6, 9]


def test_the_readers_rate_is_not_there_twice():
    assert list(follow.rates(0.5, [0.2, 1, 2], 0.5)) == [0.1, 0.5, 1]


def test_limits_of_a_parabola(capsys):
    follow.limits("squared", 28 / 3, 0.1)
    out = capsys.readouterr().out
    assert "1 / curvature = 0.10714286 " in out and "2 / curvature = 0.21428571 " in out


def test_limits_without_curvature(capsys):
    follow.limits("squared", 0.0, 0.1)
    assert "nothing to learn" in capsys.readouterr().out
    follow.limits("absolute", 0.0, 1.0)
    out = capsys.readouterr().out
    assert "there is no limit" in out and "2 / curvature" not in out


def test_lowest():
    args = SimpleNamespace(error="squared", w=[-3.0], x=[1.0], y=[1.0])
    w, cost = follow.lowest(args, lambda w: ((w[0] - 1) ** 2, 2 * (w - 1)), 2.0)
    assert (w, cost) == pytest.approx((1, 0))
    args.error = "absolute"
    args.x, args.y = [1.0, 1.0, 1.0], [0.0, 4.0, 5.0]
    w, _ = follow.lowest(args, lambda w: (w[0], w), 0.0)
    assert w == 4  # the middle one


def test_the_table_says_where_a_path_ended():
    path = np.array([[0, 1, 2.0], [0, 5, np.inf], [0, 1e-14, 1e-14]])
    table = follow.table([0.1, 2, 0.5], path, [("a", "$w$"), ("b", "c"), ("d", "e")])
    assert table["last w"] == ["2.000000", "5.000000", "0.000000"]
    assert table["what happened"] == ["a; w", "b; c", "d; e"]
