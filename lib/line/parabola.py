"""The figure of 02_draw_cost.py: the cost curve, three of its points as lines, and a path."""

import math

import numpy as np
from matplotlib.patches import ConnectionPatch

from lib.line import lines, outcome, places
from lib.show import figures, numbers
from lib.show.figures import E, H, W

SIZE = 10, 6.5
APART = 0.08  # inches above and below the parts
LONGEST = 12  # letters of a name at a small axis
MOST_ERRORS = 60  # more points have no room for them in a small view
BOX = 7, 1.9  # the size of the curve's axes in a small window, in inches
BESIDE = 13  # points from a step to its number
NUMBERED = 200  # steps, at most
DIGIT = 0.1, 0.22  # its size in inches


def sheet(w, cost, lowest, points, names, show, descent=None, learning_rate=None):
    """The figure of the cost at many w's, its lowest point (w, E), and maybe a descent on it.

    points  x and y, as many numbers each
    names   what they are, in words
    show    whether the figure will be shown in a window
    """
    x, y = map(np.asarray, points)
    figure = figures.blank(SIZE, show)
    grid = figure.subplot_mosaic("abc;EEE", height_ratios=[2, 3])
    figure.get_layout_engine().set(h_pad=APART)
    axes = grid["E"]
    _curve(axes, w, cost)
    figures.ticks(axes.xaxis, axes.yaxis)
    if descent:
        _path(axes, descent)

    chosen = places.three(w[0], w[-1], lowest[0])
    views = [grid[name] for name in "abc"]
    _views(views, x, y, chosen, names)
    digits = 3 + max(0, round(math.log10(np.abs(chosen).max() / np.ptp(chosen))))
    for view, at in zip(views, chosen, strict=True):
        height = lowest[1] if at == lowest[0] else float(np.mean((at * x - y) ** 2))
        word = ", the lowest" if at == lowest[0] and np.ptp(cost) else ""
        view.set_title(
            f"$w = {numbers.tex(at, digits)}$\n$E = {numbers.tex(height, 3)}${word}", pad=5
        )
        _tie(figure, view, axes, (at, height))
    is_seen = bool(w[0] <= lowest[0] <= w[-1] and np.ptp(cost))
    title = outcome.curve(is_seen, x.any())
    figures.finding(figure, title, outcome.curve_given(len(x), descent, learning_rate))
    return figure


def _curve(axes, w, cost):
    """The curve, with room below it for the numbers of steps."""
    axes.plot(w, cost, color=E, label="$E(w)$")
    axes.margins(x=0.04)
    low, tall = cost.min(), np.ptp(cost) or cost.max() or 1.0
    axes.set_ylim(low - 0.12 * tall, low + 1.05 * tall)
    axes.set(xlabel="$w$  (weight)", ylabel="$E$  (cost)")


def _views(views, x, y, chosen, names):
    """The line at each of the chosen w's, with its errors, in a small view of its own."""
    ends = lines.span(x)
    heights = lines.at(ends, chosen)
    bottom, top = lines.view(heights, y.min(), y.max())
    widest = int(np.argmax([np.abs(w * x - y).max() for w in chosen]))
    for view, w, line in zip(views, chosen, heights, strict=True):
        figures.points(view, x, y)
        view.plot(ends, line, color=H, zorder=2.5, label="$h$")
        if len(x) <= MOST_ERRORS:
            errors = figures.errors(view, x, y, w * x)
            if view is views[widest] and len(x) <= figures.MANY:
                view.legend([errors], ["errors"], labelcolor=E, handlelength=1)
        view.set(xlim=ends, ylim=(bottom, top), ylabel="")
        view.set_xlabel(figures.named("x", names[0], LONGEST), loc="right")
        view.spines[:].set(visible=True, color=H, linewidth=1.2)
        view.tick_params(labelbottom=False, labelleft=False, length=0)
    views[0].set_ylabel(figures.named("y", names[1], LONGEST))


def _tie(figure, view, axes, place):
    """A point of the curve, and a line from it to its view."""
    axes.plot(*place, "o", color=H, markersize=10, markeredgecolor="white", zorder=4)
    tie = ConnectionPatch(place, (0.5, 0), axes.transData, view.transAxes, color=H, linewidth=1.2)
    figure.add_artist(tie)


def _path(axes, descent):
    """The steps of a descent on the curve, numbered on its outer side."""
    w, cost = descent["w"], descent["cost"]
    low, high = axes.get_xlim()
    seen = np.flatnonzero((w >= low) & (w <= high) & (cost <= axes.get_ylim()[1]))
    axes.plot(
        w[seen], cost[seen], "o-", color=W, markeredgecolor="white", linewidth=1, zorder=5,
        label="steps",
    )  # fmt: skip
    scale = BOX / np.array([high - low, np.ptp(axes.get_ylim())])  # inches
    written = []
    for row in seen[:NUMBERED]:
        x, y = np.array([w[row], cost[row]]) * scale
        number = f"{descent.at[row]}"
        wide = DIGIT[0] * (len(number) + 1)
        if all(abs(x - left) >= wide or abs(y - up) >= DIGIT[1] for left, up in written):
            written.append((x, y))
            steep = descent["slope_w"][row] * scale[1] / scale[0]
            outwards = np.array([steep, -1.0]) / math.hypot(steep, 1)
            axes.annotate(
                number, (w[row], cost[row]), BESIDE * outwards, color=W, ha="center", va="center",
                textcoords="offset points", fontweight="bold",
            )  # fmt: skip
