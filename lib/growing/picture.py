"""The figure of 09_grow_data.py: the cost against the reads of the data, for each way."""

import numpy as np
from matplotlib.ticker import NullLocator

from lib.growing.ways import NAMES
from lib.learning.descent import DIVERGED
from lib.program.words import counted
from lib.show import figures, numbers
from lib.show.figures import E

# All lines are costs: widths and dashes tell them apart, and the names at their ends
STYLES = {
    1: {"linestyle": "--", "marker": "o", "zorder": 3},
    2: {"linewidth": 1.0, "zorder": 2},
    3: {"linewidth": 3.0, "zorder": 4},
}
RIGHT = 0.985  # of the figure's width: there the names end
BETWEEN = 0.11  # two names, of the height of the axes
HIGHEST = 1e200  # above it matplotlib can't compute with the powers of ten of an axis
ROUNDING = 1e-16  # of the first cost: less than this cannot be told from the lowest one


def draw(ways, lowest, n, show=False):
    """A figure: how far above the lowest cost each way is after so many reads of all points.

    ways    a list of Way
    lowest  Lowest
    n       how many points there are
    """
    figure, axes = figures.sheet(show=show)
    figure.get_layout_engine().set(rect=(0, 0, RIGHT, 1))
    start = f", {len(ways)} ways from the same start" if len(ways) > 1 else ""
    figures.finding(figure, _finding(ways), counted(n, "point", ",") + start)
    far = max(way.reads[-1] for way in ways) or 1
    floor = ROUNDING * max(lowest.above(ways[0].values[0]), lowest.cost, 1e-200)
    ends = []
    for way in ways:
        above = np.clip([lowest.above(values) for values in way.values], floor, HIGHEST)
        reads = way.reads
        if way.number == 3:  # more updates cost no more reads
            reads, above = [*reads, far], [*above, above[-1]]
        axes.plot(reads, above, color=E, clip_on=False, **STYLES[way.number])
        ends.append((above[-1], _words(way)))
    axes.set_yscale("log")
    axes.yaxis.set_minor_locator(NullLocator())
    bottom, top = axes.get_ylim()
    axes.set(xlim=(0, far), ylim=(bottom / 3, top * 3))
    axes.set(xlabel="reads of all points", ylabel="$E$  (cost) above the lowest")
    axes.set_xticks(_whole(far))
    _names(axes, far, ends)
    return figure


def _finding(ways):
    """What one sees, a sentence."""
    last = ways[-1]
    updates = last.updates[-1]
    if last.ending == DIVERGED:
        diverged = [str(way.number) for way in ways if way.ending == DIVERGED]
        return rf"$\alpha$ is too large for way {', '.join(diverged)}: the cost rises"
    if not updates:
        return "The cost, and how often all points were read for it"
    if last.number == 3:
        return f"One read is enough for {counted(updates, 'exact update', ',')}"
    what = {1: "each read of all points", 2: "each block of points"}[last.number]
    return f"An update for {what}: {updates:,} in {_reads(last)}"


def _words(way):
    """A way's name, and what it did."""
    updates = counted(way.updates[-1], "update", ",")
    did = f"diverged after {updates}" if way.ending == DIVERGED else f"{updates}, {_reads(way)}"
    return f"way {way.number}, {NAMES[way.number]}\n{did}"


def _reads(way):
    reads = numbers.text(way.reads[-1], 3)
    return f"{reads} read" + "s" * (reads != "1")


def _whole(far):
    """Whole numbers from 0 to `far`, a few."""
    step = max(1, -(-int(far) // 10))
    return np.arange(0, int(far) + 1, step)


def _names(axes, far, ends):
    """The ways' names right of their ends, one above the other with some room between them."""
    low, high = np.log(axes.get_ylim())
    ends = sorted((float((np.log(end) - low) / (high - low)), words) for end, words in ends)
    places = np.array([place for place, _ in ends])
    for _ in range(100):  # push those that are too near apart
        for at in range(1, len(places)):
            missing = BETWEEN - (places[at] - places[at - 1])
            if missing > 0:
                places[at - 1 : at + 1] += -missing / 2, missing / 2
        places += max(0, 0.05 - places[0]) - max(0, places[-1] - 0.95)
    for place, (_, words) in zip(places, ends, strict=True):
        axes.annotate(
            words, (far, place), (12, 0), xycoords=("data", "axes fraction"),
            textcoords="offset points", color=E, va="center", annotation_clip=False,
        )  # fmt: skip
