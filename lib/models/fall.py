"""How fast the cost falls: a picture of its steps, and which curvatures make it fast and slow."""

import math

import numpy as np
from matplotlib.ticker import MaxNLocator, NullLocator

from lib.models.room import Room
from lib.show import numbers
from lib.show.figures import FAINT, E

HIGHEST = 1e200  # above it matplotlib can't compute with the powers of ten of an axis
ROUNDING = 1e-13  # of a cost so much, and of the first one's height above the lowest, is rounding
SOON, MOST = 0.01, 0.9  # who has come so much of the way in so many of the steps, was fast
LEFT = 10  # a cost that is so many times as large as rounding is still falling
MUCH = 5  # a cost that falls so many times as fast as later falls fast
WIDE = 100  # costs that differ so many times are drawn in powers of ten
FEW = 40  # so many steps are marked, each with a dot
DEPTH = 1e-6  # of the first cost: the axis in powers of ten ends there
GONE = 0.01  # if a step leaves less, it is gone


def finding(descent, lowest):
    """What is seen, in a sentence."""
    step, above = _seen(descent, lowest)
    if not len(step):
        return "The cost is too large to be drawn"
    if descent.diverged or above[-1] > above[0]:
        return r"$\alpha$ is too large: the cost rises, step by step"
    if above[0] <= _rounding(descent):
        return "The cost is as low as it can be from the start"
    if len(step) == 1:
        return "No step was made: this is the start"
    falling = above > LEFT * _rounding(descent)
    if not falling[1:].any():
        return "One step, and the cost is as low as it can be"
    step, above = step[falling], above[falling]
    first, last = (_fall(step[some], above[some]) for some in (slice(2), slice(-2, None)))
    if first < MUCH * last:
        return "The cost falls by about the same part at each step"
    soon = above[np.searchsorted(step, max(1, SOON * step[-1]))]
    if above[0] - soon > MOST * (above[0] - above[-1]):
        return "Fast at once, then slowly: each curvature has its own speed"
    return "The cost falls more and more slowly"


def draw(axes, descent, lowest, shape, learning_rate):
    """The cost at every step, the `lowest` one, and how fast it falls, in words.

    One step multiplies what a direction with the curvature c adds to the cost by
    (1 - learning_rate c)^2. The smallest and the largest c are those of `shape`, a
    convexity.Shape.
    """
    step, above = _seen(descent, lowest)
    if not len(step):
        axes.set(xticks=[], yticks=[])
        return
    cost = above + lowest
    low = max(cost.min(), DEPTH * cost[0])
    is_wide = cost.max() > WIDE * low > 0
    lower = np.flatnonzero(cost < low) if is_wide else []
    if len(lower):  # what is lower is not shown
        step, above, cost = (some[: lower[0] + 1] for some in (step, above, cost))
    axes.plot(step, cost, "o-" if len(step) <= FEW else "-", color=E, markersize=5, zorder=3)
    _step_axis(axes, step[-1])
    if is_wide:
        top = cost.max()
        axes.set_yscale("log")
        axes.set_ylim(low * (low / top) ** 0.15, top * (top / low) ** 0.05)
        axes.yaxis.set_minor_locator(NullLocator())
        axes.yaxis.set_major_formatter(_power)
    else:
        axes.set_ylim(0, 1.1 * cost.max() or 1.0)
        axes.yaxis.set_major_formatter(lambda value, at: f"${numbers.tex(value, 4)}$")
    axes.set(xlabel="step", ylabel="$E$  (cost)")
    axes.set_title("the cost at every step", fontsize=11)
    room = Room(axes)
    room.take(_part(axes, step, cost))
    ends = np.linspace(*axes.get_xlim(), 200)
    floor = _part(axes, ends, np.full(200, lowest))
    if lowest > 0 and 0 < floor[0, 1] < 1:
        axes.axhline(lowest, color=FAINT, linewidth=1.4, linestyle="--", zorder=1)
        room.take(floor)
        sides = np.column_stack([np.linspace(0.3, 1, 20), np.full(20, floor[0, 1])])
        room.write(f"lowest: $E = {numbers.tex(lowest, 3)}$", sides)
    falling = (above > LEFT * _rounding(descent)) & (above <= above[0])
    _speeds(axes, room, step, cost, falling, shape, learning_rate)


