"""Ways down on a cost over two parameters: the reader's own, and others by the same rule."""

from dataclasses import dataclass

import numpy as np

FAR = 1000  # a path is seen until the cost is so many times as large as at its start
MOST = 5000  # steps of the others


@dataclass(frozen=True)
class Path:
    """The steps of a descent that can be seen.

    places   where it was, shape [n, 2]
    steps    after how many updates it was there, shape [n]
    ended    the step with which the descent ended, a later one if it went too far away
    way_out  the next place, far outside; None if the path is whole
    """

    places: np.ndarray
    steps: np.ndarray
    ended: int
    way_out: np.ndarray | None


def seen(descent):
    """A descent's Path, as far as it can be seen."""
    places = np.column_stack([descent[name] for name in descent.names])
    far = descent["cost"] / FAR > descent["cost"][0]
    count = int(np.argmax(far)) if far.any() else len(places)
    way_out = places[count] if far.any() else None
    return Path(places[:count], descent.at[:count], descent.step, way_out)


def others(surface, starts, learning_rate, steps):
    """The paths of W = W - learning_rate * slope from several starts at once, within a surface.

    `starts`: shape [k, 2]. Returns a list of k paths, each of shape [n, 2] with an n of its own.
    """
    places = [np.array(starts)]
    with np.errstate(all="ignore"):  # one that leaves the surface may become infinite
        for _ in range(min(steps, MOST)):
            update = learning_rate * surface.slope(places[-1])
            if not (np.abs(update) > 1e-6 * surface.half).any():
                break
            places.append(places[-1] - update)
        paths = np.stack(places, axis=1)
        outside = ~(np.abs(surface.part(paths)).max(axis=-1) <= 1)
    return [
        path[: np.argmax(out)] if out.any() else path
        for path, out in zip(paths, outside, strict=True)
    ]
