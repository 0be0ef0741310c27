"""The one style of all figures, and helpers that draw with it.

w, h, E and the data have the same colour everywhere. The colours differ in lightness, too, so that
they can be told apart in grey and by readers who do not see all hues; marks and line styles differ
as well.
"""

import logging
import os

import matplotlib
import numpy as np
from matplotlib.backends.registry import BackendFilter, backend_registry
from matplotlib.figure import Figure

from lib import files

DATA = "#111111"
E = "#0B4F8A"
W = "#D55E00"
H = "#41B3A3"
FAINT = "#8C8C8C"

STYLE = {
    "figure.facecolor": "white",
    "savefig.dpi": 200,
    "font.family": "DejaVu Sans",  # it comes with matplotlib
    "font.size": 11,
    "mathtext.fontset": "dejavusans",
    "svg.fonttype": "path",
    "axes.titlesize": 13,
    "axes.titlepad": 34,  # the legend stands between the title and the axes
    "axes.labelsize": 12,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": "#555555",
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": "#E4E4E4",
    "lines.linewidth": 2.2,
    "lines.markersize": 7,
    "legend.frameon": False,
}

matplotlib.rcParams.update(STYLE)
# Its notes (a font cache is being built, a folder is not writable) are no results.
logging.getLogger("matplotlib").setLevel(logging.ERROR)


def sheet(args, rows=1, columns=1, size=(11, 4.8)):
    """A new figure of `size` inches, with its axes; a png has 200 pixels an inch."""
    figure = _figure(args, size)
    return figure, figure.subplots(rows, columns)


def mosaic(args, names, size, **options):
    """The same with axes that have names: a list of rows of names, as subplot_mosaic takes it."""
    figure = _figure(args, size)
    return figure, figure.subplot_mosaic(names, **options)


def _figure(args, size):
    if not args.show:
        return Figure(figsize=size, layout="constrained")
    from matplotlib import pyplot

    return pyplot.figure(figsize=size, layout="constrained")


def finish(figure, args, otherwise=None):
    """Write the figure to --figure, and show it in a window if there is one.

    `otherwise`: a file to write, and to tell of, if the figure is neither written nor shown.
    """
    show = args.show and _opens_windows()
    path = args.figure or (None if show else otherwise)
    if path:
        if not args.figure:
            with files.naming(os.path.dirname(path)):
                os.makedirs(os.path.dirname(path), exist_ok=True)
        with files.whole(path) as part, files.naming(path):
            figure.savefig(part)
        if not args.figure:  # who named the file knows
            print(f"The figure is in {path}")
    elif not show:
        print("No window can be opened here; --figure FILE writes the figure.")
    if show:
        from matplotlib import pyplot

        pyplot.show()


def _opens_windows():
    backend = matplotlib.get_backend()
    windows = backend_registry.list_builtin(BackendFilter.INTERACTIVE)
    return backend.lower() in windows or backend.startswith("module://")


def legend(axes, columns=4):
    """The legend in one line above the axes, where it can't hide anything."""
    axes.legend(
        loc="lower left", bbox_to_anchor=(0, 1.0), ncols=columns, borderaxespad=0.4,
        handlelength=1.6, columnspacing=1.4, borderpad=0,
    )  # fmt: skip


# What the figures show


def points(axes, X, Y):
    """The data."""
    axes.plot(X, Y, "o", color=DATA, label="data", zorder=3, clip_on=False)
    axes.set(xlabel="$x$  (input)", ylabel="$y$  (right answer)")


def line(axes, x, h, label, **style):
    """The hypothesis h at some x's."""
    axes.plot(x, h, color=H, label=label, **style)
    axes.set_title("The hypothesis, before and after")
    plain_ticks(axes.xaxis, axes.yaxis)
    legend(axes)


