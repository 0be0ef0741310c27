"""Where the cost is lowest, by least squares, and how far above that a place is: from the sums."""

import numpy as np

from lib.show import numbers


class Lowest:
    """The lowest cost of h = w x + b, or h = w x.

    values     [w, b], or [w]. Of many lines that are as good it is the one with w = 0
    cost       mean((h - y)^2) there
    is_unique  whether no other line is as good

    sums  Sums of at least one point
    """

    def __init__(self, sums, bias):
        with np.errstate(over="ignore", invalid="ignore"):
            middle = np.float64(0.0 if bias else sums.x)  # what the sums are taken around
            xx = sums.xx + sums.n * middle**2
            xy = sums.xy + sums.n * middle * (0.0 if bias else sums.y)
            yy = sums.yy + (0.0 if bias else sums.n * np.float64(sums.y) ** 2)
            w = xy / xx if xx else 0.0
            self.values = np.array([w, sums.y - w * sums.x] if bias else [w])
            # Rounding may bring a perfect fit below 0.
            self.cost = max(0.0, float(yy - w * xy) / sums.n)
        self.is_unique = xx > 0
        self._mean_x, self._variance = sums.x, sums.xx / sums.n

    def above(self, values):
        """How far above the lowest cost these values of the parameters are, to the last digit.

        The difference of two costs would be nothing but rounding near the lowest one.
        """
        with np.errstate(over="ignore", invalid="ignore"):
            away = np.asarray(values) - self.values
            b = away[1] if len(away) == 2 else 0.0
            return float(self._variance * away[0] ** 2 + (away[0] * self._mean_x + b) ** 2)

    def distance(self, values):
        """The largest difference between these values and least squares'; nan if it is not one."""
        return float(np.abs(values - self.values).max()) if self.is_unique else np.nan

    def words(self, names):
        """w = 2.1, b = 0.7."""
        pairs = zip(names, self.values, strict=True)
        return ", ".join(f"{name} = {numbers.text(value, 10)}" for name, value in pairs)
