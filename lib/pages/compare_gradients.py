"""04: its tables, how good a nudge is, in words, and the figures of the ways and of all nudges."""

import numpy as np

from lib.learning import ending, stability
from lib.program.quiet import tf
from lib.show import figures, tables
from lib.show.numbers import drawable, require_finite, tex, text

A_DECADE = 30  # sizes of nudges that are tried


# The tables


def show_nudge(cost, w, nudge):
    """Print w and E before and after the nudge, a tensor, in both kinds of floats."""
    rows = []
    for dtype in (tf.float64, tf.float32):
        before = tf.constant(w, dtype)
        after = before + tf.cast(nudge, dtype)
        row = [number.numpy() for number in (before, after, cost(before), cost(after))]
        require_finite(*row, bits=8 * dtype.size)
        rows.append([f"{8 * dtype.size}-bit", *(text(number, None) for number in row)])
    headings = "floats", "w", "w + nudge", "E", "E after"
    tables.show(dict(zip(headings, zip(*rows, strict=True), strict=True)))


def show_factors(factors):
    """Print the chain rule's factors, a dict from heading to tensor, for the first ten points."""
    tables.show({heading: np.ravel(column)[:10] for heading, column in factors.items()})


def show_slopes(slopes):
    """Print the slope by each way, a dict of tensors, and its difference from the tape's."""
    for slope in slopes.values():
        require_finite(slope.numpy(), bits=8 * slope.dtype.size)
    right, *_ = map(float, slopes.values())
    digits = [text(slope.numpy(), None) for slope in slopes.values()]
    difference = [text(float(slope) - right, None) for slope in slopes.values()]
    tables.show({"way": list(slopes), "slope_w": digits, "difference": difference})


# How good is a nudge?


