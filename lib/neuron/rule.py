"""The update of the slides, one sample at a time, and whether a neuron's updates were these.

    w_new = w + learning_rate (y - y_hat) x
    b_new = b + learning_rate (y - y_hat)

This is the LMS rule, least mean squares (Widrow and Hoff, 1960). An update multiplies the error of
its own sample by 1 - learning_rate (x^2 + 1). Where that is 0 the line goes through the sample:
then it is Kaczmarz's method (1937), which solves equations one at a time.
"""

from typing import NamedTuple

import numpy as np

ROUNDED = 16  # times the floats' epsilon: an update is a few operations that each round


class Comparison(NamedTuple):
    """A neuron's updates beside the slides' rule.

    moved    whether any of them changed w or b by more than rounding
    differs  the first update that is not the rule's, counted from 1; None if there is none
    led_to   where that update led, (w, b)
    rule     where the rule leads from the same place
    """

    moved: bool
    differs: int | None = None
    led_to: tuple | None = None
    rule: tuple | None = None

    @property
    def follows(self):
        """Whether the updates were seen to be the rule's."""
        return self.moved and self.differs is None


def own_factor(x, learning_rate):
    """By what each sample's update multiplies that sample's own error, shape of `x`."""
    return 1 - learning_rate * (np.square(x) + 1)


def compare(start, path, x, y, learning_rate):
    """Hold each update against the rule's, from the same place. Returns a Comparison.

    start  (w, b) before the first update
    path   (w, b) after each update, shape [updates, 2]
    x, y   the sample of each update, shape [updates]
    """
    before = np.concatenate([[start], path])[:-1]
    w, b = before.T
    inputs = np.stack([x, np.ones_like(x)], axis=1)
    with np.errstate(all="ignore"):
        rule = before + learning_rate * (y - (w * x + b))[:, None] * inputs
        terms = learning_rate * (np.abs(y) + np.abs(w * x) + np.abs(b))[:, None] * np.abs(inputs)
        rounding = ROUNDED * np.finfo(float).eps * (np.abs(before) + terms)
        moved = bool((np.abs(path - before) > rounding).any())
        wrong = (np.abs(path - rule) > rounding).any(axis=1)
    if not wrong.any():
        return Comparison(moved)
    first = int(wrong.argmax())
    return Comparison(True, first + 1, tuple(path[first]), tuple(rule[first]))
