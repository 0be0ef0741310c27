"""The pictures of 03_follow_slope.py: slopes on the cost curve, descents, and one that moves."""

import re

import numpy as np

from lib import animation, data, plot
from lib.plot import DATA, FAINT, E, H, W, tex

TEXT = "#333333"


def poster(args, learning_rate, curvature):
    """A tall figure with its headings. Returns it, its upper axes and its six lower ones."""
    figure, axes = plot.sheet(args, size=(12, 13.6))
    axes.remove()
    upper, lower = figure.subfigures(2, 1, height_ratios=[6.9, 6.7], hspace=0.03)
    above, below = upper.subplots(), lower.subplots(2, 3, sharex=True, sharey=True)
    above.set_title(
        rf"Follow the slope down {formula(args)} with $\alpha = {_four(learning_rate)}$",
        fontsize=16, pad=38,
    )  # fmt: skip
    start = f"The same descent from $w = {_four(args.w[0])}$, {_count(args.steps)}, "
    if args.error == "absolute":
        law = "no curvature: no rate explodes, few land"
    elif curvature:
        law = (
            rf"curvature ${_four(curvature)}$: one step at $\alpha = {_four(1 / curvature)}$, "
            rf"limit $\alpha = {_four(2 / curvature)}$"
        )
    else:
        law = "no curvature: nothing to learn"
    lower.suptitle(start + law, fontsize=_size(start + law, 15, 75))
    return figure, above, below.ravel()


def formula(args):
    """The cost as the slides write it, squared or absolute."""
    text = plot.formula(args.x, args.y)
    if args.error == "absolute":
        text = text.replace("(w", "|w", 1).replace(")^2", "|")
    return text


def _count(steps):
    return f"{steps} step" + "s" * (steps != 1)


# Slopes and updates


def updates(axes, look, lowest, table):
    """At each w its tangent and its update, on the curve.

    `look`: gives E and its slope at many w's; `table`: the columns that the script prints.
    """
    w, cost, slope_w, next_w = (
        np.array(table[name]) for name in ("w", "cost", "slope_w", "next_w")
    )
    half = 1.13 * np.max(np.abs(w - lowest)) or 4.0
    low, high = lowest - half, lowest + half
    many = np.linspace(low, high, 801)
    curve = look(many)[0]
    next_cost = look(next_w)[0]
    _frame(axes, many, curve)
    axes.set_xlim(low - 1.14 * half, high + 1.14 * half)
    axes.plot(many, curve, color=E, linewidth=3, label="$E(w)$", zorder=2)
    tangents(axes, w, cost, slope_w, "tangent: its slope is the slope of $E$ at $w$")
    for here, there, height in zip(w, next_w, cost, strict=True):
        arrow(axes, here, there, height)
    shown = (next_w >= low) & (next_w <= high) & (next_w != w)
    for at, *heights in np.transpose([next_w, cost, next_cost])[shown]:
        axes.plot([at, at], heights, ":", color=W, linewidth=1.6, zorder=3)
    axes.plot(
        w, cost, "o", color=W, markeredgecolor="white", markersize=10, zorder=6,
        label="$w$, and its update",
    )  # fmt: skip
    axes.plot(
        next_w[shown], next_cost[shown], "o", color="white", markeredgecolor=W,
        markeredgewidth=2, markersize=8, zorder=5, label=r"next $w = w - \alpha \cdot$ slope",
    )  # fmt: skip
    axes.xaxis.get_major_locator().set_params(nbins=14)
    ticks = [tick for tick in axes.get_xticks() if low <= tick <= high]
    axes.set_xticks(ticks, [f"${tex(tick)}$" for tick in ticks])
    texts = [_label(*row) for row in zip(*table.values(), strict=True)]
    _labels(axes, w, cost, slope_w, texts, low, high)
    plot.legend(axes)


def _label(w, cost, slope_w, more_w, so, penalty, update, next_w):
    """A row of the script's table, as three lines of text."""
    verb = so.split()[0]
    to = f" to ${_four(next_w)}$" if slope_w else ""
    end = "learning ended" if not slope_w else f"{penalty} update"
    return (
        f"$w = {_four(w)}$,  $E = {_four(cost)}$,  slope ${_four(slope_w)}$\n"
        f"more $w$ {more_w.split()[0]} $E$: {verb} $w${to}\n"
        f"{penalty} penalty, {end}"
    )


