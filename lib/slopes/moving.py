"""A descent that moves: step by step on the cost curve, and the line h = w x beside it."""

import numpy as np

from lib.show import animation, figures, ranges
from lib.show.style import DATA, TEXT, E, H, W
from lib.slopes import on_curve
from lib.slopes.on_curve import four

MANY = 30  # more points have no dotted lines to h
BEFORE = 8  # so many earlier lines are shown


def frames(w, low, high):
    """How many w's of a path to show: until it stands still or has left low to high."""
    outside = ~((w >= low) & (w <= high))  # also what is not finite
    still = np.append(False, w[1:] == w[:-1])
    shown = 1 + int(np.argmax(np.append(outside | still, True)))
    return int(np.isfinite(w[:shown]).sum())


def write(file, w, cost, path, x, y, formula):
    """Write the moving picture to a file, .gif or .html.

    w, cost  the curve
    path     an outcome.Path
    x, y     the points
    """
    figure = figures.blank((11, 5.6))
    left, right = figure.subplots(1, 2)
    on_curve.curve(left, w, cost)
    left.set_title(formula, pad=40)
    ends = ranges.span(x)
    right.plot(x, y, "o", color=DATA, markersize=9, zorder=5)
    shown = np.concatenate([y, np.outer(w[[0, -1]] * 0.75, ends).ravel()])
    right.set(xlabel="$x$  (input)", ylabel="$y$  (right answer),  $h$")
    right.set(xlim=ends, ylim=(min(shown), max(shown)))
    right.set_title(r"$h = w \cdot x$", pad=40)
    moving = []

    def draw(k):
        while moving:
            moving.pop().remove()
        before = set(left.get_children() + right.get_children())
        here, height, slope = path.w[k], path.E[k], path.slope_w[k]
        left.plot(path.w[: k + 1], path.E[: k + 1], "-", color=W, linewidth=1, zorder=3)
        left.plot(path.w[:k], path.E[:k], "o", color="white", markeredgecolor=W, zorder=4)
        left.plot(here, height, "o", color=W, markeredgecolor="white", markersize=11, zorder=6)
        on_curve.tangents(left, [here], [height], [slope])
        on_curve.arrow(left, here, here - path.learning_rate * slope, height)
        _above(left, f"step ${k}$:  {on_curve.state(here, height, slope)}")
        for earlier in path.w[max(0, k - BEFORE) : k]:
            right.plot(ends, earlier * ends, color=H, linewidth=1, alpha=0.5)
        right.plot(ends, here * ends, color=H, linewidth=3)
        if len(x) <= MANY:
            right.vlines(x, y, here * np.array(x), color=E, linestyle=":", zorder=3)
        _above(right, rf"$h = {four(here)} \cdot x$")
        moving.extend(set(left.get_children() + right.get_children()) - before)

    animation.write(file, figure, draw, frames(path.w, w[0], w[-1]))


def _above(axes, text):
    axes.annotate(
        text, (0, 1), (0, 12), "axes fraction", textcoords="offset points", fontsize=13, color=TEXT
    )