def _step_axis(axes, last):
    """Powers of ten for many steps, and the start beside them."""
    axes.set_xlim(0, 1.2 * max(last, 1))
    if last > FEW:
        axes.set_xscale("symlog", linthresh=1, linscale=0.7)
        axes.xaxis.set_minor_locator(NullLocator())
        axes.xaxis.set_major_formatter(_power)
    else:
        axes.set_xlim(-0.03 * max(last, 1))
        axes.xaxis.set_major_locator(MaxNLocator(6, integer=True))


def _power(value, at):
    """The tick at a power of ten, or at the start."""
    if value <= 0:
        return "start"
    power = round(math.log10(value))
    return f"${10**power}$" if power in (0, 1) else f"$10^{{{power}}}$"


def _speeds(axes, room, step, cost, falling, shape, learning_rate):
    """How fast the cost falls at the largest curvature and at the smallest.

    The faster one is written beside the first step, and the slower one where the run ends.
    """
    if len(step) < 2 or not falling[0]:
        return
    curvatures = [shape.largest]
    if 0 < shape.lowest < shape.largest and not shape.is_valley and falling[1:].any():
        curvatures.append(shape.lowest)
    curvatures.sort(key=lambda curvature: abs(1 - learning_rate * curvature))
    left = [(1 - learning_rate * curvature) ** 2 for curvature in curvatures]
    words = [f"curvature ${numbers.tex(curvature, 3)}$" for curvature in curvatures]
    what = ["half"]
    if len(left) > 1 and left[1] < 1 and 1 - left[0] > MUCH * (1 - left[1]):
        words = [f"{speed}: {word}" for speed, word in zip(("fast", "slow"), words, strict=True)]
        what = ["half", "half of the rest"]
    places = _part(axes, step, cost)
    begin, end = np.linspace(places[0], places[:2].mean(axis=0), 10), places[places[:, 0] > 0.6]
    for word, curvature, some, where in zip(words, curvatures, what, (begin, end), strict=False):
        room.write(
            f"{word}:\n{_speed(learning_rate * curvature, some)}", where[:: 1 + len(where) // 40]
        )


def _speed(part, what):
    """What steps do to the cost of a direction; `part`: the learning rate times the curvature."""
    left = (1 - part) ** 2
    if left >= 1:
        return rf"$\times {numbers.tex(left, 3)}$ a step"
    if left < GONE:
        return "done in one step"
    if left <= 0.5:
        return f"a step leaves ${numbers.tex(100 * left, 3)}$ %"
    steps = math.log(0.5) / (2 * math.log1p(-min(part, 2 - part)))
    count = f"{float(f'{steps:.2g}'):,.0f}" if steps < 1e7 else f"${numbers.tex(steps, 2)}$"
    return f"{what} in\n{count} steps"


def _seen(descent, lowest):
    """The steps that can be drawn, and their costs above the lowest one."""
    above = descent["cost"] - lowest
    above = np.maximum(above, _rounding(descent))
    seen = above < HIGHEST
    return descent.at[seen], above[seen]


def _rounding(descent):
    """What may be rounding, of a cost above the lowest one."""
    return ROUNDING * descent["cost"][0]


def _fall(step, above):
    """Which part of a cost one step takes away, between two steps."""
    if len(step) < 2:
        return 0.0
    return 1 - (above[1] / above[0]) ** (1 / (step[1] - step[0]))


def _part(axes, x, y):
    """Places as parts of the axes, from 0 to 1."""
    places = axes.transData.transform(np.transpose([x, y]))
    return axes.transAxes.inverted().transform(places)
