"""How learning ended, in words: why it stopped, and how near to the lowest cost that is."""

import math
import sys

import numpy as np

from lib.learning import descent as rows
from lib.learning import line, stability
from lib.learning.training import placed
from lib.program.words import counted
from lib.show.numbers import text

NO_CURVATURE = "All x are 0 (or almost 0), so the cost does not depend on w."
CURVATURES = (
    "A curvature says how much the slope changes when the parameters move by 1 in a direction."
)
SMALL_RATE = 0.01  # a learning rate below so much / curvature is small
THERE = 1e-6  # of y's variance: a cost that is no further above the lowest one is the lowest
FAR_APART = 100  # times: curvatures that differ more make learning slow
MANY = 1_000_000  # steps: more of them are no advice


def exit_code(descent):
    """130 if learning was interrupted, 1 if it diverged, else 0."""
    return {rows.INTERRUPTED: 130, rows.DIVERGED: 1}.get(descent.ending, 0)


def of_descent(descent, learning_rate, curvature, tolerance=0.0, near=""):
    """Say how learning ended; a descent that diverged is told of on stderr.

    `curvature`: the largest one, everywhere or `near` some place; None where the rule or the cost
    is another one, so that it says nothing.
    """
    if descent.diverged:
        sys.stdout.flush()
        print(*_diverged(descent, learning_rate, curvature, near), sep="\n", file=sys.stderr)
        return
    lines = _ended(descent, learning_rate, curvature, tolerance)
    if curvature is not None and not near and descent.ending != rows.INTERRUPTED:
        if descent.ending == rows.STEPS and learning_rate >= stability.limit(curvature):
            why = _too_large(learning_rate, curvature, descent.names, descent.bits)
            lines += ["This cannot converge.", *why]
        if curvature == 0:
            lines += [NO_CURVATURE, "There is nothing to learn, and no learning rate is too large."]
    print(*lines, sep="\n", flush=True)  # a reader who has gone is noticed by the flush


def _ended(descent, learning_rate, curvature, tolerance):
    """How learning ended, as lines."""
    steps, floats = counted(descent.step, descent.counts), f"{descent.bits}-bit floats"
    names = " and ".join(descent.names) if len(descent.names) < 3 else "the parameters"
    more = descent.bits == 32
    slow = curvature is not None and learning_rate * curvature < SMALL_RATE
    if descent.ending == rows.STALLED and slow:
        return [
            f"Stopped after {steps}: the updates are too small to change {names} in {floats}.",
            f"Try a larger learning rate{', or --float64' * more}.",
        ]
    if descent.ending == rows.INTERRUPTED:
        return [f"Interrupted {'before the first step' if descent.step < 0 else f'after {steps}'}."]
    done = {0: "there is no step to do", 1: "the 1 step is done"}
    done = done.get(descent.step, f"all {steps} are done")
    small = f"not more than the tolerance {tolerance:g}"
    small = small if tolerance else "nothing is left to learn"
    ended, exact = f"Learning ended after {steps}", f"{names} cannot get more exact in {floats}"
    words = {
        rows.STEPS: f"Stopped: {done} (--steps {descent.step}).",
        rows.STALLED: f"Finished after {steps}: {exact}{' (--float64 can)' * more}.",
        rows.TOLERANCE: f"{ended}: the cost is {text(descent.last['cost'], 6)}, {small}.",
        rows.SLOPE_0: f"{ended}: the slope is 0.",
        rows.LEFT: f"{ended}: a break in the script's loop ended it.",
    }
    return [words[descent.ending]]


