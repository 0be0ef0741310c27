"""05: the table of its few steps, how they ended, in words, and what its figures were given."""

import sys

import numpy as np

from lib.graph.passes import brief, factor
from lib.learning import ending, stability
from lib.program.words import counted
from lib.show import tables
from lib.show.numbers import tex


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


def result(descent, steps, learning_rate, curvature):
    """Say what the first update was and how learning ended. Returns the exit code.

    `curvature`: None where the cost is another one, so that it says nothing.
    """
    done, slope = len(descent["w"]) - 1, descent["slope_w"][-1]
    if done:
        before, after, first = *map(brief, descent["w"][:2]), factor(descent["slope_w"][0])
        print(f"The first update: w = {before} - {brief(learning_rate)} * {first} = {after}")
    advice = []
    if slope and curvature is not None and learning_rate >= stability.limit(curvature):
        advice = ending.too_large(learning_rate, curvature)
    if slope and done < steps:
        sys.stdout.flush()
        what = f"Diverged at step {done + 1}: the numbers are too large for 64-bit floats."
        advice = advice or ["Try a smaller learning rate, or smaller numbers."]
        print(what, *advice, sep="\n", file=sys.stderr)
        return 1
    end = f"--steps {steps}" if slope else "the slope is 0, so w does not change"
    print(f"Stopped after {counted(done, 'step')}: {end}.", *advice, sep="\n")
    ending.show_values({"w": descent["w"][-1]})
    return 0


def given(formula, learning_rate, w=None):
    """What a figure was given, as mathematical text."""
    start = "" if w is None else f"$w = {tex(w)}$,   "
    return rf"{formula},   {start}learning rate $\alpha = {tex(learning_rate)}$"
