"""How far nudges of all sizes are off: a V. Its left arm is rounding, its right one the curve."""

import numpy as np
from matplotlib.ticker import NullLocator

from lib.show.figures import BACK, FAINT, TEXT
from lib.show.numbers import tex

ABOVE = 0.1  # of the errors' decades
BELOW = 0.2  # where words stand below the V
TICKS = 6  # about so many, or twice
ARM = 10  # an arm is seen where it is so many times as wrong as the best nudge
LONG = 0.25  # of the axis: room for words above a flat part, or beside a nudge
CLOSE = 0.13  # of the height: too close for two words
BESIDE = 8  # points from a line to its words
RATIO = r"$(E(w + \mathrm{nudge}) - E(w))$ / nudge"


class Arms:
    """Which arms the V of an Accuracy has, and the places of their upper ends in its arrays.

    left, right  the places, or None without that arm
    flat         whether smaller nudges than the left arm's leave E as it is
    """

    def __init__(self, accuracy):
        worst, best = accuracy.worst, accuracy.at
        before = worst[: best + 1]
        high = int(np.flatnonzero(before >= before.max() / 2)[-1])
        self.left = high if before.max() > ARM * worst[best] else None
        self.right = len(worst) - 1 if worst[-1] > ARM * worst[best] else None
        self.flat = self.left is not None and bool(before[0] >= before.max() / 2)


class Errors:
    """The errors of some ways, an Accuracy each, on logarithmic axes that all have one height."""

    def __init__(self, *ways):
        errors = np.concatenate([way.error for way in ways])
        self._zeros = bool(np.any(errors == 0))
        errors = errors[errors > 0]
        self._top = np.max(errors, initial=0) or 1.0
        self._least = max(np.min(errors, initial=self._top), 1e-40 * self._top)
        self._floor = self._least / max(10, (self._top / self._least) ** ABOVE)

    def prepare(self, axes, accuracy, below=ABOVE):
        """Scales, limits, ticks and names for the axes of this Accuracy.

        `below`: how much of the errors' decades is free below them.
        """
        span = self._top / self._floor
        limits = self._floor / span**below, self._top * span**ABOVE
        axes.set(xscale="log", yscale="log", ylim=limits, xlim=accuracy.nudge[[0, -1]])
        axes.set(xlabel="size of the nudge", ylabel="how far the slope is off")
        low, high = np.ceil(np.log10(self._least)), np.floor(np.log10(self._top))
        ticks = 10 ** np.arange(high, low - 0.5, -max(1, (high - low) // TICKS))
        axes.set_yticks([*ticks] or [self._top])
        if self._zeros:
            axes.set_yticks([self._floor, *axes.get_yticks()])
        axes.yaxis.set_major_formatter(self._named)
        axes.yaxis.set_minor_locator(NullLocator())

    def _named(self, error, at):
        power = round(np.log10(error))
        is_power = np.isclose(error, 10.0**power, atol=0)
        number = f"10^{{{power}}}" if is_power else tex(error, 2)
        return f"${'0' if error == self._floor else number}$"

    def inside(self, error):
        """No error at all is drawn at the lower edge: a logarithmic axis has no 0."""
        return np.maximum(error, self._floor)

    def draw(self, axes, accuracy, color):
        """A dot for each nudge."""
        axes.plot(
            accuracy.nudge, self.inside(accuracy.error), "o", color=color, markersize=4,
            markeredgewidth=0, zorder=3,
        )  # fmt: skip

    def mark(self, axes, judgement):
        """The reader's nudge and its error."""
        axes.plot(
            judgement.nudge, self.inside(judgement.off), "o", color="white", markersize=11,
            markeredgecolor=BACK, markeredgewidth=2.5, zorder=6,
        )  # fmt: skip


def arms(axes, accuracy, slope):
    """Say what makes each arm of the V: words inside of it; `slope`: the right one."""
    found, nudge, worst = Arms(accuracy), accuracy.nudge, accuracy.worst
    if found.left is not None:
        lost = found.flat and bool(np.isclose(accuracy.error[0], abs(slope), rtol=1e-9))
        flat = np.log(nudge[found.left] / nudge[0]) > LONG * np.log(nudge[-1] / nudge[0])
        if found.flat and flat:
            at, beside = found.left // 2, {"xytext": (0, BESIDE), "ha": "center"}
            words = "too small: $E$ does not change"
            if lost:
                words += ", slope $0$"
        else:
            at, beside = found.left + (accuracy.at - found.left) // 4, {"xytext": (BESIDE, 0)}
            words = "too small: $E$ is rounded,\nits change is lost"
            low, high = np.log(axes.get_ylim())
            if lost and np.log(worst[0] / worst[at]) > CLOSE * (high - low):
                start = nudge[0], worst[0]
                _words(axes, "no change is left: slope $0$", start, (BESIDE, BESIDE))
        _words(axes, words, (nudge[at], worst[at]), va="bottom", **beside)
    if found.right is not None:
        at = found.right - (found.right - accuracy.at) // 4
        beside = {"xytext": (-BESIDE, 0), "ha": "right", "va": "bottom"}
        _words(axes, "too large:\nthe curve bends away", (nudge[at], worst[at]), **beside)


def below(axes, judgement):
    """Below the V, what the reader's nudge gives, and which nudge is best."""
    forward, nudge = judgement.forward, judgement.nudge
    words = (
        rf"your nudge, $\mathbf{{{tex(nudge, 3)}}}$:"
        "\n"
        rf"off by $\mathbf{{{tex(judgement.off, 2)}}}$"
    )
    right = nudge >= forward.best
    _below(axes, nudge, judgement.off, words, right, weight="bold")
    if Arms(forward).left is not None:
        least = forward.worst[forward.at]
        axes.plot(
            forward.best, 0, "D", color=TEXT, markersize=10, zorder=5, clip_on=False,
            transform=axes.get_xaxis_transform(),
        )  # fmt: skip
        words = f"best size,\nabout ${tex(forward.best, 1)}$"
        _below(axes, forward.best, least, words, not right)


def _below(axes, nudge, error, words, right, **style):
    """Words beside a line at a nudge, to its right or left; on the other side without room."""
    axes.plot([nudge] * 2, [axes.get_ylim()[0], error], ":", color=FAINT, linewidth=1.6, zorder=1)
    low, high = np.log(axes.get_xlim())
    share = (np.log(nudge) - low) / (high - low)
    right = share < 1 - LONG if right else share < LONG
    beside = {"xytext": (BESIDE if right else -BESIDE, 0), "ha": "left" if right else "right"}
    _words(axes, words, (nudge, 0.02), xycoords=("data", "axes fraction"), **beside, **style)


def sides(axes, judgement, errors):
    """Say at the right ends of the two ways' errors which is which."""
    forward, central = (
        errors.inside(way.error[-1]) for way in (judgement.forward, judgement.central)
    )
    ends = {"to one\nside": (forward, BACK), "to both\nsides": (central, TEXT)}
    low, high = np.log(axes.get_ylim())
    if abs(np.log(forward / central)) < CLOSE * (high - low):
        ends = {"to one side\nor to both": (forward, TEXT)}
    for words, (error, color) in ends.items():
        at = judgement.forward.nudge[-1], error
        _words(axes, words, at, (BESIDE, 0), va="center", color=color).set_in_layout(True)


def _words(axes, words, at, xytext, **style):
    note = axes.annotate(
        words, at, xytext, textcoords="offset points", fontsize=12, linespacing=1.3,
        **{"color": TEXT, "va": "bottom", **style},
    )  # fmt: skip
    note.set_in_layout(False)
    return note
