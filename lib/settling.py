"""Where learning sample by sample settles, and whether it does: a pass as a matrix.

One update by the sample (x, y) is, with v = (w, b) and z = (x, 1),

    v <- v + learning_rate * (y - z.v) z = (I - learning_rate z z') v + learning_rate y z

so that a pass is v <- P v + q, where P is the product of these matrices. The pass leaves one v as
it is, the fixed point, and multiplies the distance from it by P: the rule is stable where P's
spectral radius (its largest eigenvalue, in size) is below 1. One matrix has the eigenvalues 1 and
1 - learning_rate (x^2 + 1): below 2 / (x^2 + 1) for the largest x none stretches anything, so that
the rule is stable there in whatever order the samples come.
"""

import math

import numpy as np

GRID = 257  # learning rates that are tried at first
BLOCK = 1 << 20  # matrices in memory at once


def least_squares(x, y):
    """The line (w, b) with the least mean squared error; None if all x are the same."""
    x, y = np.asarray(x, float), np.asarray(y, float)
    around_x, around_y = x - x.mean(), y - y.mean()
    spread = around_x @ around_x
    if not spread > 0:
        return None
    w = around_x @ around_y / spread
    return float(w), float(y.mean() - w * x.mean())


def cost(x, y, w, b):
    """The mean squared error of the line (w, b)."""
    return float(np.mean((np.asarray(y) - (w * np.asarray(x) + b)) ** 2))


def own_factor(x, learning_rate):
    """By what each sample's update multiplies that sample's own error, shape of `x`."""
    return 1 - learning_rate * (np.square(x) + 1)


def fixed_point(x, y, learning_rate):
    """The (w, b) that a pass over the samples in this order leaves as it is; None if none is."""
    # Three passes at once: from (0, 0), which gives q, and from (1, 0) and (0, 1), less q: P
    w, b = np.array([0.0, 1.0, 0.0]), np.array([0.0, 0.0, 1.0])
    with np.errstate(all="ignore"):
        for one_x, one_y in zip(x, y, strict=True):
            step = learning_rate * (one_y - (w * one_x + b))
            w, b = w + step * one_x, b + step
        ends = np.array([w, b])
        moved = np.eye(2) - (ends[:, 1:] - ends[:, :1])  # I - P
        if not np.isfinite(ends).all() or np.linalg.cond(moved) > 1e13:
            return None
        w, b = np.linalg.solve(moved, ends[:, 0])
    return float(w), float(b)


def growth(x, learning_rate, passes=1):
    """The spectral radius of a pass over the samples in this order.

    With `passes` above 1, `x` holds the samples of so many passes, one after the other, and the
    result is the mean growth in a pass. May be infinite.
    """
    with np.errstate(over="ignore"):
        return float(np.exp(_log_growth(x, np.array([learning_rate]))[0] / passes))


def any_order_limit(x):
    """The learning rate below which the rule is stable in any order of the samples."""
    return 2 / (_largest_square(x) + 1)


def limit(x):
    """The learning rate below which passes over the samples in this order are stable.

    It is the first one, from 0 on, at which the spectral radius of a pass is not below 1, as far
    as a fine grid of rates shows.
    """
    x = np.asarray(x, float)
    # Below `low` no matrix stretches; from `high` on each one's determinant is at least 1 in size.
    low = any_order_limit(x)
    if low == 0:  # x squared is too large for floats
        return 0.0
    high = 2 / (float(np.min(np.abs(x))) ** 2 + 1) * (1 + 1e-9)
    noise = 1e-15 * (len(x) + 10)  # an eigenvalue of 1 is seldom exactly 1 in floats
    count = GRID
    for _ in range(60):  # each time the bracket is an eighth of what it was, or less
        rates = np.geomspace(low, high, count)
        unstable = _log_growth(x, rates[1:]) > noise
        first = int(unstable.argmax()) if unstable.any() else count - 2
        low, high = float(rates[first]), float(rates[first + 1])
        if high - low <= 1e-14 * high:
            break
        count = 9  # fine enough for the rest, where there is one crossing
    return low


def _largest_square(x):
    try:
        return float(np.max(np.abs(x))) ** 2
    except OverflowError:
        return math.inf


def _log_growth(x, rates):
    """The logarithm of the spectral radius of a pass at each rate, shape [rates]."""
    x, rates = np.asarray(x, float), np.asarray(rates, float)
    if np.ptp(x) == 0:  # nothing moves across (x, 1)
        with np.errstate(divide="ignore"):
            return len(x) * np.log(np.abs(own_factor(x[0], rates)))
    size = max(1, BLOCK // len(x))
    parts = [_log_radius(x, rates[at : at + size]) for at in range(0, len(rates), size)]
    return np.concatenate(parts)


def _log_radius(x, rates):
    z = np.stack([x, np.ones_like(x)], axis=1)
    with np.errstate(all="ignore"):
        product = np.eye(2) - rates[:, None, None, None] * (z[:, :, None] * z[:, None, :])
        log = np.zeros(len(rates))
        while product.shape[1] > 1:
            last = product[:, product.shape[1] // 2 * 2 :]  # without a partner, or none
            later, earlier = product[:, 1::2], product[:, : product.shape[1] - 1 : 2]
            product = np.concatenate([_times(later, earlier), last], axis=1)
            # Products of many would leave the range of floats, so their size is kept apart.
            scale = np.abs(product).max(axis=(2, 3), keepdims=True)
            scale[scale == 0] = 1
            product /= scale
            log += np.log(scale).sum(axis=(1, 2, 3))
        finite = np.isfinite(product).all(axis=(1, 2, 3)) & np.isfinite(log)
        radius = np.full(len(rates), math.inf)
        values = np.linalg.eigvals(product[finite, 0])
        radius[finite] = log[finite] + np.log(np.abs(values).max(axis=1))
    return radius


def _times(left, right):
    # For two-by-two matrices this is much faster than matmul.
    return left[..., :, :1] * right[..., :1, :] + left[..., :, 1:] * right[..., 1:, :]
