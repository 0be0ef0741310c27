"""07: the order of the samples, the derivation checked, where the rule settles, the figure.

One update of the slides' rule by the sample (x, y) is

    w <- w + learning_rate (y - y_hat) x,    b <- b + learning_rate (y - y_hat)

An epoch of such updates is (w, b) <- P (w, b) + q. It leaves one line as it is, and multiplies the
distance from there by P: the rule settles where P's largest eigenvalue is below 1 in size.
"""

import math
import sys
from collections import namedtuple
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from lib.learning import ending, line
from lib.learning.descent import DIVERGED, INTERRUPTED, TOLERANCE, Descent
from lib.learning.training import Training, placed
from lib.options.pages import PATIENTS
from lib.program.quiet import tf
from lib.program.words import counted
from lib.show import figures, tables
from lib.show.numbers import drawable, require_finite, tex, text

# ------------------------------------------------------------------------------------- the epochs

BLOCK = 1 << 16  # samples, or places, in memory as lists at once


class Order:
    """The places of the samples in each epoch: as in the file, or shuffled, if there is a seed.

    Called in the compiled loop it gives those of one epoch, int32, shape [samples].
    """

    def __init__(self, samples, seed=None):
        self.samples, self.seed, self.shuffled = samples, seed, seed is not None
        self.ahead = max(1, BLOCK // samples)  # epochs in one call of the loop, at most
        self._first = tf.Variable(0, dtype=tf.int64)
        self._known = tf.Variable(tf.zeros([self.ahead * self.shuffled, samples], tf.int32))

    @tf.autograph.experimental.do_not_convert
    def __call__(self, epoch):
        if not self.shuffled:
            return tf.range(self.samples)
        return tf.gather(self._known, epoch - self._first)  # XLA would compile [...] each time

    def prepare(self, first, last):
        """Make the orders of the epochs from `first` to last - 1 known to the loop."""
        if self.shuffled and first < last:
            orders = [self.take(epoch) for epoch in range(first, last)]
            self._known[: last - first].assign(np.array(orders, np.int32))
        self._first.assign(first)

    def take(self, epoch):
        """The same as a call, in NumPy and for any epoch, counted from 0."""
        if not self.shuffled:
            return np.arange(self.samples)
        return np.random.default_rng([self.seed, epoch]).permutation(self.samples)


def training(neuron, epochs, order):
    """The Training of a neuron's w and b, whose steps are epochs."""
    parameters = {"w": neuron.w, "b": neuron.b}
    descent = Descent(parameters, epochs, slopes=False, counts="epoch")
    more = {"prepare": [order.prepare], "stretch": order.ahead, "descent": descent}
    return Training(parameters, epochs, **more)


def twin(Neuron, rate):
    """A neuron whose slopes come from tf.GradientTape, and not from its own `backward`."""

    class TapedNeuron(Neuron):
        def update(self, x, y):
            with tf.GradientTape() as tape:
                half_SE = self.half_SE(x, y)
            dSE_dw, dSE_db = tape.gradient(half_SE, [self.w, self.b])
            self.w.assign_sub(rate * dSE_dw)
            self.b.assign_sub(rate * dSE_db)

    return TapedNeuron()


def show_twin(descent, taped):
    """How far the lines by backward and those by the tape are apart."""
    if taped.ending == INTERRUPTED:
        print("Interrupted in the same updates by tf.GradientTape.", flush=True)
        return
    _, mine, other = np.intersect1d(descent.at, taped.at, return_indices=True)
    with np.errstate(over="ignore"):
        apart = np.abs(descent.rows[mine, 1:] - taped.rows[other, 1:]).max()
    far = f"not the same: they are up to {text(apart, 2)} apart" if apart else "exactly the same"
    print(f"With tf.GradientTape instead of backward, w and b after every epoch are {far}.")


# ---------------------------------------------------------------------------------- the derivation

NUDGE = 1e-3  # relative to a value above 1
ROUNDED = 4  # operations that each round by half of the floats' epsilon, and some to spare
CLOSE = 1e-6  # relative; what rounding leaves of a difference is less
COLUMNS = "sample", "loss", "slope by formula", "value", "by nudge", "by tape", ""

# A slope for one sample, counted from 1, by the formula as the slide writes it (`boxed`: in its
# box), by a nudge and by the tape; `wrong` is "wrong" where the formula gives another number.
Slope = namedtuple("Slope", "sample loss formula by_formula by_nudge by_tape wrong parameter boxed")


def check(neuron, x, y, formulas):
    """The slopes of each sample: a list of Slope.

    formulas  a list of (name of the loss, parameter's name, formula as text, its value a sample)
    """
    slopes = []
    for at in range(len(x)):
        for name, parameter, formula, values in formulas:
            loss = partial(getattr(neuron, name), x[at], y[at])
            variable, value = getattr(neuron, parameter), float(np.broadcast_to(values, len(x))[at])
            with tf.GradientTape() as tape:
                E = loss()
            by_tape = float(tape.gradient(E, variable, unconnected_gradients="zero"))
            by_nudge, off = nudged(loss, variable)
            far = max(abs(value - by_tape), abs(value - by_nudge) - off)
            wrong = "wrong" * (far > CLOSE * max(abs(value), abs(by_tape)))
            found = f"dSE/d{parameter} = {formula}", value, by_nudge, by_tape, wrong
            slopes.append(Slope(at + 1, name, *found, parameter, "box" in formula))
    require_finite([slope[3:6] for slope in slopes])
    return slopes


def nudged(cost, variable):
    """The slope of cost() in the variable, (E+ - E-) / (2 nudge), and what rounding may add.

    `cost` gives a squared error; `variable` is a tf.Variable of one number. On a parabola only
    rounding is wrong here. An error y - y_hat is rounded as its terms are, which may be far larger
    than itself. How large they are, the cost says: the term with this variable is its size where
    the variable is 0 and where it is doubled; where all variables are 0, y is left. Others are at
    most as large together.
    """
    here = variable.numpy()
    nudge = NUDGE * max(1.0, abs(float(here)))
    with tf.GradientTape() as tape:  # it tells which variables the cost has
        E = float(cost())
    every = dict(enumerate(tape.watched_variables()))

    def at(variables, place):
        with placed(variables, place):
            return float(cost())

    with np.errstate(all="ignore"):  # near the end of the floats
        places = here - nudge, here + nudge, 0 * here, 2 * here
        before, after, zero, double = (at({"": variable}, [place]) for place in places)
        width = float(places[1] - places[0])
        error = np.sqrt(max(before, after))
        term = np.sqrt(max(0.0, (zero - 2 * E + double) / 2))  # of the parabola through these three
        right = np.sqrt(at(every, [0.0] * len(every)))
        rounding = ROUNDED * np.finfo(here.dtype).eps * (error + term + right)
        of_slope = 2 * (2 * error + rounding) * rounding / width
    return (after - before) / width, float(np.nan_to_num(of_slope, nan=np.inf, posinf=np.inf))


def show_derivation(slopes, neuron, details):
    """The slopes of the first sample, with details of all of them; and which formulas are wrong."""
    print(f"The derivation, checked at w = {text(neuron.w, 6)}, b = {text(neuron.b, 6)}")
    shown = zip(*(slope for slope in slopes if details or slope.sample == 1), strict=True)
    tables.show(dict(zip(COLUMNS, shown, strict=False)), [COLUMNS[1], COLUMNS[2], ""], "  ")
    for slope in slopes:
        if slope.wrong and not slope.boxed:
            print(f"Changed: the value of {slope.formula} at sample {slope.sample}")
    if any(slope.wrong and slope.boxed for slope in slopes):
        print("Wrong on the slide: dSE/dw = -(y - y_hat) in the box has no factor x.")
        print("(The slide's chain rule has g(x) = -y_hat. The inner function is y - y_hat.")
        print("Both have the same derivative, so the result does not change.)\n")
    else:
        print("The formula in the box has no factor x: right where x is 1 or the error is 0.\n")


# ------------------------------------------------------------------------------- the slides' rule

MOST = 4096  # samples: the limit in the order of more of them is not looked for


def epoch(x, y, rate, w, b):
    """(w, b) after one epoch; of several rates, an array, one each."""
    for first in range(0, len(x), BLOCK):
        some = (np.asarray(numbers[first : first + BLOCK]).tolist() for numbers in (x, y))
        for x_i, y_i in zip(*some, strict=True):
            step = rate * (y_i - (w * x_i + b))
            w, b = w + step * x_i, b + step
    return w, b


def matrix(x, rate):
    """P, shape [2, 2]; of an array of rates one each."""
    columns = [epoch(x, np.zeros(len(x)), rate, w, b) for w, b in ((1.0, 0.0), (0.0, 1.0))]
    return np.moveaxis(np.array(columns), (0, 1), (-1, -2))


@np.errstate(all="ignore")  # what is too large for floats is infinite
def growth(x, rate):
    """By what an epoch multiplies the distance from where it settles: P's largest eigenvalue."""
    if np.ptp(x) == 0:  # nothing moves along one direction: the other one counts
        return np.abs(1 - rate * (np.square(x[0]) + 1)) ** len(x)
    P = matrix(x, rate)
    finite = np.isfinite(P).all(axis=(-2, -1))
    eigenvalues = np.linalg.eigvals(np.where(finite[..., None, None], P, 0.0))
    return np.where(finite, np.abs(eigenvalues).max(axis=-1), np.inf)[()]


def rounding(x):
    """An eigenvalue of 1 is seldom exactly 1 in floats."""
    return 1e-15 * (len(x) + 10)


def fixed_point(x, y, rate):
    """The (w, b) that an epoch leaves as it is, or None: found as a distance from least squares."""
    _, best, unique = line.least_squares([x], y, bias=True)
    q = epoch(x, np.subtract(y, best[0] * np.asarray(x) + best[1]), rate, 0.0, 0.0)
    moved = np.eye(2) - matrix(x, rate)
    if not unique or not np.isfinite([*q, *moved.ravel()]).all() or np.linalg.cond(moved) > 1e12:
        return None
    return tuple((best + np.linalg.solve(moved, q)).tolist())


@np.errstate(over="ignore")
def any_order_limit(x):
    """The learning rate below which it settles in any order: no update stretches anything."""
    return float(2 / (np.square(np.abs(x).max()) + 1))


def limit(x, rate=0.0):
    """The learning rate below which it settles in this order; None if that is not looked for.

    Rates are tried 1 % apart, and `rate` among them, up to 2 / (x^2 + 1) for the smallest x: above
    it every update stretches.
    """
    low, high = any_order_limit(x), any_order_limit(np.abs(x).min())
    if len(x) > MOST or not 1e-6 * high < low < high:
        return high if low == high else None
    rates = np.geomspace(low, 1.01 * high, 3 + int(100 * np.log(high / low)))
    rates = np.union1d(rates, [rate] if low < rate < high else [])
    while high - low > 5e-16 * high:
        first = max(1, int(np.argmax(growth(x, rates) > 1 + rounding(x))))
        low, high = rates[first - 1], rates[first]
        rates = np.linspace(low, high, 100)
    return float(high)


@np.errstate(all="ignore")
def near_least_squares(x, y, start):
    """(learning rate, epochs, cost) that end near the lowest cost, in this order; or None.

    The rate is at most 1 / (x^2 + 1) for the largest x: no update throws the line past its sample.
    """
    lowest, best, unique = line.least_squares([x], y, bias=True)
    most = any_order_limit(x) / 2
    if not unique or not most or not np.isfinite([lowest, *best]).all():
        return None
    variance = float(np.var(y)) or float(np.mean(np.square(y)))
    enough = 0.99 * max(0.001 * lowest, ending.THERE * variance)  # which ending.judge calls near
    power = math.floor(math.log10(most))
    for rate in (float(f"{first}e{power - k}") for k in range(8) for first in (5, 2, 1)):
        rest = fixed_point(x, y, rate) if rate <= most else None
        if rest is None or line.above_lowest([x], rest, best, True) > enough / 2:
            continue
        P, far = matrix(x, rate), np.subtract(start, rest)
        for epochs in (first * 10**k for k in range(7) for first in (1, 2, 5)):
            values = rest + np.linalg.matrix_power(P, epochs) @ far
            above = line.above_lowest([x], values, best, True)
            if above <= enough:
                return rate, epochs, lowest + above
        return None  # a smaller one needs more
    return None


# ------------------------------------------------------------------------------------ the verdict

SETTLES, EXPLODES = "settles", "explodes"
OTHER_RULE, UNTRAINED = "another rule", "untrained"
COMPARED, UPDATES = 10, 200_000  # epochs, and updates, that are held against the rule's
SAME = 1e-9  # of the y's size: lines that are less apart are the same


class Found(NamedTuple):
    """What became of the epochs. Lines are (w, b) as learning had x, maybe standardized."""

    verdict: str  # one of the words above; "" after Ctrl-C, and of a start too large for floats
    descent: Descent
    given: np.ndarray  # the inputs as they were given,
    x: np.ndarray  # and as learning had them
    y: np.ndarray
    scale: tuple  # mean and spread: x is (given - mean) / spread
    rate: float
    order: Order
    last: tuple = ()  # the last line
    near: str = ""  # how near to least squares that is, as ending.judge says it,
    words: Any = ()  # and in words
    growth: float = 0.0  # by what an epoch multiplies the distance from where it settles
    rest: tuple | None = None  # the line that an epoch leaves as it is
    limit: float | None = None  # below it the rule settles in this order
    changed: tuple | None = None  # an epoch of another rule, where it led, where the rule leads


@np.errstate(all="ignore")  # of numbers too large for floats the words speak
def judge(descent, points, scale, rate, order):
    """The Found of the epochs; `points`: x and y as they were given."""
    given, y = (np.array(numbers, float) for numbers in points)
    x = (given - scale[0]) / scale[1]
    found = Found("", descent, given, x, y, scale, rate, order)
    if descent.ending == INTERRUPTED or descent.step < 0:
        return found._replace(last=tuple(descent.last.values())[1:])
    last = descent.last["w"], descent.last["b"]
    near, words = ending.judge([given], y, line.to_given(*last, *scale), bias=True)
    found = found._replace(last=last, near=near, words=words, changed=_changed(found))
    w, b = descent.rows[0, 1:]
    steps = rate * (y - (w * x + b))
    still = ((w + steps * x == w) & (b + steps == b)).all()  # then no update ever moves it
    if found.changed or still or (descent.step == 0 and not descent.diverged):
        return found._replace(verdict=OTHER_RULE if found.changed else UNTRAINED)
    count = max(1, min(descent.step, MOST // len(x))) if order.shuffled else 1
    taken = np.concatenate([order.take(epoch) for epoch in range(count)])
    by = float(growth(x[taken], rate) ** (1 / count))
    stable = rate < any_order_limit(x) or by < 1 - rounding(taken)
    found = found._replace(verdict=SETTLES if stable else EXPLODES, growth=by)
    if order.shuffled:  # each epoch has a place of its own
        return found
    return found._replace(rest=fixed_point(x, y, rate) if stable else None, limit=limit(x, rate))


def _changed(found):
    """Found.changed: the first epochs and the last one, as they were, beside the slides' rule."""
    x, y, descent = found.x, found.y, found.descent
    at, rows = descent.at, descent.rows[:, 1:]
    few = max(1, min(COMPARED, UPDATES // len(x)))
    pairs = [k for k in range(len(at) - 1) if at[k + 1] - at[k] == 1]
    for k in [*pairs[:few], *pairs[few:][-1:], *[len(at) - 1] * descent.diverged]:
        taken = found.order.take(int(at[k]))
        right = epoch(x[taken], y[taken], found.rate, *rows[k].tolist())
        h = right[0] * x + right[1]
        if k == len(at) - 1:  # what diverged has no row
            if np.isfinite(np.mean(np.square(y - h))):
                return int(at[k]) + 1, None, right
        elif np.abs(rows[k + 1] @ [x, np.ones_like(x)] - h).max() > SAME * np.abs([y, h]).max():
            return int(at[k + 1]), tuple(rows[k + 1].tolist()), right
    return None


# ----------------------------------------------------------------------------- what is said of it

THROUGH = 0.1  # of its error: a sample with less left has the line almost through it
SOON = 1_000_000  # updates: about a second


def show(found, inputs):
    """Say how the epochs ended, how near to least squares, why, and what to try; then predict."""
    step, rows = found.descent.step, found.descent.rows[:, 1:]
    for at in sorted({1, step}) if step > 0 else [0] * (step == 0):
        print(f"After epoch {at}: {_line(rows[1 if at == 1 else -1], found.scale)}", flush=True)
    if found.descent.diverged or found.verdict == EXPLODES:
        print(*_why(found), sep="\n", file=sys.stderr)
        return
    print(*_why(found), sep="\n", flush=True)
    w, b = line.to_given(*(found.last or (0.0, 0.0)), *found.scale)
    for x in inputs if found.last else ():
        h = np.float64(w * x + b)
        told = f"= {text(h, None)}" if np.isfinite(h) else "is too large for 64-bit floats"
        print(f"hypothesis({text(x, 10)}) {told}")


def _line(values, scale, digits=None):
    """w = 1, b = 0, for x as it was given."""
    w, b = (text(np.float64(value), digits) for value in line.to_given(*values, *scale))
    return f"w = {w}, b = {b}"


@np.errstate(all="ignore")
def _why(found):
    """How it ended, why the line is there, and what to try: gives lines."""
    descent, x, y, step = found.descent, found.x, found.y, found.descent.step
    if descent.ending == INTERRUPTED:
        yield f"Interrupted {'before the first epoch' if step < 0 else f'after epoch {step}'}."
    elif step < 0:
        yield "The cost at the start is too large for 64-bit floats. Try smaller numbers."
    elif descent.diverged:
        small = " Try smaller numbers." * (found.verdict == SETTLES)  # the learning rate is
        yield f"In epoch {step + 1} the numbers get too large for 64-bit floats.{small}"
    elif descent.ending == TOLERANCE:
        yield f"After epoch {step} the cost is 0: nothing is left to learn."
    elif step and found.verdict != EXPLODES:
        yield from found.words
    if np.ptp(found.given) == 0:
        yield "All x are the same: many lines fit these samples equally well."
    if found.verdict == OTHER_RULE:
        at, led, right = found.changed
        yield "The rule was changed: these updates are not those of the slides,"
        yield "  w_new = w + learning_rate (y - y_hat) x and b_new = b + learning_rate (y - y_hat)"
        yield f"Epoch {at} led to {_line(led, found.scale, 8) if led else 'too large numbers'}."
        yield f"The slides' rule leads to {_line(right, found.scale, 8)}."
    elif found.verdict == UNTRAINED and descent.ending != TOLERANCE:
        small = "The learning rate is so small that w and b do not change. Try a larger one."
        yield small if step else "Nothing is learned yet."
    over = descent.ending in (TOLERANCE, DIVERGED) and found.verdict == SETTLES
    if found.verdict not in (SETTLES, EXPLODES) or over:
        return
    by = text(found.growth, 14 if abs(found.growth - 1) < 1e-3 else 4)
    off = found.near == "off"
    pulled = off and not found.rest
    if found.verdict == EXPLODES:
        does = "explodes" if found.growth > 1 + rounding(x) else "neither settles nor explodes"
        by = by if found.growth < math.inf else "more than floats can hold"
        yield f"The rule {does} on these samples: with the learning rate {text(found.rate, 8)} an"
        yield f"epoch multiplies the distance from where it could settle by {by}."
        pulled = off = True
    elif found.rest:
        w, b = np.subtract(found.last, found.rest)
        arrived = np.abs(w * x + b).max() <= 1e-6 * (np.ptp(y) or np.abs(y).max())
        there = "here it settles" if arrived else "there it will settle"
        yield f"One epoch does not change {_line(found.rest, found.scale, 8)}."
        yield f"It multiplies the distance from there by {by}, so {there}."
        rest = line.to_given(*found.rest, *found.scale)
        pulled = ending.judge([found.given], y, rest, bias=True)[0] == "off"
    largest = text(x[np.abs(x).argmax()], 6)
    if not any_order_limit(x):
        yield f"The square of the largest x, {largest}, is too large for 64-bit floats."
        yield "Try smaller numbers."
        return
    if pulled:
        yield from _pull(found)
    elif off:
        yield "It needs more epochs."
    if found.limit:
        below = text(found.limit, 8, "down")
        yield f"In this order of the samples, learning rates below {below} are stable."
    below = text(any_order_limit(x), 8, "down")
    any_order = f"In any order, rates below {below} are stable"
    yield f"{any_order}: 2 / (x^2 + 1) for the largest x, {largest}."
    if off:
        yield _advice(found)


def _pull(found):
    """What an update does to the error of its own sample: gives lines."""
    factors = 1 - found.rate * (np.square(found.x) + 1)
    low, high = text(factors.min(), 2), text(factors.max(), 2)
    past, away = int((factors < 0).sum()), int((factors < -1).sum())
    yield "An update multiplies the error of its own sample by 1 - learning_rate (x^2 + 1),"
    yield f"here by {low}." if low == high else f"here by numbers from {low} to {high}."
    if np.abs(factors).max() < THROUGH:
        yield "So it puts the line almost through its sample, and the last sample decides."
    elif past:
        further = f", at {away} of them further off than before" * bool(away)
        samples = counted(len(factors), "sample")
        yield f"At {past} of {samples} it throws the line past the sample{further}."
    else:
        yield "So each sample pulls the line to itself, and the last ones count most."
    if found.order.shuffled:
        yield "Every epoch has another order, so it ends at another w and b."
    elif found.verdict == SETTLES:
        h = text(found.last[0] * found.x[-1] + found.last[1], 6)
        x, y = text(found.given[-1], 6), text(found.y[-1], 6)
        yield f"The last sample: x = {x}, y = {y}. There the line is {h}."


def _advice(found):
    """What to try, and how near to least squares that comes: x as it is, or standardized."""
    given, y, ways = found.given, found.y, []
    start = line.to_given(*found.descent.rows[0, 1:], *found.scale)
    for scale in dict.fromkeys([found.scale, line.mean_and_spread(given, bias=True)]):
        x, begin = (given - scale[0]) / scale[1], line.to_standardized(*start, *scale)
        way = near_least_squares(x, y, begin) if len(x) <= UPDATES else None
        ways += [("--standardize " * (scale != (0.0, 1.0)), *way)] if way else []
    if not ways:
        return "Try a smaller learning rate with more epochs."
    option, rate, epochs, cost = min(ways, key=lambda way: max(SOON, way[2] * len(y)))
    lowest = text(line.least_squares([given], y, bias=True)[0], 5)
    where = "in the order of the file " * found.order.shuffled
    return (
        f"Try {option}--learning-rate {text(rate)} --epochs {epochs}:\n"
        f"{where}the cost is {text(cost, 5)} then, and the lowest is {lowest}."
    )


# ------------------------------------------------------------------------------------- the figure

LAST, FAR = 40, 100  # updates that are seen, at most; times the y's size that are out of sight
TITLES = {
    UNTRAINED: "Nothing is learned yet",
    OTHER_RULE: "The rule was changed: these updates are not those of the slides",
    EXPLODES: "At this learning rate the line does not settle",
}
LEAST = {"color": figures.DATA, "linestyle": "--", "linewidth": 1.8}


def draw(found, names, show):
    """The line after the last epoch among the samples, and how b moves from update to update."""
    given, y, step, scale = found.given, found.y, found.descent.step, found.scale
    at, b, what = _path(found)
    if not drawable(given, y, b):
        return None
    figure, (left, right) = figures.sheet(1, 2, show=show)
    people = "patient" if names == PATIENTS else "sample"
    figures.points(left, given, y, names)
    if names == PATIENTS:
        left.set_xlabel(names[0], fontsize=11)  # which is long
        left.set_ylabel(names[1], fontsize=11)
    for dots in left.lines:
        dots.set_label("")  # what they are is seen
    tall, wide = np.ptp(y) or abs(y[0]) or 1.0, np.ptp(given) or abs(given[0]) or 1.0
    _, best, unique = line.least_squares([given], y, bias=True)
    green = {"color": figures.H, "linewidth": 3, "label": f"after epoch {step}"}
    black = {**LEAST, "label": "least squares"}
    for (w, c), look in ((best, black), (line.to_given(*found.last, *scale), green)):
        middle = given.mean(), w * given.mean() + c
        if abs(w) * wide + abs(middle[1]) < 1e6 * tall and (unique or look is green):
            left.axline(middle, slope=w, zorder=4, **look)
    wins = _last_wins(found)
    if wins:
        ring = {"markersize": 14, "fillstyle": "none", "markeredgewidth": 2.6, "zorder": 6}
        left.plot(given[-1], y[-1], "o", color=figures.DATA, label=f"the last {people}", **ring)
    left.set_xlim(given.min() - 0.05 * wide, given.max() + 0.05 * wide)
    left.set_ylim(y.min() - 0.08 * tall, y.max() + 0.08 * tall)
    few = {"marker": "o", "markersize": 4} if len(at) <= 60 else {}
    right.plot(at, b, color=figures.W, linewidth=1.2, **few)
    end = {"label": f"$b$ after epoch {step}", "markersize": 10, "zorder": 5}
    right.plot(at[-1], b[-1], "o", color=figures.W, **end)
    if unique:
        right.axhline(best[1], zorder=4, **black)
    right.set_xlabel(" ".join(what))
    right.set_ylabel(f"$b$ after each {what[0]}", color=figures.W)
    for axes in (left, right):
        figures.ticks(axes.xaxis, axes.yaxis)
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2 if axes is left else 1)
    right.xaxis.get_major_locator().set_params(integer=True)
    many = f"{counted(step, 'epoch')} of {counted(len(y), people)}"
    rate = rf"learning rate $\alpha = {tex(found.rate, 3)}$,   {many}"
    figures.finding(figure, _title(found, people, wins), rate + ", shuffled" * found.order.shuffled)
    return figure


def _last_wins(found):
    """Whether the line goes through the last sample because its update has put it there."""
    x, y = found.x[-1], found.y[-1]
    near = abs(found.last[0] * x + found.last[1] - y) < 0.03 * np.ptp(found.y)
    near &= abs(1 - found.rate * (x**2 + 1)) < THROUGH
    return near and found.verdict == SETTLES and found.near == "off" and not found.order.shuffled


def _path(found):
    """(where, b, what): b after the last updates of the last epoch, by the slides' rule; of very
    many samples, or where it does not settle, after each epoch, as far as it is in sight.
    """
    at, lines, what = found.descent.at, found.descent.rows[:, 1:], ["epoch"]
    if found.verdict == SETTLES and len(found.x) <= UPDATES and len(at) > 1:
        path, what = [lines[-2]], ["update", f"in epoch {at[-1]}"]
        for place in found.order.take(int(at[-2])):
            path.append(epoch(found.x[[place]], found.y[[place]], found.rate, *path[-1]))
        at, lines = np.arange(len(path))[-LAST - 1 :], np.array(path[-LAST - 1 :])
    b = lines[:, 1] - lines[:, 0] * found.scale[0] / found.scale[1]  # for x as it was given
    seen = max(1, int(np.append(np.abs(b) > FAR * np.abs(found.y).max(), True).argmax()))
    return at[:seen], b[:seen], what


def _title(found, people, wins):
    """What one sees, as a sentence."""
    if found.descent.last["cost"] <= (1e-13 * np.abs(found.y).max()) ** 2:
        return "The line goes through every sample"
    if found.verdict in TITLES:
        return TITLES[found.verdict]
    if np.ptp(found.x) == 0:
        return "All x are the same: many lines fit equally well"
    if found.near != "off":
        return "One sample at a time, and close to least squares"
    if found.order.shuffled:
        return f"Another {people} last in each epoch, another line"
    end = f"goes through the last {people}, not the middle"
    end = end if wins else "ends away from least squares"
    return f"With α = {text(found.rate, 3)} the line {end}"
