"""A descent that moves: step by step on the cost curve, and the line h = w x beside it."""

import numpy as np

from lib.show import figures
from lib.show.figures import TEXT, H, W
from lib.slopes import moments, on_curve
from lib.slopes.on_curve import three

SIZE = 10, 5.5
MANY = 40  # the errors of more points are not drawn
BEFORE = 8  # so many steps before are joined, and have their lines shown


def write(file, w, cost, path, x, y, names, formula):
    """Write the moving picture to a file, a gif.

    w, cost  the curve
    path     an outcome.Path
    x, y     the points; `names` say what they are
    formula  the cost, as mathematical text
    """
    figure, (left, right) = figures.sheet(1, 2, SIZE)
    on_curve.curve(left, w, cost)
    figures.points(right, x, y, names)
    low, high = min(0.0, *x), max(0.0, *x)
    ends = 1.08 * np.array([low, high if high > low else 1.0])
    shown = np.concatenate([y, np.outer(w[[0, -1]] * 0.75, ends).ravel()])
    right.set(xlim=ends, ylim=(min(shown), max(shown)))
    figures.ticks(right.xaxis, right.yaxis)
    steps = moments.steps(path.w, w[0], w[-1])
    moving = []

    def draw(number):
        while moving:
            moving.pop().remove()
        k = steps[number]
        before = set(left.get_children() + right.get_children())
        _descent(left, path, steps[: number + 1], min(cost))
        _line(right, path, k, ends)
        if len(x) <= MANY:
            figures.errors(right, x, y, path.w[k] * np.array(x))
        moving.extend(set(left.get_children() + right.get_children()) - before)
        return moments.sentence(path, k, steps[-1], w[0], w[-1])

    given = rf"{formula}, $\alpha = {three(path.learning_rate)}$, from $w = {three(path.w[0])}$"
    figures.gif(file, figure, draw, len(steps), given)


def _descent(axes, path, steps, lowest):
    """The last of these steps on the curve, the slope there and the update; the way to it."""
    k = steps[-1]
    w, height, slope = path.w[k], path.E[k], path.slope_w[k]
    way = slice(max(0, k - BEFORE), k + 1)
    axes.plot(path.w[way], path.E[way], color=W, linewidth=1, zorder=3)
    axes.plot(path.w[steps], path.E[steps], "o", color=W, markeredgecolor="white", zorder=4)
    axes.plot(w, height, "o", color="white", markeredgecolor=W, markersize=10, zorder=6)
    on_curve.tangent(axes, w, height, slope, lowest)
    if k < len(path.w) - 1:
        on_curve.arrow(axes, w, path.w[k + 1], height)
    _above(axes, f"$w = {three(w)}$,  $E = {three(height)}$,  slope ${three(slope)}$")


def _line(axes, path, k, ends):
    """The hypothesis at step k, and before it."""
    for earlier in path.w[max(0, k - BEFORE) : k]:
        axes.plot(ends, earlier * ends, color=H, linewidth=1, alpha=0.5, zorder=4)
    axes.plot(ends, path.w[k] * ends, color=H, linewidth=3, zorder=5)
    _above(axes, rf"$h = {three(path.w[k])} \cdot x$")


def _above(axes, text):
    axes.annotate(text, (0, 1), (0, 9), "axes fraction", textcoords="offset points", color=TEXT)
