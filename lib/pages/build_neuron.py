"""07: the order of the samples, the derivation checked, where the rule settles, the figure.

One update of the slides' rule by the sample (x, y) is

    w <- w + learning_rate (y - y_hat) x,    b <- b + learning_rate (y - y_hat)

An epoch of such updates is (w, b) <- P (w, b) + q. It leaves one line as it is, and multiplies the
distance from there by P: the rule settles where P's largest eigenvalue is below 1 in size.
"""

import math
import sys
from typing import Any, NamedTuple

import numpy as np

from lib.learning import ending, line, nudge
from lib.learning.descent import DIVERGED, INTERRUPTED, TOLERANCE, Descent
from lib.learning.training import Training
from lib.options.pages import PATIENTS
from lib.program.quiet import tf
from lib.program.words import counted
from lib.show import figures, tables
from lib.show.numbers import drawable, require_finite, tex, text

# ------------------------------------------------------------------------------------- the epochs

BLOCK = 1 << 16  # places that are known ahead


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
    if descent.step != taped.step:
        print(f"With the tape learning ends after {counted(taped.step, 'epoch')}.")


# ---------------------------------------------------------------------------------- the derivation

CLOSE = 1e-6  # relative; what rounding leaves of a difference is less
COLUMNS = "sample", "loss", "slope by formula", "value", "by nudge", "by tape", ""


class Slope(NamedTuple):
    """A slope of a loss for one sample, counted from 1, found in three ways."""

    sample: int
    loss: str
    formula: str  # as the slide writes it
    by_formula: float
    by_nudge: float
    by_tape: float
    wrong: str  # "wrong", or "" where the formula agrees with both others
    parameter: str
    boxed: bool  # the formula in the slide's box


def check(neuron, x, y, formulas):
    """The slopes of each sample by a nudge and by the tape, too: a list of Slope.

    formulas  a list of (name of the loss, parameter's name, formula as text, its value a sample)
    """
    slopes = []
    for at, (name, parameter, formula, values) in (
        (k, row) for k in range(len(x)) for row in formulas
    ):

        def loss(name=name, at=at):
            return getattr(neuron, name)(x[at], y[at])

        variable, value = getattr(neuron, parameter), float(np.broadcast_to(values, len(x))[at])
        with tf.GradientTape() as tape:
            E = loss()
        by_tape = float(tape.gradient(E, variable, unconnected_gradients="zero"))
        by_nudge, off = nudge.central(loss, variable)
        far = max(abs(value - by_tape), abs(value - by_nudge) - off)
        wrong = "" if far <= CLOSE * max(abs(value), abs(by_tape)) else "wrong"
        words = f"dSE/d{parameter} = {formula}"
        slope = Slope(
            at + 1, name, words, value, by_nudge, by_tape, wrong, parameter, "box" in formula
        )
        require_finite(slope[3:6])
        slopes.append(slope)
    return slopes


def show_derivation(slopes, neuron, details):
    """The slopes of the first sample, with details of all of them; and which formulas are wrong."""
    print(f"The derivation, checked at w = {text(neuron.w, 6)}, b = {text(neuron.b, 6)}")
    shown = zip(*(slope for slope in slopes if details or slope.sample == 1), strict=True)
    tables.show(dict(zip(COLUMNS, shown, strict=False)), [COLUMNS[1], COLUMNS[2], ""], "  ")
    wrong = [slope for slope in slopes if slope.wrong]
    for slope in wrong:
        if not slope.boxed:
            print(f"Changed: the value of {slope.formula} at sample {slope.sample}")
    if any(slope.boxed for slope in wrong):
        print("Wrong on the slide: dSE/dw = -(y - y_hat) in the box has no factor x.")
        print("(The slide's chain rule has g(x) = -y_hat. The inner function is y - y_hat.")
        print("Both have the same derivative, so the result does not change.)\n")
    else:
        print("The formula in the box has no factor x: right where x is 1 or the error is 0.\n")


# ------------------------------------------------------------------------------- the slides' rule

MOST = 4096  # samples: the limit in the order of more of them is not looked for


def epoch(x, y, rate, w, b):
    """(w, b) after one epoch: numbers, or arrays for several rates. `x`, `y`: lists of floats."""
    for x_i, y_i in zip(x, y, strict=True):
        step = rate * (y_i - (w * x_i + b))
        w, b = w + step * x_i, b + step
    return w, b


