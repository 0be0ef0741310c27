"""The picture of one descent at several learning rates, side by side on the cost curve."""

import numpy as np

from lib.learning import stability
from lib.show import numbers
from lib.show.style import TEXT, W
from lib.slopes import on_curve
from lib.slopes.on_curve import font_size, four


def draw(figure, all_axes, w, cost, paths, error, curvature):
    """Draw each path on the curve, and say above them which learning rates the cost allows.

    figure    the part of a figure that has these axes, one for each path
    w, cost   the curve
    paths     a list of outcome.Path, all from the same start
    error     "squared" or "absolute"
    """
    start, steps = paths[0].w[0], len(paths[0].w) - 1
    text = f"The same descent from $w = {four(start)}$, {numbers.counted(steps, 'step')}, "
    text += _law(error, curvature)
    figure.suptitle(text, fontsize=font_size(text, 15, 75))
    for axes, path in zip(all_axes, paths, strict=True):
        on_curve.curve(axes, w, cost, linewidth=2.4)
        _path(axes, path)
        _headings(axes, path, curvature)
        axes.label_outer()


def _law(error, curvature):
    if error == "absolute":
        return "no curvature: no rate explodes, few land"
    if not curvature:
        return "no curvature: nothing to learn"
    limit = numbers.tex(float(numbers.below(stability.limit(curvature), 4)), 4)
    return (
        rf"curvature ${four(curvature)}$: one step at $\alpha = {four(1 / curvature)}$, "
        rf"limit $\alpha = {limit}$"
    )


def _path(axes, path):
    """The path, as far as it is finite."""
    finite = np.isfinite(path.w)
    w, cost = path.w[finite], path.E[finite]
    axes.plot(w, cost, color=W, linewidth=1.3, zorder=3)
    axes.plot(w, cost, "o", color=W, markeredgecolor="white", markersize=7.5, zorder=4)
    axes.plot(w[0], cost[0], "o", color=W, markeredgecolor="white", markersize=11, zorder=5)
    right = w[0] > np.mean(axes.get_xlim())
    axes.annotate(
        "start", (w[0], cost[0]), (9 if right else -9, 0), textcoords="offset points",
        ha="left" if right else "right", va="center", color=TEXT,
    )  # fmt: skip


def _headings(axes, path, curvature):
    title = rf"$\alpha = {four(path.learning_rate)}$:  {path.outcome.verdict}"
    axes.set_title(title, loc="left", fontsize=font_size(title, 13, 26), fontweight="bold", pad=25)
    beside = f"${four(curvature * path.learning_rate)}$ / curvature: " if curvature else ""
    text = beside + path.outcome.drawn()
    note = axes.annotate(
        text, (0, 1), (0, 9), "axes fraction", textcoords="offset points",
        fontsize=font_size(text, 11, 34), color=TEXT,
    )  # fmt: skip
    note.set_in_layout(False)  # a long note must not make the axes narrow
