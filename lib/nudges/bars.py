"""The slope by each way, as a bar each: the smaller the nudge, the nearer it is to the others."""

import numpy as np

from lib.nudges.chords import SHADES
from lib.show.figures import BACK, TEXT
from lib.show.numbers import tex

LONGEST = 3  # times as long as all others; a bar beyond it is cut off
ROOM = 1.06  # of the axis, beyond the longest bar


def draw(axes, chords, nudge, by_nudge, others):
    """A bar for each nudge, the largest first, and one for each of the other ways.

    chords    chords.Chords, with three large nudges
    nudge     the reader's; `by_nudge`: the slope that it gives
    others    a dict from a way's name to its slope
    """
    nudged = dict(zip(chords.nudge, zip(chords.by_nudge, SHADES, strict=True), strict=True))
    nudged[nudge] = by_nudge, 1.0
    rows = [
        (f"\N{CIRCLED DIGIT ONE} nudge ${tex(size, 3)}$", *nudged[size])
        for size in sorted(nudged, reverse=True)
    ]
    rows += [(name, slope, 1.0) for name, slope in others.items()]
    places = np.arange(len(rows)) + 0.5 * (np.arange(len(rows)) >= len(nudged))
    names, slopes, shades = zip(*rows, strict=True)
    for place, slope, shade in zip(places, slopes, shades, strict=True):
        axes.barh(place, slope, 0.62, color=BACK, alpha=shade)
        axes.annotate(
            f"${tex(slope, 6)}$", (1, place), (6, 0), xycoords=("axes fraction", "data"),
            textcoords="offset points", va="center", color=TEXT,
        )  # fmt: skip
    axes.axvline(chords.slope, color=TEXT, linewidth=1.2, linestyle=(0, (4, 3)))
    axes.annotate(
        f"slope ${tex(chords.slope, 3)}$", (chords.slope, 0), (0, -5),
        xycoords=("data", "axes fraction"), textcoords="offset points", ha="center", va="top",
        color=TEXT,
    )  # fmt: skip
    axes.axvline(0, color=TEXT, linewidth=1.2)
    axes.set_yticks(places, names)
    axes.set(xlim=_limits(slopes, [*chords.by_nudge, *others.values()]), xticks=[])
    axes.set_ylim(places[-1] + 0.5, -0.5)
    axes.tick_params(left=False)
    axes.grid(False)
    axes.spines[:].set_visible(False)


def _limits(slopes, usual):
    """From where to where the bars reach; `usual`: those that are never cut off."""
    low, high = min(0.0, *usual), max(0.0, *usual)
    far = LONGEST * (max(-low, high) or 1.0)
    low, high = max(min(low, *slopes), -far), min(max(high, *slopes), far)
    return (ROOM * low, ROOM * high) if high > low else (-1.0, 1.0)
