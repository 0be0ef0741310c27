"""How learning ended, in words: why it stopped, and how near to the lowest cost that is."""

import math
import sys

import numpy as np

from lib.learning import line, stability
from lib.learning.descent import DIVERGED, INTERRUPTED, SLOPE_0, STALLED, STEPS, TOLERANCE
from lib.learning.training import placed
from lib.program.words import counted
from lib.show.numbers import text

# The cost of x's that are so small that their squares are 0 is as flat
NO_CURVATURE = "All x are 0 (or almost 0), so the cost does not depend on w."
CURVATURES = (
    "A curvature says how much the slope changes when the parameters move by 1 in a direction."
)
SLOW = 0.01  # a learning rate below so much / curvature is small
THERE = 1e-6  # of y's variance: a cost that is no further above the lowest one is the lowest
FAR_APART = 100  # times: curvatures that differ more make learning slow
MANY = 1_000_000  # steps: more of them are no advice


def exit_code(descent):
    """130 if learning was interrupted, 1 if it diverged, else 0."""
    return {INTERRUPTED: 130, DIVERGED: 1}.get(descent.ending, 0)


def of_descent(descent, learning_rate, curvature, tolerance=0.0, near=""):
    """Say how learning ended; a descent that diverged is told of on stderr.

    `curvature`: the largest one of the cost, everywhere or `near` some place, as "the start"; None
    where the rule or the cost is another one, so that it says nothing.
    """
    if descent.ending == DIVERGED:
        sys.stdout.flush()
        print(*_diverged(descent, learning_rate, curvature, near), sep="\n", file=sys.stderr)
        return
    lines = _ended(descent, learning_rate, curvature, tolerance)
    if curvature is not None and not near and descent.ending != INTERRUPTED:
        if descent.ending == STEPS and learning_rate >= stability.limit(curvature):
            lines += ["This cannot converge.", *_too_large(descent, learning_rate, curvature, "")]
        if curvature == 0:
            lines += [NO_CURVATURE, "There is nothing to learn, and no learning rate is too large."]
    print(*lines, sep="\n", flush=True)  # a reader who has gone is noticed by the flush


def show_values(descent):
    """Print the parameters, with all digits of their floats, unless learning diverged."""
    if descent.step >= 0 and descent.ending != DIVERGED:
        print(", ".join(f"{name} = {text(descent.last[name], None)}" for name in descent.names))


def _ended(descent, learning_rate, curvature, tolerance):
    """How learning ended, as lines."""
    steps, floats = counted(descent.step, descent.counts), f"{descent.bits}-bit floats"
    names = " and ".join(descent.names) if len(descent.names) < 3 else "the parameters"
    more = descent.bits == 32
    if descent.ending == INTERRUPTED:
        return [f"Interrupted {'before the first step' if descent.step < 0 else f'after {steps}'}."]
    if descent.ending == STEPS:
        done = {0: "there is no step to do", 1: "the 1 step is done"}
        done = done.get(descent.step, f"all {steps} are done")
        return [f"Stopped: {done} (--steps {descent.step})."]
    if descent.ending == STALLED and curvature is not None and learning_rate * curvature < SLOW:
        return [
            f"Stopped after {steps}: the updates are too small to change {names} in {floats}.",
            f"Try a larger learning rate{', or --float64' * more}.",
        ]
    if descent.ending == STALLED:  # no float is nearer
        exact = f"{names} cannot get more exact in {floats}{' (--float64 can)' * more}"
        return [f"Finished after {steps}: {exact}."]
    if descent.ending == TOLERANCE:
        small = f"not more than the tolerance {tolerance:g}"
        small = small if tolerance else "nothing is left to learn"
        why = f"the cost is {text(descent.last['cost'], 6)}, {small}"
    else:
        other = "a break in the script's loop ended it"
        why = "the slope is 0" if descent.ending == SLOPE_0 else other
    return [f"Learning ended after {steps}: {why}."]


def _diverged(descent, learning_rate, curvature, near):
    """What happened, why, and what to try, as lines."""
    floats = f"{descent.bits}-bit floats"
    what = f"Diverged at step {descent.step + 1}: the numbers are too large for {floats}."
    smaller = "--float64" if descent.bits == 32 else "smaller numbers"
    if curvature is None:
        return [what, "Try a smaller learning rate."]
    if math.isinf(curvature):
        return [what, "The curvature of the cost is too large, too.", f"Try {smaller}."]
    if learning_rate >= stability.limit(curvature):
        return [what, *_too_large(descent, learning_rate, curvature, near)]
    why = "is not too large, but the numbers are"
    if near:
        why, smaller = f"is stable near {near}, but not everywhere", "a smaller learning rate"
    return [what, f"The learning rate {text(learning_rate, 8)} {why}.", f"Try {smaller}."]


