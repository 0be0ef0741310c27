"""What the figures of learning share: the cost at every step, the cost over w, a path on it."""

import numpy as np

from lib.show import drawing
from lib.show.numbers import tex
from lib.show.style import E, W

HIGHEST = 1e200  # above it matplotlib can't compute with the powers of ten of an axis


def costs(axes, descent, lowest=0.0):
    """The cost at every step, above the lowest one; in powers of ten where it changes so much."""
    step, cost = descent.at, descent["cost"].astype(float) - lowest
    seen = cost < HIGHEST
    step, cost = step[seen], cost[seen]
    positive = cost > 0
    wide = positive.any() and cost[positive].max() > 1000 * cost[positive].min()
    if wide:
        axes.set_yscale("log")
        step, cost = step[positive], cost[positive]
    else:
        drawing.plain_ticks(axes.yaxis)
    axes.plot(step, cost, "o-" if len(step) <= 40 else "-", color=E, markersize=5)
    axes.set(title="The cost at every step", xlabel="step", ylabel="$E$  (cost)")
    if lowest:
        axes.set_ylabel(f"$E$ above the lowest, ${tex(lowest)}$")
    axes.xaxis.get_major_locator().set_params(integer=True)
    drawing.plain_ticks(axes.xaxis)
    if wide and not positive[-1]:  # 0 is below every power of ten
        bottom = cost.min() / 300
        axes.set_ylim(bottom=bottom)
        axes.plot(descent.step, bottom, "v", color=E, markersize=9, clip_on=False)
        axes.annotate(
            "$E = 0$", (descent.step, bottom), (-10, 4), textcoords="offset points", ha="right"
        )


def cost_curve(axes, w, cost, lowest, title):
    """E over w, and its lowest point (w, E) if it lies between these w's."""
    axes.plot(w, cost, color=E, label="$E(w)$")
    axes.set(xlabel="$w$  (weight)", ylabel="$E$  (cost)", title=title)
    axes.margins(x=0.02)
    drawing.plain_ticks(axes.xaxis, axes.yaxis)
    low, high = np.min(cost), np.max(cost)
    room = (high - low) or max(abs(high), 1.0)
    axes.set_ylim(low - 0.06 * room, high + 0.05 * room)
    if w[0] <= lowest[0] <= w[-1] and low < high:
        axes.plot(
            *lowest, "D", color=E, markeredgecolor="white", markersize=12, zorder=4,
            label=f"lowest: $w = {tex(lowest[0])}$, $E = {tex(lowest[1])}$",
        )  # fmt: skip


def path(axes, w, cost, slope, reach=0.13):
    """Steps of a descent on the cost curve, each with its tangent.

    A tangent reaches at most `reach` of the axes' width or height to each side. Steps outside of
    the axes are left out.
    """
    low, high = axes.get_xlim()
    bottom, top = axes.get_ylim()
    inside = (w >= low) & (w <= high) & (cost <= top)
    wide, tall = reach * (high - low), reach * (top - bottom)
    half = 1 / np.hypot(1 / wide, slope / tall)
    label = "tangents"
    for x, y, s, d in np.transpose([w, cost, slope, half])[inside]:
        axes.plot(
            [x - d, x + d], [y - s * d, y + s * d], "--", color=W, linewidth=1.6, zorder=3,
            label=label,
        )  # fmt: skip
        label = None
    if inside.any():
        axes.plot(
            w[inside], cost[inside], "o-", color=W, markeredgecolor="white", linewidth=1, zorder=5,
            label=f"steps 0 to {len(w) - 1}",
        )  # fmt: skip
