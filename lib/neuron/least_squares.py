"""The line with the least mean squared error: what all samples together ask for."""

import numpy as np


def line(x, y):
    """The line (w, b) with the least mean squared error; None if all x are the same."""
    x = np.asarray(x, float)
    scale = 2.0 ** np.frexp(np.abs(x).max())[1]  # the squares of x may be too large for floats
    with np.errstate(over="ignore"):  # and so may those of y, which are not needed
        (variance, covariance), _ = np.cov(x / scale, y, bias=True)  # around the means
    if variance == 0:
        return None
    w = covariance / variance / scale
    return float(w), float(np.mean(y) - w * np.mean(x))


def cost(x, y, line):
    """The mean squared error of the line (w, b)."""
    w, b = line
    return float(np.mean((np.asarray(y) - (w * np.asarray(x) + b)) ** 2))
