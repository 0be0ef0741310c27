"""What the figures of a run say, chosen by its numbers: a sentence each."""

import math

import numpy as np

from lib.program.words import counted
from lib.show import numbers

SEEN = 0.015  # of a figure's height: lines that are nearer look the same
TOO_FAR = "One step leads further away than floats reach"
HARDLY = 0.01  # of the cost


def given(descent, learning_rate, samples):
    """What the run was given, and how many steps it made, as a figure's text."""
    points, steps = counted(samples, "point"), counted(descent.step, "step")
    return f"{_start(descent, learning_rate)};  {points}, {steps}"


def curve_given(samples, descent=None, learning_rate=None):
    """The same of the cost curve and of a path on it, if there is one."""
    cost = f"$E$ is the mean of $(w\\,x - y)^2$ over {counted(samples, 'point')}"
    if descent is None:
        return cost
    steps = counted(descent.step, "step")
    return f"{cost};  {steps} with {_start(descent, learning_rate)}"


def _start(descent, learning_rate):
    start = ", ".join(f"${name} = {numbers.tex(descent[name][0], 3)}$" for name in descent.names)
    return rf"$\alpha = {numbers.tex(learning_rate, 3)}$ from {start}"


def outside(at, near):
    """Which steps' lines are too far away to be seen whole, to be added to what was given.

    `at`: the steps; `near`: which of their lines are near the points.
    """
    if near.all():
        return ""
    if not near.any():
        return ";  the line is far outside"
    first, last = at[near][[0, -1]]
    if first > 0:
        return f";  before step {first} the line is far outside"
    after = at[at > last]
    return f";  from step {after[0]} on the line is far outside" if len(after) else ""


def turned(run, lowest, names):
    """What the line of a run does.

    run     its lines.Lines
    lowest  least squares: the lowest cost, and where it is
    names   the parameters
    """
    if names == ["w"] and not lowest.is_unique:
        return "No w makes the line fit better: all x are 0"
    verb = "turns and shifts" if "b" in names else "turns"
    tall = run.top - run.bottom
    fits = "fits" if math.sqrt(lowest.cost) <= SEEN * tall else "fits best"
    off = np.abs(run.missed).max(axis=1)
    has_moved = np.abs(run.heights[-1] - run.heights[0]).max() > SEEN * tall
    if off[-1] <= SEEN * tall:
        if not has_moved:
            return f"The line {fits} from the start"
        return f"The line {'swings to and fro' if run.swings else verb} until it {fits}"
    if len(off) == 1:
        return TOO_FAR if run.diverged else "The line before learning"
    if off[-1] > 1.01 * off[0]:
        return "The line swings further and further away"
    if run.swings and off[-1] > 0.99 * off[0]:
        return "The line swings to and fro and comes no nearer"
    if not has_moved:
        return "The line has hardly moved"
    return f"The line {'swings' if run.swings else verb}, but does not fit yet"


def fell(run):
    """What the cost of a run does; `run`: its fall.Fall."""
    above, each = run.above, run.factor
    part = "the cost above the lowest" if run.lowest else "the cost"
    if not above.any():
        return "The cost is the lowest from the start"
    if len(above) == 1:
        return TOO_FAR if run.diverged else "The cost before learning"
    if run.sudden:
        return "One step leads to the lowest cost"
    if np.abs(run.cost - run.cost[0]).max() < HARDLY * run.cost[0]:
        return "The cost hardly changes"
    if each is None and above[-1] > above[0]:
        return "The cost grows: the learning rate is too large"
    if each is None:
        left = above[above > 0]
        slows = len(left) > 2 and left[1] / left[0] < left[-1] / left[-2]
        return "The cost falls fast, then slowly" if slows else "The cost falls"
    if each > 1.1:
        return f"Each step makes the cost {_number(each)} times as large"
    if each > 1:
        return f"Each step adds {_number(100 * (each - 1))} % to {part}"
    if each > 0.99:
        return f"Each step takes away {_number(100 * (1 - each))} % of {part}"
    return f"Each step leaves {_number(100 * each)} % of {part}"


def _number(value):
    """A number to two digits; only its power of ten is mathematical text, which can't be bold."""
    text = numbers.tex(value, 2)
    return f"${text}$" if "^" in text else text


def curve(is_lowest_seen, is_curved):
    """What the cost curve is; whether its lowest point is on it, and whether it is curved at all"""
    if not is_curved:
        return "E is the same for every w: all x are 0"
    if not is_lowest_seen:
        return "Each point of the curve is one line"
    return "Each point of the curve is one line; the lowest fits best"
