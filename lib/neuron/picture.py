"""The figure of 07_build_neuron.py: the samples with the line as it turns, and w and b."""

import math

import numpy as np

from lib.show import drawing, figures, numbers, ranges, style

STYLES = ((0, (1, 1.2)), (0, (2.5, 1.2)), (0, (5, 1.4)), "-")  # the last epoch's is the last
LEAST = {
    "color": style.DATA,
    "linewidth": 1.6,
    "label": "least squares",
    "linestyle": (0, (8, 2, 1.5, 2)),
}
PARTS = 500  # of the axis of the updates, in each of which the least and the largest are drawn
FAR = 1e4  # a line so many times as high as the data is not drawn


def draw(x, y, fitted, line, shuffled, show):
    """The figure of the epochs `fitted` over the samples x, y (shape [samples]).

    line      least squares' (w, b), or None
    shuffled  whether each epoch ends with another sample
    show      whether the figure will be shown in a window
    """
    x, y = np.asarray(x), np.asarray(y)
    figure = figures.blank((13, 6.6), show)
    grid = figure.add_gridspec(2, 2)
    upper, lower = figure.add_subplot(grid[0, 1]), figure.add_subplot(grid[1, 1])
    left = figure.add_subplot(grid[:, 0])
    _lines(left, x, y, fitted, line, shuffled)
    _updates(upper, "w", fitted, len(x), line and line[0])
    _updates(lower, "b", fitted, len(x), line and line[1])
    upper.sharex(lower)
    upper.tick_params(labelbottom=False)
    lower.set(xlabel=f"updates  ({len(x)} in an epoch)")
    figure.align_ylabels([upper, lower])
    left.set_title(r"The line  $\hat{y} = w\,x + b$", pad=54)
    upper.set_title("$w$ and $b$ after every update", pad=54)
    _legend(left)
    _legend(upper)
    return figure


def _lines(axes, x, y, fitted, line, shuffled):
    """The samples, the line after some epochs, and the least-squares line (w, b) or None."""
    many = len(x) > 40
    axes.plot(
        x, y, "o", color=style.DATA, markersize=4.5 if many else 7, alpha=0.4 if many else 1,
        markeredgewidth=0, label=numbers.counted(len(x), "sample"), zorder=2,
    )  # fmt: skip
    if not shuffled and len(x) > 1:
        axes.plot(
            x[-1:], y[-1:], "o", color=style.DATA, markersize=13, fillstyle="none",
            markeredgewidth=2.2, label="last sample", zorder=6,
        )  # fmt: skip
    ends = ranges.span([x.min(), x.max()])
    low, high = y.min(), y.max()
    room = (high - low) or abs(high) or 1.0
    bottom, top = low, high
    shown = sorted({min(epoch, fitted.step) for epoch in (1, 2, 5, fitted.step)} - {0})
    outside = []
    for epoch, dashes in zip(shown, STYLES[len(STYLES) - len(shown) :], strict=True):
        w, b = fitted.after(epoch)
        h = w * ends + b
        if max(h) < low - room or min(h) > high + room or np.ptp(h) > FAR * room:
            outside.append(str(epoch))
            continue
        axes.plot(ends, h, linestyle=dashes, color=style.H, label=f"epoch {epoch}", zorder=4)
        bottom, top = min(bottom, *h), max(top, *h)
    if line:
        h = line[0] * ends + line[1]
        axes.plot(ends, h, zorder=3, **LEAST)
        bottom, top = min(bottom, *h), max(top, *h)
    margin = 0.05 * room
    axes.set_ylim(max(bottom - margin, low - room), min(top + margin, high + room))
    if outside:
        axes.text(
            0.98, 0.03, f"Far outside: the line after epoch {', '.join(outside)}.",
            transform=axes.transAxes, ha="right", va="bottom", zorder=7,
            bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.8},
        )  # fmt: skip
    axes.set(xlabel="$x$  (input)", ylabel="$y$  (right answer)")
    drawing.plain_ticks(axes.yaxis)


def _updates(axes, name, fitted, samples, least):
    """A parameter after every update, and at the end of some epochs; `least`: least squares."""
    path = fitted.path[: fitted.step * samples, fitted.names.index(name)]
    if len(path):
        axes.set_xscale("log")
        at, lowest, highest = envelope(path)
        axes.fill_between(
            at, lowest, highest, facecolor=style.W, edgecolor=style.W, alpha=0.45, linewidth=0.9,
            label="after every update", zorder=2,
        )  # fmt: skip
        chosen = [k for k, epoch in enumerate(fitted.at) if epoch and _is_marked(epoch, fitted)]
        axes.plot(
            fitted.at[chosen] * samples, fitted[name][chosen], "o", color=style.W,
            markeredgecolor="white", markersize=7.5, zorder=4, clip_on=False,
            label="after epoch " + _some(fitted.at[chosen]),
        )  # fmt: skip
    if least is not None:
        axes.axhline(least, zorder=3, **LEAST)
    axes.set_ylabel(f"${name}$")
    size = np.abs([*path, *fitted[name]]).max()
    usual = max(1.0, abs(fitted[name][0]), abs(least or 0.0))
    if size > FAR * usual:
        low, high = math.ceil(math.log10(usual)), math.floor(math.log10(size))
        powers = [10.0**power for power in sorted({high, (low + high) // 2})]
        axes.set_yscale("symlog", linthresh=10.0**low)
        axes.set_yticks([*(-power for power in powers[::-1]), 0.0, *powers], minor=False)
        axes.set_yticks([], minor=True)
    else:
        drawing.plain_ticks(axes.yaxis)


def envelope(path):
    """The least and the largest of `path` in each part of a logarithmic axis that begins at 1.

    Returns where, least, largest. A part with one update only has it three times.
    """
    edges = np.geomspace(1, len(path) + 1, PARTS).astype(int)
    first = np.unique(edges[edges <= len(path)])
    last = np.append(first[1:], len(path) + 1) - 1
    begin = first - 1
    return (
        np.sqrt(first * last),
        np.minimum.reduceat(path, begin),
        np.maximum.reduceat(path, begin),
    )


def _is_marked(epoch, fitted):
    return epoch == fitted.step or numbers.is_round(epoch)


def _some(epochs):
    """Epochs for a label: all of a few, or the first three and the last."""
    words = [str(epoch) for epoch in epochs]
    return ", ".join(words if len(words) <= 4 else [*words[:3], "...", words[-1]])


def _legend(axes):
    """The legend in two lines above the axes."""
    entries = len(axes.get_legend_handles_labels()[0])
    if entries:
        drawing.legend(axes, math.ceil(entries / 2))
