"""The slope of a cost by a nudge to each side: what a formula or a tape is checked against."""

import numpy as np

from lib.program.quiet import tf

NUDGE = 1e-3  # relative to a value above 1
ROUNDED = 4  # operations that each round by half of the floats' epsilon, and some to spare


def central(cost, variable):
    """The slope of cost() in the variable, (E+ - E-) / (2 nudge), and what rounding may add.

    `cost` gives a mean of squared errors; `variable` is a tf.Variable of one number. All variables
    keep their values. On a parabola only rounding is wrong here.

    An error y - y_hat is rounded as its terms are, which may be far larger than itself. How large
    they are, the cost says: the term with this variable is its size where the variable is 0 and
    where it is doubled; where all variables are 0, y is left. Others are at most as large together.
    """
    here = variable.numpy()
    nudge = NUDGE * max(1.0, abs(float(here)))
    with tf.GradientTape() as tape:  # it tells which variables the cost has
        E = float(cost())
    variables = tape.watched_variables()
    at_0 = _cost_at(cost, variables, [0 * other.numpy() for other in variables])
    with np.errstate(all="ignore"):  # near the end of the floats
        places = here - nudge, here + nudge, 0 * here, 2 * here
        before, after, zero, double = (_cost_at(cost, [variable], [w]) for w in places)
        width = float(places[1] - places[0])
        error = np.sqrt(max(before, after))
        term = np.sqrt(max(0.0, (zero - 2 * E + double) / 2))  # of the parabola through these three
        rounding = ROUNDED * np.finfo(here.dtype).eps * (error + term + np.sqrt(at_0))
        of_slope = 2 * (2 * error + rounding) * rounding / width
    return (after - before) / width, float(np.nan_to_num(of_slope, nan=np.inf, posinf=np.inf))


def _cost_at(cost, variables, values):
    """The cost where these variables have these values; they keep their own."""
    here = [variable.numpy() for variable in variables]
    for variable, value in zip(variables, values, strict=True):
        variable.assign(value)
    E = float(cost())
    for variable, value in zip(variables, here, strict=True):
        variable.assign(value)
    return E
