"""The cost over w: computed in little memory, and its lowest point."""

import numpy as np

from lib.program.quiet import tf

BLOCK = 1 << 21


def in_blocks(function, w, points, block=BLOCK):
    """`function` of many w's, computed a block of them at a time.

    w       an array of any shape
    points  how many numbers the function holds for each w meanwhile; in all at most `block`

    `function` is given a column of w's, shape [k, 1], and returns a tuple of results with k numbers
    each. Returns a tuple of NumPy arrays of w's shape.
    """
    size = max(1, block // points)
    column = np.reshape(w, [-1, 1])
    parts = [function(tf.constant(column[at : at + size])) for at in range(0, len(column), size)]
    return tuple(
        np.concatenate([np.ravel(part) for part in result]).reshape(np.shape(w))
        for result in zip(*parts, strict=True)
    )


def lowest(cost_and_slope, curvature):
    """The lowest point (w, E) of a parabola: from any w, here 0, it is slope / curvature away.

    `cost_and_slope`: gives both for a w of shape [1]. Without curvature E is the same everywhere.
    """
    w = 0.0
    for _ in range(2 if curvature else 0):  # the second takes the rounding of the first away
        w -= float(cost_and_slope(tf.constant([w], tf.float64))[1][0]) / curvature
    E = float(cost_and_slope(tf.constant([w], tf.float64))[0])
    return w, E


def lowest_absolute(cost_and_slope, x, y):
    """The lowest point (w, E) of E = mean |w x - y|: a corner w = y / x of one of the points.

    Left of it the corners' |x| weigh less than half, right of it no more than half. If all x are
    0, E is the same everywhere, and w = 0 is taken. An infinite w is too far away for floats.
    """
    x, y = np.array(x), np.array(y)
    x, y = x[x != 0], y[x != 0]
    w = 0.0
    if len(x):
        with np.errstate(over="ignore"):  # a corner may be too far away for floats
            corners = y / x
        order = np.argsort(corners)
        weight = np.cumsum(np.abs(x / np.abs(x).max())[order])
        w = float(corners[order][np.searchsorted(weight, weight[-1] / 2)])
    return w, float(cost_and_slope(tf.constant([w], tf.float64))[0])
