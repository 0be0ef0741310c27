"""The cost over two parameters, computed on a grid around the path of a descent."""

from dataclasses import dataclass

import numpy as np

SIDE = 121  # the grid's points along each parameter
FAR = 1000  # a path is seen until the cost is so many times as large as at its start


@dataclass(frozen=True)
class Surface:
    """The cost on a grid that shows the path of a descent.

    names   the two parameters
    u, v    their values, shape [SIDE] each
    E       the cost, shape [SIDE, SIDE]: E[j, i] is at u[i], v[j]
    path    the places of the steps that are on the grid, shape [n, 2]
    path_E  the cost there, shape [n]
    step    the last of these steps
    ended   the step with which the descent ended, which is a later one if it went too far away
    way_out a place outside of the grid, where the next step leads; else the path's last place
    """

    names: list
    u: np.ndarray
    v: np.ndarray
    E: np.ndarray
    path: np.ndarray
    path_E: np.ndarray
    step: int
    ended: int
    way_out: np.ndarray


def around(cost, descent, mirrored=False):
    """The Surface around a descent's path, as far as it can be seen.

    `cost(parameters)` takes a dict of columns of the parameters' values, and returns as many
    costs. `mirrored`: shows the other side of 0, too, as far away.
    """
    path = np.column_stack([descent[name] for name in descent.names])
    far = descent["cost"] / FAR > descent["cost"][0]
    count = int(np.argmax(far)) if far.any() else len(path)
    seen = path[:count]
    shown = np.vstack([seen, -seen]) if mirrored else seen
    low, high = shown.min(axis=0), shown.max(axis=0)
    # The same scale in both directions, so that a valley looks as long as it is; and so large that
    # more than rounding is seen.
    half = max(0.6 * max(high - low) or 2.0, 1e-6 * np.abs(shown).max())
    u, v = (np.linspace(middle - half, middle + half, SIDE) for middle in (low + high) / 2)
    E = np.array([_row(cost, descent.names, u, at) for at in v])
    way = path[min(count, len(path) - 1)] - seen[-1]
    way_out = seen[-1] + 3 * half * way / (np.abs(way).max() or 1.0)
    return Surface(
        names=descent.names, u=u, v=v, E=E, path=seen, path_E=descent["cost"][:count],
        step=int(descent.at[count - 1]), ended=descent.step, way_out=way_out,
    )  # fmt: skip


def _row(cost, names, u, at):
    column = u[:, np.newaxis]
    return np.ravel(cost(dict(zip(names, [column, np.full_like(column, at)], strict=True))))
