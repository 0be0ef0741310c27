"""What the page says: on the data, and on the ways to a line."""

import sys

import numpy as np

from lib.learning import stability
from lib.learning import training as flattened
from lib.learning.descent import DIVERGED, INTERRUPTED
from lib.program import exits
from lib.program.words import counted
from lib.show import numbers, tables


def first_read(known, compare):
    """Say what one read of the data has found; it may be a part of them. None ends the script.

    known    Sums
    compare  a Comparison after its first read
    """
    if compare.interrupted and not known.n:
        exits.fail("interrupted before the first points came", 130)
    if not known.n:
        exits.fail("there are no points in these files", 2)
    numbers.require_finite(known.xx, known.xy, known.yy)
    many = counted(known.n, "point", ",")
    many = f"Interrupted after {many}. They were" if compare.interrupted else f"{many},"
    means = f"mean x = {numbers.text(known.x, 7)}, mean y = {numbers.text(known.y, 7)}"
    by = "" if compare.alone else f" by {compare.workers} workers"
    print(f"{many} read in {numbers.text(compare.seconds, 3)} s{by}: {means}")
    if compare.alone:  # several workers do not add one by one
        _plain_sum(known)


def lowest(lowest, names):
    """Say where the cost of the points that were read is lowest, a Lowest."""
    where = "at" if lowest.is_unique else "at one of many places,"
    cost = numbers.text(lowest.cost, 7)
    print(f"Least squares: the lowest cost is {cost}, {where} {lowest.words(names)}", flush=True)


def _plain_sum(known):
    """What would have become of a sum in 32-bit floats."""
    xx = known.xx + known.n * np.float64(known.x) ** 2
    plain = known.plain.xx
    if not xx:
        return
    words = f"The sum of x^2 is {numbers.text(xx, 7)}. Added up one by one in 32-bit floats it is "
    if not np.isfinite(plain):
        print(f"{words}too large.")
        return
    off = abs(float(plain) / xx - 1)
    print(f"{words}{numbers.text(plain, 7)}, which is off by {numbers.text(100 * off, 2)} %.")


def comparison(ways, cost, parameters, lowest):
    """Print what each way cost and where it came, a list of Way.

    cost    the page's cost(), which sees the parameters
    lowest  Lowest
    """
    if not ways:
        return
    headings = "way", "reads", "updates", "seconds", *parameters, "cost", "from least squares"
    table = {heading: [] for heading in headings}
    for way in ways:
        row = [way.name, numbers.text(way.reads[-1]), way.updates[-1], f"{way.seconds[-1]:.3f}"]
        if way.ending == DIVERGED:
            row += ["diverged", *["-"] * (len(parameters) + 1)]
        else:
            row += [*way.values[-1], _cost(way, cost, parameters), _distance(way, lowest)]
        for cells, cell in zip(table.values(), row, strict=True):
            cells.append(cell)
    tables.show(table, left=["way"])


def _cost(way, cost, parameters):
    flattened.assign(parameters, way.values[-1])
    E = float(cost())
    return max(0.0, E) if np.isfinite(E) else "too large"  # rounding may bring it below 0


def _distance(way, lowest):
    distance = lowest.distance(way.values[-1])
    return f"{distance:.1e}" if np.isfinite(distance) else "-"


def ending(ways, learning_rate, curvature):
    """Say what an update costs; what diverged, and why, is said on stderr."""
    for way in ways:
        if way.updates[-1] and way.ending is None:
            _an_update(way)
    for way in ways:
        if way.ending == INTERRUPTED:
            print(f"Interrupted in way {way.number}: the table has what was found before.")
    sys.stdout.flush()
    limit = stability.limit(curvature)
    diverged = [str(way.number) for way in ways if way.ending == DIVERGED]
    if not diverged:
        return
    words = f"Diverged in way {', '.join(diverged)}: the numbers are too large for 64-bit floats. "
    rate = numbers.text(learning_rate, 8)
    if learning_rate >= limit:
        words += f"The learning rate {rate} is not below {numbers.text(limit, 8, 'down')} "
        words += "(2 / the largest curvature of the cost); --learning-rate auto is half of that."
    else:
        words += f"The learning rate {rate} is too large for single blocks, whose costs are curved "
        words += "differently; a smaller --learning-rate or a larger --block would do."
    print(words, file=sys.stderr)


def _an_update(way):
    """Say what an update of this way costs."""
    updates = way.updates[-1]
    if way.number < 3:
        what = "all points" if way.number == 1 else "one block"
        cost = numbers.text(way.seconds[-1] / updates, 2)
        print(f"Way {way.number}: {cost} s an update, which reads {what}.")
        return
    reading = way.seconds[1]  # of the row where its updates begin
    words = f"Way 3: {numbers.text(reading, 2)} s for its read, then "
    words += f"{numbers.text(way.seconds[-1] - reading, 2)} s for compiling and "
    print(f"{words}{counted(updates, 'update', ',')}, reading nothing.")


def exit_code(comparison):
    """130 after Ctrl-C, 1 if a way diverged, else 0."""
    if comparison.interrupted:
        return 130
    return int(any(way.ending == DIVERGED for way in comparison.ways))
