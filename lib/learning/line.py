"""The line with the lowest cost, found by least squares; and x standardized, and told as given.

Everything is computed in double precision, on the points as they were given. `X`: a list of columns
of inputs, for h = w1 x1 + w2 x2 + ... (+ b); `values`: of these parameters, the bias last.
"""

import numpy as np


@np.errstate(over="ignore", invalid="ignore")  # what is beyond the floats is inf or nan
def least_squares(X, Y, bias):
    """(cost, values, unique) where mean((h - Y)^2) is lowest; `unique`: only there."""
    X, Y = np.array(X, float).T, np.array(Y, float)
    means, middle = np.zeros(X.shape[1]), 0.0
    for _ in range(2 if bias else 0):  # far from 0 a mean is rounded: what is left of it goes, too
        more, rest = X.mean(axis=0), Y.mean()
        X, Y = X - more, Y - rest
        means, middle = means + more, middle + rest
    size = np.abs(X).max(axis=0)  # columns of one size: else a small one looks like rounding
    size = np.where(size > 0, size, 1.0)
    values, left = 0.0, Y
    for _ in range(2):  # the second takes the rounding of the first away
        more, _, rank, _ = np.linalg.lstsq(X / size, left, rcond=None)
        values = values + more
        left = Y - X / size @ values
    values = (values / size).tolist()
    if bias:
        values.append(float(middle - means @ values))
    return float(np.mean(np.square(left))), values, bool(rank == X.shape[1])


def curvatures(X, bias):
    """The curvatures of mean((h - Y)^2), ascending: 2 / n times squares."""
    columns = np.column_stack([*X, np.ones(len(X[0]))] if bias else X).astype(float)
    return 2 / len(columns) * np.linalg.svd(columns, compute_uv=False)[::-1] ** 2


def above_lowest(X, values, best, bias):
    """How far mean((h - Y)^2) at these values is above the lowest, at the `best` ones.

    It is the mean of the squared difference of both hypotheses: nothing of it is lost in rounding.
    """
    X = np.array(X, float)
    far = np.subtract(values, best)
    means = X.mean(axis=1) if bias else np.zeros(len(X))
    at_the_means = far[: len(X)] @ means + (far[-1] if bias else 0.0)
    return float(np.mean(np.square(far[: len(X)] @ (X - means[:, None]) + at_the_means)))


def fall(X, Y, values, bias, learning_rate):
    """A function of steps, an array: how far above the lowest cost these w - α * slope lead.

    From `values`, of the weights and the bias. Along each curvature the distance shrinks by itself.
    """
    columns = np.column_stack([*X, np.ones(len(Y))] if bias else X)
    _, sizes, directions = np.linalg.svd(columns, full_matrices=False)
    curvatures = 2 / len(Y) * sizes**2
    far = directions @ np.subtract(values, least_squares(X, Y, bias)[1])
    factors = np.abs(1 - learning_rate * curvatures)

    def above(steps):
        with np.errstate(over="ignore"):
            return np.square(far * factors ** np.reshape(steps, [-1, 1])) @ curvatures / 2

    return above


@np.errstate(over="ignore")  # then the spread is infinite
def mean_and_spread(x, bias):
    """What standardizing takes from x, and divides by: mean and standard deviation (over n).

    Without a bias x is not shifted: a line through 0 stays one. If all x are equal, the spread is
    told as infinite: all standardized x are 0 then, and w comes out as 0.
    """
    x = np.array(x, float)
    mean = float(x.mean()) if bias else 0.0
    return mean, float(np.sqrt(np.mean(np.square(x - mean)))) or np.inf


def to_standardized(w, b, mean, spread):
    """w and b for (x - mean) / spread, where they are given for x."""
    return w * spread if np.isfinite(spread) else 0.0, b + w * mean


def to_given(w, b, mean, spread):
    """w and b for x, where they are learned for (x - mean) / spread."""
    w = float(w) / spread
    return w, float(b) - w * mean


def standardize(X, scales):
    """Columns of x, each minus its mean, over its spread; `scales`: both of each column."""
    return [(np.array(x) - mean) / spread for x, (mean, spread) in zip(X, scales, strict=True)]


def translate(values, scales, rule):
    """Several weights and the bias, a dict, for other scales; `rule`: one of the two above."""
    values = dict(values)
    for name, scale in zip(values, scales, strict=False):
        values[name], b = rule(values[name], values.get("b", 0.0), *scale)
        if "b" in values:
            values["b"] = b
    return values


def too_close(x):
    """How many different numbers x are, and how many of them 32-bit floats can tell apart."""
    x = np.array(x, float)
    with np.errstate(over="ignore"):  # what is too large for them is said elsewhere
        return len(np.unique(x)), len(np.unique(x.astype(np.float32)))
