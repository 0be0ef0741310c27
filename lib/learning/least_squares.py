"""The lowest cost of a neuron, found by least squares."""

from dataclasses import dataclass

import numpy as np

from lib.learning import columns, condensing
from lib.program.words import few
from lib.show.numbers import text


@dataclass(frozen=True)
class Lowest:
    """The lowest cost, and where it is.

    cost       mean((h - y)^2) there
    values     the parameters' values: each weight, then the bias if there is one; infinite or nan
               where they are too large for floats
    is_unique  whether this is the only place with that cost
    """

    cost: float
    values: list
    is_unique: bool

    @property
    def is_finite(self):
        """Whether floats can hold the values."""
        return bool(np.isfinite(self.values).all())


def solve(X, Y, bias):
    """The Lowest cost of h = w1 x1 + w2 x2 + ... over some points, with a bias or without.

    `X`: a list of columns; `Y`: as many numbers as each of them has.
    """
    X, Y = condensing.squares(X, Y)  # of very many points a few have the same lowest cost
    return of(columns.Columns(X, bias), Y)


def of(inputs, Y):
    """As solve, for a columns.Columns."""
    middle, size, Y = columns.scaled(np.array(Y), centred=inputs.bias)
    found, left = inputs.solve(Y)
    with np.errstate(over="ignore", invalid="ignore"):
        values = inputs.unscaled(found * size)
        if inputs.bias:
            values[-1] += middle
        cost = np.mean(np.square(left * size))
    return Lowest(float(cost), values.tolist(), inputs.has_full_rank)


def show(lowest, names, cost):
    """Print it, with the parameters' names, and how far above it the `cost` of a descent is."""
    least = min(lowest.cost, cost)  # rounding may let a descent come lower
    print(f"Least squares: the lowest cost is {text(least, 9)}.")
    if lowest.is_finite:
        place = "at" if lowest.is_unique else "at many places, for instance at"
        found = zip(names, lowest.values, strict=True)
        print(f"It is {place} {few(f'{name} = {text(value, 8)}' for name, value in found)}")
    else:
        print("The parameters there are too large for 64-bit floats.")
    if cost > least:
        print(f"This descent ended {text(cost - least, 2)} above it.")
    else:
        print("This descent ended at the lowest cost.")