def _diverged(descent, learning_rate, curvature, near):
    """What happened, why, and what to try, as lines."""
    floats = f"{descent.bits}-bit floats"
    what = f"Diverged at step {descent.step + 1}: the numbers are too large for {floats}."
    if curvature is None:
        return [what, "Try a smaller learning rate."]
    if learning_rate >= stability.limit(curvature):
        return [what, *_too_large(learning_rate, curvature, descent.names, descent.bits, near)]
    rate = f"The learning rate {text(learning_rate, 8)} is"
    if near:
        return [what, f"{rate} stable near {near}, but not everywhere.", "Try a smaller one."]
    return [what, f"{rate} not too large, but the numbers are.", _smaller(descent.bits)]


def _too_large(learning_rate, curvature, names, bits, near=""):
    """Why this learning rate is too large, and what to try, as lines."""
    near = near and f" near {near}"
    if math.isinf(curvature):
        return [f"The curvature of the cost{near} is too large for floats.", _smaller(bits)]
    limit, auto = (text(k / curvature, 8, down=True) for k in (2, 1))
    largest = "curvature" if len(names) == 1 else "the largest curvature"
    return [
        f"The learning rate {text(learning_rate, 15)} is too large{near}: "
        f"it must be below {limit} (2 / {largest}).",
        curvature_is(curvature, names, near),
        f"Try --learning-rate auto, which takes {auto}.",
    ]


def _smaller(bits):
    return "Try --float64." if bits == 32 else "Try smaller numbers."


def curvature_is(curvature, names=("w",), near=""):
    """What the largest curvature of a cost is, as text, for these parameters."""
    number = text(curvature, 8)
    if len(names) > 1:
        return f"The largest curvature of the cost{near} is {number}.\n({CURVATURES})"
    changes = f"the slope changes by that much when {names[0]} changes by 1"
    return f"The curvature of the cost{near} is {number}: {changes}."


def show_values(values):
    """Print the parameters, a dict, with all digits of their floats."""
    print(", ".join(f"{name} = {text(value, None)}" for name, value in values.items()), flush=True)


# --------------------------------------------------------------------------- beside least squares

# X: a list of columns of inputs; values: of the weights, then the bias


@np.errstate(over="ignore", invalid="ignore")
def is_squared(cost, parameters, X, Y):
    """Whether the script's own cost is the mean of (h - y)^2: it is asked at three places.

    `parameters`: a dict of tf.Variables, weights and maybe "b"; more weights than inputs are those
    of neurons in a row. `X`: as the script learns on it.
    """
    asked, right = [], []
    for pattern in ([0.0], [1.0, -2.0], [-3.0, 1.0, 0.5]):
        place = np.resize(pattern, len(parameters))
        *w, b = place if "b" in parameters else [*place, 0.0]
        w = w if len(w) == len(X) else [np.prod(w)]
        right.append(np.mean(np.square(w @ np.array(X, float) + b - Y)))
        with placed(parameters, place):
            asked.append(float(cost()))
    too_large = not np.isfinite([*asked, *right]).all()  # which learning will find, too
    dtype = next(iter(parameters.values())).dtype
    near = 1e-6 if dtype.size == 8 else 1e-3
    rounding = 16 * np.finfo(dtype.as_numpy_dtype).eps * np.abs(Y).max()  # where h meets all Y
    room = near * min(right) + rounding**2
    return too_large or np.allclose(asked, right, rtol=near, atol=room)


def show_changed_cost(squared, formula, of="its lowest point"):
    """Say so if the cost is not the lecture's: then less is known."""
    if not squared:
        print(f"The cost is not the mean of {formula}: nothing is said of {of}.")


def show_changed_rule(rule_kept):
    """The same of the updates."""
    if not rule_kept:
        print("The updates are not W - learning_rate * slope: nothing is said of their limits.")


