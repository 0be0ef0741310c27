"""The picture of one descent at several learning rates, side by side on the cost curve."""

import numpy as np

from lib.learning import stability
from lib.program.words import counted
from lib.show import figures, numbers
from lib.show.figures import FAINT, TEXT, W
from lib.slopes import fates, on_curve, outcome
from lib.slopes.on_curve import three

SIZE = (10, 6.5)
SHORT = 4  # letters of a learning rate: words fit beside it
APART = 0.1  # inches above and below the parts


def draw(w, cost, paths, bottom, formula, show=False):
    """A figure of each path on the curve, and above it what becomes of it.

    w, cost   the curve
    paths     a list of outcome.Path, all from the same start; an even number of them
    bottom    the bottom.Bottom of the cost
    formula   the cost, as mathematical text
    show      whether it will be shown in a window
    """
    figure = figures.blank(SIZE, show)
    every = figure.subplots(2, len(paths) // 2, sharex=True, sharey=True)
    for axes, path in zip(every.flat, paths, strict=True):
        on_curve.curve(axes, w, cost)
        start = on_curve.path(axes, path.w, path.E)
        _heading(axes, path, bottom.curvature)
        if bottom.curvature and path.outcome.verdict == outcome.FOR_EVER:
            _as_far(axes, path, bottom)
        _out_of_sight(axes, path)
        axes.label_outer()
    _start(every[0, 0], start, paths[0].slope_w[0])
    figure.get_layout_engine().set(hspace=0.04, h_pad=APART)
    figures.finding(
        figure, finding(paths, bottom.curvature), _given(paths, formula, bottom.curvature)
    )
    return figure


def finding(paths, curvature):
    """What these paths show, in a sentence."""
    verdicts = [path.outcome.verdict for path in paths]
    if outcome.AT_REST in verdicts:
        return "Nothing to learn: where it starts, the slope is 0"
    if outcome.NO_STEPS in verdicts:
        return "Without a step, nothing is learned"
    if outcome.EXPLODES in verdicts:
        limit = stability.limit(curvature)
        about = "" if float(numbers.text(limit, 3)) == limit else "about "
        return rf"Above a learning rate of {about}$\mathbf{{{three(limit)}}}$ it explodes"
    landing = sum(verdict.startswith("lands") for verdict in verdicts)
    return (
        f"No learning rate explodes; {landing or 'none'} of {len(paths)} land on the lowest point"
    )


def _given(paths, formula, curvature):
    start, steps = paths[0].w[0], len(paths[0].w) - 1
    text = f"{formula}.  {counted(steps, 'step')} from $w = {three(start)}$."
    if not curvature:
        return text
    limit = stability.limit(curvature)
    equal = "=" if float(numbers.text(limit, 3)) == limit else r"\approx"
    bend = three(curvature)
    return rf"{text}  Curvature ${bend}$: limit $2\,/\,{bend} {equal} {three(limit)}$"


def _start(axes, start, slope_w):
    """The word "start" above the first point, on the inner side of the curve."""
    right, align = {-1: (8, "left"), 0: (0, "center"), 1: (-8, "right")}[int(np.sign(slope_w))]
    axes.annotate(
        "start", start, (right, 7), textcoords="offset points", ha=align, va="bottom", color=TEXT
    )


def _heading(axes, path, curvature):
    """The learning rate, the verdict, and two lines about each step."""
    alpha = rf"$\alpha = {three(path.learning_rate)}$"
    axes.set_title(alpha, loc="left", pad=54)
    for text, above, style in (
        (path.outcome.verdict, 37, {"fontweight": "bold"}),
        (fates.each_step(path, curvature), 6, {"color": TEXT}),
    ):
        text = axes.annotate(
            text, (0, 1), (0, above), "axes fraction", textcoords="offset points", **style
        )
        text.set_in_layout(False)  # a long one must not make the axes narrow


def _as_far(axes, path, bottom):
    """How far the first step leads to both sides of the lowest point."""
    w, height = path.w[:2], path.E[0]
    axes.plot([bottom.w, bottom.w], [bottom.E, height], ":", color=FAINT, linewidth=1.5)
    for end in w:
        axes.annotate(
            f"distance\n${three(abs(end - bottom.w))}$", ((end + bottom.w) / 2, height), (0, 4),
            textcoords="offset points", ha="center", color=W,
        )  # fmt: skip


def _out_of_sight(axes, path):
    """Beside the learning rate, the first step that the axes do not show."""
    left, right = axes.get_xlim()
    top = axes.get_ylim()[1]
    gone = np.flatnonzero(~((path.w >= left) & (path.w <= right) & (top >= path.E)))
    if len(gone) and gone[0] > 0 and len(three(path.learning_rate)) <= SHORT:
        axes.set_title(f"step {gone[0]}: out of sight", loc="right", pad=54, color=W, fontsize=11)
