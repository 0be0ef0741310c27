"""What one sees in the figure of 07_build_neuron.py, in a sentence."""

import numpy as np

from lib.neuron import outcome, rule
from lib.program.words import counted
from lib.show.numbers import tex

SEEN = 0.03  # of the y's range: less can't be seen
NEAR = 0.1  # of it: near for a b that moves
PULLED = 0.1  # of its error is left to a sample that pulls the line through it
LONG = 7  # letters of a number for which a title has no room

VERDICTS = {
    outcome.UNTRAINED: "Nothing is learned yet",
    outcome.UNMOVED: "No update moves the line",
    outcome.EXPLODED: "Each epoch leads further away: it explodes",
    outcome.UNSTABLE: "At this learning rate the line cannot settle",
    outcome.ON_THE_LIMIT: "On the limit: it neither settles nor explodes",
    outcome.OTHER_RULE: "These updates are not the slides' rule",
}


def of(found):
    """The sentence for an outcome.Outcome that is not interrupted."""
    if found.fits(found.last):
        return "The line goes through every sample"
    if found.verdict in VERDICTS:
        return VERDICTS[found.verdict]
    if found.line is None:
        return "All x are the same: many lines fit equally well"
    if together(found, found.last, found.line):
        return "One sample at a time, and close to least squares"
    if found.order.shuffled:
        return "Another sample last in each epoch, another line"
    if last_wins(found):
        return "The last sample wins: the line goes through it"
    if not found.fixed_point:
        return f"The line after {counted(found.fitted.step, 'epoch')}"
    if not together(found, found.last, found.fixed_point):
        return "More epochs would still move the line"
    return "Each sample pulls the line, the last ones hardest"


def of_b(found, epoch):
    """What b does in a one_epoch.OneEpoch, in words."""
    low, high = epoch.b.min(), epoch.b.max()
    if found.line and max(high - found.line[1], found.line[1] - low) <= NEAR * np.ptp(found.y):
        return "$b$ near least squares"
    if found.verdict == outcome.EXPLODED and epoch.learning_rate == found.learning_rate:
        return "$b$ explodes"
    low, high = tex(low, 3), tex(high, 3)
    if max(len(low), len(high)) > LONG:
        return "$b$ after each update"
    return f"$b$ is ${low}$" if low == high else f"$b$ from ${low}$ to ${high}$"


def together(found, line, other):
    """Whether two lines can't be told apart among these samples."""
    (w, b), (other_w, other_b) = line, other
    return _unseen(found, (w - other_w) * found.x + (b - other_b))


def last_wins(found):
    """Whether the line goes through the last sample because that sample's update put it there."""
    if found.verdict != outcome.STABLE or found.order.shuffled or len(found.x) == 1:
        return False
    if found.line and together(found, found.last, found.line):
        return False
    w, b = found.last
    factor = rule.own_factor(found.x[-1], found.learning_rate)
    return bool(abs(factor) < PULLED) and _unseen(found, found.y[-1] - (w * found.x[-1] + b))


def _unseen(found, gaps):
    return bool(np.abs(gaps).max() <= SEEN * (np.ptp(found.y) or np.abs(found.y).max()))
