"""The cost over two parameters, as a polynomial: nine costs tell what it is everywhere.

Along each parameter alone the cost of a neuron, and of two in a row, is a parabola. So three of
its values along each, nine in all, give it exactly, however many points it is the mean of.
"""

from dataclasses import dataclass

import numpy as np
from numpy.polynomial.polynomial import polyder, polyval, polyval2d

NODES = np.array([-1.0, 0.0, 1.0])
SIDE = 161  # the grid's points along each parameter


@dataclass(frozen=True)
class Surface:
    """The cost in a rectangle of the plane of two parameters.

    names   the two parameters
    middle  their values in its middle, shape [2]
    half    how far it reaches to each side, one number for a square, or shape [2]
    terms   shape [3, 3]: terms[i, j] belongs to s^i t^j, where (s, t) is a place's distance from
            the middle, as a part of `half`
    """

    names: list
    middle: np.ndarray
    half: float
    terms: np.ndarray

    @property
    def u(self):
        """The values of the first parameter on a grid, shape [SIDE]."""
        return self._side(0)

    @property
    def v(self):
        """Those of the second."""
        return self._side(1)

    def _side(self, axis):
        return self.middle[axis] + np.broadcast_to(self.half, 2)[axis] * np.linspace(-1, 1, SIDE)

    @property
    def E(self):
        """The cost on the grid, shape [SIDE, SIDE]: E[j, i] is at u[i], v[j]."""
        return self.cost(np.stack(np.meshgrid(self.u, self.v), axis=-1))

    def part(self, places):
        """Places of shape [..., 2] as (s, t), which are from -1 to 1 in it."""
        return (places - self.middle) / self.half

    def cost(self, places):
        """E at places of shape [..., 2]."""
        s, t = np.moveaxis(self.part(places), -1, 0)
        return polyval2d(s, t, self.terms)

    def slope(self, places):
        """The slopes of E at places of shape [..., 2], in that shape."""
        s, t = np.moveaxis(self.part(places), -1, 0)
        along = [polyval2d(s, t, polyder(self.terms, axis=axis)) for axis in (0, 1)]
        return np.stack(along, axis=-1) / self.half

    def second_derivative(self, place):
        """The matrix of the second derivatives at a place of shape [2]."""
        s, t = self.part(place)
        uu, vv = (polyval2d(s, t, polyder(self.terms, 2, axis=axis)) for axis in (0, 1))
        uv = polyval2d(s, t, polyder(polyder(self.terms, axis=0), axis=1))
        half = np.broadcast_to(self.half, 2)
        return np.array([[uu, uv], [uv, vv]]) / np.outer(half, half)

    def floor(self):
        """Where E is lowest along the second parameter, and along the first: two lines of places.

        In a valley these are its floor, as far as it lies in it. Each has the shape
        [n, 2], with nan where E is no parabola.
        """
        at = np.linspace(-1, 1, 2001)
        t, s = _vertex(polyval(at, self.terms)), _vertex(polyval(at, self.terms.T))
        return [self._inside(at, t), self._inside(s, at)]

    def below(self, top, columns=61, rows=41):
        """A mesh of the places inside whose cost is at most `top`: shape [columns, rows, 2].

        It ends where the cost is `top`, so that a picture of it has a smooth rim.
        """
        at = np.linspace(-1, 1, 4001)
        low, high = self._between(at, top)
        at = at[low <= high]
        # More columns at both ends, where a rim is round.
        part = np.linspace(-1, 1, columns)
        part = np.sort([*part, *np.sin(np.pi / 2 * part)])
        s = np.mean(at[[0, -1]]) + np.ptp(at) / 2 * part
        low, high = self._between(s, top)
        t = np.linspace(low, np.maximum(low, high), rows, axis=1)
        return self.middle + self.half * np.stack([np.broadcast_to(s[:, None], t.shape), t], -1)

    def _between(self, s, top):
        """From which to which t the cost is at most `top`, at each s; crossed if it nowhere is."""
        terms = polyval(s, self.terms)
        middle, height = _vertex(terms), top - terms[0]
        with np.errstate(all="ignore"):
            half = np.sqrt((height + terms[2] * middle**2) / terms[2])
        level = np.isnan(middle)
        low = np.where(level, np.where(height >= 0, -1, 1), np.nan_to_num(middle - half, nan=1))
        high = np.where(level, np.where(height >= 0, 1, -1), np.nan_to_num(middle + half, nan=-1))
        return np.maximum(low, -1), np.minimum(high, 1)

    def _inside(self, s, t):
        places = np.stack([s, t], axis=-1)
        places[np.abs(places).max(axis=-1) > 1] = np.nan
        return self.middle + self.half * places


def _vertex(terms):
    """Where parabolas, their terms in columns, are lowest; nan for one that is level."""
    curved = terms[2] > 1e-12 * np.abs(terms).max()
    with np.errstate(all="ignore"):
        return np.where(curved, -terms[1] / (2 * terms[2]), np.nan)


def of(cost, names, middle, half):
    """The Surface of cost(parameters), which takes a dict of two numbers, around a place."""
    middle = np.array(middle, float)
    u, v = (middle + np.multiply.outer(NODES, np.broadcast_to(half, 2))).T
    E = [[float(cost(dict(zip(names, map(float, (a, b)), strict=True)))) for b in v] for a in u]
    with np.errstate(all="ignore"):
        inverse = np.linalg.inv(np.vander(NODES, increasing=True))
        return Surface(names, middle, half, inverse @ np.array(E) @ inverse.T)
