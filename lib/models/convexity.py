"""Whether a cost is convex, and of which shape: what its second derivative says."""

import itertools
from dataclasses import dataclass

import numpy as np

from lib.learning import ending, line, stability
from lib.learning import training as flattened
from lib.program.quiet import tf
from lib.show.numbers import text

FLAT = 1e-9  # beside the largest curvature, what is smaller is rounding
SLOW = 100  # a bowl that is so many times as curved across as along makes learning slow


@dataclass(frozen=True)
class Place:
    """A place in the space of the parameters.

    values      the parameters' values there, a dict from name to number
    curvatures  the cost's curvatures there, ascending, one for each parameter
    is_level    whether the slope is 0 there
    """

    values: dict
    curvatures: np.ndarray
    is_level: bool

    @property
    def is_saddle(self):
        """Whether the cost falls to two sides of a level place, and rises to two others."""
        low, high = self.curvatures[[0, -1]]
        return bool(self.is_level and _is_negative(low, high) and high > 0)

    def words(self, figures):
        """Where it is, each value to so many figures."""
        return ", ".join(f"{name} = {text(value, figures)}" for name, value in self.values.items())


@dataclass(frozen=True)
class Shape:
    """The shape of a cost, from the places where its curvatures were computed.

    places        how many places these were
    place         the Place among them where the cost is the least convex
    lowest        the lowest curvature there; less than stability.TINY if floats can't hold it
    largest       the largest curvature there
    is_convex     whether no curvature is negative at any of them
    is_valley     whether it is convex, and flat along a direction
    is_quadratic  whether the curvatures are the same at all of them
    """

    places: int
    place: Place
    lowest: float
    largest: float
    is_convex: bool
    is_valley: bool
    is_quadratic: bool


def here(cost, parameters):
    """The Place where the parameters are now.

    `cost`: takes no arguments. `parameters`: a dict from name to tf.Variable.
    """
    values = flattened.flat(parameters.values())
    (curvatures,) = _curvatures(cost, parameters, [values])
    return _place(cost, parameters, curvatures)


def _curvatures(cost, parameters, places):
    """The cost's curvatures at these places, ascending, shape [places, n]; it leaves them all."""
    before = flattened.flat(parameters.values())
    found = []
    for place in places:
        flattened.assign(parameters, tf.constant(place, before.dtype))
        found.append(stability.eigenvalues(stability.second_derivative(cost, parameters)))
    flattened.assign(parameters, before)
    return np.array(found)


def _is_negative(curvature, largest):
    """Whether a curvature is below 0 by more than rounding, beside one of size `largest`."""
    return curvature < -1e-9 * np.abs(largest)


def _place(cost, parameters, curvatures):
    numbers = flattened.flat(parameters.values()).numpy().tolist()
    values = dict(zip(list(parameters), numbers, strict=True))
    with tf.GradientTape() as tape:
        E = cost()
    slope = tape.gradient(E, parameters, unconnected_gradients="zero")
    return Place(values, curvatures, not np.any(flattened.flat(slope[name] for name in parameters)))


def of(cost, parameters, X=None):
    """The Shape of cost(), from 0, places around it, and where the parameters are now.

    `X`: if this is the cost of a neuron, h = w1 x1 + w2 x2 + ... (+ b), its columns of inputs: they
    still tell of a low curvature that the second derivative rounds away beside a large one.
    The parameters keep their values; at these the curvatures must be finite.
    """
    now = flattened.flat(parameters.values())
    places = np.vstack([_around_0(len(now)), now])
    curvatures = _curvatures(cost, parameters, places.tolist())
    finite = np.isfinite(curvatures).all(axis=1)  # at some they may be too large for floats
    places, curvatures = places[finite], curvatures[finite]
    lowest, size = curvatures[:, 0], np.abs(curvatures).max(axis=1)
    is_negative = _is_negative(lowest, size)
    # Two neurons have their saddle at 0; elsewhere they may be even less convex, but not level.
    least = 0 if is_negative[0] else np.argmin(np.where(is_negative, lowest, np.inf))
    flattened.assign(parameters, tf.constant(places[least], now.dtype))
    place = _place(cost, parameters, curvatures[least])
    flattened.assign(parameters, now)
    lowest, largest = place.curvatures[[0, -1]].tolist()
    is_valley = lowest <= FLAT * size[least]
    if X is not None:
        bias = len(parameters) > len(X)
        lowest = float(line.curvatures(X, bias)[0])
        is_valley = not line.least_squares(X, np.zeros(len(X[0])), bias)[2]
        lowest = 0.0 if is_valley else lowest
    return Shape(
        places=len(places),
        place=place,
        lowest=lowest,
        largest=largest,
        is_convex=not is_negative.any(),
        is_valley=is_valley and not is_negative.any(),
        is_quadratic=bool(np.allclose(curvatures, curvatures[-1], rtol=0, atol=FLAT * size.max())),
    )


def _around_0(n):
    """0, then to both sides along each of n parameters; for two of them the corners, too."""
    along = np.eye(n)
    places = [np.zeros(n), *(2 * along), *(-2 * along)]
    return places + [*itertools.product([-2.0, 2.0], repeat=2)] * (n == 2)


def show(shape):
    """Print it."""
    lowest, largest = text(shape.lowest, 6), text(shape.largest, 6)
    print(ending.CURVATURES)
    if not shape.is_convex:
        where = shape.place.words(6)
        print(f"Not convex: at {where} the curvatures are {lowest} and {largest}.")
        if shape.place.is_saddle:
            print("This is a saddle: the cost falls in one direction and rises in another.")
    elif shape.largest == 0:
        print("Convex, but flat: the curvatures are 0, or too small for 64-bit floats.")
    elif shape.is_valley:
        print(f"Convex, a valley: the curvatures go from 0 to {largest}.")
        print("Along the bottom of the valley the cost does not change.")
    elif shape.lowest < stability.TINY:
        tiny = text(stability.TINY, 2)
        print(f"Convex, a bowl: the curvatures go from less than {tiny} to {largest}.")
        print("They are so different that learning is slow.")
    else:
        print(f"Convex, a bowl: the curvatures go from {lowest} to {largest}.")
        times = shape.largest / shape.lowest
        if times > SLOW:
            print(f"The largest is {_times(times)} times the lowest, so learning is slow.")
    if shape.is_quadratic:
        print(f"The curvature is the same everywhere ({shape.places} places tried).")


def _times(times):
    return "more than 1e+308" if np.isinf(times) else text(times, 3)


def show_end(place):
    """Print what holds near the place where learning ended, and need not hold elsewhere."""
    where = place.words(4)
    low, high = place.curvatures[[0, -1]]
    if place.is_saddle:
        print(
            f"The slope is 0 at {where}, but this is not a lowest point.\n"
            f"It is a saddle (curvatures {text(low, 6)} and {text(high, 6)}).\n"
            "The slope is 0, so nothing is learned from here."
        )
    elif stability.TINY <= high < np.inf and not _is_negative(low, high):
        limit = text(stability.limit(high), 6, "down")
        print(f"Near {where}, learning rates below {limit} are stable.")
        print("Elsewhere the curvature is different, and so is this limit.")
