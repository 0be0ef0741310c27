"""A few points instead of very many: a neuron's cost is the same, and takes no time.

The mean of (w x + b - y)^2 depends on the points only through the means of x and y and through how
they vary, each alone and together. So it is exactly that of three points which agree with all of
them in these, and with d inputs of d + 2 points. (Data squashing: DuMouchel and others, "Squashing
flat files flatter", 1999.)

The mean of |w x - y| is made of straight lines, with a corner at w = y / x for each point. Points
whose corners are neighbours count together there.
"""

import numpy as np

from lib.program.words import counted

MANY = 10_000  # numbers of x: more are condensed
BLOCK = 1 << 16  # points that are looked at together


def squares(X, Y, most=MANY):
    """Few points with the mean of squared errors that all have.

    X     a list of the inputs: each a number for each point, or a row of numbers
    Y     the right answer of each point
    most  so many numbers in X stay as they are

    Returns X and Y of the few. There are two more of them than numbers of a point's x; of a single
    input they are in order, and in even steps (1, 2, 3 are themselves).
    """
    columns = [*X, Y]
    ends = np.cumsum([np.size(column[0]) for column in columns])
    few = int(ends[-1]) + 1
    if len(Y) * (few - 2) <= most or len(Y) <= few:
        return X, Y
    with np.errstate(all="ignore"):  # the squares may be too large for floats
        middle = np.hstack([np.mean(column, axis=0) for column in columns])
        triangle = _triangle(columns, middle) / np.sqrt(len(Y))
        # A matrix whose columns have mean 0, length 1, and right angles between them
        turns = np.outer(np.arange(few) + 0.5, np.arange(1, few)) * np.pi / few
        points = middle - np.sqrt(2) * np.cos(turns) @ triangle
    parts = np.split(points, ends[:-1], axis=1)
    *X, Y = (part.reshape(-1, *np.shape(c)[1:]) for part, c in zip(parts, columns, strict=True))
    return X, Y


def _triangle(columns, middle):
    """R for which R'R has the products of all pairs of columns around their middle, summed."""
    triangle = np.empty([0, len(middle)])
    for at in range(0, len(columns[0]), BLOCK):
        block = np.column_stack([column[at : at + BLOCK] for column in columns]) - middle
        triangle = np.linalg.qr(np.vstack([triangle, block]), mode="r")
    own = np.diag(triangle).copy()
    # What is left of a column that others make up for is rounding
    rounding = len(middle) * np.finfo(float).eps * np.linalg.norm(triangle, axis=0)
    np.fill_diagonal(triangle, np.where(np.abs(own) > rounding, own, 0.0))
    return np.where(own < 0, -1, 1)[:, None] * triangle


def absolutes(x, y, most=MANY):
    """At most `most` points with the mean of |w x - y| that all have, but for a hair.

    `x`, `y`: a number for each point. The slope of the mean is off by at most 1 / `most` of the
    mean of |x|.
    """
    if len(y) <= most:
        return x, y
    x, y = np.abs(x), np.where(np.signbit(x), np.negative(y), y)
    with np.errstate(all="ignore"):  # x may be 0, and a corner too far away for floats
        order = np.argsort(y / x)
        before = np.cumsum(x[order] / np.mean(x)) / len(x)
    x, y = x[order], y[order]
    flat = x == 0
    group = np.where(flat, most - 1, np.minimum(before * (most - 1), most - 2).astype(int))
    x, y = (np.bincount(group, some, most) for some in (x, np.where(flat, np.abs(y), y)))
    return x / len(order) * most, y / len(order) * most


def points(x, y, error="squared"):
    """Few points (x, y) for the mean of (w x - y)^2, or for an "absolute" error of |w x - y|."""
    if error == "absolute":
        return absolutes(x, y)
    (x,), y = squares([x], y)
    return x, y


def show(given, taken, error="squared"):
    """Print that fewer points stand for those that were given, if they do: how many of each."""
    if taken < given:
        same = {"squared": "the same cost", "absolute": "nearly the same cost"}[error]
        print(f"{counted(given, 'point')}: {taken} with {same} everywhere stand for them here.")