def _four(value):
    """A number to four digits; to two where a power of ten takes the room."""
    text = f"{value:.4g}"
    return tex(float(f"{value:.2g}" if "e" in text else text))


def _size(text, size, most):
    """A font size for this text: `size`, or less if its longest line has more than `most` signs."""
    text = text.replace(r"\cdot", "***")  # as wide as three signs, with its spaces
    lines = re.sub(r"\\alpha|[{}$^ ]", "", text).splitlines()
    return size * min(1, most / max(map(len, lines)))


def _frame(axes, w, cost):
    """Axes for this curve, with a little room."""
    bottom, tall = min(cost), np.ptp(cost) or max(abs(cost[0]), 1.0)
    axes.set_xlim(w[0], w[-1])
    axes.set_ylim(bottom - 0.07 * tall, bottom + 1.04 * tall)
    axes.set(xlabel="$w$  (weight)", ylabel="$E$  (cost)")
    axes.xaxis.get_major_locator().set_params(steps=[1, 2, 5, 10])
    plot.plain_ticks(axes.xaxis)
    plot.plain_ticks(axes.yaxis)


def tangents(axes, w, cost, slope_w, label=None, reach=1.0):
    """The tangent at each w, about `reach` inches to each side."""
    box = axes.get_position()
    inches = axes.figure.bbox.size / axes.figure.dpi * (box.width, box.height)
    wide, tall = reach / inches * (np.ptp(axes.get_xlim()), np.ptp(axes.get_ylim()))
    for x, y, s in zip(w, cost, slope_w, strict=True):
        d = 1 / np.hypot(1 / wide, s / tall)
        axes.plot(
            [x - d, x + d], [y - s * d, y + s * d], "--", color=W, linewidth=1.8, zorder=4,
            label=label,
        )  # fmt: skip
        label = None


def arrow(axes, here, there, height):
    """The update, from here to there; it ends at the axes' edge if there is further out."""
    low, high = axes.get_xlim()
    there = min(max(there, low), high)
    if here == there:
        return None
    look = {"arrowstyle": "-|>", "color": W, "linewidth": 2.4, "shrinkA": 0, "shrinkB": 0}
    return axes.annotate(
        "", (there, height), (here, height), arrowprops=look | {"mutation_scale": 15}, zorder=5
    )


def _labels(axes, w, cost, slope_w, texts, left, right, most=6):
    """The texts in two columns beside the curve, at their points' heights, a thin line to each.

    Slopes below 0 have theirs left, above 0 right. More than `most` in a column are left out.
    """
    sides = np.where(slope_w == 0, np.where(w <= np.median(w), -1, 1), np.sign(slope_w))
    for side, edge, align in ((-1, left, "right"), (1, right, "left")):
        some = np.flatnonzero(sides == side)
        some = some[np.argsort(cost[some], kind="stable")]
        if not 0 < len(some) <= most:
            continue
        for i, height in zip(some, apart(cost[some], *axes.get_ylim(), 0.148), strict=True):
            axes.plot([edge, w[i]], [height, cost[i]], color=FAINT, linewidth=0.9, zorder=1)
            axes.annotate(
                texts[i], (edge, height), (4 * side, 0), textcoords="offset points",
                ha=align, va="center", color=TEXT,
                fontsize=_size(texts[i], 11.5, 26), linespacing=1.4,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
            )  # fmt: skip


def apart(heights, low, high, gap):
    """Ascending heights, moved as little as it takes to be `gap` of low to high apart, inside."""
    gap *= high - low
    moved = np.array(heights, float)
    moved[0] = max(moved[0], low + gap / 2)
    for i in range(1, len(moved)):
        moved[i] = max(moved[i], moved[i - 1] + gap)
    moved[-1] = min(moved[-1], high - gap / 2)
    for i in range(len(moved) - 2, -1, -1):
        moved[i] = min(moved[i], moved[i + 1] - gap)
    return moved


# Descents


def _view(lowest, start):
    """The w's that show a descent: half as far again as its start, to both sides."""
    half = 1.5 * abs(start - lowest) or 4.0
    return np.linspace(lowest - half, lowest + half, 801)


