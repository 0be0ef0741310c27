"""What the library makes with TensorFlow, made by plain loops or by hand: quick, and beside it."""

import itertools

import numpy as np


class Run:
    """As much of a Descent as a watcher looks at."""

    counts, names = "step", ("w",)
    columns = ("cost", "w", "slope_w")

    def __init__(self, steps):
        self.rows = np.array([[k * k, k, 2 * k] for k in range(steps + 1)], float)
        self.step, self.ending = -1, None

    def feed(self, watcher, cuts):
        cuts = [0, *cuts, len(self.rows)]
        for first, after in itertools.pairwise(cuts):
            self.step = after - 1
            self.last = dict(zip(self.columns, self.rows[self.step], strict=True))
            self.ending = "steps" if after == len(self.rows) else None
            watcher(self, first, self.rows[first:after])
