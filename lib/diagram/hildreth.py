"""The smallest sum of squares under wishes of the form "a at least so far above b".

C. Hildreth: A quadratic programming procedure. Naval Research Logistics Quarterly 4 (1957), 79-85.
"""

import numpy as np

CLOSE = 1e-4  # what moves by less stands still
SWEEPS = 400


def solve(matrix, wanted):
    """The y, shape [n], with the least y M y where y[a] - y[b] >= distance for each wish.

    matrix  M, symmetric and positive definite, shape [n, n]
    wanted  a dict from (a, b), two places in y, to a distance

    Each wish that is not met pushes its two numbers apart, by as much as is missing; and it eases
    off when others do its work. What a push is worth is the inverse of M. Sweep after sweep the
    pushes become smaller.
    """
    inverse = np.linalg.inv(matrix)
    y = np.zeros(len(matrix))
    pushes = dict.fromkeys(wanted, 0.0)
    for _ in range(SWEEPS):
        moved = 0.0
        for (a, b), distance in wanted.items():
            answer = inverse[a] - inverse[b]  # how y answers to a push of 1
            apart = answer[a] - answer[b]
            missing = distance - (y[a] - y[b])
            push = max(-pushes[a, b], missing / apart)
            pushes[a, b] += push
            y += push * answer
            moved = max(moved, abs(push * apart))
        if moved < CLOSE:
            break
    return y
