"""How good the reader's nudge is in one kind of floats: what was measured, and what explains it."""

from dataclasses import dataclass

import numpy as np

from lib.learning import result
from lib.nudges.accuracy import Accuracy
from lib.nudges.nudged import Nudged
from lib.show.numbers import text

GOOD = 1e-3  # an error of so much of the slope is small


@dataclass
class Judgement:
    """One nudge in one kind of floats.

    nudged     w and E before and after it
    nudge      how large it is
    slope      the slope that it gives, to one side
    right      the slope itself
    curvature  of the cost
    forward    the errors of nudges of all sizes, to one side
    central    the same, to both sides
    """

    nudged: Nudged
    nudge: float
    slope: float
    right: float
    curvature: float
    forward: Accuracy
    central: Accuracy

    @property
    def bits(self):
        """The size of the floats."""
        return self.nudged.bits

    @property
    def off(self):
        """How far the slope is off."""
        return abs(self.slope - self.right)

    @property
    def near(self):
        """How far nudges of about this size may be off."""
        return float(self.forward.worst_near(self.nudge))

    @property
    def good(self):
        """Whether nudges of this size give the slope."""
        return self.near <= GOOD * (abs(self.right) or 1.0)

    @property
    def step(self):
        """How far floats are apart near w and w + nudge."""
        return float(np.spacing(max(abs(self.nudged.w), abs(self.nudged.after))))

    @property
    def rounding_w(self):
        """How much rounding w + nudge may change the slope.

        w + nudge is off by up to half a step, and E by so much times the slope there.
        """
        if self.nudged.w == 0:
            return 0.0  # 0 + nudge is the nudge
        there = abs(self.right) + self.curvature * self.nudge
        return there * self.step / 2 / self.nudge

    @property
    def eps(self):
        """How far floats are apart, relative to a number."""
        return float(np.finfo(self.nudged.E.dtype).eps)

    @property
    def rounding_E(self):
        """About how much rounding E may change the slope: eps E / nudge."""
        return self.eps * float(max(self.nudged.E, self.nudged.E_after)) / self.nudge

    @property
    def truncation(self):
        """How far the slope would be off without rounding: on a parabola curvature nudge / 2."""
        return self.curvature * self.nudge / 2

    @property
    def too_small(self):
        """Whether rounding leaves E as it is, though the slope is not 0."""
        return self.nudged.E_after == self.nudged.E and self.truncation < abs(self.right) / 2


def show(judgement):
    """Say in words how good the nudge is, and what makes it wrong."""
    j = judgement
    print(
        f"In {j.bits}-bit floats {_about(j.nudge, 4)} is a {'good' if j.good else 'poor'} nudge: "
        f"the slope is off by {_about(j.off)}{_part(j.off, j.right)}.\n"
        f"  Nudges of about this size are off by up to {_about(j.near)}{_part(j.near, j.right)}."
    )
    if j.curvature == 0:
        print("  E does not depend on w: no nudge changes it.")
        return
    steps = f"near {_about(j.nudged.after, 4)}, w changes in steps of {_about(j.step)}"
    if j.too_small:
        why = steps if j.nudged.after == j.nudged.w else "the change of E is rounded away"
        print(f"  The nudge is too small: {why}.\n  So E does not change, and the slope is 0.")
    else:
        if j.nudged.w == 0:
            print("  Error because w is rounded: 0, because 0 + nudge is the nudge.")
        else:
            print(f"  Error because w is rounded: up to {_about(j.rounding_w)}; {steps}.")
        print(
            f"  Error because E is rounded: about {_about(j.rounding_E)}; it is eps * E / nudge, "
            f"with eps = {_about(j.eps)}.\n"
            f"  Error because E is a curve: {_about(j.truncation)}; it is curvature * nudge / 2."
        )
    best = _about(j.forward.worst[j.forward.at])
    print(f"  The best nudge is near {_about(j.forward.best, 1)}. It is off by up to {best}.")


def show_terms(curvature):
    """Say what eps and the curvature are, which explain the errors."""
    print("eps says how exact floats are: the next float after 1 is 1 + eps.")
    if curvature:
        print(result.curvature_is(curvature))


def show_central(judgements):
    """Say what a nudge to each side does."""
    best = " and ".join(
        f"{_about(j.central.worst.min())} in {j.bits}-bit floats" for j in judgements
    )
    print(
        "A nudge to both sides: slope = (E(w + nudge) - E(w - nudge)) / (2 * nudge).\n"
        "  Error because E is a curve: nudge^2 / 6 * the third derivative of E.\n"
        "  E is a parabola, so its third derivative is 0. Only rounding is left.\n"
        "  So here a larger nudge is better.\n"
        f"  The best nudge is off by {best}."
    )


def _about(value, figures=2):
    """A number to so many figures, with a power of ten only where many zeros would be in front."""
    value = float(f"{value:.{figures}g}")
    if 1e-6 < abs(value) < 1e-4:
        return np.format_float_positional(value, trim="-")
    return text(value, 6)


def _part(off, right):
    """An error beside the slope: in percent, or how many times as large."""
    if not right:
        return ""
    part = off / abs(right)
    return f" ({_about(100 * part)} %)" if part < 10 else f" ({_about(part)} times the slope)"
