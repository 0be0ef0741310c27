"""What the pictures of 03_follow_slope.py draw on the cost curve, and how they write numbers."""

import numpy as np

from lib.show import figures, numbers
from lib.show.figures import BACK, E, W

FARTHEST = 1e300  # matplotlib computes with differences of what it draws


def around(middle, places, room):
    """801 w's to draw the curve through, to both sides `room` times as far as the places are."""
    half = min(max(abs(w - middle) for w in places), FARTHEST) * room or 4.0
    return np.linspace(middle - half, middle + half, 801)


def curve(axes, w, cost, **style):
    """The cost curve, in axes that show all of it."""
    axes.plot(w, cost, color=E, zorder=2, **style)
    bottom, tall = min(cost), np.ptp(cost) or max(abs(cost[0]), 1.0)
    axes.set_xlim(w[0], w[-1])
    axes.set_ylim(bottom - 0.07 * tall, bottom + 1.04 * tall)
    axes.set(xlabel="$w$  (weight)", ylabel="$E$  (cost)")
    figures.ticks(axes.xaxis, axes.yaxis)


def tangent(axes, w, cost, slope_w, lowest, reach=1.3):
    """The tangent at w, about `reach` inches to each side, from the `lowest` E to the axes' top.

    Returns its upper end, (w, E).
    """
    box = axes.get_position()
    inches = axes.figure.bbox.size / axes.figure.dpi * (box.width, box.height)
    wide, tall = reach / inches * (np.ptp(axes.get_xlim()), np.ptp(axes.get_ylim()))
    half = 1 / np.hypot(1 / wide, slope_w / tall)
    rise = abs(slope_w) * half
    down, up = min(rise, cost - lowest), min(rise, axes.get_ylim()[1] - cost)
    ends = np.array([-down, up]) / slope_w if slope_w else np.array([-half, half])
    axes.plot(w + ends, cost + slope_w * ends, color=BACK, linewidth=1.2, zorder=3)
    return w + ends[1], cost + slope_w * ends[1]


def arrow(axes, here, there, height):
    """The update, from here to there; it ends at the axes' edge if there is further out."""
    low, high = axes.get_xlim()
    there = min(max(there, low), high)
    if here != there:
        axes.annotate(
            "", (there, height), (here, height), zorder=7,
            arrowprops={
                "arrowstyle": "-|>", "color": W, "linewidth": 2.4, "mutation_scale": 13,
                "shrinkA": 0, "shrinkB": 0,
            },
        )  # fmt: skip


def path(axes, w, cost):
    """A path on the curve, as far as it is finite: its points, and a larger one at its start.

    Returns the start, (w, E).
    """
    finite = np.isfinite(w) & np.isfinite(cost)
    points = np.clip([w[finite], cost[finite]], -FARTHEST, FARTHEST)
    axes.plot(*points, color=W, linewidth=1.3, zorder=3)
    axes.plot(*points, "o", color=W, markeredgecolor="white", zorder=4)
    axes.plot(*points[:, :1], "o", color=W, markeredgecolor="white", markersize=11, zorder=5)
    return points[:, 0]


def three(value):
    """A number to three figures; to two where a power of ten takes the room."""
    shown = numbers.tex(value, 3)
    return numbers.tex(value, 2) if "^" in shown else shown
