"""The cost along a line of w's: where to draw it, and how to compute it in little memory."""

import numpy as np

from lib import exits
from lib.quiet import tf

BLOCK = 1 << 21  # numbers in a block of w's times points


def in_blocks(function, w, points):
    """`function` of many w's, computed a block of them at a time.

    `w`: shape [n]. `function` is given a column of w's, shape [k, 1], and returns a tuple of
    results with k numbers each; it may hold k * `points` numbers meanwhile. Returns a tuple of
    NumPy arrays of shape [n].
    """
    size = max(1, BLOCK // points)
    column = np.reshape(w, [-1, 1])
    parts = [function(tf.constant(column[at : at + size])) for at in range(0, len(column), size)]
    return tuple(np.concatenate(list(map(np.ravel, some))) for some in zip(*parts, strict=True))


def lowest(slope, curvature):
    """The lowest point (w, E) of a parabola: from any w, here 0, it is slope / curvature away.

    `slope`: gives (E, slope) for a w of shape [1]. Without curvature E is the same everywhere.
    Ends the script with code 1 if the numbers are too large.
    """
    w = 0.0
    for _ in range(2 if curvature else 0):  # the second takes the rounding of the first away
        w -= float(slope(tf.constant([w], tf.float64))[1][0]) / curvature
    E = float(slope(tf.constant([w], tf.float64))[0])
    finite(curvature, w, E)
    return w, E


def finite(*numbers, bits=64):
    """End the script with code 1 if one of these, numbers or arrays, is not finite."""
    if not all(np.isfinite(one).all() for one in numbers):
        exits.fail(f"the cost here, or its slope, is too large for {bits}-bit floats")


def around(lowest, start):
    """The default range: 4 to each side of the lowest point (for the slides' points, -3 to 5).

    A `start` outside of it is taken in.
    """
    half = max(4.0, 1e-6 * abs(lowest))
    return min(lowest - half, start), max(lowest + half, start)


def marks(low, high, most=13):
    """At most so many round numbers from low to high: the whole ones if there are at least 3."""
    span = high - low
    step = 1.0
    if np.floor(high) - np.ceil(low) < 2 or span / step > most - 1:
        step = next(
            factor * 10.0**power
            for power in range(int(np.floor(np.log10(span / most))), 310)
            for factor in (1, 2, 5)
            if span / (factor * 10.0**power) <= most - 1
        )
    slack = 1e-9 * span / step  # a range's end may be a hair beside a round number
    return step * np.arange(np.ceil(low / step - slack), np.floor(high / step + slack) + 1)


def lowest_absolute(slope, x, y):
    """The lowest point (w, E) of E = mean |w x - y|: a corner w = y / x of one of the points.

    Left of it the corners' |x| weigh less than half, right of it no more than half. If all x are
    0, E is the same everywhere, and w = 0 is taken.
    """
    x, y = np.array(x), np.array(y)
    x, y = x[x != 0], y[x != 0]
    w = 0.0
    if len(x):
        corners = y / x
        order = np.argsort(corners)
        weight = np.cumsum(np.abs(x)[order])
        w = float(corners[order][np.searchsorted(weight, weight[-1] / 2)])
    return w, float(slope(tf.constant([w], tf.float64))[0])
