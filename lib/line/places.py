"""Which w's 02_draw_cost.py shows: the curve's, round ones for the table, and three as lines."""

import numpy as np

from lib.learning import progress

FAR = 10  # a path that leads further away than so many times its first distance is cut off
PART = 0.25  # of the curve's width: so far are the lines' w's from each other


def around(lowest, *path):
    """The ends of the curve: 4 to each side of the lowest point (for the slides' points, -3 to 5).

    They are further if it is far from 0, so that their lines can be told apart. A `path` that leads
    out of them is taken in, as far as the curve can still be seen then.
    """
    half = max(4.0, 2 * abs(lowest))
    far = FAR * max([half, *(abs(w - lowest) for w in path[:1])])
    seen = [w for w in path if abs(w - lowest) <= far]
    return min([lowest - half, *seen]), max([lowest + half, *seen])


def marks(low, high, most=13):
    """At most so many round numbers from low to high: the whole ones if there are at least 3."""
    span = high - low
    step = 1.0
    if np.floor(high) - np.ceil(low) < 2 or span > most - 1:
        step = progress.round_step(span, most - 1)
    slack = 1e-9 * span / step  # an end may be a hair beside a round number
    return step * np.arange(np.ceil(low / step - slack), np.floor(high / step + slack) + 1)


def three(low, high, lowest):
    """Three w's from low to high, in order: the lowest point's and those beside it.

    They lie to each side of it, or, if it is near an end of the curve, to one side. If it is not
    on the curve the middle takes its place.
    """
    far = PART * (high - low)
    middle = lowest if low <= lowest <= high else low + (high - low) / 2
    before = 1
    if middle - far < low:
        before = 0
    elif middle + far > high:
        before = 2
    return [middle + (k - before) * far for k in range(3)]
