"""The picture of 04_compare_gradients.py: how far nudges of all sizes are off."""

import numpy as np

from lib.show import drawing, figures
from lib.show.numbers import tex
from lib.show.style import FAINT, TEXT, E, W


def sheet(judgements, w, formula, show=False):
    """A part for each kind of floats, side by side.

    judgements  a list of judgement.Judgement, of the same nudge
    w           where the slope is wanted
    formula     the cost, as mathematical text
    """
    figure, parts = figures.sheet(1, len(judgements), size=(13.5, 7.2), show=show)
    right = tex(judgements[0].right)
    figure.suptitle(
        f"The slope of {formula} at $w = {tex(w)}$, which is ${right}$, by nudging $w$", fontsize=15
    )
    floor, top = _range([way.error for j in judgements for way in (j.forward, j.central)])
    for axes, judgement in zip(parts, judgements, strict=True):
        _part(axes, judgement, floor, top)
    parts[0].set_ylabel("how far the slope is off")
    parts[-1].tick_params(labelleft=False)
    return figure


def _part(axes, judgement, floor, top):
    forward, central = judgement.forward, judgement.central
    axes.set(xscale="log", yscale="log", xlabel="size of the nudge")
    if any(np.any(way.error == 0) for way in (forward, central)):
        axes.set_xlabel("size of the nudge  (dots at the lower edge: no error at all)")
    axes.set(ylim=(floor / 3, 300 * top), xlim=forward.nudge[[0, -1]])
    verdict = "good" if judgement.good else "poor"
    axes.set_title(
        f"{judgement.bits}-bit floats: ${tex(judgement.nudge)}$ gives ${tex(judgement.slope)}$, "
        f"a {verdict} nudge"
    )
    _errors(axes, forward, floor, "o", ("-", 3.2), W, "forward (one side)")
    _errors(axes, central, floor, "s", ((0, (4, 3)), 1.6), TEXT, "central (both)")
    _asked(axes, judgement, top)
    if top > floor:
        _best(axes, forward)
        _arms(axes, forward)
    drawing.legend(axes)


def _range(errors):
    """Where the errors lie; those below, and 0, are drawn at the lower end."""
    errors = np.concatenate(errors)
    errors = errors[errors > 0]
    if not len(errors):
        return 1e-3, 1e-3
    return max(np.min(errors), 1e-18 * np.max(errors)) / 4, np.max(errors)


def _errors(axes, accuracy, floor, mark, style, color, label):
    axes.plot(
        accuracy.nudge, np.maximum(accuracy.error, floor), mark, color=color, markersize=3.4,
        alpha=0.45, markeredgewidth=0, zorder=2,
    )  # fmt: skip
    some = accuracy.worst > 0
    axes.plot(
        accuracy.nudge[some], accuracy.worst[some], linestyle=style[0], linewidth=style[1],
        color=color, label=label, zorder=3,
    )  # fmt: skip


def _best(axes, forward):
    axes.plot(
        forward.best, forward.worst[forward.at], "D", color=E, markeredgecolor="white",
        markersize=13, zorder=6, label=f"best: about ${tex(forward.best, 1)}$",
    )  # fmt: skip


def _asked(axes, judgement, top):
    """The reader's nudge: a line, and what it makes wrong."""
    nudge, near = judgement.nudge, judgement.near
    axes.axvline(nudge, color=FAINT, linewidth=1.6, linestyle=":", zorder=1)
    if near > 0:
        axes.plot(
            nudge, near, "o", color="white", markeredgecolor=W, markeredgewidth=2.5,
            markersize=11, zorder=5,
        )  # fmt: skip
    low, high = np.log10(axes.get_xlim())
    left = np.log10(nudge) < (low + high) / 2
    _text(
        axes, f"${tex(nudge)}$: off by up to ${tex(near, 1)}$",
        (nudge, 100 * top), (8 if left else -8, 0), "left" if left else "right",
    )  # fmt: skip


def _arms(axes, forward):
    """What makes each arm of the V, beside it."""
    log = np.log10(forward.nudge)
    first = int(np.argmax(forward.worst < 0.5 * forward.worst[0]))
    if forward.worst[0] > 0 and forward.at - first > 40:
        middle = (first + forward.at) // 2
        at = forward.nudge[middle], forward.worst[middle]
        _text(axes, "too small:\nrounding", at, (-46, -40), "right")
    if first > 150:
        at = forward.nudge[first // 2], forward.worst[0]
        _text(axes, "so small that $E$ does not change", at, (0, -16), "center")
    if log[-1] - log[forward.at] > 3:
        high = forward.at + int(0.75 * (len(log) - forward.at))
        at = forward.nudge[high], forward.worst[high]
        _text(axes, "too large:\ncurvature", at, (-14, 12), "right")


def _text(axes, text, at, beside, align):
    note = axes.annotate(
        text, at, beside, textcoords="offset points", ha=align, va="center", color=TEXT,
        fontsize=12, linespacing=1.4,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5}, zorder=4,
    )  # fmt: skip
    note.set_in_layout(False)
