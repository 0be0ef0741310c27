"""02: from where to where the cost is drawn, its table, its lowest point in words, its figure."""

import numpy as np
from matplotlib.patches import ConnectionPatch
from matplotlib.ticker import MaxNLocator

from lib.learning import ending, line, stability
from lib.learning.descent import SLOPE_0, TOLERANCE
from lib.program.words import counted
from lib.show import figures, tables
from lib.show.numbers import drawable, require_finite, tex, text

FEW = 20  # points: the errors of more, and a legend, have no room in a small view
FEW_STEPS = 200  # of a path: more are not told apart
TITLES = {
    "explodes": "Each step leads further away: the learning rate is too large",
    "jumps for ever": "Each step jumps across the lowest point, and comes no nearer",
    "jumps across": "Each step jumps across the lowest point, and comes nearer",
    "lands in one step": "One step lands on the lowest point",
    "comes nearer": "Each step comes nearer to the lowest point",
    "too small": "Each step comes only a little nearer to the lowest point",
}


def around(x, y, path=()):
    """From where to where w is drawn: around the lowest point, with a path; the slides' -3 to 5."""
    with np.errstate(all="ignore"):  # near the end of the floats
        lowest = line.least_squares([x], y, False)[1][0]
        steep = np.abs(y).max() / np.abs(x).max()  # the w of a line as steep as the points
    half = 4 * steep if 0 < steep < np.inf else 4.0
    far = 10 * max([half, *(abs(w - lowest) for w in path[:1])])  # else the curve is not seen
    seen = [w for w in path if abs(w - lowest) <= far]
    return float(min([lowest - half, *seen])), float(max([lowest + half, *seen]))


def show_table(low, high, cost_and_slope, points):
    """Print E and its slope at round w's from low to high, and give all three."""
    ticks = MaxNLocator(12, steps=figures.ROUND, integer=True, min_n_ticks=3).tick_values(low, high)
    hair = 1e-9 * (high - low)
    w = np.array([w for w in ticks if low - hair <= w <= high + hair] or [low, high])
    E, slope = stability.in_blocks(cost_and_slope, w, points)
    require_finite(E, slope)
    tables.row(["w", "cost", "slope_w"])
    for one, *others in zip(w, E, slope, strict=True):
        tables.row([text(one, 6), *others])
    return w, E, slope


def show_lowest(cost_and_slope, curvature, squared):
    """Say where the lowest point is, and give it, (w, E); None if the cost is another one."""
    ending.show_changed_cost(squared, "(W X - Y)^2")
    if not squared:
        return None
    lowest = stability.lowest(cost_and_slope, curvature)
    require_finite(curvature, *lowest, what="the lowest point, or the curvature of the cost,")
    w, E = (text(number, 10) for number in lowest)
    print(f"The lowest cost is {E}, at w = {w}" if curvature else f"The cost is {E} at every w")
    return lowest


def show_ending(descent, learning_rate, curvature, lowest):
    """Say how the path ended, and give what becomes of it, a key of TITLES, or "" if unknown."""
    known = descent.rule_kept and lowest is not None
    ending.of_descent(descent, learning_rate, curvature if known else None)
    ending.show_changed_rule(descent.rule_kept)
    if descent.step >= 0 and not descent.diverged:
        ending.show_values({"w": descent.last["w"]})
    return stability.fate(1 - learning_rate * curvature) if known else ""


def draw(w, E, cost_and_slope, lowest, points, path, show):
    """The curve of the cost, with the path on it, or without one with three of its w's as lines.

    `points`: x, y, and their names. `path`: a descent, its rate, and what becomes of it; or None.
    """
    x, y = np.array(points[0]), np.array(points[1])
    if not drawable(w, E, x, y):
        return None
    figure = figures.blank((10, 6.5), show)
    figure.get_layout_engine().set(w_pad=0.12, h_pad=0.08)
    parts = figure.subplot_mosaic("E" if path else "abc;EEE", height_ratios=[1] if path else [3, 4])
    *views, axes = parts.values()
    axes.plot(w, E, color=figures.E, label="$E$")
    axes.set(xlabel="$w$  (weight)", ylabel="$E$  (cost)")
    axes.margins(x=0.1 if path else 0.05)
    figures.ticks(axes.xaxis, axes.yaxis)
    given = figures.formula(x, y) if lowest else "$E$: the cost"
    given += f",   {counted(len(x), 'point')}" * (len(x) > 1)
    if path:
        given += rf",   learning rate $\alpha = {tex(path[1])}$"
        title = _path(axes, path[0], path[2])
        away = np.abs(path[0]["w"][:2] - lowest[0]) if path[2] else []
        if len(away) == 2 and away[0] and w[0] <= lowest[0] <= w[-1]:
            part = tex(away[1] / away[0] if away[1] > 1e-9 * away[0] else 0.0, 3)
            given += f",   each step multiplies the distance to × by {part}"
            axes.scatter(*lowest, 60, color=figures.TEXT, marker="x", zorder=5)
    else:
        inside = bool(lowest and x.any() and w[0] < lowest[0] < w[-1])
        middle = lowest[0] if inside else (w[0] + w[-1]) / 2
        chosen = np.array([(w[0] + middle) / 2, middle, (middle + w[-1]) / 2])
        heights, _ = stability.in_blocks(cost_and_slope, chosen, len(x))
        _lines(axes, views, chosen, heights, x, y, points[2])
        views[1].set_title(views[1].get_title() + ", the lowest" * inside)
        title = "Each point of the curve is one line" + "; the lowest fits best" * inside
    figures.finding(figure, title if x.any() else "E is the same for every w: all x are 0", given)
    return figure


