"""What the pictures of 03_follow_slope.py draw on the cost curve, and how they write numbers."""

import re

import numpy as np

from lib.show import drawing, numbers
from lib.show.style import E, W


def around(middle, places, room):
    """801 w's to draw the curve through, to both sides `room` times as far as the places are."""
    half = room * max(abs(w - middle) for w in places) or 4.0
    return np.linspace(middle - half, middle + half, 801)


def curve(axes, w, cost, **style):
    """The cost curve, in axes that show all of it."""
    axes.plot(w, cost, color=E, zorder=2, **style)
    bottom, tall = min(cost), np.ptp(cost) or max(abs(cost[0]), 1.0)
    axes.set_xlim(w[0], w[-1])
    axes.set_ylim(bottom - 0.07 * tall, bottom + 1.04 * tall)
    axes.set(xlabel="$w$  (weight)", ylabel="$E$  (cost)")
    axes.xaxis.get_major_locator().set_params(steps=[1, 2, 5, 10])
    drawing.plain_ticks(axes.xaxis, axes.yaxis)


def tangents(axes, w, cost, slope_w, label=None, reach=1.0):
    """The tangent at each w, about `reach` inches to each side."""
    box = axes.get_position()
    inches = axes.figure.bbox.size / axes.figure.dpi * (box.width, box.height)
    wide, tall = reach / inches * (np.ptp(axes.get_xlim()), np.ptp(axes.get_ylim()))
    for x, y, slope in zip(w, cost, slope_w, strict=True):
        half = 1 / np.hypot(1 / wide, slope / tall)
        axes.plot(
            [x - half, x + half], [y - slope * half, y + slope * half], "--", color=W,
            linewidth=1.8, zorder=4, label=label,
        )  # fmt: skip
        label = None


def arrow(axes, here, there, height):
    """The update, from here to there; it ends at the axes' edge if there is further out."""
    low, high = axes.get_xlim()
    there = min(max(there, low), high)
    if here != there:
        axes.annotate(
            "", (there, height), (here, height), zorder=5,
            arrowprops={
                "arrowstyle": "-|>", "color": W, "linewidth": 2.4, "mutation_scale": 15,
                "shrinkA": 0, "shrinkB": 0,
            },
        )  # fmt: skip


def four(value):
    """A number to four figures; to two where a power of ten takes the room."""
    text = numbers.short(value)
    return numbers.tex(value, 2 if "e" in text else 4)


def state(w, cost, slope_w):
    """Where a descent is, as a figure's text."""
    return f"$w = {four(w)}$,  $E = {four(cost)}$,  slope ${four(slope_w)}$"


def font_size(text, size, most):
    """A font size for this text: `size`, or less if its longest line has more than `most` signs."""
    text = text.replace(r"\cdot", "***")  # as wide as three signs, with its spaces
    lines = re.sub(r"\\alpha|[{}$^ ]", "", text).splitlines()
    return size * min(1, most / max(map(len, lines)))
