"""The slope of a cost by a nudge to each side: what a formula or a tape is checked against."""

import numpy as np

from lib.program.quiet import tf

NUDGE = 1e-3  # relative to a value above 1
ROUNDED = 4  # operations that each round by half of the floats' epsilon, and some to spare


def central(cost, variable):
    """The slope of cost() in the variable, (E+ - E-) / (2 nudge), and what rounding may add.

    `cost` takes no arguments and gives a mean of squared errors; `variable` is a tf.Variable of one
    number. All variables keep their values. On a parabola, which such a cost is in each weight,
    only rounding is wrong here; on others it is nudge^2 / 6 times the third derivative.

    An error y - y_hat is rounded as its terms are, which may be far larger than the error itself.
    How large they are, the cost says, too: the term with this variable is its size where the
    variable is 0 and where it is doubled; where all variables are 0, y is left. The other terms are
    at most as large as these and the error together (of more than two, if they do not cancel).
    """
    here = variable.numpy()
    nudge = NUDGE * max(1.0, abs(float(here)))

    def cost_at(value):
        return _cost_at(cost, [variable], [value])

    with tf.GradientTape() as tape:  # it tells which variables the cost has
        E = float(cost())
    variables = tape.watched_variables()
    right_answers = _cost_at(cost, variables, [0 * other.numpy() for other in variables])
    with np.errstate(all="ignore"):  # near the end of the floats
        ends = here - nudge, here + nudge
        before, after = map(cost_at, ends)
        zero, double = cost_at(0 * here), cost_at(2 * here)
        width = float(ends[1] - ends[0])
        error = np.sqrt(max(before, after))
        term = np.sqrt(max(0.0, (zero - 2 * E + double) / 2))  # of the parabola through these three
        rounding = ROUNDED * np.finfo(here.dtype).eps * (error + term + np.sqrt(right_answers))
        rounding_of_cost = (2 * error + rounding) * rounding
        rounding_of_slope = np.nan_to_num(2 * rounding_of_cost / width, nan=np.inf, posinf=np.inf)
    return (after - before) / width, float(rounding_of_slope)


def _cost_at(cost, variables, values):
    """The cost where these variables have these values; they keep their own."""
    here = [variable.numpy() for variable in variables]
    for variable, value in zip(variables, values, strict=True):
        variable.assign(value)
    E = float(cost())
    for variable, value in zip(variables, here, strict=True):
        variable.assign(value)
    return E