def judge(X, Y, values, bias):
    """("there", "near", "off" or "", lines): how near to the lowest cost these values are."""
    lowest, best, _ = line.least_squares(X, Y, bias)
    above = line.above_lowest(X, values, best, bias)
    if not np.isfinite([above, *best]).all():
        beyond = "Least squares is too large for 64-bit floats"
        return "", [f"{beyond}: nothing is said of the lowest cost."]
    if above <= little(Y):
        return "there", ["This is the lowest cost there is."]
    names = ["w"] if len(X) == 1 else [f"w{k}" for k in range(1, 1 + len(X))]
    pairs = zip([*names, "b"], best, strict=False)
    where = ", ".join(f"{name} = {text(value, 5)}" for name, value in pairs)
    cost, times = lowest + above, 1 + above / max(lowest, stability.TINY)
    if times <= 1.001:
        return "near", [f"The cost is {text(cost, 8)}, the lowest is {text(lowest, 8)}, at {where}"]
    digits = 3 if times >= 1.01 else 5  # 1.0041 times: not 1
    far = f"{text(times, digits)} times" if lowest > little(Y) else f"{text(above, 3)} above"
    return "off", [f"The cost is {far} the lowest. Least squares: {where}"]


def little(Y):
    """How far above the lowest cost one may be, and is there: who comes lower gains nothing."""
    return THERE * (float(np.var(Y)) or float(np.mean(np.square(Y))))


def advice(X, Y, learned, learning_rate, step, bias, standardized=None, options="--standardize"):
    """Why so many steps did not lead to the lowest cost, and what to try, as lines.

    `X`: as learned; `standardized`: as the reader would have it with these options.
    """
    curvatures = line.curvatures(X, bias)
    best = stability.best_rate(curvatures[-1])
    if learning_rate >= 2 * best:
        return []  # which was said
    *_, more = prediction(X, Y, learned, bias, learning_rate)
    times = curvatures[-1] / max(curvatures[0], stability.TINY)
    if times > FAR_APART and standardized is not None:
        *_, steps = prediction(standardized, Y, [0.0] * len(learned), bias)
        slowly = "The line turns at once, and shifts very slowly."
        slowly = slowly if len(X) == 1 else f"It would take {rounded(more, 'about ')} more steps."
        about = f"about {rounded(steps)} step{'s' * (steps > 1)}"
        return [
            f"Why: the curvatures differ by a factor of {text(times, 3)}. {slowly}",
            f"Try {options} --learning-rate auto, which gets there in {about}.",
        ]
    left = text(100 * np.abs(1 - learning_rate * curvatures[0]), 6)
    auto = abs(learning_rate / best - 1) < 0.01
    many = step + more > MANY and (not auto or more == math.inf)
    attempt = "learning-rate auto" if many else f"steps {math.ceil(step + more)}, which gets there"
    return [f"Why: each step leaves {left} % of the distance.", f"Try --{attempt}."]


def prediction(X, Y, start, bias, learning_rate=None):
    """What the curvatures say of w - α * slope from these values: (learning rate, above, steps).

    `learning_rate`: 1 / the largest curvature if none is given. `above`: a function of steps, how
    far above the lowest cost they lead; so many `steps`, maybe inf, lead there.
    """
    sizes, directions = line.directions(X, bias)
    curvatures = 2 / len(Y) * sizes**2
    rate = learning_rate or stability.best_rate(curvatures[0])
    far = directions @ np.subtract(start, line.least_squares(X, Y, bias)[1])
    factors = np.abs(1 - rate * curvatures)

    @np.errstate(over="ignore")
    def above(steps):
        return np.square(far * factors ** np.reshape(steps, [-1, 1])) @ curvatures / 2

    steps, found = 2.0 ** np.arange(51), math.inf
    for _ in range(2):  # between two of these, and then between two of a thousand
        there = above(steps) <= little(Y)
        if there.any():
            first = int(np.argmax(there))
            found, steps = steps[first], np.linspace(steps[max(first - 1, 0)], steps[first], 1001)
    return rate, above, float(found)


def rounded(steps, about=""):
    """A number of steps to two digits, as 3,300,000; before it a word, unless there is no end."""
    return f"{about}{float(f'{steps:.2g}'):,.0f}" if math.isfinite(steps) else "endlessly many"
