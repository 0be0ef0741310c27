"""The shape of a cost: many w's at once, the lowest point, the curvature, and what a rate does.

Near its lowest point a cost is a bowl. Along a direction with curvature c, one update multiplies
the distance from the bottom by 1 - learning_rate * c: it shrinks if learning_rate < 2 / c and is
gone in one step if learning_rate = 1 / c. The largest curvature sets the limit.
"""

import math

import numpy as np

from lib.learning.training import flat
from lib.program.quiet import tf

BLOCK = 1 << 21  # numbers that are computed at a time
TINY = float(np.finfo(float).tiny)  # floats hold 2 / this, but not 2 / a much smaller number
MOST_LEFT = 0.95  # of the distance: where a step leaves more, the learning rate is too small
HAIR = 1e-9  # rounding, beside 1


def in_blocks(function, w, points):
    """`function` of many w's, an array of any shape, computed a block of them at a time.

    `function`: takes a column of w's, shape [k, 1], gives a tuple of results of k numbers each;
    `points`: how many numbers it holds for each w meanwhile. Gives NumPy arrays of w's shape.
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
    w = tf.zeros([1], tf.float64)
    for _ in range(2 if curvature else 0):  # the second takes the rounding of the first away
        w -= cost_and_slope(w)[1] / curvature
    return float(w[0]), float(cost_and_slope(w)[0])


def second_derivative(cost, parameters):
    """The second derivatives of `cost()` where the parameters, n numbers, are now: shape [n, n]."""
    variables = list(parameters.values())
    with tf.GradientTape(persistent=True) as outer:
        with tf.GradientTape() as inner:
            E = cost()
        slopes = inner.gradient(E, variables, unconnected_gradients="zero")
        each = tf.unstack(flat(slopes))
    rows = [outer.gradient(slope, variables, unconnected_gradients="zero") for slope in each]
    return np.array([flat(row) for row in rows], float)


def curvatures(cost, parameters):
    """The eigenvalues of the second derivative, ascending; infinite if too large for floats."""
    second = second_derivative(cost, parameters)
    found = np.linalg.eigvalsh(second) if np.isfinite(second).all() else np.array([math.inf])
    return found if np.isfinite(found).all() else np.full(len(second), math.inf)


def largest_curvature(cost, parameters):
    return float(curvatures(cost, parameters)[-1])


def limit(curvature):
    """The learning rate from which on learning can't converge: 2 / curvature."""
    return 2 / curvature if curvature >= TINY else math.inf


def best_rate(curvature):
    """What --learning-rate auto takes: 1 / curvature, or 1 where nothing is curved."""
    return 1 / curvature if TINY <= curvature < math.inf else 1.0


def choose(learning_rate, cost, parameters):
    """The learning rate that was asked for, a number; for "auto" 1 / the largest curvature."""
    auto = learning_rate == "auto"
    return best_rate(largest_curvature(cost, parameters)) if auto else learning_rate


def fate(factor):
    """What becomes of a descent whose steps each multiply the distance by this, in words."""
    size = abs(factor)
    if size <= HAIR:
        return "lands in one step"
    if size > 1 + HAIR:
        return "explodes"
    if factor < 0:
        return "jumps for ever" if size >= 1 - HAIR else "jumps across"
    return "too small" if size > MOST_LEFT else "comes nearer"
