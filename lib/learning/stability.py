"""Which learning rates are stable: what the cost's second derivative says.

Near its lowest point a cost is a bowl. Along a direction with curvature c, one update multiplies
the distance from the bottom by 1 - learning_rate * c: it shrinks if learning_rate < 2 / c and is
gone in one step if learning_rate = 1 / c. The largest curvature sets the limit.
"""

import math

import numpy as np

from lib.learning import parameters as flattened
from lib.program.quiet import tf

MANY = 30  # the slopes of more parameters are derived together
FEW = 12  # so many places take less time than tracing a function for them
TINY = float(np.finfo(float).tiny)  # floats hold 2 / this, but not 2 / a much smaller number


def second_derivative(cost, parameters):
    """The matrix of the second derivatives of `cost()`, where the parameters are now.

    `parameters`: a dict of tf.Variables; n numbers in all. Returns an n x n NumPy array in
    double precision, in the order of the parameters.
    """
    variables = list(parameters.values())
    count = sum(variable.shape.num_elements() for variable in variables)
    find = tf.function(_second_derivative, autograph=False) if count > MANY else _second_derivative
    return find(cost, variables).numpy().astype(float)


def _second_derivative(cost, variables):
    with tf.GradientTape(persistent=True) as outer:
        with tf.GradientTape() as inner:
            E = cost()
        slopes = inner.gradient(E, variables, unconnected_gradients="zero")
        together = flattened.flat(slopes)
        count = together.shape[0]
        each = tf.unstack(together) if count <= MANY else []
    if count > MANY:
        rows = outer.jacobian(together, variables, unconnected_gradients="zero")
        return tf.concat([tf.reshape(row, [count, -1]) for row in rows], axis=1)
    return tf.stack([
        flattened.flat(outer.gradient(slope, variables, unconnected_gradients="zero"))
        for slope in each
    ])  # fmt: skip


def largest_curvature(cost, parameters):
    """The largest eigenvalue of the second derivative; infinite if it is too large for floats."""
    return float(_eigenvalues(second_derivative(cost, parameters))[-1])


def _eigenvalues(matrix):
    """The eigenvalues of a symmetric matrix, ascending; all infinite if they are too large."""
    if np.isfinite(matrix).all():
        found = np.linalg.eigvalsh(matrix)
        if np.isfinite(found).all():
            return found
    return np.full(len(matrix), math.inf)


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


def places(cost, parameters, around):
    """The curvatures of the cost at several places.

    `around`: a list of places, each a list of n numbers, one for each of the parameters. Returns
    their eigenvalues, ascending, shape [places, n]; infinite where they are too large for floats.
    The parameters keep their values.
    """
    variables = list(parameters.values())

    def matrix():
        return _second_derivative(cost, variables)

    if len(around) > FEW or len(around[0]) > MANY:
        matrix = tf.function(matrix, autograph=False)
    before = flattened.flat(variables)
    found = []
    for place in around:
        flattened.assign(parameters, tf.constant(place, before.dtype))
        found.append(_eigenvalues(matrix().numpy()))
    flattened.assign(parameters, before)
    return np.array(found)


def is_negative(curvature, largest):
    """Whether a curvature is below 0 by more than rounding, beside one of size `largest`."""
    return curvature < -1e-9 * np.abs(largest)
