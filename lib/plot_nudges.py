"""The picture of 04_compare_gradients.py: how far nudges of all sizes are off."""

import numpy as np

from lib import plot
from lib.plot import FAINT, E, W

TEXT = "#333333"


def sheet(args, measured, slope_w, good):
    """One part for each kind of floats, side by side.

    measured  for each number of bits a dict with "forward" and "central", two nudges.Measured
    slope_w   the slope by each way
    good      for each number of bits whether the reader's nudge is a good one
    """
    right = float(slope_w["GradientTape"]) or 0.0
    figure, parts = plot.sheet(args, 1, len(measured), size=(13.5, 7.2))
    figure.suptitle(
        f"The slope of {plot.formula(args.x, args.y)} at $w = {tex(args.w)}$, "
        f"which is ${tex(right)}$, by nudging $w$",
        fontsize=15,
    )
    floor, top = _range([m.error for both in measured.values() for m in both.values()])
    for axes, (bits, both) in zip(parts, measured.items(), strict=True):
        axes.set(xscale="log", yscale="log", xlabel="size of the nudge")
        if any(np.any(one.error == 0) for one in both.values()):
            axes.set_xlabel("size of the nudge  (dots at the lower edge: no error at all)")
        axes.set_ylim(floor / 3, 300 * top)
        axes.set_xlim(both["forward"].nudge[[0, -1]])
        verdict = "good" if good[bits] else "poor"
        given = float(slope_w[f"1 nudge, {bits}-bit floats"])
        axes.set_title(
            f"{bits}-bit floats: {_plain(args.nudge)} gives ${tex(given, 7)}$, a {verdict} nudge"
        )
        _errors(axes, both["forward"], floor, "o", ("-", 3.2), W, "forward (one side)")
        _errors(axes, both["central"], floor, "s", ((0, (4, 3)), 1.6), TEXT, "central (both)")
        _asked(axes, args.nudge, both["forward"], top)
        if top > floor:
            _best(axes, both["forward"])
            _arms(axes, both["forward"], floor)
        plot.legend(axes)
    parts[0].set_ylabel("how far the slope is off")
    parts[1].tick_params(labelleft=False)
    return figure


def _range(errors):
    """Where the errors lie; those below, and 0, are drawn at the lower end."""
    errors = np.concatenate(errors)
    errors = errors[errors > 0]
    if not len(errors):
        return 1e-3, 1e-3
    return max(np.min(errors), 1e-18 * np.max(errors)) / 4, np.max(errors)


def _errors(axes, measured, floor, mark, style, color, label):
    axes.plot(
        measured.nudge, np.maximum(measured.error, floor), mark, color=color, markersize=3.4,
        alpha=0.45, markeredgewidth=0, zorder=2,
    )  # fmt: skip
    some = measured.worst > 0
    axes.plot(
        measured.nudge[some], measured.worst[some], linestyle=style[0], linewidth=style[1],
        color=color, label=label, zorder=3,
    )  # fmt: skip


def _best(axes, forward):
    axes.plot(
        forward.best, forward.worst[forward.at], "D", color=E, markeredgecolor="white",
        markersize=13, zorder=6, label=f"best: about ${tex(forward.best, 1)}$",
    )  # fmt: skip


def _asked(axes, nudge, forward, top):
    """The reader's nudge: a line, and what it makes wrong."""
    near = forward.worst_near(nudge)
    axes.axvline(nudge, color=FAINT, linewidth=1.6, linestyle=":", zorder=1)
    if near > 0:
        axes.plot(
            nudge, near, "o", color="white", markeredgecolor=W, markeredgewidth=2.5,
            markersize=11, zorder=5,
        )  # fmt: skip
    low, high = np.log10(axes.get_xlim())
    side = 1 if np.log10(nudge) < (low + high) / 2 else -1
    _text(
        axes, f"{_plain(nudge)}: off by up to ${tex(near, 1)}$",
        (nudge, 100 * top), (8 * side, 0), "left" if side > 0 else "right",
    )  # fmt: skip


def _arms(axes, forward, floor):
    """What makes each arm of the V, beside it."""
    log = np.log10(forward.nudge)
    first = int(np.argmax(forward.worst < 0.5 * forward.worst[0]))
    if forward.worst[0] > 0 and forward.at - first > 40:
        middle = (first + forward.at) // 2
        at = forward.nudge[middle], forward.worst[middle]
        _text(axes, "too small:\nrounding", at, (-46, -40), "right")
    if first > 150:
        at = forward.nudge[first // 2], forward.worst[0]
        _text(axes, "so small that $w$ does not move", at, (0, -16), "center")
    if log[-1] - log[forward.at] > 3:
        high = forward.at + int(0.75 * (len(log) - forward.at))
        at = forward.nudge[high], forward.worst[high]
        _text(axes, "too large:\nthe curve bends", at, (-14, 12), "right")


def _text(axes, text, at, beside, align):
    note = axes.annotate(
        text, at, beside, textcoords="offset points", ha=align, va="center", color=TEXT,
        fontsize=12, linespacing=1.4,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5}, zorder=4,
    )  # fmt: skip
    note.set_in_layout(False)


def tex(value, figures=5):
    """As plot.tex, with so many figures, and 10^-5 instead of 1 * 10^-5."""
    mantissa, _, power = f"{value:.{figures}g}".partition("e")
    if not power:
        return mantissa
    return ("" if mantissa == "1" else rf"{mantissa} \cdot ") + f"10^{{{int(power)}}}"


def _plain(value):
    """A number as the slides write it: 0.00001 without a power of ten."""
    return f"{value:.10f}".rstrip("0") if 1e-8 <= value < 1 else f"${tex(value)}$"
