"""How a descent ends, in words: judged by its path, not by its learning rate."""

from typing import NamedTuple

import numpy as np

from lib.program.words import counted
from lib.show import numbers
from lib.slopes.bottom import HAIR

# So many steps beyond those that are shown tell how a descent on straight lines goes on. On a
# parabola every step multiplies the distance from the bottom by the same, so none is needed there.
FURTHER = 100
NEAR = 0.1  # "arrives": the distance is at most so much of the start's

# Verdicts that pictures ask for
AT_REST = "nothing to learn"
NO_STEPS = "not moved"
FOR_EVER = "jumps for ever"
EXPLODES = "explodes"


class Outcome(NamedTuple):
    """A verdict, and a measure with places for its values: "between $w = {}$ and ${}$"."""

    verdict: str
    measure: str
    values: tuple = ()

    def printed(self):
        """Both as plain text."""
        measure = self.measure.replace("$", "").format(*map(numbers.text, self.values))
        return f"{self.verdict}; {measure}"

    def drawn(self):
        """The measure as a figure's text."""
        return self.measure.format(*(numbers.tex(value, 3) for value in self.values))


class Path(NamedTuple):
    """A descent as far as it is shown: w, E and slope_w have the shape [steps + 1]."""

    learning_rate: float
    w: np.ndarray
    E: np.ndarray
    slope_w: np.ndarray
    outcome: Outcome


def of(w, slope_w, bottom, steps):
    """The Outcome of a descent.

    w, slope_w  its path and the slopes there, shape [steps + 1] or longer: on straight lines
                (bottom.curvature is 0) what comes later tells how it goes on
    bottom      the bottom.Bottom of the cost
    steps       how many of its steps are shown: the measure is taken there
    """
    # A w that has left the floats is infinitely far away, on whichever side.
    w = np.where(np.isfinite(w), w, np.inf)
    far = np.abs(w - bottom.w)
    hair = HAIR * far[0] + HAIR * abs(bottom.w)
    there = (slope_w == 0) | ((far <= hair) & bottom.rests)
    if there[0]:
        return Outcome(AT_REST, "the slope is 0 where it starts")
    if steps == 0:
        return Outcome(NO_STEPS, "no steps were asked for")
    if bottom.curvature:
        return _on_parabola(w[: steps + 1], far[: steps + 1], hair, bottom)
    return _on_lines(w, far, there, bottom, steps)


def columns(paths):
    """What became of each Path, as a table's columns. One that leaves the floats has its last w."""
    return {
        "learning_rate": [path.learning_rate for path in paths],
        "last w": [round(float(path.w[np.isfinite(path.w)][-1]), 12) for path in paths],
        "what happened": [path.outcome.printed() for path in paths],
    }


def _on_parabola(w, far, hair, bottom):
    if far[1] <= hair and far[-1] <= hair:
        return _landed(1, w[-1])
    if far[-1] > far[0] + hair:
        return Outcome(EXPLODES, *_grown(far[-1] / far[0]))
    beyond = np.sign(w - bottom.w) == -np.sign(w[0] - bottom.w)
    crossed = np.any(beyond & (far > hair))
    if crossed and far[-1] >= far[0] - hair:
        return _jumping(w[-2:])
    near = far[-1] <= NEAR * far[0]
    if crossed:
        verdict = "jumps across, " + ("arrives" if near else "comes nearer")
    else:
        verdict = "good" if near else "too small"
    return Outcome(verdict, *_shrunk(far[-1] / far[0]))


def _on_lines(w, far, there, bottom, steps):
    if np.isinf(far).any():
        return Outcome("jumps too far", "a step is too large for a float")
    with np.errstate(over="ignore"):
        # At a bottom that does not rest the distance is 0 to begin with.
        shrunk = _shrunk(far[steps] / far[0] if far[0] else 0.0)
    so_far = "so far: " + shrunk[0], shrunk[1]
    if there.any():
        landing = int(np.argmax(there))
        landed = _landed(landing, w[landing], stays=there[landing:].all())
        return landed if landing <= steps else Outcome(landed.verdict, *so_far)
    # The steps that have led to the other side
    crossings = 1 + np.flatnonzero(np.diff(np.sign(w - bottom.w)))
    if len(crossings):
        # The slopes on both sides do not become smaller, so from here on it comes no nearer.
        jumping = _jumping(w[-(len(w) // 3) :])
        return jumping if crossings[0] <= steps else Outcome(jumping.verdict, *so_far)
    return Outcome("good" if far[steps] <= NEAR * far[0] else "too small", *shrunk)


def _landed(step, w, stays=True):
    verdict = f"lands in {'one step' if step == 1 else counted(step, 'step')}"
    return Outcome(
        verdict, "$w = {}$, " + ("and stays there" if stays else "but rounding moves it away"), (w,)
    )


def _jumping(w):
    ends = np.array([min(w), max(w)])
    ends[np.abs(ends) <= HAIR * np.max(np.abs(ends))] = 0  # but for rounding
    return Outcome(FOR_EVER, "between $w = {}$ and ${}$", tuple(ends))


def _shrunk(part):
    """How much of the distance at the start is left, as a measure and its values."""
    percent = float(f"{100 * part:.2g}")
    if percent == 100 and part < 1:
        return "the distance is now almost the start's", ()
    return "the distance is now ${}$ % of the start's", (percent,)


def _grown(times):
    """How many times as large as at the start the distance is, as a measure and its values."""
    if not np.isfinite(times):
        return "the distance is too large for floats", ()
    times = float(f"{times:.2g}")
    if times == 1:
        return "the distance is now a little more than the start's", ()
    return "the distance is now ${}$ times the start's", (times,)
