"""The line with the least mean squared error: what all samples together ask for."""

import numpy as np

from lib.learning import line as lines


def line(x, y):
    """The line (w, b) with the least mean squared error.

    None if all x are the same, or if the line is too steep for floats.
    """
    _, values, unique = lines.least_squares([x], y, bias=True)
    return tuple(values) if unique and np.isfinite(values).all() else None


def cost(x, y, line):
    """The mean squared error of the line (w, b)."""
    w, b = line
    return float(np.mean((np.asarray(y) - (w * np.asarray(x) + b)) ** 2))