def descents(all_axes, look, lowest, curvature, rates, path, happened):
    """A descent for each learning rate, on the curve.

    `path`: a row of w's for each rate; `happened`: a verdict and a measure for each.

    """
    many = _view(lowest, path[0, 0])
    curve = look(many)[0]
    for i, axes in enumerate(all_axes):
        w = path[i][np.isfinite(path[i])]
        cost = look(w)[0]
        verdict, measure = happened[i]
        axes.plot(many, curve, color=E, linewidth=2.4, zorder=2)
        axes.plot(w, cost, color=W, linewidth=1.3, zorder=3)
        axes.plot(w, cost, "o", color=W, markeredgecolor="white", markersize=7.5, zorder=4)
        axes.plot(w[0], cost[0], "o", color=W, markeredgecolor="white", markersize=11, zorder=5)
        side = 1 if w[0] > lowest else -1
        axes.annotate(
            "start", (w[0], cost[0]), (9 * side, 0), textcoords="offset points",
            ha="left" if side > 0 else "right", va="center", color=TEXT,
        )  # fmt: skip
        _frame(axes, many, curve)
        title = rf"$\alpha = {_four(rates[i])}$:  {verdict}"
        axes.set_title(title, loc="left", fontsize=_size(title, 13, 26), fontweight="bold", pad=25)
        beside = f"${_four(curvature * rates[i])}$ / curvature: " if curvature else ""
        text = beside + re.sub(r"e([+-]\d+)", r"\\cdot 10^{\1}", measure).replace("{+", "{")
        note = axes.annotate(
            text, (0, 1), (0, 9), "axes fraction", textcoords="offset points",
            fontsize=_size(text, 11, 34), color=TEXT,
        )  # fmt: skip
        note.set_in_layout(False)  # a long note must not make the axes narrow
        axes.label_outer()


def animate(args, look, lowest, learning_rate, w):
    """Write the descent w to --animate: on the curve, and the line h = w x beside it.

    It ends where learning does, or with the first step outside of the picture.
    """
    many = _view(lowest, w[0])
    with np.errstate(invalid="ignore"):
        outside = ~((w >= many[0]) & (w <= many[-1]))
    still = np.append(False, w[1:] == w[:-1])
    w = w[: 1 + int(np.argmax(np.append(outside | still, True)))]
    w = w[np.isfinite(w)]
    cost, slope_w = look(w)
    figure, axes = plot.sheet(args, size=(11, 5.6))
    axes.remove()
    left, right = figure.subplots(1, 2)
    curve = look(many)[0]
    left.plot(many, curve, color=E, zorder=2)
    _frame(left, many, curve)
    left.set_title(formula(args), pad=40)
    ends = np.array(data.span(args.x))
    right.plot(args.x, args.y, "o", color=DATA, markersize=9, zorder=5)
    shown = np.concatenate([args.y, np.outer(many[[0, -1]] * 0.75, ends).ravel()])
    right.set(xlabel="$x$  (input)", ylabel="$y$  (right answer),  $h$")
    right.set_xlim(ends)
    right.set_ylim(min(shown), max(shown))
    right.set_title(r"$h = w \cdot x$", pad=40)
    moving = []

    def draw(k):
        while moving:
            moving.pop().remove()
        before = set(left.get_children() + right.get_children())
        left.plot(w[: k + 1], cost[: k + 1], "-", color=W, linewidth=1, zorder=3)
        left.plot(w[:k], cost[:k], "o", color="white", markeredgecolor=W, zorder=4)
        left.plot(w[k], cost[k], "o", color=W, markeredgecolor="white", markersize=11, zorder=6)
        tangents(left, w[[k]], cost[[k]], slope_w[[k]])
        arrow(left, w[k], w[k] - learning_rate * slope_w[k], cost[k])
        for earlier in w[max(0, k - 8) : k]:
            right.plot(ends, earlier * ends, color=H, linewidth=1, alpha=0.5)
        right.plot(ends, w[k] * ends, color=H, linewidth=3)
        if len(args.x) <= 30:
            right.vlines(args.x, args.y, w[k] * np.array(args.x), color=E, linestyle=":", zorder=3)
        numbers = f"$w = {_four(w[k])}$,  $E = {_four(cost[k])}$,  slope ${_four(slope_w[k])}$"
        line = rf"$h = {_four(w[k])} \cdot x$"
        for axes, text in ((left, f"step ${k}$:  {numbers}"), (right, line)):
            axes.annotate(
                text,
                (0, 1),
                (0, 12),
                "axes fraction",
                textcoords="offset points",
                fontsize=13,
                color=TEXT,
            )
        moving.extend(set(left.get_children() + right.get_children()) - before)

    animation.write(args.animate, figure, draw, len(w))
