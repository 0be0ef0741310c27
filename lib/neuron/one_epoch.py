"""How b moves within one epoch: as it did, and as it would at a smaller learning rate."""

from typing import NamedTuple

import numpy as np

from lib.neuron import outcome, settling

MOST = 1000  # updates that can be seen
FAR = 100  # times the y's: a b that explodes is followed so far


class OneEpoch(NamedTuple):
    """b after some updates.

    learning_rate  of these updates
    first          the first one's number
    b              before it, and after each update, shape [1 + updates]
    epoch          in which they are, counted from 1; None if they run through several
    """

    learning_rate: float
    first: int
    b: np.ndarray
    epoch: int | None


def seen(found):
    """The end of the last epoch of which every update was kept; None before the first update.

    found  an outcome.Outcome. Of what exploded it is the beginning, as far as it can be drawn.
    """
    fitted, samples = found.fitted, len(found.x)
    b = np.concatenate([fitted["b"][:1], fitted.path[:, fitted.names.index("b")]])
    epoch = min(fitted.step, len(fitted.path) // samples)
    end = epoch * samples or len(fitted.path)
    if found.verdict == outcome.EXPLODED:
        far = np.abs(b) > FAR * max(np.ptp(found.y), abs(b[0]), np.abs(found.y).max())
        end = int(far.argmax()) if far.any() else len(fitted.path)
        epoch = None
    first = max(0, end - (MOST if epoch is None else min(samples, MOST)))
    if end == first:
        return None
    before = (epoch - 1) * samples if epoch else 0
    return OneEpoch(found.learning_rate, first - before + 1, b[first : end + 1], epoch)


def settled(found, epoch):
    """The end of that epoch at a smaller learning rate, with all epochs before it alike.

    By the slides' rule, from where it settles. None if there is no such place, or if the neuron
    followed another rule.
    """
    if not found.comparison.follows:
        return None
    limit = settling.any_order_limit(found.x)
    rate = found.learning_rate / 100
    if rate > limit / 50:
        rate = 10.0 ** np.floor(np.log10(limit / 50))
    order = found.order.take(max(0, (epoch or 1) - 1))
    x, y = found.x[order], found.y[order]
    updates = min(len(x), MOST)
    # Where a pass begins with these updates and leaves w and b as they are, an epoch has them last.
    start = settling.fixed_point(np.roll(x, updates), np.roll(y, updates), rate)
    if start is None:
        return None
    (w, b), path = start, [start[1]]
    for x_i, y_i in zip(x[-updates:].tolist(), y[-updates:].tolist(), strict=True):
        error = y_i - (w * x_i + b)
        w, b = w + rate * error * x_i, b + rate * error
        path.append(b)
    return OneEpoch(rate, len(x) - updates + 1, np.array(path), epoch)
