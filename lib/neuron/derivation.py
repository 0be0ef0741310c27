"""Checks a derivation: slopes by formula against a nudge and against tf.GradientTape."""

from collections.abc import Callable
from typing import Any, NamedTuple

from lib.learning import nudge
from lib.program.quiet import tf

CLOSE = 1e-6  # relative; what rounding leaves of a difference is less


class Formula(NamedTuple):
    """A formula for a slope, and its value for one sample.

    loss       a function of x and y
    parameter  the name of the parameter in whose direction the slope is
    text       the formula as the slide writes it
    value      a number or a tensor
    boxed      whether it is the one in the box of the slide, which has no x
    """

    loss: Callable[[Any, Any], Any]
    parameter: str
    text: str
    value: Any
    boxed: bool = False


class Slope(NamedTuple):
    """A slope of a loss for one sample, found in three ways."""

    loss: str  # the loss's name
    parameter: str
    sample: int  # counted from 1
    formula: str  # as the slide writes it
    boxed: bool
    by_formula: float
    by_nudge: float
    by_tape: float
    rounding: float = 0.0  # how much of by_nudge may be rounding

    @property
    def values(self):
        """The slope in the three ways."""
        return self.by_formula, self.by_nudge, self.by_tape

    @property
    def agrees(self):
        """Whether the formula gives what the two others give."""
        return all(
            abs(self.by_formula - other) <= CLOSE * max(abs(self.by_formula), abs(other)) + rounding
            for other, rounding in ((self.by_nudge, self.rounding), (self.by_tape, 0.0))
        )


def check(formulas, parameters, x, y):
    """Find the slopes of each sample in three ways. Returns a list of Slope, formula by formula.

    formulas(x, y)  the script's, for one sample: a list of Formula
    parameters      a dict from name to tf.Variable; they are left as they were
    x, y            tensors of shape [samples]
    """
    by_sample = [
        [_slope(formula, parameters, sample, point) for formula in formulas(*point)]
        for sample, point in enumerate(zip(x, y, strict=True), 1)
    ]
    return [slope for slopes in zip(*by_sample, strict=True) for slope in slopes]


def _slope(formula, parameters, sample, point):
    variable = parameters[formula.parameter]

    def loss():
        return formula.loss(*point)

    with tf.GradientTape() as tape:
        E = loss()
    by_tape = tape.gradient(E, variable, unconnected_gradients="zero")
    by_nudge, rounding = nudge.central(loss, variable)
    return Slope(
        formula.loss.__name__, formula.parameter, sample, formula.text, formula.boxed,
        float(formula.value), by_nudge, float(by_tape), rounding,
    )  # fmt: skip
