"""What the picture of a cost over two parameters shows: which part of it, and which paths."""

from dataclasses import dataclass

import numpy as np

from lib.models import grid, paths

BOWL, LONG, VALLEY, SADDLE = "bowl", "long bowl", "valley", "saddle"
FLAT, OTHER = "flat", "other"
ROOM = 1.15  # as much is shown of what is needed, to each side and upwards
NEAR = 10  # a lowest point that is so many times as far away as the path is long is not shown
EVEN = 1e-9  # costs that differ less than this, relative to their size, are the same
MOST = 4  # a bowl is shown so many times as wide as its paths, if that is its whole rim
FARTHEST, HIGHEST = 1e40, 1e100  # beyond these matplotlib can't compute with its own numbers
WIDE = 2.0  # as far is shown around a path that stands still


@dataclass(frozen=True)
class Scene:
    """A part of a cost over two parameters.

    kind     its shape: BOWL, LONG (a bowl whose lowest point is too far away to be shown), VALLEY,
             SADDLE, FLAT (here the same everywhere) or OTHER (not convex)
    surface  a grid.Surface around the paths, with the same scale in both directions
    whole    the same, but if that is possible with the whole rim of a bowl
    path     the reader's paths.Path
    others   paths from other starts, each of shape [n, 2]
    center   the lowest point of a bowl, a place on a valley's floor, or the saddle; else where a
             path starts or ends; shape [2]
    along    the direction, away from the start, in which the cost is curved least; from a saddle it
             falls there
    across   the direction in which it is curved most; from a saddle it rises there
    bottom   how far it is from a saddle, along that direction, to the lowest cost; else 0
    low, top the lowest and the highest cost that is shown
    """

    kind: str
    surface: grid.Surface
    whole: grid.Surface
    path: paths.Path
    others: list
    center: np.ndarray
    along: np.ndarray
    across: np.ndarray
    bottom: float
    low: float
    top: float


def of(cost, descent, shape, learning_rate, steps):
    """The Scene around a descent over two parameters.

    cost   cost(parameters) takes a dict of two numbers
    shape  a convexity.Shape

    Other starts are added with the same `learning_rate`, and at most as many `steps`, unless the
    descent diverged. Returns None if the numbers are too large to be drawn.
    """
    path = paths.seen(descent)
    if np.abs(path.places).max() > FARTHEST or descent["cost"][: len(path.steps)].max() > HIGHEST:
        return None
    start = path.places[0]
    nearby = grid.of(cost, descent.names, start, max(WIDE, np.abs(path.places).max()))
    kind = _kind(shape)
    center = np.array([*shape.place.values.values()]) if kind == SADDLE else start
    curvatures, directions = np.linalg.eigh(nearby.second_derivative(center))
    if kind in (BOWL, VALLEY):
        center = _lowest(nearby, start, curvatures, directions)
        if kind == BOWL and (_is_level(curvatures)[0] or _is_far(center, path)):
            kind, center = LONG, path.places[-1]
    along, across = directions.T
    along = -along if along @ (start - center) > 0 else along  # away from the start
    bottom = _bottom(nearby, center, along) if kind == SADDLE else 0.0
    starts = _starts(kind, path, center, along, across, bottom)
    ends = center + np.outer([-bottom, bottom], along)
    shown = np.vstack([path.places, starts, ends])
    if kind in (SADDLE, OTHER):
        shown = np.vstack([shown, 2 * center - shown])
    middle, half = _square(shown)
    surface = grid.of(cost, descent.names, middle, half)
    others = [] if descent.diverged else paths.others(surface, starts, learning_rate, steps)
    E = surface.E
    lowest = E.min()
    top = lowest + ROOM * (max(surface.cost(np.vstack([path.places, *others]))) - lowest)
    top = max(top, lowest + 0.02 * np.ptp(E))
    if not np.ptp(E) > EVEN * np.abs(E).max():
        kind, top = FLAT, lowest + (abs(lowest) or 1.0)
    whole = surface
    if kind == BOWL:
        inverse = directions @ np.diag(1 / curvatures) @ directions.T
        rim = np.sqrt(2 * (top - lowest) * np.diag(inverse))
        whole = grid.of(cost, descent.names, center, np.minimum(rim, MOST * half))
    return Scene(kind, surface, whole, path, others, center, along, across, bottom, lowest, top)


def _square(places):
    """The middle of a square around these places, and how far it reaches to each side.

    The same scale in both directions lets a valley look as long as it is. It is so large that more
    than rounding is seen.
    """
    low, high = places.min(axis=0), places.max(axis=0)
    half = ROOM / 2 * max(high - low) or WIDE
    return (low + high) / 2, max(half, 1e-6 * np.abs(places).max())


def _kind(shape):
    if shape.is_convex:
        return VALLEY if shape.is_valley else BOWL
    return SADDLE if shape.place.is_saddle else OTHER


def _lowest(surface, start, curvatures, directions):
    """The lowest point; on a valley's floor the one nearest to the start."""
    slope = directions.T @ surface.slope(start)
    curved = ~_is_level(curvatures)
    return start - directions[:, curved] @ (slope[curved] / curvatures[curved])


def _is_level(curvatures):
    return curvatures <= EVEN * curvatures[-1]


def _bottom(surface, saddle, along):
    """How far from the saddle the cost is lowest: along this line it is of the fourth degree."""
    at = surface.half * np.arange(-2, 3)
    *_, second, _, _ = terms = np.polyfit(
        np.arange(-2, 3), surface.cost(saddle + at[:, None] * along), 4
    )
    return surface.half * np.sqrt(max(0.0, -second / (2 * terms[0]))) if terms[0] > 0 else 0.0


def _is_far(center, path):
    """Whether a lowest point is so far from the path's end that the path would not be seen."""
    long = np.ptp(path.places, axis=0).max()
    return 0 < NEAR * long < np.abs(center - path.places[-1]).max()


def _starts(kind, path, center, along, across, bottom):
    """Where other paths start, shape [k, 2].

    Around a bowl's lowest point, to both sides of a valley's floor, and beside a saddle's ridge.
    """
    if kind == OTHER:
        return np.empty([0, 2])
    start = path.places[0]
    if kind == SADDLE:
        far = 0.65 * max(np.abs(path.places - center).max(), bottom)
        side = -far if (start - center) @ across >= 0 else far
        return center + side * across + np.outer([0.1 * far, -0.1 * far], along)
    a, b = across @ (start - center), along @ (start - center)
    size = np.hypot(a, b) or WIDE
    a = a if abs(a) > 0.1 * size else 0.3 * size
    if kind == BOWL:
        b = b if abs(b) > 0.1 * size else 0.3 * size
        spots = [(-a, b), (a, -0.4 * b), (-a, -0.4 * b)]
    else:
        spots = [(-a, 0.9 * a), (a, -1.2 * a), (-a, -0.6 * a)]
    return center + np.array(spots) @ [across, along]
