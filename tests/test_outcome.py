import numpy as np
import pytest

from lib import outcome


def of(rate, steps=20, start=-3.0, lowest=1.0, curvature=2.0):
    """A descent on a parabola: each step multiplies the distance by 1 - rate * curvature."""
    w = lowest + (start - lowest) * (1 - rate * curvature) ** np.arange(steps + 1.0)
    return outcome.of(w, curvature * (w - lowest), lowest)


@pytest.mark.parametrize(
    ("rate", "verdict"),
    [
        (0.001, "too small"),
        (0.1, "good"),
        (0.5, "lands in one step"),
        (0.9, "jumps across, arrives"),
        (0.99, "jumps across, comes nearer"),
        (1.0, "jumps for ever"),
        (1.01, "explodes"),
    ],
)
def test_verdicts(rate, verdict):
    assert of(rate)[0] == verdict


def test_how_much_is_left():
    assert of(0.01, steps=1)[1] == "98 % of the way is left"
    assert of(0.1)[1] == "1.2 % of the way is left"  # 0.8^20
    assert of(1.1, steps=4) == ("explodes", "ends 2.1 times as far away")  # 1.2^4
    assert of(1.0)[1] == "between $w = -3$ and $5$"


def test_an_explosion_out_of_the_floats():
    w = np.array([1.0, -1e200, np.inf, np.nan])
    assert outcome.of(w, w, 0.0) == ("explodes", "ends more than any number as far away")


def test_landing_later():
    w = np.array([4.0, 3, 2, 1, 1, 1])
    verdict = outcome.of(w, np.sign(w - 1), 1.0)
    assert verdict == ("lands in 3 steps", "$w = 1$, and stays there")


def test_passing_the_bottom_is_no_landing():
    w = np.array([-2.0, 0, 2, 0, 2, 0, 2, 0])
    assert outcome.of(w, np.sign(w - 1), 1.0)[0] == "jumps for ever"


def test_nothing_happens():
    assert of(0.1, start=1.0)[0] == "nothing to learn"
    assert of(0.1, steps=0)[0] == "not moved"
    assert outcome.of(np.full(3, 7.0), np.zeros(3), 0.0)[0] == "nothing to learn"
