"""How learning ended, in words, and what the neuron says then."""

import math
import sys

import numpy as np

from lib.learning import stability
from lib.learning.descent import DIVERGED, INTERRUPTED, SLOPE_0, STALLED, STEPS, TOLERANCE
from lib.program.words import counted, few
from lib.show.numbers import text

# The cost of x's that are so small that their squares are 0 is as flat.
NO_CURVATURE = "All x are 0 (or almost 0), so the cost does not depend on w."
CURVATURES = (
    "A curvature says how much the slope changes when the parameters move by 1 in a direction."
)
SLOW = 0.01  # a learning rate below so much / curvature is small


def lowest(w, cost, curvature):
    """Say where the cost is lowest."""
    if curvature:
        print(f"The lowest cost is {text(cost, 10)}, at w = {text(w, 10)}")
    else:
        print(f"{NO_CURVATURE}\nThe cost is {text(cost, 8)} at every w: there is no lowest point.")


def predictions(descent, inputs, outputs):
    """Print the hypothesis at these inputs, numbers or lists; one that diverged says nothing."""
    if descent.ending != DIVERGED:
        for x, h in zip(inputs, np.ravel(outputs), strict=True):
            words = few(text(value, 10) for value in np.ravel(x))
            if np.isfinite(h):
                print(f"hypothesis({words}) = {text(h, None)}")
            else:
                print(f"hypothesis({words}) is too large for {descent.bits}-bit floats")


def ending(descent, learning_rate, curvature, tolerance=0.0, near=""):
    """Say how learning ended; a descent that diverged is told of on stderr.

    `curvature`: the largest one of the cost, everywhere or `near` some place, as "the start".
    """
    if descent.ending == DIVERGED:
        sys.stdout.flush()
        print(*_diverged(descent, learning_rate, curvature, near), sep="\n", file=sys.stderr)
    else:
        lines = _ended(descent, learning_rate, curvature, tolerance)
        if descent.ending == STEPS and not near and learning_rate >= stability.limit(curvature):
            lines += ["This cannot converge.", *_too_large(descent, learning_rate, curvature)]
        if descent.ending != INTERRUPTED and curvature == 0 and not near:
            lines += [NO_CURVATURE, "There is nothing to learn, and no learning rate is too large."]
        if descent.step >= 0:
            lines.append(_found(descent))
        # A reader who has gone is noticed by the flush, and is no interruption.
        print(*lines, sep="\n", flush=True)


def exit_code(descent):
    """130 if learning was interrupted, 1 if it diverged, else 0."""
    return {INTERRUPTED: 130, DIVERGED: 1}.get(descent.ending, 0)


def _ended(descent, learning_rate, curvature, tolerance):
    """How learning ended, as lines."""
    steps = counted(descent.step, "step")
    if descent.ending == INTERRUPTED:
        after = "before the first step" if descent.step < 0 else f"after {steps}"
        return [f"Interrupted {after}."]
    if descent.ending == STEPS:
        done = {0: "there is no step to do", 1: "the 1 step is done"}
        done = done.get(descent.step, f"all {steps} are done")
        return [f"Stopped: {done} (--steps {descent.step})."]
    if descent.ending == STALLED:
        return _stalled(descent, learning_rate, curvature)
    if descent.ending == TOLERANCE:
        small = f"not more than the tolerance {tolerance:g}"
        small = small if tolerance else "nothing is left to learn"
        why = f"the cost is {text(descent.last['cost'], 6)}, {small}"
    elif descent.ending == SLOPE_0:
        why = "the slope is 0"
    else:
        why = "a break in the script's loop ended it"
    return [f"Learning ended after {steps}: {why}."]


def _stalled(descent, learning_rate, curvature):
    """Why nothing moves, though the slope is not 0: no float is nearer, or the rate is small."""
    steps, floats = counted(descent.step, "step"), f"{descent.bits}-bit floats"
    names = " and ".join(descent.names) if len(descent.names) < 3 else "the parameters"
    if learning_rate * curvature >= SLOW:
        better = " (--float64 can)" if descent.bits == 32 else ""
        return [f"Finished after {steps}: {names} cannot get more exact in {floats}{better}."]
    better = ", or --float64" if descent.bits == 32 else ""
    return [
        f"Stopped after {steps}: the updates are too small to change {names} in {floats}.",
        f"Try a larger learning rate{better}.",
    ]


def _diverged(descent, learning_rate, curvature, near):
    """What happened, why, and what to try, as lines."""
    floats = f"{descent.bits}-bit floats"
    what = f"Diverged at step {descent.step + 1}: the numbers are too large for {floats}."
    smaller = "--float64" if descent.bits == 32 else "smaller numbers"
    if math.isinf(curvature):
        return [what, "The curvature of the cost is too large, too.", f"Try {smaller}."]
    if learning_rate >= stability.limit(curvature):
        return [what, *_too_large(descent, learning_rate, curvature, near)]
    if near:
        why, attempt = f"is stable near {near}, but not everywhere", "a smaller learning rate"
    else:
        why, attempt = "is not too large, but the numbers are", smaller
    return [what, f"The learning rate {text(learning_rate, 8)} {why}.", f"Try {attempt}."]


def _found(descent):
    return few(f"{name} = {text(descent.last[name], None)}" for name in descent.names)


def _too_large(descent, learning_rate, curvature, near=""):
    """Why this learning rate is too large, and what to try, as lines."""
    near = near and f" near {near}"
    if math.isinf(curvature):
        return [f"The curvature of the cost{near} is too large for floats."]
    limit = text(stability.limit(curvature), 8, "down")
    largest = "curvature" if len(descent.names) == 1 else "the largest curvature"
    return [
        f"The learning rate {text(learning_rate, 15)} is too large{near}: "
        f"it must be below {limit} (2 / {largest}).",
        curvature_is(curvature, descent.names, near),
        f"Try --learning-rate auto, which takes {text(stability.best_rate(curvature), 8, 'down')}.",
    ]


def curvature_is(curvature, names=("w",), near=""):
    """What the largest curvature of a cost is, as text, for these parameters."""
    number = text(curvature, 8)
    if len(names) == 1:
        return (
            f"The curvature of the cost{near} is {number}: "
            f"the slope changes by that much when {names[0]} changes by 1."
        )
    return f"The largest curvature of the cost{near} is {number}.\n({CURVATURES})"
