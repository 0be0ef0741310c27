"""Which learning rates are stable: what the cost's second derivative says.

Near its lowest point a cost is a bowl. Along a direction with curvature c, one update multiplies
the distance from the bottom by 1 - learning_rate * c: it shrinks if learning_rate < 2 / c and is
gone in one step if learning_rate = 1 / c. The largest curvature sets the limit.
"""

import math

import numpy as np

from lib.learning.training import flat
from lib.program.quiet import tf

TINY = float(np.finfo(float).tiny)  # floats hold 2 / this, but not 2 / a much smaller number
SLOW = 0.95  # of the distance: where a step leaves more of it, the learning rate is too small
HAIR = 1e-9  # rounding, beside 1


def second_derivative(cost, parameters):
    """The matrix of the second derivatives of `cost()` where the parameters are now, in doubles.

    `parameters`: a dict from name to tf.Variable, n numbers in all. Its shape is [n, n].
    """
    variables = list(parameters.values())
    with tf.GradientTape(persistent=True) as outer:
        with tf.GradientTape() as inner:
            E = cost()
        slopes = inner.gradient(E, variables, unconnected_gradients="zero")
        each = tf.unstack(flat(slopes))
    rows = [outer.gradient(slope, variables, unconnected_gradients="zero") for slope in each]
    return np.array([flat(row) for row in rows], float)


def eigenvalues(matrix):
    """The eigenvalues of a symmetric matrix, ascending; all infinite if they are too large."""
    found = np.linalg.eigvalsh(matrix) if np.isfinite(matrix).all() else np.array([math.inf])
    return found if np.isfinite(found).all() else np.full(len(matrix), math.inf)


def largest_curvature(cost, parameters):
    """The largest eigenvalue of the second derivative; infinite if it is too large for floats."""
    return float(eigenvalues(second_derivative(cost, parameters))[-1])


def limit(curvature):
    """The learning rate from which on learning can't converge: 2 / curvature."""
    return 2 / curvature if curvature >= TINY else math.inf


def best_rate(curvature):
    """What --learning-rate auto takes: 1 / curvature, or 1 where nothing is curved."""
    return 1 / curvature if TINY <= curvature < math.inf else 1.0


def choose(learning_rate, cost, parameters):
    """The learning rate that was asked for, a number; for "auto" 1 / the largest curvature."""
    if learning_rate != "auto":
        return learning_rate
    return best_rate(largest_curvature(cost, parameters))


def fate(factor):
    """What becomes of a descent whose steps each multiply the distance by this, in words."""
    if abs(factor) <= HAIR:
        return "lands in one step"
    if abs(abs(factor) - 1) <= HAIR:
        return "jumps for ever" if factor < 0 else "too small"
    if abs(factor) > 1:
        return "explodes"
    if factor < 0:
        return "jumps across"
    return "too small" if factor > SLOW else "comes nearer"
