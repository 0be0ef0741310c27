"""What learning sample by sample came to, judged by what happened. It is told in report."""

from dataclasses import dataclass

import numpy as np

from lib.learning.descent import DIVERGED, INTERRUPTED, TOLERANCE
from lib.neuron import least_squares, rule, settling
from lib.neuron.epochs import Fitted
from lib.neuron.orders import Orders

MOST = 1 << 14  # samples of shuffled passes that are looked at together, and for a limit
NEAR = 1e-6  # relative to the y's

# The verdicts
STOPPED = "interrupted"
TOO_LARGE = "the cost of the start is no finite number"
UNTRAINED = "no epoch was asked for"
UNMOVED = "no update changed anything"
EXPLODED = "exploded"
OTHER_RULE = "the updates are not the slides' rule"
UNSTABLE = "cannot settle"
ON_THE_LIMIT = "neither settles nor explodes"
STABLE = "settles"


@dataclass
class Outcome:
    """How the epochs ended, and what the slides' rule has to do with it.

    verdict        one of those above
    fitted         the epochs
    x, y           the samples, arrays
    learning_rate  as the updates were to apply it
    order          the Orders in which the samples came
    line           the least-squares line (w, b), or None if all x are the same
    comparison     the updates beside the slides' rule, a rule.Comparison
    log_growth     by what a pass of the rule multiplies the distance from where it could settle,
                   its logarithm; of shuffled passes the mean
    limit          from which learning rate on passes in this order are unstable, at most the one
                   here; of more than MOST samples passes over the first ones. None where it is not
                   needed
    fixed_point    the (w, b) that a pass of the rule leaves as it is, or None
    """

    verdict: str
    fitted: Fitted
    x: np.ndarray
    y: np.ndarray
    learning_rate: float
    order: Orders
    line: tuple | None = None
    comparison: rule.Comparison | None = None
    log_growth: float = 0.0
    limit: float | None = None
    fixed_point: tuple | None = None

    @property
    def last(self):
        """The line (w, b) after the last epoch."""
        return self.fitted.last["w"], self.fitted.last["b"]

    def near(self, line, other):
        """Whether two lines are the same, as far as these samples show it."""
        (w, b), (other_w, other_b) = line, other
        far = np.abs((w - other_w) * self.x + (b - other_b)).max()
        size = np.abs(self.y).max()
        return bool(far <= NEAR * (np.ptp(self.y) or size) + 1e-12 * size)

    def fits(self, line):
        """Whether a line goes through all samples, but for rounding."""
        size = np.abs(self.y).max() + np.abs(line[0] * self.x).max() + abs(line[1])
        return least_squares.cost(self.x, self.y, line) <= (1e-13 * size) ** 2

    def exit_code(self, taped):
        """130 if this or its twin, `taped`, was interrupted, 1 if this exploded, else 0."""
        if INTERRUPTED in (self.fitted.ending, taped.ending):
            return 130
        return int(self.verdict in (TOO_LARGE, EXPLODED))


def of(fitted, x, y, learning_rate, order):
    """The Outcome of the epochs `fitted` over the samples x, y (shape [samples])."""
    x, y = np.asarray(x), np.asarray(y)
    found = Outcome(STOPPED, fitted, x, y, learning_rate, order)
    if fitted.ending == INTERRUPTED:
        return found
    if fitted.step < 0:
        found.verdict = TOO_LARGE
        return found
    found.line = least_squares.line(x, y)
    taken = order.first(len(fitted.path))
    start = fitted.rows[0, 1:]
    found.comparison = rule.compare(start, fitted.path, x[taken], y[taken], learning_rate)
    if found.comparison.follows:
        _look_at_passes(found)
    else:
        found.verdict = _of_no_rule(fitted, found.comparison)
    return found


def _of_no_rule(fitted, comparison):
    """The verdict where the updates were not seen to be the slides' rule."""
    if fitted.ending == DIVERGED:
        return EXPLODED
    if comparison.moved:
        return OTHER_RULE
    if fitted.step == 0 and fitted.ending != TOLERANCE:
        return UNTRAINED
    stayed = np.allclose(fitted.rows[-1], fitted.rows[0], rtol=1e-9, atol=0)
    return UNMOVED if stayed else OTHER_RULE  # moved, but the updates were not kept


def _look_at_passes(found):
    """Say what passes of the slides' rule do on these samples, in this order."""
    fitted, samples, order = found.fitted, len(found.x), found.order
    count = max(1, min(fitted.step, MOST // samples)) if order.shuffled else 1
    x = found.x[order.first(count * samples)]
    growth = settling.log_growth(x, found.learning_rate)
    found.log_growth = growth / count
    rounding = settling.rounding(len(x))
    grown = fitted.ending == DIVERGED or fitted.last["cost"] > fitted["cost"][0]
    if found.learning_rate < settling.any_order_limit(x) or growth < -rounding:
        found.verdict = STABLE
    elif growth <= rounding:
        found.verdict = ON_THE_LIMIT
    else:
        found.verdict = EXPLODED if grown else UNSTABLE
    if found.verdict != STABLE:
        found.limit = settling.limit(x[:MOST], unstable=found.learning_rate)
    elif fitted.ending == DIVERGED:
        found.verdict = EXPLODED
    elif not order.shuffled:
        found.fixed_point = settling.fixed_point(x, found.y, found.learning_rate)
