"""Which learning rates are stable: what the cost's second derivative says.

Near its lowest point a cost is a bowl. Along a direction with curvature c, one update multiplies
the distance from the bottom by 1 - learning_rate * c: it shrinks if learning_rate < 2 / c and is
gone in one step if learning_rate = 1 / c. The largest curvature sets the limit.
"""

import math

import numpy as np

from lib.quiet import tf


def second_derivative(cost, parameters):
    """The matrix of the second derivatives of `cost()`, where the parameters are now.

    `parameters`: a dict of tf.Variables; n numbers in all. Returns an n x n NumPy array in
    double precision, in the order of the parameters.
    """
    variables = list(parameters.values())
    with tf.GradientTape(persistent=True) as outer:
        with tf.GradientTape() as inner:
            E = cost()
        slopes = inner.gradient(E, variables, unconnected_gradients="zero")
        flat = tf.concat([tf.reshape(slope, [-1]) for slope in slopes], 0)
        each = [flat[i] for i in range(flat.shape[0])]
    rows = []
    for slope in each:
        second = outer.gradient(slope, variables, unconnected_gradients="zero")
        rows.append(np.concatenate([np.ravel(part) for part in second]))
    return np.array(rows, dtype=float)


def largest_curvature(cost, parameters):
    """The largest eigenvalue of the second derivative; infinite if it is too large to compute."""
    matrix = second_derivative(cost, parameters)
    return float(np.linalg.eigvalsh(matrix)[-1]) if np.isfinite(matrix).all() else math.inf


def limit(curvature):
    """The learning rate from which on learning can't converge: 2 / curvature."""
    return 2 / curvature if curvature > 0 else math.inf


def best_rate(curvature):
    """What --learning-rate auto takes: 1 / curvature, or 1 where nothing is curved."""
    return 1 / curvature if 0 < curvature < math.inf else 1.0


def places(cost, parameters, around):
    """The curvatures of the cost at several places.

    `around`: a list of places, each a list of n numbers, one for each of the parameters. Returns
    their eigenvalues, ascending, shape [places, n]. The parameters keep their values.
    """
    before = [variable.numpy() for variable in parameters.values()]
    found = []
    for place in around:
        for variable, value in zip(parameters.values(), place, strict=True):
            variable.assign(value)
        found.append(np.linalg.eigvalsh(second_derivative(cost, parameters)))
    for variable, value in zip(parameters.values(), before, strict=True):
        variable.assign(value)
    return np.array(found)


def is_negative(curvature, largest):
    """Whether a curvature is below 0 by more than rounding, beside one of size `largest`."""
    return curvature < -1e-9 * np.abs(largest)
