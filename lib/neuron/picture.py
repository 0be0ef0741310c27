"""The figure of 07_build_neuron.py: the line after the last epoch, and one epoch of b."""

import numpy as np

from lib.neuron import headline, one_epoch
from lib.program.words import counted
from lib.show import figures
from lib.show.figures import DATA, TEXT, H
from lib.show.numbers import tex

FAR = 1e4  # a line so many times as high as the data is not drawn
APART = 0.09  # inches above and below the parts
ROOM = 0.25  # of the height: for words above or below the samples
LEAST = {"color": DATA, "linewidth": 1.8, "linestyle": (0, (8, 2, 1.5, 2))}
ARROW = {"arrowstyle": "-", "color": TEXT, "shrinkB": 7}
SMALL = 0.02  # of the y's range: the least height of the axes of b
FEW = 60  # updates that are seen one by one


def draw(found, names, show=False):
    """The figure of an outcome.Outcome; `names`: what x and y are."""
    seen = one_epoch.seen(found)
    settled = seen and one_epoch.settled(found, seen.epoch)
    epochs = [epoch for epoch in (seen, settled) if epoch]
    figure = figures.blank(show=show)
    figure.get_layout_engine().set(h_pad=APART)
    grid = figure.add_gridspec(max(1, len(epochs)), 2 if epochs else 1)
    _lines(figure.add_subplot(grid[:, 0]), found, names)
    above = None
    for row, epoch in enumerate(epochs):
        axes = figure.add_subplot(grid[row, 1], sharex=above, sharey=above)
        _updates(axes, epoch, found)
        if above:
            above.tick_params(labelbottom=False)
            above.set_xlabel("")
        above = axes if epoch.epoch else None  # what explodes has scales of its own
    figures.finding(figure, headline.of(found), _given(found))
    return figure


def _given(found):
    """The learning rate, the start, and how many epochs of which samples."""
    w, b = found.fitted.rows[0, 1:]
    epochs = counted(found.fitted.step, "epoch")
    samples = counted(len(found.x), "sample") + ", shuffled" * found.order.shuffled
    rate = tex(found.learning_rate, 3)
    start = rf"$\alpha = {rate}$, from $w = {tex(w, 3)}$, $b = {tex(b, 3)}$"
    return rf"{start}, {epochs} of {samples};  one sample's $E = \frac{{1}}{{2}}\,(y - h)^2$"


def _lines(axes, found, names):
    """The samples, the line after the last epoch, and the least-squares line."""
    x, y, epoch = found.x, found.y, found.fitted.step
    ends = np.array([x.min(), x.max()])
    ends += np.array([-0.05, 0.05]) * (np.ptp(ends) or abs(ends[0]) or 1.0)
    low, high = y.min(), y.max()
    room = (high - low) or abs(high) or 1.0
    heights = {}
    for line, name, look in (
        (found.line, "least\nsquares", {**LEAST, "zorder": 4}),
        (found.last, f"epoch\n{epoch}", {"color": H, "zorder": 5}),
    ):
        if line is None:
            continue
        h = line[0] * ends + line[1]
        if max(h) > low - room and min(h) < high + room and np.ptp(h) < FAR * room:
            axes.plot(ends, h, **look)
            heights[name] = h
    reached = np.clip([low, high, *np.ravel([*heights.values()])], low - room, high + room)
    low, high = reached.min(), reached.max()
    margin = 0.05 * ((high - low) or room)
    axes.set(xlim=ends, ylim=(low - margin, high + margin))
    if f"epoch\n{epoch}" not in heights:
        inside = ends[0] + 0.02 * np.ptp(ends)
        _beyond(axes, f"far outside: the line after epoch {epoch}", inside, low)
    elif headline.last_wins(found):
        axes.plot(
            x[-1], y[-1], "o", color=DATA, markersize=15, fillstyle="none", markeredgewidth=2.6,
            zorder=6,
        )  # fmt: skip
        axes.plot(x[-1], y[-1], "o", color=DATA, zorder=6)
        words = "the last sample: its update\ntakes nearly all its error away"
        _beyond(axes, words, x[-1], y[-1], arrowprops=ARROW)
    figures.points(axes, x, y, names)
    _name(axes, {name: h[1] for name, h in heights.items()})
    figures.ticks(axes.xaxis, axes.yaxis)


def _beyond(axes, words, x, y, **style):
    """Words about (x, y) below all else, or above it if that is nearer; there is made room."""
    left, right = axes.get_xlim()
    low, high = axes.get_ylim()
    is_low = y < (low + high) / 2
    room = ROOM * (high - low)
    axes.set_ylim((low - room, high) if is_low else (low, high + room))
    axes.annotate(
        words, (x, y), (x, 0.03 if is_low else 0.97), textcoords=("data", "axes fraction"),
        ha="left" if x < (left + right) / 2 else "right", va="bottom" if is_low else "top",
        fontsize=12, color=TEXT, **style,
    )  # fmt: skip


def _name(axes, heights):
    """The lines' names at their right ends; `heights`: a dict from a name to its line's end."""
    low, high = axes.get_ylim()
    upper = max(heights.values(), default=0)
    for name, height in heights.items():
        axes.annotate(
            name, (1, np.clip(height, low, high)), (6, 0), xycoords=("axes fraction", "data"),
            textcoords="offset points", va="bottom" if height == upper else "top", fontsize=12,
            color=H if name.startswith("epoch") else TEXT,
        )  # fmt: skip


def _updates(axes, epoch, found):
    """b after each update, where it ends, and least squares' b."""
    at = epoch.first - 1 + np.arange(len(epoch.b))
    few = len(at) <= FEW
    style = {"marker": "o", "markersize": 5, "linewidth": 1.6} if few else {"linewidth": 1.2}
    axes.plot(at, epoch.b, color=H, zorder=3, **style)
    axes.plot(at[-1], epoch.b[-1], "o", color=H, markeredgecolor="white", markersize=10, zorder=5)
    if found.line:
        axes.axhline(found.line[1], zorder=2, **{**LEAST, "linewidth": 1.2})
        axes.annotate(
            "least\nsquares", (1, found.line[1]), (6, 0), xycoords=("axes fraction", "data"),
            textcoords="offset points", va="center", color=TEXT,
        )  # fmt: skip
    rate, words = tex(epoch.learning_rate, 3), headline.of_b(found, epoch)
    axes.set_title(rf"$\alpha = {rate}$: {words}", loc="left")
    axes.set(xlabel=f"update in epoch {epoch.epoch}" if epoch.epoch else "update", ylabel="$b$")
    low, high = axes.get_ylim()
    flat = max(0.0, SMALL * np.ptp(found.y) - (high - low))  # rounding is no motion
    axes.set_ylim(low - flat / 2, high + flat / 2)
    figures.ticks(axes.xaxis, axes.yaxis)
    axes.xaxis.get_major_locator().set_params(integer=True)
