"""02: E and its slope against exact fractions, the path, and what the figure shows of them."""

from fractions import Fraction

import numpy as np
import pytest

from lib.options import groups

SCRIPT = "02_draw_cost.py"


@pytest.fixture
def draw(once):
    return lambda options="": once(SCRIPT, *options.split())


def test_the_slides_curve(draw, table):  # L1.8
    result = draw()
    rows = table(result.out)
    assert [row["w"] for row in rows] == list(range(-3, 6))
    for row in rows:
        assert row["cost"] == pytest.approx(14 / 3 * (row["w"] - 1) ** 2, abs=1e-6)
        assert row["slope_w"] == pytest.approx(28 / 3 * (row["w"] - 1), abs=1e-6)
    assert "The lowest cost is 0, at w = 1\n" in result.out
    w, E = result.figures[0].axes[-1].lines[0].get_xydata().T
    assert (w[0], w[-1], len(w)) == (-3, 5, 801)
    assert np.abs(E - 14 / 3 * (w - 1) ** 2).max() < 1e-12
    one = table(draw("--x 1 --y 1 --range -1 3").out)  # L1.18
    assert [row["cost"] for row in one] == [4, 1, 0, 1, 4]


def test_own_data(draw):
    x, y = (np.random.default_rng(0).normal(size=(2, 9)) * [[10], [0.1]]).tolist()
    names = draw(f"--x {' '.join(map(repr, x))} --y {' '.join(map(repr, y))}").names
    points = [(Fraction(a), Fraction(b)) for a, b in zip(x, y, strict=True)]
    best = sum(a * b for a, b in points) / sum(a * a for a, _ in points)
    assert names["low"] < best < names["high"] and len(names["round_w"]) >= 5
    assert names["lowest"][0] == pytest.approx(float(best), rel=1e-12)
    for w, cost, slope in zip(
        names["round_w"], names["round_E"], names["round_slope"], strict=True
    ):
        errors = [(Fraction(w) * a - b, a) for a, b in points]
        assert cost == pytest.approx(float(sum(e * e for e, _ in errors) / 9), rel=1e-12)
        assert slope == pytest.approx(float(sum(2 * e * a for e, a in errors) / 9), rel=1e-12)


def test_three_points_of_the_curve_are_lines(draw):
    figure = draw("--x 1 2 3 --y 2 4 7").figures[0]
    *views, axes = figure.axes
    assert figure.get_suptitle() == "Each point of the curve is one line; the lowest fits best\n"
    dots = [line.get_xydata()[0] for line in axes.lines[1:]]
    for view, (w, E) in zip(views, dots, strict=True):
        line = next(line.get_xydata() for line in view.lines if line.get_label() == "$h = w\\,x$")
        assert line[:, 1] == pytest.approx(w * line[:, 0])
        assert pytest.approx(((w - 2) ** 2 + (2 * w - 4) ** 2 + (3 * w - 7) ** 2) / 3) == E
        assert view.get_title().startswith(f"$w = {w:.4g}$\n$E = {E:.3g}$")
    assert [view.get_title().endswith(", the lowest") for view in views] == [False, True, False]
    assert draw("--range 2 5").figures[0].get_suptitle() == "Each point of the curve is one line\n"


def test_path(draw, table):  # L1.4
    result = draw("--x 1 --y 1 --w -3 --steps 3")
    path = [row for row in table(result.out) if "step" in row]
    assert [row["w"] for row in path] == pytest.approx([-3, -2.2, -1.56, -1.048])
    drawn = result.figures[0].axes[0].lines[1].get_xydata()
    assert drawn == pytest.approx(np.array([[row["w"], row["cost"]] for row in path]))


@pytest.mark.parametrize(
    ("rate", "words"),  # each step multiplies the distance by 1 - rate * 28 / 3
    [
        ("0.001", "only a little nearer"), ("0.05", "Each step comes nearer"),
        ("auto", "One step lands on the lowest point"), ("0.18", "jumps across the lowest point"),
        ("0.21428571428571427", "comes no nearer"), ("0.22", "leads further away"),
        ("1e300", "leads further away"),
    ],
)  # fmt: skip
def test_what_becomes_of_the_path(draw, rate, words):
    result = draw(f"--w 5 --learning-rate {rate}")
    assert words in result.figures[0].get_suptitle()
    assert result.code == (rate == "1e300")
    assert ("must be below 0.21428571 (" in result.out + result.err) == (rate in ("0.22", "1e300"))
    curve, path = (line.get_xdata() for line in result.figures[0].axes[0].lines)
    assert curve.min() <= path.min() and path.max() <= curve.max()


def test_momentum_is_noticed(changed, monkeypatch):  # at this rate it converges
    monkeypatch.setattr("lib.learning.training.compiled", lambda learn, around: around(learn))
    rule = "W.assign_sub(learning_rate * slope)", "v.assign(0.9 * v + slope); W.assign_sub(0.3 * v)"
    own = "descent = path = None", "descent = path = None; v = tf.Variable([0.0], dtype=tf.float64)"
    out = changed(SCRIPT, "--w 5 --learning-rate 0.3 --steps 30", rule, own)
    assert "The updates are not W - learning_rate * slope" in out and "cannot converge" not in out


def test_numbers_that_are_too_large_or_small(draw):
    assert "at w = 1e+120\nNo figure: " in draw("--x 1e-120 --y 1").out
    result = draw("--x 1e200 --y 1")
    assert result.code == 1 and "too large for 64-bit floats" in result.err
    assert "The cost is 2.5 at every w" in draw("--x 0 0 --y 1 2").out


def test_a_picture_has_room_for_so_many_points(read, monkeypatch):
    monkeypatch.setattr(groups, "MOST_POINTS", 3)
    line = read("--x 1 2 3 4 --y 1 2 3 4", groups.points, groups.few_points)
    assert line.startswith("4 points: a picture has room for 3.") and "09_grow_data.py" in line
    assert read("", groups.points, groups.few_points).x == [1, 2, 3]
