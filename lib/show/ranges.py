"""What a figure or a table shows: from where to where, and at which round numbers."""

import numpy as np

from lib.show import numbers


def span(x):
    """Two x's between which a line shows all points: a little beyond them, and with 0."""
    low, high = min(0.0, np.min(x)), max(0.0, np.max(x))
    room = 0.08 * (high - low) or 1.0
    return np.array([low - room * (low < 0), high + room * (high > 0 or low == 0)])


def beyond(x):
    """As span, but without 0 where no point is near it."""
    low, high = np.min(x), np.max(x)
    room = 0.08 * (high - low) or abs(high) / 2 or 1.0
    return np.array([low - room, high + room])


def unit(*some):
    """What to divide numbers or arrays by before they are drawn: 1, if they aren't odd.

    Matplotlib can't compute with numbers near the ends of the floats; for those it is a power of
    ten, which the ticks multiply with again.
    """
    largest = max(np.max(np.abs(numbers)) for numbers in some)
    if largest == 0 or 1e-100 < largest < 1e100:
        return 1.0
    return 10.0 ** float(np.clip(np.floor(np.log10(largest)), -300, 300))


FAR = 10  # a path that leads further away than so many times its first distance is cut off


def around(lowest, *path):
    """The w's to draw: 4 to each side of the lowest point (for the slides' points, -3 to 5).

    They are more if it is far from 0, so that their lines can be told apart. A `path` that leads
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
        step = numbers.round_step(span, most - 1)
    slack = 1e-9 * span / step  # a range's end may be a hair beside a round number
    return step * np.arange(np.ceil(low / step - slack), np.floor(high / step + slack) + 1)
