"""A neuron's cost and all that follows from it in fractions, which do not round.

`rows` are the points' inputs, a list of numbers each, and with a bias a 1 behind them; `Y` are the
right answers. All numbers that come in and go out are Fractions.
"""

from fractions import Fraction

import numpy as np

EPS = Fraction(1, 2**52)  # of 64-bit floats


def rows(X, bias):
    """The rows of columns of floats."""
    return [[*map(Fraction, row), *[Fraction(1)] * bias] for row in zip(*X, strict=True)]


def cost(values, rows, Y):
    return sum(e**2 for e in _errors(values, rows, Y)) / len(Y)


def slopes(values, rows, Y):
    """The slope of the cost at each parameter."""
    errors = _errors(values, rows, Y)
    return [2 * _dot(errors, column) / len(Y) for column in zip(*rows, strict=True)]


def rounding(values, rows, Y):
    """How far floats may be off: the cost, and each of its slopes."""
    most = [_dot(map(abs, values), map(abs, row)) + abs(y) for row, y in zip(rows, Y, strict=True)]
    off, many = [(2 + len(values)) * EPS * each for each in most], EPS * (2 + len(Y))
    each = [(abs(e), o) for e, o in zip(_errors(values, rows, Y), off, strict=True)]
    of_slopes = [
        _dot([2 * abs(x) for x in column], [o + many * e for e, o in each]) / len(Y)
        for column in zip(*rows, strict=True)
    ]
    return sum((2 * e + o) * o + many * e**2 for e, o in each) / len(Y), of_slopes


def least_squares(rows, Y):
    """The parameters' values where the cost is lowest; None if there are many such places."""
    return solve(_squares(rows), [_dot(column, Y) for column in zip(*rows, strict=True)])


def lowest_curvature(rows):
    """The lowest curvature of the cost, to about 15 figures; 0 if there are many lowest places.

    1 / the lowest is the largest curvature of the inverse, and of that floats lose no figures.
    """
    squares = [[2 * entry / len(rows) for entry in row] for row in _squares(rows)]
    size = range(len(squares))
    inverse = [solve(squares, [Fraction(row == column) for row in size]) for column in size]
    if inverse[0] is None:
        return Fraction(0)
    trace = sum(inverse[k][k] for k in size)
    shares = np.array([[float(entry / trace) for entry in row] for row in inverse])
    return 1 / (trace * Fraction(np.linalg.eigvalsh(shares)[-1]))


def solve(matrix, right):
    """The solution of matrix @ solution = right, or None if there is not just one."""
    rows = [[*row, number] for row, number in zip(matrix, right, strict=True)]
    for at in range(len(rows)):
        pivot = next((k for k in range(at, len(rows)) if rows[k][at]), None)
        if pivot is None:
            return None
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [entry / rows[at][at] for entry in rows[at]]
        for k, row in enumerate(rows):
            if k != at and row[at]:
                rows[k] = [a - row[at] * b for a, b in zip(row, rows[at], strict=True)]
    return [row[-1] for row in rows]


def _errors(values, rows, Y):
    return [_dot(values, row) - y for row, y in zip(rows, Y, strict=True)]


def _squares(rows):
    columns = list(zip(*rows, strict=True))
    return [[_dot(one, other) for other in columns] for one in columns]


def _dot(one, other):
    return sum(a * b for a, b in zip(one, other, strict=True))


def a_pass(x, y, learning_rate):
    """One pass of the rule, sample by sample, as (w, b) <- P (w, b) + q: P, its rows, and q."""
    rate = Fraction(learning_rate)
    P, q = [[Fraction(1), Fraction(0)], [Fraction(0), Fraction(1)]], [Fraction(0)] * 2
    for a, c in zip(map(Fraction, x), map(Fraction, y), strict=True):
        step = rate * (c - a * q[0] - q[1])
        q = [q[0] + step * a, q[1] + step]
        pulls = [rate * (a * P[0][k] + P[1][k]) for k in (0, 1)]
        P = [[P[0][k] - pulls[k] * a for k in (0, 1)], [P[1][k] - pulls[k] for k in (0, 1)]]
    return P, q


def determinant(P):
    return P[0][0] * P[1][1] - P[0][1] * P[1][0]


def spectral_radius(P):
    """The largest eigenvalue of two rows of two, in size."""
    half = (P[0][0] + P[1][1]) / 2
    square = half**2 - determinant(P)
    if square < 0:
        return float(half**2 - square) ** 0.5
    return float(abs(half)) + float(square) ** 0.5
