import numpy as np

from lib.slopes import outcome
from lib.slopes.bottom import Bottom


def parabola(rate, steps=20, start=-3.0, lowest=1.0, curvature=2.0):
    """A descent on a parabola: each step multiplies the distance by 1 - rate * curvature."""
    w = lowest + (start - lowest) * (1 - rate * curvature) ** np.arange(steps + 1.0)
    bottom = Bottom(lowest, 0.0, curvature, rests=True)
    return outcome.of(w, curvature * (w - lowest), bottom, steps)


def corner(rate, steps, start, x=(1.0,), y=(1.0,), lowest=1.0, rests=True):
    """A descent on E = mean |w x - y|, in plain floats."""
    x, y = np.array(x), np.array(y)
    w, slopes = [start], []
    for _ in range(steps + outcome.FURTHER + 1):
        slopes.append(np.mean(np.sign(w[-1] * x - y) * x))
        w.append(w[-1] - rate * slopes[-1])
    bottom = Bottom(lowest, 0.0, 0.0, rests)
    return outcome.of(np.array(w[:-1]), np.array(slopes), bottom, steps)


def test_verdicts():
    for rate, verdict in [
        (0.001, "too small"),
        (0.1, "good"),
        (0.5, "lands in one step"),
        (0.9, "jumps across, arrives"),
        (0.99, "jumps across, comes nearer"),
        (1.0, "jumps for ever"),
        (1.01, "explodes"),
    ]:
        assert parabola(rate).verdict == verdict


def test_a_limit_has_two_sides_however_many_steps():
    for steps in [1, 2, 5, 20, 1000]:
        assert "jumps across" in parabola(1 - 1e-8, steps).verdict
        assert parabola(1.0, steps).verdict == "jumps for ever"
        assert parabola(1 + 1e-8, steps).verdict == "explodes"


def test_a_parabola_is_landed_on_in_one_step_or_not_at_all():
    for steps in [1, 20, 1000]:
        assert parabola(0.5, steps).verdict == "lands in one step"
        assert "lands" not in parabola(0.4, steps).verdict  # 0.2^20 is less than rounding


def test_rounding_about_the_bottom_is_no_jump():
    w = np.array([-3.0, 0.9992, 1 - 1.6e-7, 1 + 2e-16, 1 - 1e-16])
    found = outcome.of(w, 2 * (w - 1), Bottom(1.0, 0.0, 2.0, rests=True), 4)
    assert found.verdict == "good"


MEASURES = [
    (parabola(0.01, steps=1), "too small; the distance is now 98 % of the start's"),
    (parabola(0.1), "good; the distance is now 1.2 % of the start's"),  # 0.8^20
    (parabola(1.1, steps=4), "explodes; the distance is now 2.1 times the start's"),  # 1.2^4
    (parabola(1.0), "jumps for ever; between w = -3 and 5"),
    (parabola(1 + 1e-8), "explodes; the distance is now a little more than the start's"),
    (parabola(1e-8), "too small; the distance is now almost the start's"),
    (parabola(0.1, start=1.0), "nothing to learn; the slope is 0 where it starts"),
    (parabola(0.1, steps=0), "not moved; no steps were asked for"),
]


def test_measures():
    for found, words in MEASURES:
        assert found.printed() == words


def test_an_explosion_out_of_the_floats():
    w = np.array([1.0, -1e200, np.inf, np.nan])
    found = outcome.of(w, w, Bottom(0.0, 0.0, 2.0, rests=True), 3)
    assert found.printed() == "explodes; the distance is too large for floats"


# On straight lines


def test_the_verdict_does_not_depend_on_the_steps():
    for steps in [1, 3, 5, 6, 8, 20]:
        found = corner(0.7, steps, -3.0)
        assert found.verdict == "jumps for ever"
        left = {1: 82, 3: 48, 5: 12}.get(steps)
        words = f"so far: the distance is now {left} % of the start's"
        words = words if left else "between w = 0.5 and 1.2"
        assert found.printed() == f"jumps for ever; {words}"


def test_landing():
    for steps in [1, 2, 3, 20]:
        found = corner(1.0, steps, 4.0)  # L1's newer edition: 4, 3, 2, 1
        assert found.verdict == "lands in 3 steps"
        assert ("and stays there" in found.printed()) == (steps >= 3)


def test_rounding_is_told_of():
    # 30 * 0.1 is 3, but thirty sums of 0.1 are not
    assert corner(0.1, 40, -2.0).printed() == "lands in 30 steps; w = 1, but rounding moves it away"


def test_straight_lines_do_not_explode():  # From 0.9 it jumps to 5.9 and back
    for steps in [18, 19]:
        assert corner(5.0, steps, 0.9).printed() == "jumps for ever; between w = 0.9 and 5.9"


def test_passing_the_bottom_is_no_landing():
    # The corner of the second point is the bottom. The first point's slope is left there: 1 / 2
    found = corner(1.0, 20, 0.0, x=[1.0, 2.0], y=[1.0, 4.0], lowest=2.0, rests=False)
    assert found.printed() == "jumps for ever; between w = 1.5 and 2"


def test_a_path_of_many_small_steps_is_not_foretold():
    assert corner(0.0001, 20, -3.0).printed() == "too small; the distance is now almost the start's"


def test_a_descent_that_starts_at_a_bottom_where_it_does_not_rest():
    found = corner(0.1, 3, 2.0, x=[1.0, 2.0], y=[1.0, 4.0], lowest=2.0, rests=False)
    assert found.verdict == "jumps for ever"


def test_a_step_on_straight_lines_that_is_too_large():
    w = np.array([1.0, -1e308, np.inf, np.nan])
    found = outcome.of(w, np.ones(4), Bottom(0.0, 0.0, 0.0, rests=True), 3)
    assert found.printed() == "jumps too far; a step is too large for a float"