def learning(axes, descent, lowest=0.0):
    """The cost at every step, above the lowest one; in powers of ten where it changes so much."""
    step, cost = descent.at, descent["cost"] - lowest
    positive = cost > 0
    wide = positive.any() and cost[positive].max() > 1000 * cost[positive].min()
    if wide:
        axes.set_yscale("log")
        step, cost = step[positive], cost[positive]
    else:
        plain_ticks(axes.yaxis)
    axes.plot(step, cost, "o-" if len(step) <= 40 else "-", color=E, markersize=5)
    axes.set(title="The cost at every step", xlabel="step", ylabel="$E$  (cost)")
    if lowest:
        axes.set_ylabel(f"$E$ above the lowest, ${tex(lowest)}$")
    axes.xaxis.get_major_locator().set_params(integer=True)
    plain_ticks(axes.xaxis)
    if wide and not positive[-1]:  # 0 is below every power of ten
        bottom = cost.min() / 300
        axes.set_ylim(bottom=bottom)
        axes.plot(descent.step, bottom, "v", color=E, markersize=9, clip_on=False)
        axes.annotate(
            "$E = 0$", (descent.step, bottom), (-10, 4), textcoords="offset points", ha="right"
        )


def formula(x, y):
    """The cost as the slides write it, for these points, as mathematical text."""
    if len(x) == 1:
        x, y = tex(x[0]), tex(y[0])
        sign, y = ("+", y[1:]) if y.startswith("-") else ("-", y)
        return rf"$E = (w \cdot {x if x[0] != '-' else f'({x})'} {sign} {y})^2$"
    m = len(x)
    return rf"$E = \frac{{1}}{{{m}}}\,\sum_{{i=1}}^{{{m}}}\,(w\,x_i - y_i)^2$"


def cost_curve(axes, w, cost, lowest, title):
    """E over w, and its lowest point (w, E) if it lies between these w's."""
    axes.plot(w, cost, color=E, label="$E(w)$")
    axes.set(xlabel="$w$  (weight)", ylabel="$E$  (cost)", title=title)
    axes.margins(x=0.02)
    plain_ticks(axes.xaxis, axes.yaxis)
    low, high = np.min(cost), np.max(cost)
    room = (high - low) or max(abs(high), 1.0)
    axes.set_ylim(low - 0.06 * room, high + 0.05 * room)
    if w[0] <= lowest[0] <= w[-1] and low < high:
        axes.plot(
            *lowest, "D", color=E, markeredgecolor="white", markersize=12, zorder=4,
            label=f"lowest: $w = {tex(lowest[0])}$, $E = {tex(lowest[1])}$",
        )  # fmt: skip


def answers(axes, Y, h):
    """What the neuron says against the right answers: on the line it is right."""
    ends = [min(np.min(Y), np.min(h)), max(np.max(Y), np.max(h))]
    axes.plot(ends, ends, color=FAINT, linewidth=1.4, label="$h = y$")
    axes.plot(Y, h, "o", color=H, markeredgecolor=DATA, label="points")
    axes.set(title="The hypothesis and the right answers", xlabel="$y$  (right answer)")
    axes.set(ylabel="$h$  (hypothesis)")
    plain_ticks(axes.xaxis, axes.yaxis)
    legend(axes)


def symbol(name):
    """A wire's or a parameter's name as mathematical text: w1 with its number below."""
    return f"${name[0]}_{{{name[1:]}}}$" if name[1:] else f"${name}$"


def plain_ticks(*axes):
    """Whole numbers at the ticks of these axes, not a common factor that other text may hide."""
    for axis in axes:
        axis.set_major_formatter(lambda value, at: f"${tex(value, 10)}$")


def tex(value, digits=7):
    """A number to so many digits, for mathematical text: 1.2e-14 with a power of ten."""
    plain = f"{value:.{digits}g}"
    mantissa, _, power = plain.partition("e")
    return rf"{mantissa} \cdot 10^{{{int(power)}}}" if power else plain


def path(axes, w, cost, slope, reach=0.13):
    """Steps of a descent on the cost curve, each with its tangent.

    A tangent reaches at most `reach` of the axes' width or height to each side.
    """
    low, high = axes.get_xlim()
    bottom, top = axes.get_ylim()
    inside = (w >= low) & (w <= high) & (cost <= top)
    wide, tall = reach * (high - low), reach * (top - bottom)
    half = 1 / np.hypot(1 / wide, slope / tall)
    for x, y, s, d in np.transpose([w, cost, slope, half])[inside]:
        axes.plot([x - d, x + d], [y - s * d, y + s * d], "--", color=W, linewidth=1.6, zorder=3)
    axes.lines[-1].set_label("tangents")
    axes.plot(
        w[inside], cost[inside], "o-", color=W, markeredgecolor="white", linewidth=1, zorder=5,
        label=f"steps 0 to {len(w) - 1}",
    )  # fmt: skip
