"""01: how near the line is to the best one, in words, and the figures of line and cost."""

import math
import sys

import numpy as np
from matplotlib.ticker import MaxNLocator

from lib.learning import ending, line, stability
from lib.learning.descent import TOLERANCE
from lib.program.words import counted
from lib.show import figures
from lib.show.figures import TEXT, E, H
from lib.show.numbers import drawable, tex, text

FAR, SWINGS = 8, 20  # heights of the data: lines that are further away would make them small
FEW_POINTS = 10  # of more the errors are not drawn, which would hide the lines
FEW_STEPS = 40  # of more each has no dot of its own
PALE = 0.35, 0.55, 0.75  # the lines of the first steps


def warn(x, float64, standardize):
    """Say so if 32-bit floats make different x the same."""
    with np.errstate(over="ignore"):  # what is too large for them is said elsewhere
        different, told_apart = (len(np.unique(np.array(x, kind))) for kind in "df")
    if not (float64 or standardize) and told_apart < 0.9 * different:
        become = f"{different} different numbers become {told_apart}"
        print(f"32-bit floats can't tell these x apart: {become}. Use --standardize, or --float64.")


# -------------------------------------------------------------------------------- after learning


@np.errstate(all="ignore")  # of numbers too large for floats the words speak
def result(descent, points, scale, learning_rate, cost, parameters, tolerance):
    """Say how learning ended, how near to the lowest cost that is, and what w (and b) are.

    points  x and y as they were given
    scale   mean and spread: learning saw (x - mean) / spread

    Gives the verdict: "there", "near", "off", or "" where nothing can be said.
    """
    x, y = np.array(points, float)
    names, bias, X = descent.names, "b" in descent.names, line.standardize([x], [scale])
    squared = ending.is_squared(cost, parameters, X, y)
    kept = squared and descent.rule_kept
    curvature = stability.largest_curvature(cost, parameters) if kept else None
    ending.of_descent(descent, learning_rate, curvature, tolerance)
    remarks = _remarks(x, y, bias)
    if descent.diverged:
        print(*(f"{words}\n" for words in remarks if kept), sep="", end="", file=sys.stderr)
    if descent.diverged or descent.step < 0:
        return ""
    ending.show_changed_cost(squared, "(W X + b - Y)^2")
    ending.show_changed_rule(descent.rule_kept)
    given, learned = scale == line.AS_GIVEN, [descent.last[name] for name in names]
    values = learned if given else line.to_given(*[*learned, 0.0][:2], *scale)[: len(names)]
    verdict, lines = "", []
    if squared and curvature != 0:
        verdict, lines = ending.judge([x], y, values, bias)
        if verdict == "off" and kept and descent.ending != TOLERANCE:
            ready = line.standardize([x], [line.mean_and_spread(x, bias)]) if given else None
            run = X, y, np.array(learned, float), learning_rate, descent.step, bias
            lines += ending.advice(*run, standardized=ready)
        lines = lines if descent.last["cost"] else []  # of a cost of 0 it was said
        print(*(f"{words}\n" for words in [*lines, *remarks]), sep="", end="")
    ending.show_values(dict(zip(names, values, strict=True)))
    return verdict


def _remarks(x, y, bias):
    """What is said of the points, whatever was learned, as lines."""
    if bias and np.ptp(x) == 0:
        any_line = "any line through the middle of the y's fits equally well"
        return [f"All x are equal, so w and b are not determined: {any_line}."]
    (lowest, (w,), _), (with_bias, (best, _), _) = (
        line.least_squares([x], y, some) for some in (False, True)
    )
    much = with_bias < 0.9 * lowest or w * best < 0  # one line rises, the other one falls
    if not bias and lowest > ending.little(y) and much:
        cost = f"With --bias the lowest cost is {text(with_bias)} instead of {text(lowest)}."
        attempt = "Try --bias --standardize --learning-rate auto."
        return [f"This line goes through 0. {cost} {attempt}"]
    return []


def answers(descent, points, verdict, inputs, outputs):
    """Print the hypothesis at these inputs; where the line is not there, what the best one says."""
    if descent.diverged and len(inputs):
        print("There is no prediction: learning diverged.")
    if descent.diverged or descent.step < 0 or not len(inputs):
        return
    best = [*line.least_squares([points[0]], points[1], "b" in descent.names)[1], 0.0]
    for x, h in zip(inputs, np.ravel(outputs), strict=True):
        beside = f" (least squares: {text(best[0] * x + best[1], 8)})" if verdict == "off" else ""
        too_large = f" is too large for {descent.bits}-bit floats"
        says = f" = {text(h, None)}{beside}" if np.isfinite(h) else too_large
        print(f"hypothesis({text(x, 10)}){says}")


# ----------------------------------------------------------------------------------- the figures

# `run`: descent, points, scale, learning rate


def draw(run, verdict, names, path, show):
    """Draw both figures, as files or in windows; `names`: of the columns of x and y."""
    shown = {"": line_figure(*run, verdict, names, show), "cost": cost_figure(*run, verdict, show)}
    figures.finish("01_find_w", shown, path, show)


