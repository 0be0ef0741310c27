import numpy as np
import pytest

from lib.slopes import moments
from lib.slopes.outcome import Outcome, Path


def descent(rate, steps, start=-3.0):
    """E = (w - 1)^2."""
    w = 1 + (start - 1) * (1 - 2 * rate) ** np.arange(steps + 1.0)
    return Path(rate, w, (w - 1) ** 2, 2 * (w - 1), Outcome("", ""))


@pytest.mark.parametrize(
    ("w", "steps"),
    [
        ([-3.0, -2, -1, 0], [0, 1, 2, 3]),
        ([-3.0, 1, 1, 1, 1], [0, 1]),  # that it stays is said at the bottom
        ([-3.0, 5, -30, 70], [0, 1]),
        ([-3.0, 5, np.inf, np.nan], [0, 1]),
        ([-3.0, 5] * 10, [0, 1, 2, 3, 4]),
        ([-3.0, -1, *[0.5, 1.5] * 10], [0, 1, 2, 3, 4, 5, 6]),
        ([1.0] * 20, [0]),
        ([-3.0], [0]),
    ],
)
def test_steps(w, steps):
    assert moments.steps(np.array(w), -8, 8) == steps


def test_many_steps_are_shown_in_larger_ones():
    steps = moments.steps(descent(0.001, 1000).w, -5, 7)
    assert steps == list(range(0, 1001, 20))


def test_it_ends_where_nothing_moves_that_can_be_seen():
    w = descent(0.1, 1000).w
    *_, last = moments.steps(w, -5, 7)
    assert 20 < last < 40
    assert np.max(np.abs(w[last:] - w[last])) < 12 / 1000


@pytest.mark.parametrize(
    ("rate", "steps", "k", "sentence"),
    [
        (0.1, 20, 0, "Step 0: the slope is $-8$, so $w$ goes up by $0.8$"),
        (0.9, 20, 1, "Step 1: the slope is $6.4$, so $w$ goes down by $5.76$"),
        (0.1, 20, 20, "Step 20, the last: $w = 0.954$, and the slope is $-0.0922$"),
        (0.1, 1000, 30, "Step 30: the slope is almost 0, so $w$ hardly moves"),
        (0.5, 20, 1, "Step 1: the slope is 0, so $w$ stays. Learning has ended"),
        (1.0, 20, 4, "Step 4: $w$ is where it was at step 2. It jumps to and fro"),
        (1.1, 20, 2, "Step 2: the slope is $-11.5$, so $w$ goes up by $12.7$, out of the picture"),
        (1e-9, 20, 0, "Step 0: the learning rate is very small, so $w$ hardly moves"),
        (0.1, 0, 0, "Step 0, the last: $w = -3$, and the slope is $-8$"),
    ],
)
def test_sentences(rate, steps, k, sentence):
    path = descent(rate, steps)
    *_, last = moments.steps(path.w, -5, 7)
    assert last == k or k < last < steps + 1
    assert moments.sentence(path, k, last, -5, 7) == sentence
