"""05: its learning rate, the table of its few steps, how they ended, in words, and the figures."""

import sys

import numpy as np

from lib.graph.passes import brief, factor
from lib.program.words import counted
from lib.show import tables
from lib.show.numbers import tex, text


def curvature(graph):
    """How much the slope changes when w changes by 1; None where E is no parabola over w."""
    (w,) = graph.passes().value["w"]
    far = max(1.0, abs(w))
    left, middle, right = (graph.passes(w=w + k * far).slope["w"].item() for k in (-1, 0, 1))
    left, right = (middle - left) / far, (right - middle) / far
    return right if right > 0 and np.isclose(left, right, rtol=1e-6, atol=0) else None


def choose(asked, curvature):
    """The learning rate that was asked for; auto: 1 / the curvature, or 1 where there is none."""
    if asked == "auto":
        asked = 1 / curvature if curvature else 1.0
        print(f"learning_rate = {text(asked, 8)} (--learning-rate auto)")
    return asked


def row(descent, step, *numbers):
    """Print and keep a step's w, slope and cost; False if it is the last one: the slope is 0, or
    they are too large for floats.
    """
    numbers = [np.ravel(number).item() for number in numbers]
    if not np.isfinite(numbers).all():
        return False
    if step == 0:
        tables.row(["step", *descent])
    tables.row([step, *numbers])
    for column, number in zip(descent.values(), numbers, strict=True):
        column.append(number)
    return numbers[1] != 0


def ending(descent, steps, learning_rate, curvature):
    """Say what the first update was and how learning ended. Returns the exit code."""
    done, slope = len(descent["w"]) - 1, descent["slope_w"][-1]
    if done:
        before, after, first = *map(brief, descent["w"][:2]), factor(descent["slope_w"][0])
        print(f"The first update: w = {before} - {brief(learning_rate)} * {first} = {after}")
    advice = ""
    if curvature and slope and learning_rate * curvature >= 2:
        limit, auto = text(2 / curvature, 8, "down"), text(1 / curvature, 8, "down")
        what = f"The learning rate {text(learning_rate, 15)} is too large"
        advice = f"{what}: it must be below {limit} (2 / curvature).\n"
        advice += f"Try --learning-rate auto, which takes {auto}.\n"
    if slope and done < steps:
        sys.stdout.flush()
        what = f"Diverged at step {done + 1}: the numbers are too large for 64-bit floats."
        advice = advice or "Try a smaller learning rate, or smaller numbers.\n"
        print(what, advice, sep="\n", end="", file=sys.stderr)
        return 1
    end = f"--steps {steps}" if slope else "the slope is 0, so w does not change"
    print(
        f"Stopped after {counted(done, 'step')}: {end}.\n{advice}w = {text(descent['w'][-1], None)}"
    )
    return 0


def given(formula, learning_rate, w=None):
    """What a figure was given, as mathematical text."""
    start = "" if w is None else f"$w = {tex(w)}$,   "
    return rf"{formula},   {start}learning rate $\alpha = {tex(learning_rate)}$"