def line_figure(descent, points, scale, learning_rate, verdict, names, show):
    """The line at the start, after one and two steps and at the end; the first one's errors."""
    x, y = np.array(points, float)
    bias, last = "b" in descent.names, len(descent.at) - 1
    w = descent["w"] / scale[1]
    b = (descent["b"] if bias else 0 * w) - w * scale[0]
    best_w, best_b = [*line.least_squares([x], y, bias)[1], 0.0][:2]
    ends = np.array([x.min(), x.max()] if bias else [min(0.0, x.min()), max(0.0, x.max())])
    ends += 0.08 * (np.ptp(ends) or 1) * np.array([-1, 1]) * (bias or ends != 0)  # all meet at 0
    heights, tall = np.outer(w, ends) + b[:, None], np.ptp(y) or abs(y[0]) or 1.0
    far = (SWINGS if descent.diverged else FAR) * tall
    near = (np.abs(heights - y.mean()) < far).all(axis=1)
    rows = [row for row in (last, *range(min(last, 3))[::-1]) if near[row]]
    lines = {row: (w[row], b[row], f"step {descent.at[row]}") for row in rows}
    if verdict == "off":
        lines["best"] = best_w, best_b, "best line"
    if not drawable(x, y, heights[rows] if rows else 0.0):
        return None
    figure, axes = figures.sheet(show=show)
    figures.points(axes, x, y, names)
    view = max(tall, np.ptp([m * ends + c for m, c, _ in lines.values()]) if lines else 0.0)
    written = []
    for row, (m, c, name) in lines.items():  # the ends of some can't be told apart
        style = {"color": H, "alpha": PALE[row] if row in range(3) else 1}
        style = {"color": H, "linewidth": 3.2, "zorder": 2.5} if row == last else style
        style = {"color": TEXT, "ls": "--", "linewidth": 1.6} if row == "best" else style
        end = m * ends[1] + c
        has_room = all(abs(end - other) > 0.05 * view for other in written)
        if has_room or row == "best":
            axes.plot(ends, m * ends + c, **style)
        if has_room:
            written.append(end)
            name += rf": $w = {tex(m, 3)}$" + rf", $b = {tex(c, 3)}$" * bias
            figures.write(axes, name, (ends[1], end), (6, 0), style["color"], va="center")
    if 0 in rows and len(x) <= FEW_POINTS:
        first = w[0] * x + b[0]
        figures.errors(axes, x, y, first)
        worst = np.argmax(np.abs(first - y))
        middle = x[worst], (first[worst] + y[worst]) / 2
        figures.write(axes, "error", middle, (-6, 0), E, va="center")
    figures.ticks(axes.xaxis, axes.yaxis)
    given = rf"learning rate $\alpha = {tex(learning_rate)}$,   {counted(len(x), 'point')}"
    shifted = not bias or abs(b[last] - b[0]) > 0.1 * abs(best_b - b[0])
    figures.finding(figure, _line_title(descent, verdict, bias, shifted), given)
    return figure


def _line_title(descent, verdict, bias, shifted):
    steps = counted(descent.step, "step")
    if descent.diverged:
        return "The line swings further and further away"
    if descent.step == 0:
        return "The line at the start"
    if verdict == "off" and not shifted:
        return f"After {steps} the line has turned, but hardly shifted"
    return {
        "there": f"The line turns {'and shifts ' * bias}until it fits best",
        "near": f"After {steps} the line is almost the best one",
        "off": f"After {steps} the line is not yet the best one",
        "": f"The line in {steps}",
    }[verdict]


def cost_figure(descent, points, scale, learning_rate, verdict, show):
    """The cost at every step, or how far it is above the lowest one, if it comes near to that."""
    y, at, cost = np.array(points[1], float), descent.at, descent["cost"]
    lowest = line.least_squares([points[0]], y, "b" in descent.names)[0] if verdict else 0.0
    rounding = np.finfo(f"float{descent.bits}").eps
    hidden = 100 * max(rounding * lowest, (rounding * np.abs(y).max()) ** 2)
    lowest = lowest if lowest > hidden else 0.0
    off = verdict == "off" and lowest and cost[-1] > 2 * lowest
    above = cost if off else cost - lowest
    # Only rounding is below `hidden`; beyond 1e100 nothing can be drawn
    seen = (above > max(hidden, 1e-100)) & (above < 1e100)
    if not seen.any():
        return None
    at, above = at[seen], above[seen]
    figure, axes = figures.sheet(show=show)
    dots = len(at) <= FEW_STEPS
    axes.semilogy(at, above, "o-" if dots else "-", color=E)
    for row in range(min(2, len(at)) if dots else 0):
        figures.write(axes, f"${tex(above[row], 3)}$", (at[row], above[row]), (8, 6), E)
    given = rf"learning rate $\alpha = {tex(learning_rate)}$"
    if off:
        times, words = text(cost[-1] / lowest, 3), f"the lowest cost: ${tex(lowest)}$"
        title = f"After {counted(descent.step, 'step')} the cost is {times} times the lowest"
        axes.axhline(lowest, color=TEXT, ls="--", lw=1.6)
        at_the_end = {"xycoords": axes.get_yaxis_transform(), "ha": "right"}
        figures.write(axes, words, (1, lowest), (0, 6), **at_the_end)
        axes.margins(y=0.12)
    else:
        title = _cost_title(descent, at, above, verdict)
        given += rf",   the lowest cost is ${tex(lowest)}$" * (lowest > 0)
    axes.set(xlabel="step", ylabel="$E$ above the lowest" if lowest and not off else "$E$  (cost)")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, steps=figures.ROUND))
    figures.finding(figure, title, given)
    return figure


def _cost_title(descent, at, above, verdict):
    if len(at) == 1:
        return "One step leads to the lowest cost" if descent.step else "The cost at the start"
    each = np.diff(np.log(above)) / np.diff(at)
    low, middle, high = np.percentile(each, [10, 50, 90])  # near the end rounding has a say
    if len(at) > 2 and high - low < 0.05 * abs(middle):
        factor = math.exp(abs(middle))
        if factor < 1.01:
            return "The cost hardly changes from step to step"
        does = "divides" if middle < 0 else "multiplies"
        return f"Each step {does} the cost by {text(factor, 3)}"
    if descent.diverged or above[-1] > above[0]:
        return "The cost grows"
    return "The cost falls fast, then slowly" if verdict else "The cost at each step"
