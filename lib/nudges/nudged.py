"""Way 1 as the slide has it: w and E, before and after a nudge."""

from typing import NamedTuple

import numpy as np

from lib.program.quiet import tf
from lib.show import numbers


class Nudged(NamedTuple):
    """w and E before and after, each a NumPy number of the same kind of floats."""

    w: np.floating
    after: np.floating
    E: np.floating
    E_after: np.floating

    @property
    def bits(self):
        """The size of these floats."""
        return 8 * self.w.itemsize


def of(cost, w, nudge, dtype):
    """The Nudged for this w and nudge, a tensor, in floats of this TensorFlow type."""
    before = tf.constant(w, dtype)
    after = before + tf.cast(nudge, dtype)
    return Nudged(*(number.numpy() for number in (before, after, cost(before), cost(after))))


def columns(kinds):
    """A Nudged for each kind of floats, as a table's columns, each number to its last digit."""
    return {
        "floats": [f"{kind.bits}-bit" for kind in kinds],
        "w": [numbers.text(kind.w, None) for kind in kinds],
        "w + nudge": [numbers.text(kind.after, None) for kind in kinds],
        "E": [numbers.text(kind.E, None) for kind in kinds],
        "E after": [numbers.text(kind.E_after, None) for kind in kinds],
    }
