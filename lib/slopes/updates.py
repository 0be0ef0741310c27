"""The picture of slopes and updates: at each w its tangent, its update, and a note beside them."""

import numpy as np

from lib.show import drawing
from lib.show.numbers import tex
from lib.show.style import FAINT, TEXT, W
from lib.slopes import on_curve
from lib.slopes.on_curve import four

NOTES = 6  # so many have room in a column
NOTE = 0.148  # the height of a note, as a part of the axes'


def draw(axes, w, cost, places, next_E, formula, learning_rate):
    """Draw the curve, and on it each place with its tangent and its update.

    w, cost   the curve
    places    a list of places.Place
    next_E    the cost after each place's update
    """
    low, high = w[0], w[-1]
    on_curve.curve(axes, w, cost, linewidth=3, label="$E(w)$")
    room = 1.14 * (high - low) / 2  # beside the curve, for the notes
    axes.set_xlim(low - room, high + room)
    axes.set_title(
        rf"Follow the slope down {formula} with $\alpha = {four(learning_rate)}$",
        fontsize=16, pad=38,
    )  # fmt: skip
    at, E, slope_w, next_w = (
        np.array([getattr(place, name) for place in places])
        for name in ("w", "E", "slope_w", "next_w")
    )
    on_curve.tangents(axes, at, E, slope_w, "tangent: its slope is the slope of $E$ at $w$")
    for place in places:
        on_curve.arrow(axes, place.w, place.next_w, place.E)
    shown = (next_w >= low) & (next_w <= high) & (next_w != at)
    for there, *heights in np.transpose([next_w, E, next_E])[shown]:
        axes.plot([there, there], heights, ":", color=W, linewidth=1.6, zorder=3)
    axes.plot(
        at, E, "o", color=W, markeredgecolor="white", markersize=10, zorder=6,
        label="$w$, and its update",
    )  # fmt: skip
    axes.plot(
        next_w[shown], np.array(next_E)[shown], "o", color="white", markeredgecolor=W,
        markeredgewidth=2, markersize=8, zorder=5, label=r"next $w = w - \alpha \cdot$ slope",
    )  # fmt: skip
    axes.xaxis.get_major_locator().set_params(nbins=14)
    ticks = [tick for tick in axes.get_xticks() if low <= tick <= high]
    axes.set_xticks(ticks, [f"${tex(tick)}$" for tick in ticks])
    noted = _notes(axes, places, low, high)
    if noted < len(places):
        axes.set_xlabel(
            f"$w$  (weight).  Notes at {noted} of {len(places)}; the table has them all"
        )
    drawing.legend(axes)


def _notes(axes, places, left, right):
    """Notes in two columns beside the curve, at their places' heights, a thin line to each.

    Slopes below 0 have theirs left, above 0 right. Returns how many notes there was room for.
    """
    middle = np.median([place.w for place in places])
    columns = {-1: [], 1: []}
    for place in sorted(places, key=lambda place: place.E):
        side = np.sign(place.slope_w) or (-1 if place.w <= middle else 1)
        columns[int(side)].append(place)
    noted = 0
    for side, column in columns.items():
        some = _spread(column, NOTES)
        edge, align = (left, "right") if side < 0 else (right, "left")
        heights = apart([place.E for place in some], *axes.get_ylim(), NOTE)
        for place, height in zip(some, heights, strict=True):
            axes.plot([edge, place.w], [height, place.E], color=FAINT, linewidth=0.9, zorder=1)
            text = _note(place)
            axes.annotate(
                text, (edge, height), (4 * side, 0), textcoords="offset points",
                ha=align, va="center", color=TEXT,
                fontsize=on_curve.font_size(text, 11.5, 26), linespacing=1.4,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
            )  # fmt: skip
        noted += len(some)
    return noted


def _note(place):
    """A place in three lines."""
    raises, lower = place.more_w.split()[0], place.do.split()[0]
    to = f" to ${four(place.next_w)}$" if place.slope_w else ""
    end = f"{place.penalty} update" if place.slope_w else "learning ended"
    return (
        f"{on_curve.state(place.w, place.E, place.slope_w)}\n"
        f"more $w$ {raises} $E$: {lower} $w${to}\n"
        f"{place.penalty} penalty, {end}"
    )


def _spread(column, most):
    """At most so many of a column, the first and the last among them."""
    if len(column) <= most:
        return column
    return [column[k] for k in np.linspace(0, len(column) - 1, most).round().astype(int)]


def apart(heights, low, high, gap):
    """Ascending heights, moved as little as it takes to be `gap` of low to high apart, inside."""
    gap *= high - low
    moved = np.array(heights, float)
    for i in range(len(moved)):
        moved[i] = max(moved[i], moved[i - 1] + gap if i else low + gap / 2)
    for i in reversed(range(len(moved))):
        moved[i] = min(moved[i], moved[i + 1] - gap if i + 1 < len(moved) else high - gap / 2)
    return moved
