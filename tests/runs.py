"""Runs of gradient descent by NumPy: of all points, and sample by sample as in lecture 2."""

import numpy as np


class Run(dict):
    """A dict from a column's name to its numbers; `names` are the parameters."""

    bits = 64
    diverged = False

    def __init__(self, cost=(0.0,), at=None, **parameters):
        columns = {"cost": cost, **parameters}
        super().__init__({name: np.array(some, float) for name, some in columns.items()})
        self.names = [name for name in parameters if not name.startswith("slope")]
        self.at = np.arange(max(map(len, self.values()))) if at is None else np.array(at)
        self.step = int(self.at[-1])


def descend(x, y, rate, steps, w, b=None):
    """At most so many steps from w (and b, if there is a bias), as long as they are finite."""
    x, y = np.array(x, float), np.array(y, float)
    rows = []
    bias = b is not None
    b = b or 0.0
    with np.errstate(all="ignore"):
        for _ in range(steps + 1):
            error = w * x + b - y
            slope = np.mean(2 * error * x)
            row = np.mean(error**2), w, slope, b
            if not np.isfinite(row).all():
                break
            rows.append(row)
            w, b = w - rate * slope, b - bias * rate * np.mean(2 * error)
    cost, w, slope, b = np.transpose(rows)
    run = Run(cost, w=w, slope_w=slope, **({"b": b} if bias else {}))
    run.diverged = len(rows) <= steps
    return run


def slides(error, x):
    """The second lecture's slopes at w and b."""
    return -error * x, -error


def orders(samples, epochs, seed=None):
    """In which order each epoch takes the samples; with a seed a random one."""
    if seed is None:
        return [range(samples)] * epochs
    return [np.random.default_rng([seed, epoch]).permutation(samples) for epoch in range(epochs)]


def walk(x, y, rate, orders, start=(1.0, 1.0), backward=slides):
    """(w, b) at the start and after every epoch, shape [1 + epochs, 2]."""
    (w, b), lines = start, [start]
    for order in orders:
        for at in order:
            slope_w, slope_b = backward(y[at] - (w * x[at] + b), x[at])
            w, b = w - rate * slope_w, b - rate * slope_b
        lines.append((w, b))
    return np.array(lines)
