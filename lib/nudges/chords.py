"""The parabola around w, and the chords that nudges of three sizes cut off it."""

from typing import NamedTuple

import numpy as np

from lib.learning import curve
from lib.learning.progress import round_step
from lib.program.quiet import tf
from lib.show import figures, numbers
from lib.show.figures import BACK, TEXT, E, W

NUDGES = np.array([2.0, 1.0, 0.1])  # the slides' parabola has room for these at w = 3
SHADES = (0.4, 0.6, 0.85)  # the smaller the nudge, the more its chord is like the tangent
POINTS = 101  # of the curve
ROW = 0.07  # of the curve's height, for each nudge below it
RIGHT = 0.27  # of the axis, free to the right of the curve
LABEL = 0.5  # of the axis to the right of w: room to its left for a nudge's name


class Chords(NamedTuple):
    """What is drawn around one w.

    w, E      the place on the parabola
    slope     the tangent's
    nudge     three nudges, the largest first
    by_nudge  the slope of each one's chord, shape [3]
    curve     some w's and their E's, each of shape [n]
    """

    w: float
    E: float
    slope: float
    nudge: np.ndarray
    by_nudge: np.ndarray
    curve: tuple


def of(cost, forward, w, slope, curvature, points):
    """The Chords at w. How large they are depends on how far away the lowest point is.

    cost       E of a column of w's
    forward    the slope that each of a column of nudges gives, in floats of some type
    slope      at w; slope / curvature is the distance from the lowest point
    curvature  of the cost
    points     how many the cost is the mean of
    """
    lowest = w - slope / curvature if 0 < curvature < np.inf else w
    nudge = NUDGES * round_step(max(abs(w - lowest) / 3, abs(w) / 20) or 1.0, 1)
    low, high = min(w, lowest), max(w + nudge[0], lowest)
    room = high - low
    near = np.linspace(low - 0.3 * room, high + 0.15 * room, POINTS)
    (heights,) = curve.in_blocks(lambda w: (cost(w),), near, points)
    (by_nudge,) = curve.in_blocks(lambda nudge: (forward(nudge, tf.float64),), nudge, points)
    return Chords(
        w, float(cost(tf.constant(w, tf.float64))), slope, nudge, by_nudge, (near, heights)
    )


def draw(axes, chords):
    """The curve, the tangent, and below them how far each nudge moves w."""
    w, E_w = chords.w, chords.E
    at, heights = chords.curve
    lowest = np.min(heights)
    height = (np.max(heights) - lowest) or abs(lowest) or 1.0
    axes.plot(at, heights, color=E, linewidth=2.6, zorder=4)
    rows = lowest - ROW * height * (1.2 + np.arange(len(NUDGES)))
    for nudge, slope, shade, row in zip(chords.nudge, chords.by_nudge, SHADES, rows, strict=True):
        after = E_w + slope * nudge
        _through(axes, chords, slope, shade, linewidth=2)
        axes.plot([w + nudge] * 2, [row, after], ":", color=W, linewidth=1, zorder=1)
        axes.plot([w, w + nudge], [row, row], color=W, linewidth=3, solid_capstyle="butt")
        axes.plot(
            w + nudge, after, "o", color="white", markeredgecolor=W, markeredgewidth=2, zorder=5
        )
        axes.annotate(
            f"nudge ${numbers.tex(nudge, 3)}$", (w, row), (-6, 0), textcoords="offset points",
            ha="right", va="center", color=TEXT,
        )  # fmt: skip
    _through(axes, chords, chords.slope, 1.0, linewidth=3)
    axes.plot([w, w], [rows[-1], E_w], ":", color=W, linewidth=1, zorder=1)
    axes.plot(w, E_w, "o", color=W, markeredgecolor="white", markersize=10, zorder=6)
    low = min(at[0], w - LABEL * (at[-1] - w))
    right = at[-1] + RIGHT * (at[-1] - low)
    axes.set(xlabel="$w$", ylabel="$E$", xlim=(low, right))
    axes.set_ylim(rows[-1] - ROW * height, np.max(heights) + 0.04 * height)
    figures.ticks(axes.xaxis, axes.yaxis)
    least = 0.0 if lowest < ROW * height else lowest  # E is nowhere lower
    axes.set_yticks([tick for tick in axes.get_yticks() if least <= tick <= axes.get_ylim()[1]])
    end = E_w + chords.slope * (at[-1] - w)
    axes.annotate(
        "tangent", (at[-1], max(end, lowest)), (6, 0), textcoords="offset points", va="center",
        color=BACK,
    )  # fmt: skip


def _through(axes, chords, slope, shade, **style):
    """A line of this slope through the place, as far down as the curve goes."""
    at, heights = chords.curve
    height = chords.E + slope * (at - chords.w)
    height[height < min(chords.E, *heights)] = np.nan
    axes.plot(at, height, color=BACK, alpha=shade, zorder=3, **style)
