"""A run of gradient descent, as far as a figure looks at it."""

import numpy as np


class Run(dict):
    """A dict from a column's name to its numbers; `names` are the parameters."""

    diverged = False

    def __init__(self, cost, **parameters):
        columns = {"cost": cost, **parameters}
        super().__init__({name: np.array(some, float) for name, some in columns.items()})
        self.names = [*parameters]
        self.at = np.arange(len(cost))
        self.step = len(cost) - 1
