"""Which steps of a descent a moving picture shows, and what it says of each."""

import numpy as np

from lib.learning.progress import round_step
from lib.slopes.on_curve import three

HAIR = 5e-4  # of the picture's width: what moves less can't be seen
AGAIN = 4  # so many steps show that a descent jumps to and fro
NEARLY_ALL = 0.9  # of the steps: then the rest is shown, too
MOST = 50  # pictures; of more steps every second, fifth, tenth, ... is shown
ALMOST = 0.1  # of the first slope: so little is almost 0


def steps(w, low, high):
    """The steps to show, a list: until nothing new is seen, or the next leads out of low to high.

    `w`: the descent, shape [steps + 1]. It starts between low and high.
    """
    outside = ~((w >= low) & (w <= high))  # also what is not finite
    w = w[: max(1, np.argmax(np.append(outside, True)))]
    hair = HAIR * (high - low)
    last = next(k for k in range(len(w)) if _has_settled(w[k:], hair))
    if len(w) > last + 1 and not _near(w, last, last + 1, hair):
        last = min(last + AGAIN, len(w) - 1)
    if last > NEARLY_ALL * (len(w) - 1):
        last = len(w) - 1
    stride = int(round_step(last, MOST)) if last > MOST else 1
    return [*range(0, last, stride), last]


def sentence(path, k, last, low, high):
    """What happens at step k of an outcome.Path of which the steps up to `last` are shown."""
    w, slope = path.w, path.slope_w[k]
    hair = HAIR * (high - low)
    step = f"Step {k}"
    if slope == 0:
        return f"{step}: the slope is 0, so $w$ stays. Learning has ended"
    if k == len(w) - 1:
        return f"{step}, the last: $w = {three(w[k])}$, and the slope is ${three(slope)}$"
    if k == last and _near(w, k, k + 1, hair):
        small = abs(slope) <= ALMOST * abs(path.slope_w[0])
        why = "the slope is almost 0" if small else "the learning rate is very small"
        return f"{step}: {why}, so $w$ hardly moves"
    if k == last and k >= 2 and _near(w, k, k - 2, hair):
        return f"{step}: $w$ is where it was at step {k - 2}. It jumps to and fro"
    way = "down" if slope > 0 else "up"
    by = three(path.learning_rate * abs(slope))
    out = "" if low <= w[k + 1] <= high else ", out of the picture"
    return f"{step}: the slope is ${three(slope)}$, so $w$ goes {way} by ${by}${out}"


def _has_settled(w, hair):
    """Whether all that follows stays at one place, or jumps between two."""
    return all(np.ptp(some) <= hair for some in (w[::2], w[1::2]) if len(some))


def _near(w, one, other, hair):
    return abs(w[one] - w[other]) <= hair