def matrix(x, rate):
    """P, shape [2, 2]; of an array of rates one each."""
    x, zeros = np.asarray(x).tolist(), [0.0] * len(x)
    columns = epoch(x, zeros, rate, 1.0, 0.0), epoch(x, zeros, rate, 0.0, 1.0)
    return np.moveaxis(np.array(columns), (0, 1), (-1, -2))


@np.errstate(all="ignore")  # what is too large for floats is infinite
def growth(x, rate):
    """By what an epoch multiplies the distance from where it settles: P's largest eigenvalue."""
    x = np.asarray(x, float)
    if np.ptp(x) == 0:  # nothing moves along one direction: the other one counts
        return np.abs(1 - rate * (x[0] ** 2 + 1)) ** len(x)
    P = matrix(x, rate)
    finite = np.isfinite(P).all(axis=(-2, -1))
    eigenvalues = np.linalg.eigvals(np.where(finite[..., None, None], P, 0.0))
    return np.where(finite, np.abs(eigenvalues).max(axis=-1), np.inf)[()]


def rounding(samples):
    """An eigenvalue of 1 is seldom exactly 1 in floats."""
    return 1e-15 * (samples + 10)


def fixed_point(x, y, rate):
    """The (w, b) that an epoch leaves as it is, or None: found as a distance from least squares."""
    _, best, unique = line.least_squares([x], y, bias=True)
    errors = np.subtract(y, best[0] * np.asarray(x) + best[1])
    q = np.array(epoch(np.asarray(x).tolist(), errors.tolist(), rate, 0.0, 0.0))
    moved = np.eye(2) - matrix(x, rate)
    if not unique or not np.isfinite([*q, *moved.ravel()]).all() or np.linalg.cond(moved) > 1e12:
        return None
    return tuple((best + np.linalg.solve(moved, q)).tolist())


def any_order_limit(x):
    """The learning rate below which it settles in any order: no update stretches anything."""
    with np.errstate(over="ignore"):
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
        first = max(1, int(np.argmax(growth(x, rates) > 1 + rounding(len(x)))))
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
        for epochs in (first * 10**k for k in range(9) for first in (1, 2, 5)):
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
    near: str = ""  # how near to least squares the end is, as ending.judge says it,
    words: Any = ()  # and in words
    growth: float = 0.0  # by what an epoch multiplies the distance from where it settles
    rest: tuple | None = None  # the line that an epoch leaves as it is
    arrived: bool = False  # whether learning has come there
    limit: float | None = None  # below it the rule settles in this order
    changed: tuple | None = None  # an epoch of another rule, where it led, where the rule leads

    @property
    def last(self):
        return self.descent.last["w"], self.descent.last["b"]


