"""The figure of a run's line at some of its steps, with its errors: how it turns."""

import numpy as np

from lib.line import lines, outcome
from lib.show import figures, numbers
from lib.show.figures import E, H

MOST_ERRORS = 600  # more points have no room for them
FEW = 40  # the errors of so few points have room for a word
LAST = {"color": H, "linewidth": 2.6, "zorder": 2.5}
BEFORE = {"color": H, "linewidth": 1.5, "linestyle": "--", "zorder": 2.4}
ARROW, BEND = 0.55, 0.15  # where on the lines an arrow is, and how bent
SHORTEST = 0.12  # of the figure's height
SEEN = 0.03  # of the figure's height: smaller errors need no word
WORDS_APART = 0.065  # of the figure's height


def sheet(descent, points, names, lowest, learning_rate, show):
    """The figure of a run.

    points   x and y, as many numbers each
    names    what they are, in words
    lowest   least squares: the lowest cost, and the parameters' values there
    show     whether the figure will be shown in a window
    """
    x, y = map(np.asarray, points)
    run = lines.of_run(descent, x, y, lowest.values)
    figure, axes = figures.sheet(show=show)
    axes.set(xlim=run.ends, ylim=(run.bottom, run.top))
    figures.points(axes, x, y, names)
    figures.ticks(axes.xaxis, axes.yaxis)
    _lines(axes, run, descent)
    if len(run.shown) > 1:
        _turn(axes, run)
    if not run.near[0]:
        _leaving(axes, run, _name(descent, 0))
    if len(x) <= MOST_ERRORS:
        _errors(axes, run, descent, x, y)
    title = outcome.turned(run, lowest, descent.names)
    given = outcome.given(descent, learning_rate, len(x)) + outcome.outside(descent.at, run.near)
    figures.finding(figure, title, given)
    return figure


def _lines(axes, run, descent):
    """The lines that are shown, each with its name at one of its ends, outside of the axes."""
    if run.side == 0:  # then the names need the left edge
        axes.yaxis.tick_right()
        axes.yaxis.set_label_position("right")
        axes.spines.left.set_visible(False)
        axes.spines.right.set_visible(True)
    words = lines.spread(run.heights[run.shown, run.side], WORDS_APART * (run.top - run.bottom))
    for row, height in zip(run.shown, words, strict=True):
        style = LAST if row == len(run.heights) - 1 else BEFORE
        axes.plot(run.ends, run.heights[row], label=_name(descent, row), **style)
        axes.annotate(
            _name(descent, row), (run.ends[run.side], height), (8 if run.side else -8, 0),
            textcoords="offset points", ha="left" if run.side else "right", va="center", color=H,
            annotation_clip=False,
        )  # fmt: skip


def _name(descent, row):
    values = ", ".join(f"${name} = {numbers.tex(descent[name][row], 3)}$" for name in descent.names)
    return f"step {descent.at[row]}: {values}"


def _turn(axes, run):
    """An arrow from the first line to a later one, bent around the ends where they are close."""
    far, close = run.ends[[run.side, 1 - run.side]]
    x = close + ARROW * (far - close)
    rows = run.shown[0], run.shown[1 if run.swings else -1]
    first, later = (np.interp(x, run.ends, run.heights[row]) for row in rows)
    if abs(later - first) < SHORTEST * (run.top - run.bottom):
        return
    part = np.linspace(0.03, 0.97, 40)
    arc = x + BEND * (far - close) * part * (1 - part)
    up = first + part * (later - first)
    axes.plot(arc, up, color=H, linewidth=1.5, zorder=2.6)
    head = {"arrowstyle": "-|>", "color": H, "mutation_scale": 15, "shrinkA": 0, "shrinkB": 0}
    axes.annotate("", (arc[-1], up[-1]), (arc[-3], up[-3]), zorder=2.6, arrowprops=head)


def _leaving(axes, run, name):
    """What can be seen of a first line that leaves the figure at its top or bottom."""
    part = lines.inside(run.ends, run.heights[0], run.bottom, run.top)
    if part:
        x, y = np.transpose(part)
        axes.plot(x, y, label=name, **BEFORE)
        up = y[1] > y[0]
        axes.annotate(
            name, (x[1], y[1]), (10, -4 if up else 4), textcoords="offset points", color=H,
            va="top" if up else "bottom",
        )  # fmt: skip


def _errors(axes, run, descent, x, y):
    """The errors of the first and of the last line; of many points those of the last one only."""
    last = len(run.heights) - 1
    few = len(x) <= FEW
    for row in sorted({0, last}.intersection(run.shown) if few else {last} & set(run.shown)):
        h = lines.at(x, *(descent[name][row] for name in descent.names))[0]
        shown = figures.errors(axes, x, y, h, row < last or not few)
        if few and row == run.shown[0] and np.abs(h - y).max() > SEEN * (run.top - run.bottom):
            axes.legend([shown], [f"errors at step {descent.at[row]}"], labelcolor=E)
