"""The line with the lowest cost, found by least squares; and x standardized, and told as given.

All in double precision. `X`: a list of columns of inputs, for h = w1 x1 + w2 x2 + ... (+ b);
`values`: of these parameters, the bias last.
"""

import numpy as np

# ---------------------------------------------------------------------------------- least squares


@np.errstate(over="ignore", invalid="ignore")  # what is beyond the floats is inf or nan
def least_squares(X, Y, bias):
    """(cost, values, unique) where mean((h - Y)^2) is lowest; `unique`: only there."""
    X, means, size = _centred(X, bias)
    Y, middle, _ = _centred([Y], bias)
    values, left = 0.0, Y[:, 0]
    for _ in range(2):  # the second takes the rounding of the first away
        more, _, rank, _ = np.linalg.lstsq(X / size, left, rcond=None)
        values = values + more
        left = Y[:, 0] - X / size @ values
    values = (values / size).tolist()
    if bias:
        values.append(float(middle[0] - means @ values))
    return float(np.mean(np.square(left))), values, bool(rank == X.shape[1])


def _centred(X, bias):
    """The columns of X as a matrix, with a bias each minus its mean; the means; the sizes.

    A size is the largest number: of one size, a small column is not taken for rounding.
    """
    X = np.array(X, float).T
    means = np.zeros(X.shape[1])
    for _ in range(2 if bias else 0):  # far from 0 a mean is rounded: what is left of it goes, too
        more = X.mean(axis=0)
        X, means = X - more, means + more
    size = np.abs(X).max(axis=0)
    return X, means, np.where(size > 0, size, 1.0)


def above_lowest(X, values, best, bias):
    """How far mean((h - Y)^2) at these values is above the lowest, at the `best` ones.

    It is the mean of the squared difference of both hypotheses: nothing of it is lost in rounding.
    """
    X, means, _ = _centred(X, bias)
    far = np.subtract(values, best)
    *w, b = far if bias else [*far, 0.0]
    return float(np.mean(np.square(X @ w + (means @ w + b))))


def curvatures(X, bias):
    """The curvatures of mean((h - Y)^2), ascending: 2 / n times squares."""
    found = 2 / len(X[0]) * directions(X, bias)[0][::-1] ** 2
    X, means, size = _centred(X, bias)
    if bias and np.linalg.matrix_rank(X / size) == X.shape[1]:
        # Far from 0 the lowest is lost in rounding. Of the inverse it is the largest
        w = np.linalg.pinv(X / size) / size[:, np.newaxis]
        inverse = np.vstack([w, 1 / len(X) - means @ w])
        found[0] = 2 / len(X) / np.linalg.norm(inverse, 2) ** 2
    return found


def directions(X, bias):
    """Sizes, descending, and directions: along each the cost is a parabola of its own."""
    columns = np.column_stack([*X, np.ones(len(X[0]))] if bias else X).astype(float)
    return np.linalg.svd(columns, full_matrices=False)[1:]


# ------------------------------------------------------------------------------------ standardizing

AS_GIVEN = 0.0, 1.0  # mean and spread of x that is not standardized


@np.errstate(over="ignore")  # then the spread is infinite
def mean_and_spread(x, bias):
    """What standardizing takes from x, and divides by: mean and standard deviation (over n).

    Without a bias x is not shifted: a line through 0 stays one. If all x are equal, the spread is
    told as infinite: all standardized x are 0 then, and w comes out as 0.
    """
    x = np.array(x, float)
    mean = float(x.mean()) if bias else 0.0
    return mean, float(np.sqrt(np.mean(np.square(x - mean)))) or np.inf


def standardize(X, scales):
    """Columns of x, each minus its mean, over its spread; `scales`: both of each column."""
    return [(np.array(x) - mean) / spread for x, (mean, spread) in zip(X, scales, strict=True)]


def to_standardized(w, b, mean, spread):
    """w and b for (x - mean) / spread, where they are given for x."""
    return w * spread if np.isfinite(spread) else 0.0, b + w * mean


def to_given(w, b, mean, spread):
    """w and b for x, where they are learned for (x - mean) / spread."""
    w = float(w) / spread
    return w, float(b) - w * mean