@np.errstate(all="ignore")  # of numbers too large for floats the words speak
def judge(descent, points, scale, rate, order):
    """The Found of the epochs; `points`: x and y as they were given."""
    given, y = (np.array(numbers, float) for numbers in points)
    x = (given - scale[0]) / scale[1]
    found = Found("", descent, given, x, y, scale, rate, order)
    if descent.ending == INTERRUPTED or descent.step < 0:
        return found
    near, words = ending.judge([given], y, line.to_given(*found.last, *scale), bias=True)
    found = found._replace(near=near, words=words, changed=_changed(found))
    w, b = descent.rows[0, 1:]
    steps = rate * (y - (w * x + b))
    still = ((w + steps * x == w) & (b + steps == b)).all()  # then no update ever moves it
    if found.changed or still or (descent.step == 0 and descent.ending != DIVERGED):
        return found._replace(verdict=OTHER_RULE if found.changed else UNTRAINED)
    count = max(1, min(descent.step, MOST // len(x))) if order.shuffled else 1
    taken = np.concatenate([order.take(epoch) for epoch in range(count)])
    by = float(growth(x[taken], rate) ** (1 / count))
    stable = rate < any_order_limit(x) or by < 1 - rounding(len(taken))
    found = found._replace(verdict=SETTLES if stable else EXPLODES, growth=by)
    if order.shuffled:  # each epoch has a place of its own
        return found
    rest = fixed_point(x, y, rate) if stable else None
    w, b = np.subtract(found.last, rest or found.last)
    arrived = bool(np.abs(w * x + b).max() <= 1e-6 * (np.ptp(y) or np.abs(y).max()))
    return found._replace(rest=rest, arrived=arrived, limit=limit(x, rate))


def _changed(found):
    """Found.changed: the first epochs and the last one, as they were, beside the slides' rule."""
    x, y, descent = found.x, found.y, found.descent
    at, rows = descent.at, descent.rows[:, 1:]
    few = max(1, min(COMPARED, UPDATES // len(x)))
    pairs = [k for k in range(len(at) - 1) if at[k + 1] - at[k] == 1]
    for k in [*pairs[:few], *pairs[few:][-1:], *[len(at) - 1] * (descent.ending == DIVERGED)]:
        taken = found.order.take(int(at[k]))
        right = epoch(x[taken].tolist(), y[taken].tolist(), found.rate, *rows[k].tolist())
        h = right[0] * x + right[1]
        if k == len(at) - 1:  # what diverged has no row
            if np.isfinite(np.mean(np.square(y - h))):
                return int(at[k]) + 1, None, right
        elif np.abs(rows[k + 1] @ [x, np.ones_like(x)] - h).max() > SAME * np.abs([y, h]).max():
            return int(at[k + 1]), tuple(rows[k + 1].tolist()), right
    return None


def exit_code(found, taped):
    """130 if this or its twin was interrupted, 1 if it exploded, else 0."""
    if INTERRUPTED in (found.descent.ending, taped.ending):
        return 130
    return int(found.verdict == EXPLODES or found.descent.diverged)


# ----------------------------------------------------------------------------- what is said of it

THROUGH = 0.1  # of its error: a sample with less left has the line almost through it
FEW, MANY = 1_000_000, 20_000_000  # updates: about a second, and about the most one waits for


def show(found, inputs):
    """Say how the epochs ended, how near to least squares that is, why, and what to try; and the
    line at these inputs.
    """
    descent, lines = found.descent, [*_why(found)]
    for at in sorted({1, descent.step} & {*descent.at.tolist()}):
        row = descent.rows[list(descent.at).index(at), 1:]
        print(f"After epoch {at}: {_line(row, found.scale)}", flush=True)
    if descent.diverged or found.verdict == EXPLODES:
        print(*lines, sep="\n", file=sys.stderr)
        return
    print(*lines, sep="\n", flush=True)
    w, b = line.to_given(*found.last, *found.scale) if descent.step >= 0 else (0.0, 0.0)
    for x in inputs if descent.step >= 0 else ():
        print(f"hypothesis({text(x, 10)}) = {text(np.float64(w * x + b), None)}")


def _line(values, scale, digits=None):
    """w = 1, b = 0, for x as it was given."""
    w, b = (text(np.float64(value), digits) for value in line.to_given(*values, *scale))
    return f"w = {w}, b = {b}"


@np.errstate(all="ignore")
def _why(found):
    """How it ended, why the line is there, and what to try: gives lines."""
    descent, x, step = found.descent, found.x, found.descent.step
    off, slack = found.near == "off", rounding(len(x))
    if descent.ending == INTERRUPTED:
        yield f"Interrupted {'before the first epoch' if step < 0 else f'after epoch {step}'}."
    elif step < 0:
        yield "The cost at the start is too large for 64-bit floats. Try smaller numbers."
    elif descent.diverged:
        yield f"In epoch {step + 1} the numbers get too large for 64-bit floats."
    elif found.verdict == EXPLODES and descent.last["cost"] > descent["cost"][0]:
        yield f"After epoch {step} the cost is larger than at the start."
    elif descent.ending == TOLERANCE:
        yield f"After epoch {step} the cost is 0: nothing is left to learn."
    elif step and found.verdict != EXPLODES:
        yield from found.words
    if np.ptp(x) == 0:
        yield "All x are the same: many lines fit these samples equally well."
    if found.verdict == OTHER_RULE:
        at, led, right = found.changed
        yield "The rule was changed: these updates are not those of the slides,"
        yield "  w_new = w + learning_rate (y - y_hat) x and b_new = b + learning_rate (y - y_hat)"
        if led:
            yield f"Epoch {at} led to {_line(led, found.scale, 8)}."
        yield f"The slides' rule leads to {_line(right, found.scale, 8)} in epoch {at}."
    elif found.verdict == UNTRAINED and descent.ending != TOLERANCE:
        small = "The learning rate is so small that w and b do not change. Try a larger one."
        yield small if step else "Nothing is learned yet."
    if found.verdict not in (SETTLES, EXPLODES) or descent.ending == TOLERANCE:
        return
    by = text(found.growth, 14 if abs(found.growth - 1) < 1e-3 else 4)
    if found.verdict == EXPLODES:
        does = "explodes" if found.growth > 1 + slack else "neither settles nor explodes"
        by = by if found.growth < math.inf else "more than floats can hold"
        yield f"The rule {does} on these samples: with the learning rate {text(found.rate, 8)} an"
        yield f"epoch multiplies the distance from where it could settle by {by}."
    elif descent.diverged:
        yield "The learning rate is not too large, but the numbers are. Try smaller numbers."
        return
    elif found.rest:
        there = "here it settles" if found.arrived else "there it will settle"
        yield f"One epoch does not change {_line(found.rest, found.scale, 8)}."
        yield f"It multiplies the distance from there by {by}, so {there}."
    yield from _pull(found) if off or found.verdict == EXPLODES else ()
    if found.limit:
        below = text(found.limit, 8, "down")
        yield f"In this order of the samples, learning rates below {below} are stable."
    below, largest = any_order_limit(x), text(x[np.abs(x).argmax()], 6)
    if not below:
        yield "No learning rate is small enough: the square of the largest x is too large."
        return
    any_order = f"In any order, those below {text(below, 8, 'down')} are"
    yield f"{any_order}: 2 / (x^2 + 1) for the largest x, {largest}."
    yield from _advice(found) if off or found.verdict == EXPLODES else ()


def _pull(found):
    """What an update does to the error of its own sample: gives lines."""
    given = line.to_given(*(found.rest or (np.nan, np.nan)), *found.scale)
    if ending.judge([found.given], found.y, given, bias=True)[0] in ("near", "there"):
        yield "It needs more epochs."
        return
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
    """What to try, and how near to least squares that comes: gives lines."""
    given, y, ways = found.given, found.y, []
    start = line.to_given(*found.descent.rows[0, 1:], *found.scale)
    for scale in dict.fromkeys([found.scale, line.mean_and_spread(given, bias=True)]):
        x, begin = (given - scale[0]) / scale[1], line.to_standardized(*start, *scale)
        way = near_least_squares(x, y, begin) if len(x) <= UPDATES else None
        ways += [("--standardize " * (scale != (0.0, 1.0)), *way)] if way else []
    for most in (FEW, MANY):
        for option, rate, epochs, cost in ways:
            if epochs * len(y) <= most:
                lowest = text(line.least_squares([given], y, bias=True)[0], 5)
                where = "in the order of the file " * found.order.shuffled
                yield f"Try {option}--learning-rate {text(rate)} --epochs {epochs}:"
                yield f"{where}the cost is {text(cost, 5)} then, and the lowest is {lowest}."
                return
    yield "Try a smaller learning rate with more epochs."


# ------------------------------------------------------------------------------------- the figure

SEEN = 0.03  # of the y's range: less can't be seen
LEAST = {"color": figures.DATA, "linestyle": "--", "linewidth": 1.8}
TITLES = {
    UNTRAINED: "Nothing is learned yet",
    OTHER_RULE: "The rule was changed: these updates are not those of the slides",
    EXPLODES: "At this learning rate the line does not settle",
}


def draw(found, names, show):
    """The line after the last epoch among the samples, and how b moves from update to update."""
    given, y, scale = found.given, found.y, found.scale
    at, (w, b), what = _path(found)
    b = b - w * scale[0] / scale[1]  # for x as it was given
    if not drawable(given, y, b):
        return None
    figure, (left, right) = figures.sheet(1, 2, show=show)
    people = "patient" if names == PATIENTS else "sample"
    figures.points(left, given, y, names)
    if names == PATIENTS:
        left.set(xlabel=names[0], ylabel=names[1])
    _, best, unique = line.least_squares([given], y, bias=True)
    lines = {"least\nsquares": (best, LEAST)} if unique and np.isfinite(best).all() else {}
    look = {"color": figures.H, "linewidth": 3}
    lines[f"epoch {found.descent.step}"] = line.to_given(*found.last, *scale), look
    ends = np.array([given.min(), given.max()])
    ends += np.array([-0.05, 0.05]) * (np.ptp(ends) or abs(ends[0]) or 1.0)
    low, high, tall = y.min(), y.max(), np.ptp(y) or abs(y[0]) or 1.0
    left.set(xlim=ends, ylim=(low - 0.05 * tall, high + 0.05 * tall))
    upper = max(values[0] * ends[1] + values[1] for values, _ in lines.values())
    for name, (values, look) in lines.items():
        h = values[0] * ends + values[1]
        if max(h) > low - tall and min(h) < high + tall and np.ptp(h) < 20 * tall:
            left.plot(ends, h, zorder=4, **look)
            va = "bottom" if h[1] == upper else "top"
            _at_its_end(left, name, np.clip(h[1], low, high), look["color"], va)
        else:
            left.set_title(f"far outside: the line after {name}", loc="left")
    if _last_wins(found):
        ring = {"markersize": 14, "fillstyle": "none", "markeredgewidth": 2.6, "zorder": 6}
        left.plot(given[-1], y[-1], "o", color=figures.DATA, **ring)
        where = {"xytext": (14, -16), "textcoords": "offset points", "va": "top"}
        left.annotate(f"the last {people}", (given[-1], y[-1]), **where)
    few = {"marker": "o", "markersize": 4} if len(at) <= 60 else {}
    right.plot(at, b, color=figures.W, linewidth=1.2, **few)
    right.plot(at[-1], b[-1], "o", color=figures.W, markersize=10, zorder=5)
    if "least\nsquares" in lines and found.verdict != EXPLODES:
        right.axhline(best[1], zorder=4, **LEAST)
        _at_its_end(right, "least\nsquares", best[1], LEAST["color"], "center")
    right.set_title(f"$b$ after each {what.split()[0]}", loc="left")
    right.set_xlabel(what)
    right.set_ylabel("$b$", color=figures.W)
    figures.ticks(left.xaxis, left.yaxis, right.xaxis, right.yaxis)
    right.xaxis.get_major_locator().set_params(integer=True)
    count = f"{counted(found.descent.step, 'epoch')} of {counted(len(y), people)}"
    count += ", shuffled" * found.order.shuffled
    rate = tex(found.rate, 3)
    figures.finding(figure, _title(found, people), rf"learning rate $\alpha = {rate}$,   {count}")
    return figure


def _at_its_end(axes, words, y, colour, va):
    at = {"xycoords": ("axes fraction", "data"), "textcoords": "offset points", "va": va}
    axes.annotate(words, (1, y), (6, 0), color=colour, **at)


def _last_wins(found):
    """Whether the line goes through the last sample, whose update has put it there."""
    h, factor = np.dot(found.last, (found.x[-1], 1)), 1 - found.rate * (found.x[-1] ** 2 + 1)
    through = abs(factor) < THROUGH and abs(found.y[-1] - h) < SEEN * np.ptp(found.y)
    return through and found.verdict == SETTLES and found.near == "off" and not found.order.shuffled


def _path(found):
    """(where, (w, b), what): the lines that are seen, and what they are after: the updates of the
    last epoch by the slides' rule; where it does not settle, the epochs, as far as b is in sight.
    """
    at, rows = found.descent.at, found.descent.rows[:, 1:]
    if found.verdict != SETTLES:
        far = np.append(np.abs(rows[:, 1]) > 100 * np.abs(found.y).max(), True)
        end = max(1, int(far.argmax()))
        return at[:end], rows[:end].T, "epoch"
    before = max(0, len(at) - 2)
    taken = found.order.take(int(at[before]))
    path = [tuple(rows[before].tolist())]
    for x, y in zip(found.x[taken].tolist(), found.y[taken].tolist(), strict=True):
        path.append(epoch([x], [y], found.rate, *path[-1]))
    first = max(0, len(path) - 1001)
    return np.arange(first, len(path)), np.transpose(path[first:]), f"update in epoch {at[-1]}"


def _title(found, people):
    """What one sees, as a sentence."""
    if found.descent.last["cost"] <= (1e-13 * np.abs(found.y).max()) ** 2:
        return "The line goes through every sample"
    if found.verdict in TITLES:
        return TITLES[found.verdict]
    if np.ptp(found.x) == 0:
        return "All x are the same: many lines fit equally well"
    if found.near != "off":
        return "One sample at a time, and close to least squares"
    if _last_wins(found):
        rate = text(found.rate, 3)
        return f"With α = {rate} the line ends at the last {people}, not in the middle"
    if found.order.shuffled:
        return f"Another {people} last in each epoch, another line"
    if found.rest and not found.arrived:
        return "More epochs would still move the line"
    if (found.rate * (found.x**2 + 1) > 1).any():
        return "The updates throw the line past their samples"
    return f"Each {people} pulls the line, the last ones hardest"
