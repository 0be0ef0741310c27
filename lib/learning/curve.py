"""The cost over w: computed in little memory, and its lowest point."""

import numpy as np

from lib.program.quiet import tf

BLOCK = 1 << 21  # numbers that are computed at a time


def in_blocks(function, w, points):
    """`function` of many w's, an array of any shape, computed a block of them at a time.

    `function` is given a column of w's, shape [k, 1], and returns a tuple of results with k numbers
    each; `points`: how many numbers it holds for each w meanwhile. Returns a tuple of NumPy arrays
    of w's shape.
    """
    size = max(1, BLOCK // points)
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
    return w, float(cost_and_slope(tf.constant([w], tf.float64))[0])
