"""The inputs of a neuron as columns that floats can hold: around their middle, and of one size.

A neuron is h = w1 x1 + w2 x2 + ... (+ b): a column of numbers for each parameter, and the bias' own
is all ones. Far from 0 a column of inputs looks like the bias' own but for its last digits, and the
squares of small ones are 0. So everything is computed with columns around their middle, divided
by a power of two, which rounds nothing.
"""

import numpy as np


class Columns:
    """The columns of a neuron's parameters, and what is found from them.

    middle    what was taken from each column; without a bias 0
    size      by what each was divided then
    scaled    the columns after that, shape [points, parameters]; with a bias the last is all ones
    bias      whether there is one
    has_full_rank  whether no parameter can make up for others
    """

    def __init__(self, X, bias):
        """`X`: a list of columns of inputs, finite numbers."""
        self.bias = bias
        self.middle, self.size, self.scaled = scaled(np.column_stack(X), centred=bias)
        if bias:
            self.scaled = np.column_stack([self.scaled, np.ones(len(self.scaled))])
            self.middle, self.size = np.append(self.middle, 0.0), np.append(self.size, 1.0)
        self._left, self._singular, self._right = np.linalg.svd(self.scaled, full_matrices=False)
        rounding = np.finfo(float).eps * max(self.scaled.shape) * self._singular[0]
        self._rank = int(np.sum(self._singular > rounding))
        self.has_full_rank = self._rank == len(self.size)

    def solve(self, Y):
        """The values, one for each scaled column, that come nearest to Y, and what is left of Y."""
        found = np.zeros(len(self.size))
        left = Y
        for _ in range(2):  # the second takes the rounding of the first away
            found += self._inverse() @ (self._left.T[: self._rank] @ left)
            left = Y - self.scaled @ found
        return found, left

    def unscaled(self, values):
        """These values of the scaled columns, one in a row each, as values of the parameters.

        They are infinite or nan where floats can't hold them.
        """
        with np.errstate(all="ignore"):
            values = (values.T / self.size).T
            if self.bias:
                values[-1] -= self.middle @ values
        return values

    def lowest_curvature(self):
        """The lowest curvature of the cost mean((h - y)^2): 2 / n times a singular value squared.

        It is found as the largest one of the inverse, where no rounding of a large one hides it.
        """
        if not self.has_full_rank:
            return 0.0
        inverse = self.unscaled(self._inverse())
        largest = np.linalg.norm(inverse, 2) if np.isfinite(inverse).all() else np.inf
        return float((1 / largest) ** 2 * 2 / len(self.scaled))

    def _inverse(self):
        return self._right[: self._rank].T / self._singular[: self._rank]


def scaled(numbers, centred):
    """(middle, size, scaled numbers) of each column: numbers = middle + size * scaled.

    `centred`: around the middle between a column's least and largest number; else around 0.
    """
    whole = _size(numbers)
    part = numbers / whole
    middle = (part.min(axis=0) + part.max(axis=0)) / 2 if centred else np.zeros(part.shape[1:])
    part = part - middle
    size = _size(part)
    return middle * whole, size * whole, part / size


def _size(numbers):
    """The power of two that is next below each column's largest number; 1 for a column of 0."""
    largest = np.abs(numbers).max(axis=0)
    return np.where(largest > 0, 2.0 ** (np.frexp(largest)[1] - 1), 1.0)
