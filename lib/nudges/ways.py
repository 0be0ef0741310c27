"""The ways to a slope, side by side, and the chain rule's factors."""

import numpy as np

from lib.show import numbers

MOST = 10  # points whose factors are shown


def first(factors, most=MOST):
    """The columns of a table, a dict from heading to tensor, for the first points only."""
    return {heading: np.ravel(column)[:most] for heading, column in factors.items()}


def columns(ways, right):
    """The ways as columns: the slope by each, and how far it is from the right one.

    `ways`: a list of (its name, its slope).
    """
    slopes = [float(slope) for _, slope in ways]
    return {
        "way": [name for name, _ in ways],
        "slope_w": [numbers.text(slope, None) for _, slope in ways],
        "difference": [numbers.text(slope - float(right), None) for slope in slopes],
    }
