"""How fast the cost falls: a picture of its steps, and which curvatures make it fast and slow."""

import numpy as np
from matplotlib.ticker import NullLocator

from lib.models.room import Room
from lib.show import numbers
from lib.show.style import TEXT, E

HIGHEST = 1e200  # above it matplotlib can't compute with the powers of ten of an axis
ROUNDING = 1e-13  # of a cost so much, and of the first one's height above the lowest, is rounding
SOON, MOST = 0.01, 0.9  # who has come so much of the way in so many of the steps, was fast
LEFT = 10  # a cost that is so many times as large as rounding is still falling
MUCH = 5  # a cost that falls so many times as fast as later falls fast
WIDE = 100  # costs that differ so many times are drawn in powers of ten
GUIDE = {"color": TEXT, "linewidth": 1.4, "linestyle": "--"}


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
        return "The cost falls fast, then slowly: two curvatures"
    return "The cost falls more and more slowly"


def draw(axes, descent, lowest, shape, learning_rate):
    """The cost above the `lowest` one at every step, and how fast it falls.

    One step multiplies what a direction with the curvature c adds to the cost by
    (1 - learning_rate c)^2. The smallest and the largest c are those of `shape`, a
    convexity.Shape.
    """
    step, above = _seen(descent, lowest)
    if not len(step):
        axes.set(xticks=[], yticks=[])
        return
    axes.plot(step, above, "o-" if len(step) <= 40 else "-", color=E, markersize=5, zorder=3)
    axes.set_xscale("symlog", linthresh=1, linscale=0.4)
    axes.set_xlim(0, 1.2 * max(step[-1], 1))
    axes.xaxis.set_minor_locator(NullLocator())
    if above.max() > WIDE * above.min() > 0:
        axes.set_yscale("log")
        axes.yaxis.set_minor_locator(NullLocator())
    else:
        axes.set_ylim(0, 1.1 * above.max() or 1.0)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(lambda value, at: f"${numbers.tex(value, 4)}$")
    height = f"above the lowest, ${numbers.tex(lowest, 3)}$"
    exact = lowest <= _rounding(descent)
    axes.set(xlabel="step", ylabel="$E$  (cost)" if exact else f"$E$ {height}")
    axes.set_title("the cost at every step", fontsize=11, pad=8)
    axes.set_ylim(axes.get_ylim())  # these limits stay
    room = Room(axes)
    room.take(_part(axes, step, above))
    falling = (above > LEFT * _rounding(descent)) & (above <= above[0])
    _guides(axes, room, step, above, falling, shape, learning_rate)


def _guides(axes, room, step, above, falling, shape, learning_rate):
    """How fast the cost falls at the largest curvature, from the start, and at the smallest."""
    low, high = axes.get_ylim()
    texts = {}
    drop = np.linspace(*_part(axes, step[:2], above[:2]), 10) if len(step) > 1 else None
    at = np.unique([0, *np.geomspace(1, max(step[-1], 1), 400)])
    named = [(shape.largest, 0)] if len(step) > 1 and falling[0] else []
    if 0 < shape.lowest < shape.largest and not shape.is_valley and falling[1:].any():
        named.append((shape.lowest, np.flatnonzero(falling)[-1]))
    for curvature, k in named:
        rest = (1 - learning_rate * curvature) ** 2
        with np.errstate(all="ignore"):
            line = above[k] * rest ** (at - step[k])
        shown = (line >= low) & (line <= high)
        axes.plot(at[shown], line[shown], **GUIDE)
        guide = _part(axes, at[shown], line[shown])
        room.take(guide)
        text = f"curvature ${_three(curvature)}$:\n{_rate(rest)} a step"
        texts[text] = np.vstack([guide[:: 1 + len(guide) // 40], drop if k == 0 else drop[:0]])
    for text, places in texts.items():
        room.write(text, places)


def _rate(rest):
    return rf"$\times {_three(rest)}$" if rest > 1 else f"$-{_three(100 * (1 - rest))}$ %"


def _three(value):
    return numbers.tex(float(numbers.short(value, 3)), 7)


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
