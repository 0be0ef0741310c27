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


# -------------------------------------------------------------------------------- before learning


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
    x, y = (np.array(some, float) for some in points)
    bias, X = "b" in descent.names, line.standardize([x], [scale])
    squared = ending.is_squared(cost, parameters, X, y)
    kept = squared and descent.rule_kept
    curvature = stability.largest_curvature(cost, parameters) if kept else None
    ending.of_descent(descent, learning_rate, curvature, tolerance)
    remarks = _remarks(x, y, bias)
    if descent.diverged:
        print(*(f"{words}\n" for words in remarks if kept), sep="", end="", file=sys.stderr)
    if descent.diverged or descent.step < 0:
        return ""
    ending.show_changed(squared, kept, "(W X + b - Y)^2")
    values, verdict = _given(descent, scale), ""
    if squared and curvature != 0:
        verdict, lines = ending.judge([x], y, [*values.values()], bias)
        if verdict == "off" and kept and descent.ending != TOLERANCE:
            given = scale == line.AS_GIVEN
            ready = line.standardize([x], [line.mean_and_spread(x, bias)]) if given else None
            learned = [float(descent.last[name]) for name in descent.names]
            run = X, y, learned, learning_rate, descent.step, bias
            lines += ending.advice(*run, standardized=ready)
        for words in [*(lines if descent.last["cost"] else []), *remarks]:
            print(words)  # of a cost of 0 it was said
    ending.show_values(values)
    return verdict


def _given(descent, scale):
    """The last w, and b if there is one, for x as it was given, a dict."""
    values = {name: descent.last[name] for name in descent.names}
    if scale == line.AS_GIVEN:
        return values  # in the floats that they were learned in
    both = line.to_given(values["w"], values.get("b", 0.0), *scale)
    return dict(zip(values, both, strict=False))


def _remarks(x, y, bias):
    """What is said of the points, whatever was learned, as lines."""
    if bias and np.ptp(x) == 0:
        any_line = "any line through the middle of the y's fits equally well"
        return [f"All x are equal, so w and b are not determined: {any_line}."]
    lowest, with_bias = (line.least_squares([x], y, some)[0] for some in (False, True))
    if not bias and lowest > ending.little(y) and with_bias < lowest / 2:
        cost = f"With --bias the lowest cost is {text(with_bias)} instead of {text(lowest)}."
        attempt = "Try --bias --standardize --learning-rate auto."
        return [f"This line goes through 0. {cost} {attempt}"]
    return []


def answers(descent, points, verdict, inputs, outputs):
    """Print the hypothesis at these inputs; where the line is not there, what the best one says."""
    if descent.diverged and len(inputs):
        print("There is no prediction: learning diverged.")
    if descent.diverged or descent.step < 0:
        return
    best = [*line.least_squares([points[0]], points[1], "b" in descent.names)[1], 0.0]
    for x, h in zip(inputs, np.ravel(outputs), strict=True):
        beside = f" (least squares: {text(best[0] * x + best[1], 8)})" if verdict == "off" else ""
        if np.isfinite(h):
            print(f"hypothesis({text(x, 10)}) = {text(h, None)}{beside}")
        else:
            print(f"hypothesis({text(x, 10)}) is too large for {descent.bits}-bit floats")


# ----------------------------------------------------------------------------------- the figures

# `run`: descent, points, scale, learning rate


def draw(run, verdict, names, path, show):
    """Draw both figures, as files or in windows; `names`: of the columns of x and y."""
    shown = {"": line_figure(*run, verdict, names, show), "cost": cost_figure(*run, verdict, show)}
    figures.finish("01_find_w", shown, path, show)


