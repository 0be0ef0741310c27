"""The lowest cost of a neuron, found by NumPy's least squares."""

from dataclasses import dataclass

import numpy as np

from lib.show.numbers import short


@dataclass(frozen=True)
class Lowest:
    """The lowest cost, and where it is.

    cost       mean((h - y)^2) there
    values     the parameters' values: each weight, then the bias if there is one
    is_unique  whether this is the only place with that cost
    """

    cost: float
    values: list
    is_unique: bool


def solve(X, Y, bias):
    """The Lowest cost of h = w1 x1 + w2 x2 + ... over some points, with a bias or without.

    `X`: a list of columns; `Y`: as many numbers as each of them has.
    """
    X, Y = np.column_stack(X), np.array(Y)
    # Far from 0 a column looks like the bias' own, all ones, but for its last digits. So with a
    # bias the line is found around the points' middle, through which it leads.
    x0, y0 = (_middle(X), _middle(Y)) if bias else (np.zeros(X.shape[1]), 0.0)
    X, Y, w = X - x0, Y - y0, np.zeros(X.shape[1])
    for _ in range(2):  # the second takes the rounding of the first away
        correction, _, rank, _ = np.linalg.lstsq(X, Y - X @ w, rcond=None)
        w += correction
    values = [*w, y0 - x0 @ w] if bias else [*w]
    cost = float(np.mean((X @ w - Y) ** 2))
    return Lowest(cost, [*map(float, values)], is_unique=bool(rank == len(w)))


def _middle(numbers):
    """The mean along the first axis; of equal numbers exactly that number."""
    return np.where(np.ptp(numbers, axis=0) > 0, np.mean(numbers, axis=0), numbers[0])


def show(lowest, names, cost):
    """Print it, with the parameters' names, and how far above it the `cost` of a descent is."""
    found = ", ".join(
        f"{name} = {short(value, 8)}" for name, value in zip(names, lowest.values, strict=True)
    )
    where = "at" if lowest.is_unique else "at one of many places,"
    least = min(lowest.cost, cost)  # rounding may let a descent come lower
    print(f"Least squares: the lowest cost is {short(least, 9)}, {where} {found}")
    if cost > least:
        print(f"This descent ended {short(cost - least, 2)} above it.")
    else:
        print("This descent ended as low as that.")
