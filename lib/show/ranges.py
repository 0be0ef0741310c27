"""What a figure or a table shows: from where to where, and at which round numbers."""

import numpy as np

from lib.show import numbers


def span(x):
    """Two x's between which a line shows all points: a little beyond them, and with 0."""
    low, high = min(0.0, *x), max(0.0, *x)
    room = 0.08 * (high - low) or 1.0
    return np.array([low - room * (low < 0), high + room * (high > 0 or low == 0)])


FAR = 10  # a path that leads further away than so many times its first distance is cut off


def around(lowest, *path):
    """The w's to draw: 4 to each side of the lowest point (for the slides' points, -3 to 5).

    A `path` that leads out of it is taken in, as far as the curve can still be seen then.
    """
    half = max(4.0, 1e-6 * abs(lowest))
    far = FAR * max([half, *(abs(w - lowest) for w in path[:1])])
    seen = [w for w in path if abs(w - lowest) <= far]
    return min([lowest - half, *seen]), max([lowest + half, *seen])


def marks(low, high, most=13):
    """At most so many round numbers from low to high: the whole ones if there are at least 3."""
    span = high - low
    step = 1.0
    if np.floor(high) - np.ceil(low) < 2 or span > most - 1:
        step = numbers.round_step(span, most - 1)
    slack = 1e-9 * span / step  # a range's end may be a hair beside a round number
    return step * np.arange(np.ceil(low / step - slack), np.floor(high / step + slack) + 1)
