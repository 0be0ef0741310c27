import numpy as np
import pytest

from lib.slopes import fates, outcome
from lib.slopes.bottom import Bottom


def path(factor, steps=20, start=-3.0):
    """A descent on a parabola with curvature 2: each step multiplies the distance by the factor."""
    w = 1 + (start - 1) * factor ** np.arange(steps + 1.0)
    slope_w = 2 * (w - 1)
    said = outcome.of(w, slope_w, Bottom(1.0, 0.0, 2.0, rests=True), steps)
    return outcome.Path((1 - factor) / 2, w, (w - 1) ** 2, slope_w, said)


@pytest.mark.parametrize(
    ("factor", "words"),
    [
        (0.8, "each step leaves $80$ % of the distance"),
        (0.123456, "each step leaves $12.3$ % of the distance"),
        (1 - 1e-7, "each step leaves almost all of the distance"),
        (0.0, "the first step lands at the lowest point"),
        (-0.8, "each step lands on the other side, $80$ % as far"),
        (-1 + 1e-7, "each step lands on the other side, almost as far"),
        (-1.0, "each step lands on the other side, just as far"),
        (-1 - 1e-7, "each step lands on the other side, a little further"),
        (-1.2, "each step lands on the other side, $1.2$ times as far"),
        (-1e9, r"each step lands on the other side, $10^{9}$ times as far"),
    ],
)
def test_on_a_parabola(factor, words):
    found = fates.each_step(path(factor, steps=5), 2.0)
    assert found.replace("\n", " ") == words
    assert found.count("\n") == 1


@pytest.mark.parametrize(
    ("some", "curvature", "words"),
    [
        (path(0.8, steps=0), 2.0, "no steps were\nasked for"),
        (path(0.8, start=1.0), 2.0, "the slope is 0\nwhere it starts"),
        (path(-1.0), 0.0, "between $w = -3$\nand $5$"),  # never within mathematics
    ],
)
def test_otherwise_it_is_told_how_it_ends(some, curvature, words):
    assert fates.each_step(some, curvature) == words