def line_figure(descent, points, scale, learning_rate, verdict, names, show):
    """The line at the start, after one and two steps and at the end; the first one's errors."""
    x, y = np.array(points[0], float), np.array(points[1], float)
    bias = "b" in descent.names
    w = descent["w"].astype(float) / scale[1]
    b = (descent["b"].astype(float) if bias else 0 * w) - w * scale[0]
    far = 0.0 if bias else min(0, x.min()), max(0, x.max())  # without a bias the line meets 0
    ends = np.array([x.min(), x.max()] if bias else far, float)
    ends += 0.08 * (np.ptp(ends) or 1) * np.array([-1, 1]) * (bias or ends != 0)
    heights = np.outer(w, ends) + b[:, None]
    tall = np.ptp(y) or abs(y[0]) or 1.0
    away = (SWINGS if descent.diverged else FAR) * tall
    near = (np.abs(heights - y.mean()) < away).all(axis=1)
    last = len(w) - 1
    rows = [row for row in (last, *range(min(last, 3))[::-1]) if near[row]]
    best = [*line.least_squares([x], y, bias)[1], 0.0]
    lines = {row: (w[row], b[row], f"step {descent.at[row]}") for row in rows}
    if verdict == "off":
        lines["best"] = best[0], best[1], "best line"
    if not drawable(x, y, heights[rows] if rows else 0.0):
        return None
    figure, axes = figures.sheet(show=show)
    figures.points(axes, x, y, names)
    view = max(tall, np.ptp([m * ends + c for m, c, _ in lines.values()]) if lines else 0.0)
    written = []
    for row, (m, c, name) in lines.items():  # the ends of some can't be told apart
        end = m * ends[1] + c
        has_room = all(abs(end - other) > 0.05 * view for other in written)
        style = {"color": H, "linewidth": 2.2, "alpha": PALE[row] if row in range(3) else 1}
        style |= {"linewidth": 3.2, "alpha": 1, "zorder": 2.5} if row == last else {}
        style = {"color": TEXT, "ls": "--", "linewidth": 1.6} if row == "best" else style
        if has_room or row == "best":
            axes.plot(ends, m * ends + c, **style)
        if has_room:
            written.append(end)
            name += rf": $w = {tex(m, 3)}$" + rf", $b = {tex(c, 3)}$" * bias
            at = {"textcoords": "offset points", "va": "center", "color": style["color"]}
            axes.annotate(name, (ends[1], end), (6, 0), **at)
    if 0 in rows and len(x) <= FEW_POINTS:
        first = w[0] * x + b[0]
        figures.errors(axes, x, y, first)
        worst = np.argmax(np.abs(first - y))
        middle = x[worst], (first[worst] + y[worst]) / 2
        at = {"textcoords": "offset points", "ha": "right", "va": "center", "color": E}
        axes.annotate("error", middle, (-6, 0), **at)
    figures.ticks(axes.xaxis, axes.yaxis)
    given = rf"learning rate $\alpha = {tex(learning_rate)}$,   {counted(len(x), 'point')}"
    shifted = not bias or abs(b[last] - b[0]) > 0.1 * abs(best[1] - b[0])
    figures.finding(figure, _line_title(descent, verdict, bias, shifted), given)
    return figure


def _line_title(descent, verdict, bias, shifted):
    steps = counted(descent.step, "step")
    if descent.diverged:
        return "The line swings further and further away"
    if descent.step == 0:
        return "The line at the start"
    if verdict == "there":
        return f"The line turns {'and shifts ' * bias}until it fits best"
    if verdict == "near":
        return f"After {steps} the line is almost the best one"
    if verdict == "off" and not shifted:
        return f"After {steps} the line has turned, but hardly shifted"
    return f"After {steps} the line is not yet the best one" if verdict else f"The line in {steps}"


def cost_figure(descent, points, scale, learning_rate, verdict, show):
    """The cost at every step, or how far it is above the lowest one, if it comes near to that."""
    y = np.array(points[1], float)
    lowest = line.least_squares([points[0]], y, "b" in descent.names)[0] if verdict else 0.0
    at, cost = descent.at, descent["cost"].astype(float)
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
        style = {"textcoords": "offset points", "color": E}
        axes.annotate(f"${tex(above[row], 3)}$", (at[row], above[row]), (8, 6), **style)
    if off:
        axes.axhline(lowest, color=TEXT, ls="--", lw=1.6)
        style = {"textcoords": "offset points", "ha": "right", "color": TEXT}
        place = (1, lowest), (0, 6), axes.get_yaxis_transform()
        axes.annotate(f"the lowest cost: ${tex(lowest)}$", *place, **style)
        axes.margins(y=0.12)
    axes.set(xlabel="step", ylabel="$E$ above the lowest" if lowest and not off else "$E$  (cost)")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, steps=figures.ROUND))
    given = rf"learning rate $\alpha = {tex(learning_rate)}$"
    given += rf",   the lowest cost is ${tex(lowest)}$" * (lowest > 0 and not off)
    title = _cost_title(descent, at, above, verdict)
    if off:
        times = text(cost[-1] / lowest, 3)
        title = f"After {counted(descent.step, 'step')} the cost is {times} times the lowest"
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
