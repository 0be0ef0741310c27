"""The figures of 04_compare_gradients.py: the slope by each way, and how far nudges are off."""

import numpy as np

from lib.nudges import bars, chords, errors
from lib.nudges.judgement import GOOD
from lib.show import figures
from lib.show.figures import BACK
from lib.show.numbers import tex

ROUNDED = 1e-9  # of the slopes nearby


def ways(around, judgement, others, given, show=False):
    """Chords that turn into the tangent, and the slope by each way.

    around     the chords.Chords
    judgement  a judgement.Judgement of the reader's nudge
    others     a dict from another way's name to its slope
    given      what the slopes are of, and where, as mathematical text
    """
    figure, (left, right) = figures.sheet(1, 2, show=show)
    figures.finding(figure, _same(around, judgement, others), given)
    chords.draw(left, around)
    left.set_title("The thin chords turn into the tangent", loc="left", color=BACK)
    bars.draw(right, around, judgement.nudge, judgement.slope, others)
    right.set_title("The slope by each way", loc="left", color=BACK)
    return figure


def _same(around, judgement, others):
    """Whether all ways give the same slope, in words."""
    slope, by_nudge = (
        rf"$\mathbf{{{tex(value, 3)}}}$" for value in (around.slope, judgement.slope)
    )
    w = rf"$\mathbf{{w = {tex(around.w, 3)}}}$"
    # Near the lowest point a slope is a small difference of large numbers.
    allowed = GOOD * abs(around.slope) + ROUNDED * np.max(np.abs(around.by_nudge))
    if any(abs(other - around.slope) > allowed for other in others.values()):
        return f"The ways do not agree about the slope at {w}"
    if not judgement.good:
        return f"The slope at {w} is {slope}; this nudge says {by_nudge}"
    return f"Three ways, one number: the slope at {w} is {slope}"


def nudges(judgement, given, show=False):
    """How far nudges of all sizes to one side are off, and the reader's among them."""
    figure, axes = figures.sheet(show=show)
    drawn = errors.Errors(judgement.forward)
    drawn.prepare(axes, judgement.forward, below=errors.BELOW)
    drawn.draw(axes, judgement.forward, BACK)
    drawn.mark(axes, judgement)
    errors.arms(axes, judgement.forward, judgement.right)
    errors.below(axes, judgement)
    figures.finding(
        figure, _too(judgement), f"{given},  {errors.RATIO} in {judgement.bits}-bit floats"
    )
    return figure


def _too(judgement):
    """What the V says, in words."""
    if judgement.curvature == 0:
        return "E does not depend on w: no nudge is off"
    arms = errors.Arms(judgement.forward)
    too = [word for word, arm in (("small", arms.left), ("large", arms.right)) if arm is not None]
    if too:
        return f"A nudge can be too {' and too '.join(too)}"
    return "All these nudges are " + ("equally good" if judgement.good else "too small")
