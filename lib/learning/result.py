"""How learning ended, in words, and what the neuron says then."""

import math
import sys

import numpy as np

from lib.learning import stability
from lib.learning.descent import DIVERGED, INTERRUPTED, LEFT, SLOPE_0, STALLED, TOLERANCE
from lib.show.numbers import below, counted, digits, short

# The cost of x's that are so small that their squares are 0 is as flat.
NO_CURVATURE = "All x are 0 (or too near to it): the cost does not depend on w"


def lowest(w, cost, curvature):
    """Say where the cost is lowest."""
    if curvature:
        print(f"The cost is lowest at w = {short(w, 10)}: {short(cost, 10)}")
    else:
        print(f"{NO_CURVATURE}: it is {short(cost, 8)} at every w, and nowhere lowest.")


def predictions(descent, inputs, outputs):
    """Print the hypothesis at these inputs, numbers or lists; one that diverged says nothing."""
    if descent.ending != DIVERGED:
        for x, h in zip(inputs, np.ravel(outputs), strict=True):
            words = ", ".join(short(value, 10) for value in np.ravel(x))
            if np.isfinite(h):
                print(f"hypothesis({words}) = {digits(h)}")
            else:
                print(f"hypothesis({words}) is too large for {descent.bits}-bit floats")


def ending(descent, learning_rate, curvature, tolerance=0.0, near=""):
    """Say how learning ended; a descent that diverged is told of on stderr.

    `curvature`: the largest one of the cost, everywhere or `near` some place, as "the start".
    """
    if descent.ending == DIVERGED:
        sys.stdout.flush()
        print(_diverged(descent, learning_rate, curvature, near), file=sys.stderr)
    else:
        # A reader who has gone is noticed by the flush, and is no interruption.
        print(_words(descent, learning_rate, curvature, tolerance, near), flush=True)


def exit_code(descent):
    """130 if learning was interrupted, 1 if it diverged, else 0."""
    return {INTERRUPTED: 130, DIVERGED: 1}.get(descent.ending, 0)


def _words(descent, learning_rate, curvature, tolerance, near):
    steps = counted(descent.step, "step")
    if descent.ending == INTERRUPTED:
        if descent.step < 0:
            return "Interrupted before the first step."
        return f"Interrupted after {steps}: {_found(descent)}"
    if descent.ending == TOLERANCE:
        small = f"at most the tolerance, {tolerance:g}" if tolerance else "nothing is left to learn"
        cost = short(descent.last["cost"], 6)
        why = f"Learning ended after {steps}: the cost is {cost}, {small}."
    elif descent.ending == SLOPE_0:
        why = f"Learning ended after {steps}: the slope is 0."
    elif descent.ending == LEFT:
        why = f"Learning ended after {steps}: the script's loop was left."
    elif descent.ending == STALLED:
        further = "; --float64 goes further" if descent.bits == 32 else ""
        why = (
            f"Stopped after {steps}: the slope is not 0, but the next update is too small "
            f"to change a {descent.bits}-bit float{further}."
        )
    else:
        why = f"Stopped after {steps}: --steps allows no more."
        if not near and learning_rate >= stability.limit(curvature):
            why += f" This cannot converge: {_limit(learning_rate, curvature, near)}"
    if curvature == 0 and not near:
        why += f" {NO_CURVATURE}, so there is nothing to learn and no learning rate is too large."
    return f"{why} {_found(descent)}"


def _diverged(descent, learning_rate, curvature, near):
    bits = descent.bits
    further = "; --float64 goes further" if bits == 32 else ""
    words = f"Diverged at step {descent.step + 1}: the numbers are too large for {bits}-bit floats"
    if near and learning_rate < stability.limit(curvature):
        words += f": the learning rate {short(learning_rate, 8)} is stable near {near} only."
    elif learning_rate < stability.limit(curvature):
        words += f", though the learning rate, {short(learning_rate)}, is stable{further}."
    elif math.isinf(curvature):
        words += f", and so is the curvature of the cost{further}."
    else:
        words += f", since {_limit(learning_rate, curvature, near)}"
    return words + (f" Last finite: {_found(descent)}" if descent.last else "")


def _found(descent):
    return ", ".join(f"{name} = {digits(descent.last[name])}" for name in descent.names)


def _limit(learning_rate, curvature, near):
    near = near and f" near {near}"
    if math.isinf(curvature):
        return f"the curvature of the cost{near} is too large for floats."
    return (
        f"the learning rate {short(learning_rate, 15)} is not below "
        f"{below(stability.limit(curvature))} "
        f"(2 / the largest curvature of the cost{near}, {short(curvature, 8)}); "
        f"--learning-rate auto takes {below(stability.best_rate(curvature))}."
    )
