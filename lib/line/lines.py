"""Which lines of a run a figure shows, from where to where."""

from dataclasses import dataclass

import numpy as np

FAR = 10  # a line so many times as far away as the points are high does not fit in
FIRST = 40  # steps that are looked at, besides the last one
BEYOND = 0.25  # of the way to the best line
MOST = 5  # lines
APART = 0.04  # of the figure's height: lines that are nearer look like one
PART = 0.15  # of the way from the first line to the last one: so far from each other are the others


@dataclass(frozen=True)
class Lines:
    """The lines of a run, each by its heights at two x's.

    ends         these x's, shape [2]
    heights      after every kept step, shape [steps, 2]
    missed       how far it is then from the line with the lowest cost, at the first and the last
                 of the points, shape [steps, 2]
    near         which lines are near the points, shape [steps]
    bottom, top  the lowest and the highest height of the figure
    shown        the rows of the lines to draw: they can be told apart
    side         the end, 0 or 1, at which the lines' names stand: where they are further apart
    swings       whether the first step leads well beyond the best line
    diverged     whether the next line is too far away for floats
    """

    ends: np.ndarray
    heights: np.ndarray
    missed: np.ndarray
    near: np.ndarray
    bottom: float
    top: float
    shown: list
    side: int
    swings: bool
    diverged: bool


def of_run(descent, x, y, values):
    """The Lines of a descent over the points x, y; `values`: the parameters with the lowest cost"""
    bias = "b" in descent.names
    ends = beyond(x) if bias else span(x)
    edges = np.array([np.min(x), np.max(x)])
    run = [descent[name] for name in descent.names]
    heights = at(ends, *run)
    low, high = np.min(y), np.max(y)
    if not bias:  # each line leads through 0
        low, high = min(low, 0.0), max(high, 0.0)
    near = is_near(heights, low, high)
    bottom, top = view(heights[near], low, high)
    side = int(bias or ends[1] >= -ends[0])
    missed = at(edges, *run) - at(edges, *values)
    return Lines(
        ends=ends, heights=heights, missed=missed, near=near, bottom=bottom, top=top,
        shown=apart(heights[:, side], near, top - bottom), side=side, swings=swings(missed),
        diverged=descent.diverged,
    )  # fmt: skip


def span(x):
    """Two x's between which a line shows all points: a little beyond them, and with 0."""
    low, high = min(0.0, np.min(x)), max(0.0, np.max(x))
    room = 0.08 * (high - low) or 1.0
    return np.array([low - room * (low < 0), high + room * (high > 0 or low == 0)])


def beyond(x):
    """As span, but without 0 where no point is near it."""
    low, high = np.min(x), np.max(x)
    room = 0.08 * (high - low) or abs(high) / 2 or 1.0
    return np.array([low - room, high + room])


def at(x, w, b=0.0):
    """The hypothesis w x + b at these x's for each w (and b), shape [w's, x's]."""
    with np.errstate(over="ignore", invalid="ignore"):
        return np.multiply.outer(np.ravel(w).astype(float), x) + np.reshape(b, [-1, 1])


def is_near(heights, low, high):
    """Which lines are near points from `low` to `high`, shape [steps]."""
    far = FAR * ((high - low) or abs(high) or np.abs(heights[0]).max())
    return ((heights >= low - far) & (heights <= high + far)).all(axis=1)


def view(heights, low, high):
    """The lowest and the highest height of a figure with points and lines in it."""
    low, high = min(low, heights.min(initial=low)), max(high, heights.max(initial=high))
    room = 0.05 * (high - low) or abs(high) / 2 or 1.0
    return low - room, high + room


def apart(ends, near, tall):
    """The rows of at most MOST lines: the last and the first one, and some between them.

    ends  the height at which each line ends
    near  which of them are near enough
    tall  the figure's height
    """
    way = abs(ends[-1] - ends[0]) if near[-1] and near[0] else 0
    found = []
    for row in [len(ends) - 1, *range(min(len(ends), FIRST))]:
        gap = max(APART * tall, PART * way * (row > 1))
        if near[row] and all(abs(ends[row] - ends[other]) >= gap for other in found):
            found.append(row)
    return sorted(found[:MOST])


def swings(missed):
    """Whether the first step leads well beyond the best line; `missed`: as in Lines."""
    if len(missed) < 2:
        return False
    size = np.abs(missed[0]).max() or 1.0
    start, next_ = missed[:2] / size  # the squares of large numbers are too large for floats
    return bool(start @ next_ < -BEYOND)


def spread(heights, gap):
    """These heights, moved away from each other until they are at least `gap` apart."""
    order = np.argsort(heights)
    moved = np.array(heights, float)[order]
    for _ in range(100):
        lacking = np.maximum(gap - np.diff(moved), 0) / 2
        if lacking.max(initial=0) < 0.01 * gap:
            break
        moved[:-1] -= lacking
        moved[1:] += lacking
    return moved[np.argsort(order)]


def inside(ends, heights, bottom, top):
    """The part of a line between two heights, as ((x, y), (x, y)), or None if there is none.

    The second place is the one that is higher or lower, where the line leaves the figure.
    """
    rise = heights[1] - heights[0]
    if rise == 0 or not np.isfinite(rise):
        return None
    part = np.clip((np.array([bottom, top]) - heights[0]) / rise, 0, 1)
    if part[0] == part[1]:
        return None
    x = ends[0] + part * (ends[1] - ends[0])
    y = np.clip(heights[0] + part * rise, bottom, top)
    order = np.argsort(np.abs(x))  # a line leads through the points first
    return tuple((float(x[k]), float(y[k])) for k in order)
