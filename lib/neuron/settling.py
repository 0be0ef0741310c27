"""Where learning sample by sample settles, and whether it does: a pass as a matrix.

One update of the slides' rule by the sample (x, y) is, with v = (w, b) and z = (x, 1),

    v <- v + learning_rate * (y - z.v) z = (I - learning_rate z z') v + learning_rate y z

so that a pass is v <- P v + q, where P is the product of these matrices. The pass leaves one v as
it is, the fixed point, and multiplies the distance from it by P: the rule is stable where P's
spectral radius (its largest eigenvalue, in size) is below 1. One matrix has the eigenvalues 1 and
1 - learning_rate (x^2 + 1): below 2 / (x^2 + 1) for the largest x none stretches anything, so that
the rule is stable there in whatever order the samples come.
"""

import math

import numpy as np

from lib.neuron import rule

STEP = 1.01  # from one learning rate that is tried to the next
BLOCK = 1 << 16  # matrices in memory at once
ROW = (
    1 << 5
)  # of more samples than that, so many are taken one after the other, in all rows at once
LARGEST = 1e200  # as far as numbers may grow in a row


def log_growth(x, learning_rate):
    """The logarithm of the spectral radius of a pass over the samples in this order.

    Infinite if x squared is too large for floats.
    """
    x = np.asarray(x, float)
    with np.errstate(all="ignore"):
        if np.ptp(x) == 0:  # nothing moves across (x, 1)
            return float(len(x) * np.log(np.abs(rule.own_factor(x[0], learning_rate))))
        P, log = _pass(x, np.zeros_like(x), learning_rate, size=2)
        if not np.isfinite(P).all():
            return math.inf
        return float(log + np.log(np.abs(np.linalg.eigvals(P)).max()))


def rounding(samples):
    """How far `log_growth` may be off: an eigenvalue of 1 is seldom exactly 1 in floats."""
    return 1e-15 * (samples + 10)


def fixed_point(x, y, learning_rate):
    """The (w, b) that a pass over the samples in this order leaves as it is; None if none is."""
    x, y = np.asarray(x, float), np.asarray(y, float)
    if np.ptp(x) == 0:
        return None
    point = np.zeros(2)
    for _ in range(2):  # the second time takes the rounding of the first away
        errors = y - (point[0] * x + point[1])
        with np.errstate(all="ignore"):
            P_and_q, log = _pass(x, errors, learning_rate, size=3)
            P_and_q = P_and_q * np.exp(log)
        moved = np.eye(2) - P_and_q[:2, :2]
        if not np.isfinite(P_and_q).all() or np.linalg.cond(moved) > 1e13:
            return None
        point += np.linalg.solve(moved, P_and_q[:2, 2])
    return tuple(point.tolist())


def any_order_limit(x):
    """The learning rate below which the rule is stable in any order of the samples."""
    with np.errstate(over="ignore"):
        return float(2 / (np.square(np.abs(x).max()) + 1))


def limit(x, unstable=math.inf):
    """A learning rate at which passes over the samples in this order turn unstable.

    Just below it they are stable, and so they are at all the rates that are tried below it, one
    each 1 %. A band of unstable rates may lie between two of these; it can't contain `unstable`,
    a rate that is known not to be stable: the result is at most this.
    """
    low = high = any_order_limit(x)
    if high == 0:  # x squared is too large for floats
        return high
    while high < unstable and not _is_unstable(x, high):
        low, high = high, min(high * STEP, unstable)
    middle = (low + high) / 2
    while low < middle < high:
        low, high = (low, middle) if _is_unstable(x, middle) else (middle, high)
        middle = (low + high) / 2
    return high


def _is_unstable(x, learning_rate):
    return log_growth(x, learning_rate) > rounding(len(x))


def _pass(x, y, learning_rate, size):
    """P (`size` 2), or P with q beside it and (0, 0, 1) below (`size` 3), as _product gives it."""
    rows = len(x) // ROW if len(x) > BLOCK else 0
    if np.abs(rule.own_factor(np.abs(x).max(), learning_rate)) > LARGEST ** (1 / ROW):
        rows = 0
    end = rows * ROW
    parts = [_product(_rows(x[:end], y[:end], learning_rate)[:, :size, :size])] if rows else []
    parts += [
        _product(_updates(x[at : at + BLOCK], y[at : at + BLOCK], learning_rate)[:, :size, :size])
        for at in range(end, len(x), BLOCK)
    ]
    whole, log = _product(np.stack([product for product, _ in parts]))
    return whole, log + sum(part for _, part in parts)


def _rows(x, y, learning_rate):
    """The updates of ROW samples each as one matrix, in order: shape [samples / ROW, 3, 3]."""
    x, y = (np.ascontiguousarray(some.reshape(-1, ROW).T) for some in (x, y))
    P = np.zeros([3, 3, x.shape[1]])
    P[range(3), range(3)] = 1
    w, b = P[:2]
    for x_i, y_i in zip(x, y, strict=True):
        step = -(w * x_i + b)  # the error, of each column
        step[2] += y_i
        step *= learning_rate
        w += step * x_i
        b += step
    return np.moveaxis(P, -1, 0)


def _updates(x, y, learning_rate):
    """Each update as a matrix that takes (w, b, 1) to the next: shape [samples, 3, 3]."""
    z = np.stack([x, np.ones_like(x), np.zeros_like(x)], axis=1)
    row = np.stack([-x, -np.ones_like(x), y], axis=1)  # its product with (w, b, 1) is the error
    return np.eye(3) + learning_rate * z[:, :, None] * row[:, None, :]


def _product(matrices):
    """The product of these matrices, the first one rightmost.

    Products of many would leave the range of floats: the result is that product divided by a
    number, and the number's logarithm.
    """
    log = 0.0
    while len(matrices) > 1:
        even = len(matrices) // 2 * 2
        pairs = matrices[1:even:2] @ matrices[0:even:2]
        matrices = np.concatenate([pairs, matrices[even:]])
        size = np.abs(matrices).max(axis=(1, 2), keepdims=True)
        size[size == 0] = 1
        matrices = matrices / size
        log += float(np.log(size).sum())
    return matrices[0], log
