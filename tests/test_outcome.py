import numpy as np
import pytest

from lib import outcome


@pytest.mark.parametrize(
    ("factor", "steps", "verdict"),
    [
        (0.98, 20, "too small"),
        (0.8, 20, "good"),
        (0.0, 20, "lands in one step"),
        (-0.8, 20, "jumps across, arrives"),
        (-0.98, 20, "jumps across, comes nearer"),
        (-0.95, 20, "jumps across, comes nearer"),
        (-1.0, 20, "jumps for ever"),
        (-1.2, 20, "explodes"),
        (-1.2, 5000, "explodes"),
        (0.8, 0, "not moved"),
    ],
)
def test_on_a_parabola(factor, steps, verdict):
    # An update multiplies the distance from the bottom, here 1, by 1 - learning_rate * curvature.
    with np.errstate(over="ignore"):
        far = -4 * np.full(steps + 1, float(factor)) ** np.arange(steps + 1)
        assert outcome.of(1 + far, 2 * far, 1.0)[0] == verdict


def test_at_the_bottom_already():
    assert outcome.of(np.ones(3), np.zeros(3), 1.0)[0] == "nothing to learn"
