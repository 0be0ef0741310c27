"""The shapes of a wire's parts: arrays of points, shape [n, 2], from left to right."""

import numpy as np

POINTS = 40
BESIDE = 0.085  # inches from a wire to its way back


def level(start, end, y):
    """A level line between two x's."""
    return np.transpose([np.linspace(start, end, POINTS), np.full(POINTS, y)])


def bent(start, end):
    """A curve between two points that leaves and arrives level, without its first point."""
    (x0, y0), (x1, y1) = start, end
    t = np.linspace(0, 1, POINTS)[1:]
    middle = (x0 + x1) / 2
    x = (1 - t) ** 3 * x0 + 3 * t * (1 - t) * middle + t**3 * x1
    y = y0 + (y1 - y0) * (3 * t**2 - 2 * t**3)
    return np.transpose([x, y])


def beside(points):
    """A line to the right of this one, which leads to the right: under it."""
    along = np.gradient(points, axis=0)
    along /= np.maximum(np.hypot(*along.T), 1e-9)[:, None]
    return points + BESIDE * np.transpose([along[:, 1], -along[:, 0]])
