"""Where a figure has room for a word: beside its lines and points."""

import numpy as np


def place(axes, near, wide, tall):
    """The middle of a free box, the nearest one to `near`, or None if there is none.

    All in parts of the axes' width and height: `near` is a place, `wide` and `tall` are the box'
    size. The axes' limits must be set. A box is free if no line and no point is in it.
    """
    drawn = np.concatenate([np.empty([0, 2]), *map(_drawn, [axes] * len(axes.lines), axes.lines)])
    across = np.arange(wide / 2, 1 - wide / 2, 0.02)
    up = np.arange(tall / 2, 1 - tall / 2, 0.02)
    middles = np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)
    order = np.argsort(np.hypot(*(middles - near).T), kind="stable")
    for middle in middles[order]:
        if not (np.abs(drawn - middle) < (wide / 2, tall / 2)).all(axis=1).any():
            return tuple(map(float, middle))
    return None


def _drawn(axes, line):
    """Places on a line, in parts of the axes."""
    points = axes.transAxes.inverted().transform(line.get_transform().transform(line.get_xydata()))
    if line.get_linestyle() == "None" or len(points) > 1000:
        return points
    part = np.linspace(0, 1, 100)[:, None, None]
    return (points[:-1] + part * np.diff(points, axis=0)).reshape(-1, 2)
