"""The bottom of the cost: where it is lowest, and whether learning ends there."""

from typing import NamedTuple

import numpy as np

from lib.learning import curve

HAIR = 1e-12  # what rounding may do, relative to the numbers that are rounded


class Bottom(NamedTuple):
    """The lowest point of a cost.

    w, E       where it is, and how low
    curvature  a parabola's; 0 for a cost that is made of straight lines
    rests      whether the slope is 0 there. In a corner of several points' |w x - y| it need not be
    """

    w: float
    E: float
    curvature: float
    rests: bool


def squared(cost_and_slope, curvature):
    """The Bottom of a parabola with this curvature."""
    return Bottom(*curve.lowest(cost_and_slope, curvature), curvature, rests=True)


def absolute(cost_and_slope, x, y):
    """The Bottom of E = mean |w x - y|; its w is infinite if it is too far away for floats.

    It is a corner of one point or of several, whose slope TensorFlow takes for 0: the slope of E is
    0 there if those of the other points cancel.
    """
    w, E = curve.lowest_absolute(cost_and_slope, x, y)
    x, y = np.array(x), np.array(y)
    with np.errstate(over="ignore", invalid="ignore"):  # w may be infinite
        e = w * x - y
    weight = x / (np.abs(x).max() or 1.0)
    slopes = np.where(np.abs(e) > HAIR * np.abs(y), np.sign(e) * weight, 0.0)
    rests = abs(np.sum(slopes)) <= HAIR * np.sum(np.abs(weight))
    return Bottom(w, E, curvature=0.0, rests=bool(rests))
