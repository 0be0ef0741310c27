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

import numpy as np

from lib.learning import ending, line
from lib.learning.descent import INTERRUPTED, TOLERANCE, Descent
from lib.learning.training import Training, placed
from lib.options.pages import PATIENTS
from lib.program import exits
from lib.program.quiet import tf
from lib.program.words import counted
from lib.show import figures, tables
from lib.show.numbers import drawable, require_finite, tex, text

# ------------------------------------------------------------------------------------- the epochs

AHEAD = 1 << 16  # about so many places are known to the compiled loop at once


class Order:
    """The places of the samples in each epoch: as in the file, or shuffled, if there is a seed."""

    def __init__(self, samples, seed=None):
        self.samples, self.seed, self.shuffled = samples, seed, seed is not None
        self.epochs = max(1, AHEAD // samples)  # in one call of the compiled loop, at most
        self._first = tf.Variable(0, dtype=tf.int64)
        self._known = tf.Variable(tf.zeros([self.epochs * self.shuffled, samples], tf.int32))

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
        """The same as a call, in NumPy and for any epoch."""
        if not self.shuffled:
            return np.arange(self.samples)
        return np.random.default_rng([self.seed, epoch]).permutation(self.samples)


def training(neuron, epochs, order):
    """The Training of a neuron's w and b, whose steps are epochs."""
    parameters = {"w": neuron.w, "b": neuron.b}
    descent = Descent(parameters, epochs, slopes=False, counts="epoch")
    ahead = {"prepare": order.prepare, "stretch": order.epochs}
    return Training(parameters, epochs, descent=descent, **ahead)


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

CHECKED = 3  # samples
NUDGE = 1e-3  # relative to a value above 1: a parabola's slope is exact for any
CLOSE = 1e-6  # relative; what rounding leaves of a difference is less

# A slope for one sample, counted from 1: by the formula as the slide writes it, by a nudge, and by
# the tape; `wrong` is "wrong" where formula and tape give different numbers
Slope = namedtuple("Slope", "sample loss formula by_formula by_nudge by_tape wrong")
HEADS = "sample", "loss", "slope by formula", "value", "by nudge", "by tape", ""


def check(neuron, x, y, formulas):
    """The slopes of the first samples: a list of Slope.

    formulas  a list of (name of the loss, parameter's name, formula as text, its value a sample)
    """
    slopes = []
    for at in range(min(CHECKED, len(x))):
        for name, parameter, formula, values in formulas:
            loss = partial(getattr(neuron, name), x[at], y[at])
            variable, value = getattr(neuron, parameter), float(np.broadcast_to(values, len(x))[at])
            with tf.GradientTape() as tape:
                E = loss()
            by_tape = float(tape.gradient(E, variable, unconnected_gradients="zero"))
            wrong = abs(value - by_tape) > CLOSE * max(abs(value), abs(by_tape))
            numbers = value, nudged(loss, variable), by_tape, "wrong" * wrong
            slopes.append(Slope(at + 1, name, f"dSE/d{parameter} = {formula}", *numbers))
    require_finite([slope[3:6] for slope in slopes])
    return slopes


@np.errstate(all="ignore")  # near the end of the floats
def nudged(cost, variable):
    """The slope of cost() in the variable, (E+ - E-) / (2 nudge)."""
    here, costs = variable.numpy(), []
    places = here + NUDGE * max(1.0, abs(here)) * np.array([-1, 1])
    for place in places:
        with placed({"": variable}, [place]):
            costs.append(float(cost()))
    return float(np.diff(costs)[0] / np.diff(places)[0])


def show_derivation(slopes, neuron, details):
    """The slopes of a sample, with details of all of them; and which formulas are wrong there."""
    print(f"The derivation, checked at w = {text(neuron.w, 6)}, b = {text(neuron.b, 6)}")
    first = next((slope.sample for slope in slopes if slope.wrong), 1)
    shown = zip(*(slope for slope in slopes if details or slope.sample == first), strict=True)
    tables.show(dict(zip(HEADS, shown, strict=True)), [HEADS[1], HEADS[2], ""], "  ")
    for slope in slopes:
        if slope.wrong and "box" not in slope.formula:
            print(f"Changed: the value of {slope.formula} at sample {slope.sample}")
    if any(slope.wrong and "box" in slope.formula for slope in slopes):
        print("Wrong on the slide: dSE/dw = -(y - y_hat) in the box has no factor x.")
        print("(Its chain rule has g(x) = -y_hat, and means y - y_hat: the same derivative.)\n")
    else:
        print("The formula in the box has no factor x: right where x is 1 or the error is 0.\n")


# ------------------------------------------------------------------------------- the slides' rule

MOST = 4096  # samples: the limit in the order of more of them is not looked for
ROUNDING = 1e-15  # for each sample, and ten more: an eigenvalue of 1 is seldom 1 in floats


def epoch(x, y, rate, w, b):
    """(w, b) after one epoch; of several rates, an array, one each."""
    for x_i, y_i in zip(np.asarray(x).tolist(), np.asarray(y).tolist(), strict=True):
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


def limit(x):
    """The learning rate below which it settles in this order; None if that is not looked for.

    Rates are tried 1 % apart, up to 2 / (x^2 + 1) for the smallest x: above it all updates stretch.
    """
    low, high = any_order_limit(x), any_order_limit(np.abs(x).min())
    if len(x) > MOST or not 1e-6 * high < low < high:
        return high if low == high else None
    rates = np.geomspace(low, 1.01 * high, 3 + int(100 * np.log(high / low)))
    while high - low > 5e-16 * high:
        first = max(1, int(np.argmax(growth(x, rates) > 1 + ROUNDING * (len(x) + 10))))
        low, high = rates[first - 1], rates[first]
        rates = np.linspace(low, high, 100)
    return float(high)


@np.errstate(all="ignore")
def near_least_squares(x, y, start):
    """(learning rate, epochs, cost) that end near the lowest cost, in this order; or None.

    The rate is at most 1 / (x^2 + 1) for the largest x: no update throws the line past its sample.
    """
    lowest, best, unique = line.least_squares([x], y, bias=True)
    if not unique or len(x) > UPDATES or not np.isfinite([lowest, *best]).all():
        return None
    most = any_order_limit(x) / 2
    enough = 0.99 * max(0.001 * lowest, ending.little(y))  # which ending.judge calls near
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
UPDATES = 200_000  # an epoch of more gets no advice, and the picture has no single updates
SAME = 1e-9  # of the y's size: lines that are less apart are the same
THROUGH = 0.1  # of its error: a sample with less left has the line almost through it
SOON = 1_000_000  # updates: about a second

# The epochs as they were. Inputs: as they were given, and x, as learning had them, which is
# (given - mean) / spread with the scale (mean, spread). Lines are (w, b) for x
Run = namedtuple("Run", "descent given x y scale rate order")
# What became of them. verdict: one of those above, "" after Ctrl-C. lines: how it ended, why, what
# to try. limit: below it the rule settles in this order. wins: whether the last sample's update
# has put the line through it
Found = namedtuple("Found", "run verdict title lines limit wins", defaults=[None, False])


@np.errstate(all="ignore")  # of numbers too large for floats the words speak
def judge(descent, points, scale, rate, order):
    """The Found of the epochs; `points`: x and y as they were given."""
    given, y = (np.array(numbers, float) for numbers in points)
    x, step = (given - scale[0]) / scale[1], descent.step
    run = Run(descent, given, x, y, scale, rate, order)
    if descent.ending == INTERRUPTED:
        when = "before the first epoch" if step < 0 else f"after epoch {step}"
        return Found(run, "", "", [f"Interrupted {when}."])
    require_finite(np.square(x), what="the square of the largest x")
    if step < 0:
        exits.fail("the cost at the start is too large for 64-bit floats; try smaller numbers")
    (w, b), last = descent.rows[0, 1:], descent.rows[-1, 1:]
    steps = rate * (y - (w * x + b))
    still = ((w + steps * x == w) & (b + steps == b)).all()  # then no update ever moves it
    near, words = ending.judge([given], y, line.to_given(*last, *scale), bias=True)
    changed, nothing = _other_rule(run), "Nothing is learned yet"
    if changed:
        found = Found(run, OTHER_RULE, changed[0].rstrip(","), changed)
    elif still or (step == 0 and not descent.diverged):
        small = "The learning rate is so small that w and b do not change. Try a larger one."
        found = Found(run, UNTRAINED, nothing, [small if step else f"{nothing}."])
    else:
        found = _by_eigenvalue(run, last, near == "off")
    lines = words if step and found.verdict != EXPLODES else []
    exact = descent.ending == TOLERANCE
    if exact:
        lines = [f"After epoch {step} the cost is 0: nothing is left to learn."]
    elif descent.diverged:
        small = " Try smaller numbers." * (found.verdict == SETTLES)  # the learning rate is
        lines = [f"In epoch {step + 1} the numbers get too large for 64-bit floats.{small}"]
    if np.ptp(given) == 0:
        lines.append("All x are the same: many lines fit these samples equally well.")
    if not ((exact or descent.diverged) and found.verdict in (SETTLES, UNTRAINED)):
        lines += found.lines
    through = descent.last["cost"] <= (1e-13 * np.abs(y).max()) ** 2
    title = "The line goes through every sample" if through else found.title
    return found._replace(title=title, lines=lines)


def _other_rule(run):
    """The first epoch and the last, made again by the slides' rule: lines if one led elsewhere."""
    at, rows = run.descent.at, run.descent.rows[:, 1:]
    if run.descent.diverged:  # what diverged has no row
        at, rows = np.append(at, at[-1] + 1), np.vstack([rows, [np.nan, np.nan]])
    pairs = np.flatnonzero(np.diff(at) == 1)
    for k in [*pairs[:1], *pairs[1:][-1:]]:
        taken = run.order.take(int(at[k]))
        right = epoch(run.x[taken], run.y[taken], run.rate, *rows[k].tolist())
        led, h = np.array([rows[k + 1], right]) @ [run.x, np.ones_like(run.x)]
        same = np.abs(led - h).max() <= SAME * np.abs([run.y, h]).max()
        beyond = not np.isfinite(led).all()
        if same or (beyond and not np.isfinite(np.square(run.y - h).sum())):
            continue
        to = "too large numbers" if beyond else _line(rows[k + 1], run.scale, 8)
        return [
            "The rule was changed: these updates are not those of the slides,",
            "  w_new = w + learning_rate (y - y_hat) x and b_new = b + learning_rate (y - y_hat)",
            f"Epoch {at[k + 1]} led to {to}.",
            f"The slides' rule leads to {_line(right, run.scale, 8)}.",
        ]
    return []


def _by_eigenvalue(run, last, off):
    """The Found of epochs by the slides' rule. off: not near least squares, where it ended."""
    descent, given, x, y, scale, rate, order = run
    count = max(1, min(descent.step, MOST // len(x))) if order.shuffled else 1
    taken = np.concatenate([order.take(epoch) for epoch in range(count)])
    by = float(growth(x[taken], rate) ** (1 / count))
    settles = rate < any_order_limit(x) or by < 1 - ROUNDING * (len(taken) + 10)
    rest = fixed_point(x, y, rate) if settles and not order.shuffled else None
    most = None if order.shuffled else limit(x)  # each epoch has an order of its own
    factors, h = 1 - rate * (np.square(x) + 1), last[0] * x[-1] + last[1]
    off = pulled = off or not settles
    wins = abs(h - y[-1]) < 0.03 * np.ptp(y) and abs(factors[-1]) < THROUGH
    wins = bool(wins and off and settles and not order.shuffled)
    times = text(by, 14 if abs(by - 1) < 1e-3 else 4) if by < math.inf else "more than floats hold"
    lines, title = [], "One sample at a time, and close to least squares"
    if not settles:
        does = "explodes" if by > 1 + ROUNDING * (len(x) + 10) else "neither settles nor explodes"
        lines += [
            f"The rule {does} on these samples: with the learning rate {text(rate, 8)} an",
            f"epoch multiplies the distance from where it could settle by {times}.",
        ]
        title = "At this learning rate the line does not settle"
    elif np.ptp(x) == 0:
        title = "All x are the same: many lines fit equally well"
    elif off and order.shuffled:
        title = "Another {people} last in each epoch, another line"
    elif off:
        through = "goes through the last {people}, not the middle"
        end = through if wins else "ends away from least squares"
        title = f"With α = {text(rate, 3)} the line {end}"
    if rest:
        lines += [
            f"One epoch does not change {_line(rest, scale, 8)}.",
            f"It multiplies the distance from there by {times}, so it settles there.",
        ]
        pulled = ending.judge([given], y, line.to_given(*rest, *scale), bias=True)[0] == "off"
    if pulled:
        lines += _pull(factors)
        if order.shuffled:
            lines.append("Every epoch has another order, so it ends at another w and b.")
        elif settles:
            at = f"x = {text(given[-1], 6)}, y = {text(y[-1], 6)}"
            lines.append(f"The last sample: {at}. There the line is {text(h, 6)}.")
    elif off:
        lines.append("It needs more epochs.")
    if most:
        below = text(most, 8, down=True)
        lines.append(f"In this order of the samples, learning rates below {below} are stable.")
    below, largest = text(any_order_limit(x), 8, down=True), text(x[np.abs(x).argmax()], 6)
    which = f"2 / (x^2 + 1) for the largest x, {largest}"
    lines.append(f"In any order, rates below {below} are stable: {which}.")
    lines += _advice(run) if off and (np.ptp(x) or not settles) else []
    return Found(run, SETTLES if settles else EXPLODES, title, lines, most, wins)


def _pull(factors):
    """What an update does to the error of its own sample, as lines: it multiplies it."""
    low, high = text(factors.min(), 2), text(factors.max(), 2)
    past, away = (factors < 0).sum(), (factors < -1).sum()
    if np.abs(factors).max() < THROUGH:
        so = "So it puts the line almost through its sample, and the last sample decides."
    elif past:
        so = f"At {past} of {counted(len(factors), 'sample')} it throws the line past the sample"
        so += f", at {away} of them further off than before." if away else "."
    else:
        so = "So each sample pulls the line to itself, and the last ones count most."
    return [
        "An update multiplies the error of its own sample by 1 - learning_rate (x^2 + 1),",
        f"here by {low}." if low == high else f"here by numbers from {low} to {high}.",
        so,
    ]


def _advice(run):
    """What to try, and how near to least squares that comes, as lines."""
    given, y, ways = run.given, run.y, []
    start = line.to_given(*run.descent.rows[0, 1:], *run.scale)
    for scale in dict.fromkeys([run.scale, line.mean_and_spread(given, bias=True)]):
        x, begin = (given - scale[0]) / scale[1], line.to_standardized(*start, *scale)
        if way := near_least_squares(x, y, begin):
            ways.append(("--standardize " * (scale != line.AS_GIVEN), *way))
    if not ways:
        return ["Try a smaller learning rate with more epochs."]
    option, rate, epochs, cost = min(ways, key=lambda way: max(SOON, way[2] * len(y)))
    lowest = text(line.least_squares([given], y, bias=True)[0], 5)
    where = "in the order of the file " * run.order.shuffled
    return [
        f"Try {option}--learning-rate {text(rate)} --epochs {epochs}:",
        f"{where}the cost is {text(cost, 5)} then, and the lowest is {lowest}.",
    ]


# ----------------------------------------------------------------------------- what is said of it


def show(found, inputs):
    """Say how the epochs ended, how near to least squares, why, and what to try; then predict."""
    descent, scale = found.run.descent, found.run.scale
    step, rows = descent.step, descent.rows[:, 1:]
    for at in sorted({1, step}) if step > 0 else [0] * (step == 0):
        print(f"After epoch {at}: {_line(rows[1 if at == 1 else -1], scale)}", flush=True)
    bad = descent.diverged or found.verdict == EXPLODES
    print(*found.lines, sep="\n", file=sys.stderr if bad else sys.stdout, flush=True)
    if bad or step < 0:
        return
    w, b = line.to_given(*rows[-1], *scale)
    for x in inputs:
        h = np.float64(w * x + b)
        told = f"= {text(h, None)}" if np.isfinite(h) else "is too large for 64-bit floats"
        print(f"hypothesis({text(x, 10)}) {told}")


def _line(values, scale, digits=None):
    """w = 1, b = 0, for x as it was given."""
    w, b = (text(np.float64(value), digits) for value in line.to_given(*values, *scale))
    return f"w = {w}, b = {b}"


# ------------------------------------------------------------------------------------- the figure

LAST, FAR = 40, 100  # updates that are seen, at most; times the y's size that are out of sight


def draw(found, names, show):
    """The line after the last epoch among the samples, and how b moves from update to update."""
    descent, given, _, y, scale, rate, order = found.run
    at, b, what, last_epoch = _path(found)
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
    green = {"color": figures.H, "linewidth": 3, "label": f"after epoch {descent.step}"}
    black = {"color": figures.DATA, "linestyle": "--", "linewidth": 1.8, "label": "least squares"}
    mark = {"markersize": 12, "zorder": 6}
    last = line.to_given(*descent.rows[-1, 1:], *scale)
    for (w, c), look in [(best, black), (last, green)] if unique else [(last, green)]:
        middle = given.mean(), w * given.mean() + c
        if abs(w) * wide + abs(middle[1]) < 1e6 * tall:
            left.axline(middle, slope=w, zorder=4, **look)
    if found.wins:
        left.plot(given[-1], y[-1], "o", label=f"the last {people}", **mark, color=figures.DATA)
    left.set_xlim(given.min() - 0.05 * wide, given.max() + 0.05 * wide)
    left.set_ylim(y.min() - 0.08 * tall, y.max() + 0.08 * tall)
    few = {"marker": "o", "markersize": 4} if len(at) <= 60 else {}
    right.plot(at, b, color=figures.W, linewidth=1.2, **few)
    end = f"after the last {people}" if found.wins else f"$b$ after epoch {last_epoch}"
    color = figures.DATA if found.wins else figures.W
    right.plot(at[-1], b[-1], "o", label=end, **mark, color=color)
    if unique:
        right.axhline(best[1], zorder=4, **black)
    if len(at) == 1:
        right.set_xlim(at[0] - 1, at[0] + 1)
    right.set_xlabel(what)
    right.set_ylabel(f"$b$ after each {what.split()[0]}", color=figures.W)
    for axes in (left, right):
        figures.ticks(axes.xaxis, axes.yaxis)
        if axes.get_legend_handles_labels()[0]:
            axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2 if axes is left else 1)
    right.xaxis.get_major_locator().set_params(integer=True)
    many = f"{counted(descent.step, 'epoch')} of {counted(len(y), people)}"
    so = rf"learning rate $\alpha = {tex(rate, 3)}$,   {many}" + ", shuffled" * order.shuffled
    figures.finding(figure, found.title.format(people=people), so)
    return figure


def _path(found):
    """(where, b, what, last epoch): b after the last updates of it, by the slides' rule; of very
    many samples, or where it does not settle, after each epoch, as far as it is in sight.
    """
    run, descent = found.run, found.run.descent
    at, lines, what = descent.at, descent.rows[:, 1:], "epoch"
    if found.verdict == SETTLES and len(run.x) <= UPDATES and len(at) > 1:
        path, what = [lines[-2]], f"update in epoch {at[-1]}"
        for place in run.order.take(int(at[-2])):
            path.append(epoch(run.x[[place]], run.y[[place]], run.rate, *path[-1]))
        at, lines = np.arange(len(path))[-LAST - 1 :], np.array(path[-LAST - 1 :])
    b = lines[:, 1] - lines[:, 0] * run.scale[0] / run.scale[1]  # for x as it was given
    seen = max(1, int(np.append(np.abs(b) > FAR * np.abs(run.y).max(), True).argmax()))
    return at[:seen], b[:seen], what, at[seen - 1] if what == "epoch" else descent.step
