"""Five sums over the points. They say where the cost is lowest, and how it is curved."""

import numpy as np

FEW = 8192  # so many points fit into a cache, and NumPy's products of them wait for no thread


class Sums:
    """What is known of the points that were added so far.

    n           how many there are
    x, y        their means
    xx, xy, yy  the sums of (x - mean)^2, (x - mean) (y - mean) and (y - mean)^2
    plain       a Plain of the points that were added here, for comparison

    The sums are taken around the means: far from 0 the plain sums of squares are so large that
    what matters is lost in their rounding. The means are kept as distances from a point of the
    data, for the same reason.
    """

    def __init__(self):
        self.n = 0
        self.plain = Plain()
        self.xx = self.xy = self.yy = 0.0
        self._origin = self._mean = np.zeros(2)

    @property
    def x(self):
        return float(self._origin[0] + self._mean[0])

    @property
    def y(self):
        return float(self._origin[1] + self._mean[1])

    def add(self, X, Y):
        """Add a block of points: X and Y of shape [n]."""
        X, Y = np.asarray(X), np.asarray(Y)
        self.plain.add(X)
        for at in range(0, len(X), FEW):
            self.merge(_of(X[at : at + FEW], Y[at : at + FEW]))

    @property
    def numbers(self):
        """All that is known, an array [8], as of_all takes it."""
        return np.array([self.n, *self._origin, *self._mean, self.xx, self.xy, self.yy])

    def of_all(self, rows):
        """The Sums of all points that several workers know, whose numbers are the rows."""
        sums = Sums()
        sums.plain = self.plain
        for n, *means, xx, xy, yy in rows:
            other = Sums()
            other.n, other.xx, other.xy, other.yy = int(n), xx, xy, yy
            other._origin, other._mean = np.reshape(means, [2, 2])
            if other.n:
                sums.merge(other)
        return sums

    def merge(self, other):
        """Add the points that other Sums know (Chan, Golub and LeVeque, 1979)."""
        n = self.n + other.n
        if self.n == 0:
            self._origin = other._origin
        with np.errstate(over="ignore", invalid="ignore"):
            dx, dy = difference = (other._origin - self._origin) + (other._mean - self._mean)
            self._mean = self._mean + difference * (other.n / max(n, 1))
            weight = self.n * (other.n / max(n, 1))
            self.xx += other.xx + float(dx * dx * weight)
            self.xy += other.xy + float(dx * dy * weight)
            self.yy += other.yy + float(dy * dy * weight)
        self.n = n


def _of(X, Y):
    """The Sums of one block."""
    sums = Sums()
    sums.n = len(X)
    sums._origin = np.array([X[0], Y[0]])
    with np.errstate(over="ignore", invalid="ignore"):
        dX, dY = X - X[0], Y - Y[0]
        sums._mean = np.array([dX.mean(), dY.mean()])
        dX -= sums._mean[0]
        dY -= sums._mean[1]
        sums.xx, sums.xy, sums.yy = float(dX @ dX), float(dX @ dY), float(dY @ dY)
    return sums


class Plain:
    """The sum of x^2 as one would write it first: in 32-bit floats, one point after the other."""

    def __init__(self):
        self.xx = np.float32(0)

    def add(self, X):
        """Add a block of points, X of shape [n]."""
        with np.errstate(over="ignore", invalid="ignore"):
            squares = np.square(X, dtype=np.float32, casting="same_kind")
            if len(X):
                squares[0] += self.xx
                self.xx = np.cumsum(squares, dtype=np.float32)[-1]