def _lines(axes, views, chosen, heights, x, y, names):
    """Three w's, each as a line in a view of its own that is tied to its point of the curve."""
    ends = np.array([min(0.0, x.min()), max(0.0, x.max())])
    ends += 0.1 * np.ptp(ends) * np.sign(ends) if x.any() else [-1, 1]
    seen = [*y, *np.outer(chosen, ends).ravel()]
    room = 0.05 * np.ptp(seen) or 1.0
    digits = 4 + max(0, round(np.log10(np.abs(chosen).max() / np.ptp(chosen))))
    for view, w, E in zip(views, chosen, heights, strict=True):
        figures.points(view, x, y, names)
        view.plot(ends, w * ends, color=figures.H, label="$h = w\\,x$")
        if len(x) <= FEW:
            figures.errors(view, x, y, w * x)
        view.set_title(f"$w = {tex(w, digits)}$\n$E = {tex(E, 3)}$")
        view.set(xlim=ends, ylim=(min(seen) - room, max(seen) + room), ylabel="")
        view.set_xlabel(figures.named("x", names[0], 12), loc="right")
        figures.ticks(view.xaxis, view.yaxis)
        axes.plot(w, E, "o", color=figures.H, markersize=10, markeredgecolor="white", zorder=4)
        marks = [mark for mark in view.get_xticks() if ends[0] <= mark <= ends[1]]
        view.set_xticks(marks)
        middle = np.mean(marks[(len(marks) - 2) // 2 :][:2])  # between two numbers
        tie = (w, E), (middle, 0), axes.transData, view.get_xaxis_transform()
        axes.figure.add_artist(ConnectionPatch(*tie, color=figures.H))
    views[0].set_ylabel(figures.named("y", names[1], 12))
    if len(x) <= FEW:
        views[0].legend(handles=views[0].lines, loc="best", borderaxespad=0.2)


def _path(axes, descent, fate):
    """The steps on the curve, with their numbers on its outer side where they have room; a title"""
    (low, high), w, E = axes.lines[0].get_xdata()[[0, -1]], descent["w"], descent["cost"]
    seen = np.flatnonzero((w >= low) & (w <= high))
    seen = [*seen[:FEW_STEPS], *seen[FEW_STEPS:][-1:]]
    axes.plot(w[seen], E[seen], "o-", color=figures.W, markeredgecolor="white", linewidth=1.6)
    style = {"arrowstyle": "-|>", "color": figures.W, "shrinkA": 0, "mutation_scale": 18}
    for row in seen[:-1]:
        if row + 1 in seen and abs(w[row + 1] - w[row]) > 0.1 * (high - low):
            half = w[row : row + 2].mean(), E[row : row + 2].mean()
            axes.annotate("", half, (w[row], E[row]), arrowprops=style)
    written = []
    for row in dict.fromkeys([*seen[:1], *seen[-1:], *seen]):
        if all(abs(w[row] - other) > 0.05 * (high - low) for other in written):
            words = f"{'' if written else 'step '}{descent.at[row]}"
            offset, style = (8 * np.sign(descent["slope_w"][row]) or -8, -6), {"fontweight": "bold"}
            figures.write(axes, words, (w[row], E[row]), offset, figures.W, va="top", **style)
            written.append(w[row])
    if descent.step == 0 and descent.ending in (SLOPE_0, TOLERANCE):
        return "At the start the slope is 0: nothing moves"
    return TITLES.get(fate) or f"{counted(descent.step, 'step')} on the curve of the cost"
