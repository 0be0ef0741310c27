"""Checks a derivation: slopes by formula against a nudge and against tf.GradientTape."""

import sys
from typing import NamedTuple

from lib.quiet import tf

NUDGE = 1e-3  # relative; as a squared error is a parabola, a central difference is exact
CLOSE = 1e-6  # relative; what rounding leaves of a difference is less


class Slope(NamedTuple):
    """A slope of a loss for one sample, found in three ways."""

    loss: str  # the loss's name
    parameter: str
    sample: int  # counted from 1
    formula: str  # as the slide writes it
    by_formula: float
    by_nudge: float
    by_tape: float
    rounding: float = 0.0  # how much the floats' rounding may have changed by_nudge

    @property
    def agrees(self):
        """Whether the formula gives what the two others give."""
        return all(
            abs(self.by_formula - other) <= CLOSE * max(abs(self.by_formula), abs(other)) + rounding
            for other, rounding in ((self.by_nudge, self.rounding), (self.by_tape, 0.0))
        )


def check(formulas, parameters, x, y):
    """Find the slopes of each sample in three ways. Returns a list of Slope, formula by formula.

    formulas(x, y)  the script's, for one sample: a list of (loss, parameter's name, formula as
                    text, its value), with loss(x, y) the script's function
    parameters      a dict from name to tf.Variable; they are left as they were
    x, y            tensors of shape [samples]
    """
    found = []
    for sample, point in enumerate(zip(x, y, strict=True), 1):
        for row, (loss, name, formula, value) in enumerate(formulas(*point)):
            variable = parameters[name]
            with tf.GradientTape() as tape:
                E = loss(*point)
            by_tape = tape.gradient(E, variable)
            by_nudge, rounding = _nudged(loss, point, variable)
            slope = Slope(
                loss.__name__, name, sample, formula,
                float(value), by_nudge, float(by_tape), rounding,
            )  # fmt: skip
            found.append((row, slope))
    return [slope for _, slope in sorted(found, key=lambda pair: pair[0])]


def _nudged(loss, point, variable):
    """How fast the loss grows from a little to the left to a little to the right; its rounding."""
    here = float(variable)
    nudge = NUDGE * max(1.0, abs(here))
    ends = here - nudge, here + nudge
    losses = []
    for end in ends:
        variable.assign(end)
        losses.append(float(loss(*point)))
    variable.assign(here)
    width = ends[1] - ends[0]
    return (losses[1] - losses[0]) / width, 4 * sys.float_info.epsilon * sum(losses) / width