def measure(way, place, nudge, dtype, points):
    """How far a way is off with nudges of all sizes: (nudges, off, worst, the best one's index).

    place  w, the slope there, the cost's curvature
    nudge  the reader's, which is among the sizes; so are the powers of ten
    worst  the largest error of nudges about as large: what one has to reckon with
    """
    low, high = min(1e-17 * _unit(*place), nudge / 10), 10 * max(_unit(*place), nudge)
    nudges = 10 ** np.arange(np.floor(np.log10(low)), np.log10(high), 1 / A_DECADE)
    nudges = np.sort([*nudges, nudge])
    (slope,) = stability.in_blocks(lambda nudge: (way(nudge, dtype),), nudges, points)
    off = np.abs(slope.astype(float) - place[1])
    nudges, off = nudges[np.isfinite(off)], off[np.isfinite(off)]  # large ones may leave the floats
    padded = np.pad(off, A_DECADE // 6, mode="edge")
    worst = np.lib.stride_tricks.sliding_window_view(padded, A_DECADE // 3 + 1).max(axis=1)
    moves = nudges > np.spacing(np.abs(dtype.as_numpy_dtype(place[0])))  # else right by luck alone
    return nudges, off, worst, int(np.argmin(np.where(moves, worst, np.inf)))


def _unit(w, right, curvature):
    """How large w is, or its distance from the lowest point if that is larger."""
    return max(abs(w), abs(right) / curvature if 0 < curvature < np.inf else 0.0) or 1.0


def arms(worst, best):
    """Which arms the V of these errors has, left and right: the index of its end, or None."""
    before = worst[: best + 1]
    ends = np.flatnonzero(before >= before.max() / 2)[-1], len(worst) - 1
    return [end if worst[end] > 10 * worst[best] else None for end in ends]


def show_details(forward, central, place, nudge, squared, points):
    """Print how far off nudges of all sizes are, to one side and to both; why; which is best."""
    w, right, curvature = place
    found = {
        f"{8 * dtype.size}-bit{words}": measure(way, place, nudge, dtype, points)
        for way, words in ((forward, ""), (central, ", both sides"))
        for dtype in (tf.float64, tf.float32)
    }
    sizes = 10.0 ** (np.floor(np.log10(_unit(*place))) - np.arange(0, 17, 2))
    table = {"nudge": [_plain(size) for size in sizes]}
    for heading, (nudges, off, *_) in found.items():
        table[heading] = [_plain(off[np.argmin(np.abs(np.log(nudges / at)))]) for at in sizes]
    print("How far off the slope is with a nudge to one side, and to both:")
    tables.show(table)
    ending.show_changed_cost(squared, "(w x - y)^2", of="why a nudge is off")
    if squared and curvature == 0:
        print("E does not depend on w: no nudge changes it.")
    if not squared or curvature == 0:
        return
    print("Too large a nudge: E is a curve, and the slope is off by curvature * nudge / 2.")
    print(ending.curvature_is(curvature))
    if arms(*found["32-bit"][2:])[0] is not None:
        print("Too small a nudge: w + nudge and E are rounded, and E's change is lost. A tenth")
        print("of it may be off ten times as far. The best nudge is between them: for numbers")
        print("around 1 near the root of eps, which is the step from 1 to the next float.")
    for kind in (np.float64, np.float32):
        bits = f"{8 * kind().itemsize}-bit"
        nudges, off, worst, best = found[bits]
        own, root = off[nudges == nudge][0], np.finfo(kind).eps ** 0.5
        part = f" ({_plain(100 * own / abs(right))} %)" if right else ""
        near = f"The best nudge is near {_plain(nudges[best], 1)},"
        print(f"{bits} floats: the root of eps is {_plain(root)}. {near}")
        print(f"  off by up to {_plain(worst[best])}. Yours is off by {_plain(own)}{part}.")
        if kind(w) + kind(nudge) == kind(w):
            step = _plain(np.spacing(abs(kind(w))))
            print(f"  w + nudge is w: near {_plain(w, 4)} these floats are {step} apart.")
    print("To both sides: slope = (E(w + nudge) - E(w - nudge)) / (2 * nudge). A parabola bends")
    print("alike on both sides: that falls out. Rounding is left, which small nudges feel most.")


def _plain(value, figures=2):
    """A number to so many figures, with a power of ten only where many zeros would be in front."""
    value = float(f"{value:.{figures}g}")
    if 1e-6 < abs(value) < 1e-4:
        return np.format_float_positional(value, trim="-")
    return text(value, 6)


def _drawn(value, figures=4):
    """The same for a figure."""
    plain = _plain(value, figures)
    return f"${tex(value, figures) if 'e' in plain else plain}$"


# The figures


def ways_figure(forward, cost, place, nudge, slopes, factors, points, show):
    """Nudges, and chords that turn into the tangent; beside them the slope by each way, as a table.

    `slopes`: as show_slopes takes them. `factors`: the three of the chain rule, for each point.
    """
    (w, right, curvature), (x, y) = place, points
    lowest = w - right / curvature if 0 < curvature < np.inf else w
    nudges = np.array([2, 1, 0.1]) * float(f"{(abs(w - lowest) or abs(w) or 1.0) / 2:.0e}")
    low, high = min(w, lowest), max(w + nudges[0], lowest)
    at = np.linspace(low - 0.3 * (high - low), high + 0.15 * (high - low), 201)
    E, here = (stability.in_blocks(lambda w: (cost(w),), some, len(x))[0] for some in (at, [w]))
    (chords,) = stability.in_blocks(lambda nudge: (forward(nudge, tf.float64),), nudges, len(x))
    tape, own, _, chain, formula = map(float, slopes.values())
    if not drawable(at, E, chords, tape, nudge):
        return None
    figure = figures.blank(show=show)
    figure.get_layout_engine().set(w_pad=0.15)
    left, table = figure.subplots(1, 2, width_ratios=[7, 4])
    styles = [{"color": figures.BACK, "alpha": alpha, "linewidth": 2} for alpha in (0.4, 0.6, 0.8)]
    dashed = {"color": figures.TEXT, "ls": "--", "lw": 1.6, "label": "the tangent: slope at $w$"}
    room = 0.05 * np.ptp(E) or 1.0
    left.plot(at, E, color=figures.E, zorder=4)
    for slope, style in zip([*chords, tape], [*styles, dashed], strict=True):
        line = here + slope * (at - w)
        left.plot(at[line >= E.min() - room], line[line >= E.min() - room], **style)
    edge = {"markeredgecolor": figures.W, "markeredgewidth": 2, "linestyle": "none", "zorder": 5}
    left.plot(w, here, "o", color=figures.W, markersize=10, zorder=6, label=f"$w = {tex(w)}$")
    left.plot(w + nudges, here + chords * nudges, "ow", label="$w$ + nudge", **edge)
    left.set(xlabel="$w$  (weight)", ylabel="$E$  (cost)")
    left.axis((at[0], at[-1], E.min() - room, E.max() + room))
    figures.ticks(left.xaxis, left.yaxis)
    left.legend(loc="best")
    product = [r"mean of $x \cdot 1 \cdot 2e$", "with $e = w x - y$"]
    formed = [r"mean of $2\,(w x - y)\,x$"]
    if len(x) == 1:
        numbers = [*(float(factor[0]) for factor in factors), w, x[0], y[0]]
        a, b, c, d, e, f = (tex(value) if value >= 0 else f"({tex(value)})" for value in numbers)
        product = [r"$x \cdot 1 \cdot 2e$,  $e = w x - y$", rf"$= {a} \cdot {b} \cdot {c}$"]
        formed = [r"$2\,(w x - y)\,x$", rf"$= 2\,({d} \cdot {e} - {f}) \cdot {e}$"]
    rows, sizes = [(0, "way 1, a nudge of", "slope")], [*nudges, nudge]
    for size, slope in zip(sizes, [*chords, own], strict=True):
        rows.append((0.2, _drawn(size), _drawn(slope, 6)))
    rows += [(0, "way 2, the chain rule", _drawn(chain, 6)), *((0.2, row, "") for row in product)]
    rows += [(0.2, "by TensorFlow", _drawn(tape, 6))]
    rows += [(0, "way 3, the formula", _drawn(formula, 6)), *((0.2, row, "") for row in formed)]
    table.set(xlim=(0, 1), ylim=(len(rows) - 0.5, -0.5))
    table.axis("off")
    for row, (indent, name, slope) in enumerate(rows):
        table.text(indent, row, name, va="center")
        table.text(1, row, slope, va="center", ha="right")
    for row, style in enumerate(styles, 1):
        table.plot([0.04, 0.14], [row, row], **style)
    title = _same(place, own, (chain, formula), max(np.abs(chords)))
    given = f",   $x = {tex(x[0])}$,   $y = {tex(y[0])}$" * (len(x) == 1)
    figures.finding(figure, title, f"{figures.formula(*points)}{given},   $w = {tex(w)}$")
    return figure


def _same(place, own, others, largest):
    """Whether all ways give the same slope, in words; `largest`: of the slopes near w."""
    w, right, found = (rf"$\mathbf{{{_drawn(value, 3)[1:-1]}}}$" for value in (*place[:2], own))
    off = np.abs(np.array([*others, own]) - place[1]) > 1e-3 * max(abs(place[1]), largest)
    if off[:-1].any():
        return f"The ways do not agree about the slope at $w$ = {w}"
    if off[-1]:
        return f"The slope at $w$ = {w} is {right}; this nudge says {found}"
    return f"Three ways lead to the same slope: at $w$ = {w} it is {right}"


def nudge_figure(forward, place, nudge, points, show):
    """How far nudges of all sizes are off, as a V; the best one, and the reader's."""
    nudges, off, worst, best = measure(forward, place, nudge, tf.float64, len(points[0]))
    if not off.any():
        print("No nudge is off, so there is no figure of how far.")
    if not (off.any() and drawable(nudges, off)):
        return None
    figure, axes = figures.sheet(show=show)
    axes.loglog(nudges[off > 0], off[off > 0], "o", color=figures.BACK, markersize=4)
    own, least = off[nudges == nudge][0], worst[best]
    words = f"best nudge: about {_drawn(nudges[best], 1)}, off by up to {_drawn(least, 1)}"
    axes.plot(nudges[best], least or np.nan, "D", color=figures.TEXT, markersize=11, label=words)
    edge = {"markeredgecolor": figures.W, "markeredgewidth": 2.5, "linestyle": "none"}
    words = f"your nudge: {_drawn(nudge)}, off by {_drawn(own, 2)}"
    axes.loglog(nudge, own or np.nan, "ow", markersize=11, label=words, **edge)
    left, right = arms(worst, best)
    words = "too small:\n$E$ is rounded", "too large:\nthe curve bends"
    for end, word, side in zip((left, right), words, (8, -4), strict=True):
        if end is not None:
            at = end + (best - end) // 4  # inside the V, beside this arm
            figures.write(axes, word, (nudges[at], worst[at]), (side, 8), "black", va="bottom")
    axes.margins(y=0.09)
    axes.set_xlabel("size of the nudge")
    axes.set_ylabel(f"how far the slope is off from {_drawn(place[1])}")
    axes.legend(loc="best")
    too = [size for size, end in (("small", left), ("large", right)) if end is not None]
    title = f"A nudge can be too {' and too '.join(too)}" if too else "No nudge is far off"
    given = f"{figures.formula(*points)} at $w = {tex(place[0])}$"
    figures.finding(figure, title, f"{given},   in 64-bit floats")
    return figure