def _too_large(descent, learning_rate, curvature, near):
    """Why this learning rate is too large, and what to try, as lines."""
    near = near and f" near {near}"
    if math.isinf(curvature):
        return [f"The curvature of the cost{near} is too large for floats."]
    limit, auto = (
        text(rate(curvature), 8, "down") for rate in (stability.limit, stability.best_rate)
    )
    largest = "curvature" if len(descent.names) == 1 else "the largest curvature"
    return [
        f"The learning rate {text(learning_rate, 15)} is too large{near}: "
        f"it must be below {limit} (2 / {largest}).",
        curvature_is(curvature, descent.names, near),
        f"Try --learning-rate auto, which takes {auto}.",
    ]


def curvature_is(curvature, names=("w",), near=""):
    """What the largest curvature of a cost is, as text, for these parameters."""
    number = text(curvature, 8)
    if len(names) > 1:
        return f"The largest curvature of the cost{near} is {number}.\n({CURVATURES})"
    changes = f"the slope changes by that much when {names[0]} changes by 1"
    return f"The curvature of the cost{near} is {number}: {changes}."


# Beside least squares. `X`: a list of columns of inputs; `values`: of the weights, then the bias


def judge(X, Y, values, bias):
    """("there", "near", "off" or "", lines): how near to the lowest cost these values are."""
    lowest, best, _ = line.least_squares(X, Y, bias)
    above = line.above_lowest(X, values, best, bias)
    if not np.isfinite([above, *best]).all():
        return "", [
            "Least squares is too large for 64-bit floats: nothing is said of the lowest cost."
        ]
    if above <= little(Y):
        return "there", ["This is the lowest cost there is."]
    names = ["w"] if len(X) == 1 else [f"w{k}" for k in range(1, 1 + len(X))]
    where = ", ".join(
        f"{name} = {text(value, 5)}" for name, value in zip([*names, "b"], best, strict=False)
    )
    cost = lowest + above
    if above <= 0.001 * lowest:
        return "near", [f"The cost is {text(cost, 8)}, the lowest is {text(lowest, 8)}, at {where}"]
    far = f"{text(above, 3)} above" if lowest <= little(Y) else f"{text(cost / lowest, 3)} times"
    return "off", [f"The cost is {far} the lowest. Least squares: {where}"]


def is_squared(cost, parameters, X, Y, scales):
    """Whether the script's own cost is the mean of (h - y)^2: it is asked at three places.

    `parameters`: a dict of tf.Variables, weights and maybe "b"; more weights than inputs are those
    of neurons in a row. `scales`: for each column of X the mean and the spread of the x that the
    script learns on.
    """
    asked, right, bits = [], [], 8 * next(iter(parameters.values())).dtype.size
    for pattern in ([0.0], [1.0, -2.0], [-3.0, 1.0, 0.5]):
        place = np.resize(pattern, len(parameters))
        given = line.translate(dict(zip(parameters, place, strict=True)), scales, line.to_given)
        b = given.pop("b", 0.0)
        w = [*given.values()] if len(given) == len(X) else [np.prod([*given.values()])]
        right.append(np.mean(np.square(w @ np.array(X, float) + b - Y)))
        with placed(parameters, place):
            asked.append(float(cost()))
    too_large = not np.isfinite([*asked, *right]).all()  # which learning will find, too
    near = 1e-6 if bits == 64 else 1e-3
    return too_large or np.allclose(asked, right, rtol=near, atol=near * min(right))


def little(Y):
    """How far above the lowest cost one may be, and is there: who comes lower gains nothing."""
    return THERE * (float(np.var(Y)) or float(np.mean(np.square(Y))))


def steps_needed(X, Y, values, bias, learning_rate):
    """How many more steps of w - α * slope lead from these values to the lowest cost; maybe inf."""
    above = line.fall(X, Y, values, bias, learning_rate)

    def is_there(steps):
        return bool(above(steps) <= little(Y))

    steps = 1.0
    while not is_there(steps):
        steps *= 2
        if steps > 1e15:
            return math.inf
    low = steps / 2
    while steps - low > 1 + 1e-3 * steps:
        middle = (low + steps) / 2
        low, steps = (low, middle) if is_there(middle) else (middle, steps)
    return steps
