"""09: the points in chunks, however many there are; their five sums; table, words and figure."""

import contextlib
import itertools
import math
import sys
import time
from typing import NamedTuple

import numpy as np
from matplotlib.ticker import NullLocator

from lib.learning import descent, ending, line, stability
from lib.options import points_file
from lib.program import exits
from lib.program.words import counted
from lib.show import figures, numbers, tables
from lib.show.figures import FAINT, TEXT, E

NAMES = {1: "every point", 2: "block by block", 3: "five sums"}
READS = {1: "all points", 2: "one block", 3: "nothing"}  # for an update
NOISE = 0.5
ROWS = 1 << 16  # of a chunk that is made, and about as many of blocks that are given together
PIECE = 1 << 23  # bytes: one of several workers reads so many, then those of its next piece
PARTS = 100  # of a read: so often one sees how far way 2 is
STRETCH = 100  # updates of way 3, at first; so often Ctrl-C is heard
KEPT = 4000  # rows of a way, about: a long run does not fill the memory
OFTEN = 0.5  # seconds: so often a read says how far it is


# ------------------------------------------------------------------------------------- the points


class Points:
    """All points, or a worker's share: points(doing) gives them in chunks, X and Y of shape [n].

    files    a list of points_file.File; without any `rows` points about y = 2 x + 1 are made
    dropped  how many lines with a missing number were left out at the last read
    stopped  whether Ctrl-C was pressed
    """

    def __init__(self, files, rows, seed, team):
        self._files, self._rows, self._seed, self._team = files, rows, seed, team
        self.dropped, self.stopped = 0, False
        size = sum(file.size for file in files) / 1e6 if files else rows
        self._share = f"{size / team.count:,.0f} {'MB' if files else 'rows'}"

    def __call__(self, doing):
        """Give the chunks; `doing`: what for, a word or two. A bad file ends the script."""
        rows = amount = self.dropped = 0
        began = shown = time.perf_counter()
        try:
            for X, Y, more, dropped in self._read() if self._files else self._made():
                if self.stopped:
                    break
                rows, amount, self.dropped = rows + len(X), amount + more, self.dropped + dropped
                now = time.perf_counter()
                if now > shown + OFTEN and sys.stderr.isatty():
                    shown = now
                    words = f"{amount:,.0f} of {self._share}, {rows / (now - began):,.0f} rows"
                    print(f"\r{doing}: {words} a second   ", end="", file=sys.stderr, flush=True)
                if len(X):
                    yield X, Y
        except points_file.BadFile as error:
            self._team.fail(str(error), 1 if isinstance(error, points_file.Unreadable) else 2)
        finally:
            if shown > began:  # the line vanishes
                print(f"\r{'':79}\r", end="", file=sys.stderr, flush=True)

    def interruptible(self):
        """Inside the block Ctrl-C ends a read: one sees what is known. It ends several workers."""
        return contextlib.nullcontext() if self._team.count > 1 else exits.asking(self._stop)

    def _stop(self):
        self.stopped = True

    def _read(self):
        index, count = self._team.index, self._team.count
        for file in self._files:
            size = max(1, file.size - file.offset)
            piece = size if count == 1 else min(PIECE, -(-size // count))
            for begin in range(index * piece, size, count * piece):
                end = begin + piece if begin + piece < size else None
                for X, Y, read, dropped in points_file.chunks(file, begin, end):
                    yield X, Y, read / 1e6, dropped

    def _made(self):
        for at in range(self._team.index, -(-self._rows // ROWS), self._team.count):
            random = np.random.default_rng([self._seed, at])  # so each chunk can be made alone
            n = min(ROWS, self._rows - at * ROWS)
            X = random.uniform(0, 3, n)
            yield X, 2 * X + 1 + random.normal(0, NOISE, n), n, 0


def blocks(points, known, rows):
    """One read, in blocks of so many points. Gives X, Y and weights of shape [blocks, rows], how
    many of these blocks have points, and which part of the read is over.

    The weight of a point is 1 / how many points all workers' blocks have together. Behind a
    worker's last point it is 0, so that all have as many blocks.
    """
    most = int(max(known.shares))
    rows = min(rows, most)
    together = max(1, min(ROWS, most // PARTS) // rows) * rows
    chunks, left = points("way 2"), np.empty([2, 0])
    for at in range(0, most, together):
        while left.shape[1] < together and (chunk := next(chunks, None)):
            left = np.hstack([left, chunk])
        taken, left = left[:, :together], left[:, together:]
        behind = together - taken.shape[1]
        begins = np.arange(at, at + together, rows)[:, np.newaxis]
        sizes = np.clip(known.shares - begins, 0, rows).sum(axis=1, keepdims=True)
        weights = np.repeat(1 / np.maximum(sizes, 1), rows, axis=1)
        weights.ravel()[taken.shape[1] :] = 0
        X, Y = np.pad(taken, [(0, 0), (0, behind)]).reshape(2, -1, rows)
        yield X, Y, weights, int(np.count_nonzero(sizes)), min(1.0, (at + together) / most)
    for _ in chunks:  # to the end: there it is looked whether the file is still the same
        pass


# --------------------------------------------------------------------------------- the first read


class Sums(NamedTuple):
    """What one read finds out: five sums over all points, and what follows from them.

    The methods are those of lib/learning/line.py, which has all points at once.
    """

    n: int
    x: float  # the means
    y: float
    xx: float  # the sums of (x - mean)^2, (x - mean) (y - mean) and (y - mean)^2
    xy: float
    yy: float
    shares: np.ndarray  # how many points each worker has
    plain: float  # the sum of x^2 in 32-bit floats, of a worker's own points
    seconds: float  # that the read took

    @np.errstate(over="ignore", invalid="ignore")
    def lowest(self, bias):
        """(cost, values, unique) where the cost is lowest."""
        x, y = (0.0, 0.0) if bias else np.array([self.x, self.y])  # else the sums are around 0
        xx, xy, yy = self.xx + self.n * x * x, self.xy + self.n * x * y, self.yy + self.n * y * y
        w = float(xy / xx) if xx else 0.0
        values = [w, self.y - w * self.x] if bias else [w]
        return max(0.0, float(yy - w * xy) / self.n), values, bool(xx > 0)

    @np.errstate(over="ignore", invalid="ignore")
    def above_lowest(self, values):
        """How far the cost at these values is above the lowest one."""
        far = np.subtract(values, self.lowest(len(values) == 2)[1])
        return float(far[0] ** 2 * self.xx / self.n + (far[0] * self.x + far[1:].sum()) ** 2)

    def mean_and_spread(self, bias):
        """What standardizing takes from x, and divides by."""
        mean = self.x if bias else 0.0
        return mean, math.sqrt(self.xx / self.n + (self.x - mean) ** 2) or math.inf


@np.errstate(over="ignore", invalid="ignore")  # what is beyond the floats is inf or nan
def add_up(chunks, team, plainly=False):
    """The Sums of all workers' chunks. `plainly`: that of x^2 in 32-bit floats, too."""
    began = time.perf_counter()
    # Around 0, far from the points, what matters would be lost in rounding. So all workers add up
    # what is left of x and y around a place among the points: the mean of some worker's first ones
    first = next(chunks, None)
    near = [part[0] + (part - part[0]).mean() for part in first or ()]
    places = team.gathered([bool(first), *(near or [0.0, 0.0])])
    x, y = places[np.argmax(places[:, 0]), 1:]
    sums, plain = np.zeros(6), np.float32(0)
    for X, Y in itertools.chain([first] if first else [], chunks):
        dx, dy = X - x, Y - y
        sums += len(X), dx.sum(), dy.sum(), (dx * dx).sum(), (dx * dy).sum(), (dy * dy).sum()
        if plainly:  # as one would write it first: point after point
            squares = np.square(X.astype(np.float32))
            plain = np.cumsum(np.append(plain, squares), dtype=np.float32)[-1]
    shares = team.gathered(sums)
    n, dx, dy, xx, xy, yy = shares.sum(axis=0).tolist()
    dx, dy = dx / max(n, 1), dy / max(n, 1)
    means, around = (x + dx, y + dy), (xx - n * dx * dx, xy - n * dx * dy, yy - n * dy * dy)
    seconds = time.perf_counter() - began
    return Sums(int(n), *map(float, means), *around, shares[:, 0], float(plain), seconds)


def first_read(points, team, bias, details):
    """Read all points once, and say what is known then. Gives the Sums."""
    with points.interruptible():
        known = add_up(points("read 1"), team, details)
    dropped = int(team.gathered([points.dropped]).sum())
    if not known.n and points.stopped:
        exits.fail("interrupted before the first points came", 130)
    if not known.n:
        exits.fail("there are no points in these files", 2)
    numbers.require_finite(known.xx, known.xy, known.yy)
    words = counted(known.n, "point", ",")
    words = f"Interrupted after {words}. They have " if points.stopped else f"{words}: "
    words += f"mean x = {numbers.text(known.x, 7)}, mean y = {numbers.text(known.y, 7)}"
    words += f", read by {team.count} workers" * (team.count > 1)
    left_out = f"; {counted(dropped, 'line', ',')} with a missing number left out"
    print(words + left_out * (dropped > 0))
    cost, values, unique = known.lowest(bias)
    where = "at" if unique else "at one of many places,"
    pairs = zip("wb", values, strict=False)
    pairs = ", ".join(f"{name} = {numbers.text(value, 10)}" for name, value in pairs)
    print(f"Least squares: the lowest cost is {numbers.text(cost, 7)}, {where} {pairs}", flush=True)
    xx = known.xx + known.n * np.float64(known.x) ** 2
    if details and xx and np.isfinite(known.plain) and team.count == 1:  # several add in parts
        off = numbers.text(100 * abs(known.plain / xx - 1), 2)
        print(f"The sum of x^2 is {numbers.text(xx, 7)}.", end=" ")
        words = f"{numbers.text(known.plain, 7)}, off by {off} %"
        print(f"Added up one by one in 32-bit floats it is {words}.")
    return known


# --------------------------------------------------------------------------------------- the ways


def choose_rate(asked, cost, parameters):
    """The learning rate, and the limit from which on learning from all points can't converge."""
    curvature = stability.largest_curvature(cost, parameters)
    numbers.require_finite(cost(), curvature)
    learning_rate = stability.best_rate(curvature) if asked == "auto" else asked
    descent.show_rate(asked, learning_rate)
    return learning_rate, stability.limit(curvature)


def stretches(most):
    """Way 3's updates in stretches: give how many to make next, until they are `most` in all."""
    done = 0
    while done < most:
        more = min(max(1, min(done, STRETCH), done // STRETCH), most - done)
        yield more
        done += more


def go(ways, W, b, bias, scale, points, known):
    """Go these ways, a dict from number to generator, each from where W and b are now.

    Gives a dict from number to rows: reads, updates, seconds, values of w (and b) for x as it was
    given; learning sees it in the `scale`. If the values of the last row are not finite, the way
    diverged.
    """
    start, gone = (float(W), float(b)), {}
    for number, way in ways.items():
        if points.stopped:
            break
        W.assign(start[0])
        b.assign(start[1])
        rows = gone[number] = []
        began = time.perf_counter() - known.seconds * (number == 3)  # the first read was its own
        with points.interruptible():
            for reads, updates, *both in itertools.chain([(0, 0, *start)], way()):
                values = np.array(line.to_given(*map(float, both), *scale)[: 1 + bias])
                same = number == 3 and updates and (values == rows[-1][-1]).all()
                if rows and (points.stopped or same):
                    break
                if len(rows) > KEPT:
                    del rows[1::2]
                rows.append((reads, updates, time.perf_counter() - began, values))
                if not np.isfinite(values).all():
                    break
    return gone


def table(gone, known):
    """Print what each way cost and where it came."""
    if not gone:
        return
    names = ["w", "b"][: len(next(iter(gone.values()))[0][-1])]
    headings = "way", "reads", "updates", "seconds", *names, "cost", "from least squares"
    lowest, best, unique = known.lowest(len(names) == 2)
    lines = []
    for number, rows in gone.items():
        reads, updates, seconds, values = rows[-1]
        row = [f"{number} {NAMES[number]}", numbers.text(reads), updates, f"{seconds:.3f}"]
        if np.isfinite(values).all():
            cost = lowest + known.above_lowest(values)
            row += [*values, cost if np.isfinite(cost) else "too large"]
            row.append(f"{np.abs(values - best).max():.1e}" if unique else "-")
        else:
            row += ["diverged", *["-"] * (len(names) + 1)]
        lines.append(row)
    tables.show(dict(zip(headings, zip(*lines, strict=True), strict=True)), left=["way"])


def result(gone, known, stopped, workers, learning_rate, limit, standardized, details):
    """Say how near to least squares each way came; what diverged, and why, is said on stderr.

    Gives the exit code: 0 after a good run, 1 if a way diverged, 130 after Ctrl-C.
    """
    diverged = [str(number) for number, rows in gone.items() if not np.isfinite(rows[-1][-1]).all()]
    for number, rows in gone.items():
        there, words = near(rows[-1][-1], known)
        if stopped and number == [*gone][-1]:
            print(f"Interrupted in way {number}: the table has what was found before.")
        elif str(number) not in diverged:
            hint = "; --standardize --learning-rate auto needs 1 update"
            hint *= not (there or standardized or number < 3)
            print(f"Way {number}: {words}{hint}.")
    for number, rows in gone.items() if details else ():
        each = (rows[-1][2] - rows[0][2]) / max(rows[-1][1], 1)
        each = f"{numbers.text(each, 2)} s an update, which reads {READS[number]}"
        print(f"Way {number}: {each}.")
    if workers > 1 and 2 in gone:
        blocks = f"an update is the mean over all points of {workers} blocks, one of each"
        print(f"Way 2 with {workers} workers is data-parallel SGD: {blocks}.")
    sys.stdout.flush()
    if diverged:
        ways, rate = ", ".join(diverged), numbers.text(learning_rate, 8)
        why = f"The learning rate {rate} is too large for single blocks, whose costs are curved "
        why += "differently; a smaller --learning-rate or a larger --block would do."
        if learning_rate >= limit:
            why = f"The learning rate {rate} is not below {numbers.text(limit, 8, down=True)} "
            why += "(2 / the largest curvature of the cost); --learning-rate auto is half of that."
        what = f"Diverged in way {ways}: the numbers are too large for 64-bit floats."
        print(f"{what} {why}", file=sys.stderr)
    return 130 if stopped else int(bool(diverged))


def near(values, known):
    """Whether the cost at these values is the lowest one, and how near it is, in words."""
    lowest, above = known.lowest(len(values) == 2)[0], known.above_lowest(values)
    least = ending.THERE * (known.yy / known.n or known.y**2)
    if above <= least:
        return True, "this is the lowest cost there is"
    if not np.isfinite(above):
        return False, "the cost is too large for 64-bit floats"
    if lowest > least and above >= lowest:
        return False, f"the cost is {numbers.text(1 + above / lowest, 3)} times the lowest"
    far = f"{numbers.text(100 * above / lowest, 2)} %" if lowest > least else numbers.text(above, 3)
    return False, f"the cost is {far} above the lowest"


# ------------------------------------------------------------------------------------- the figure

FIRST = 0.62  # of the axes' width: the first read; the others share the rest
ROUNDING = 1e-16  # of the first cost: less than this cannot be told from the lowest one
LOOKS = {
    1: {"color": TEXT, "linestyle": "--", "marker": "o", "drawstyle": "steps-post", "zorder": 5},
    2: {"color": FAINT, "linewidth": 1.0, "zorder": 2},
    3: {"color": E, "linewidth": 3.5, "solid_capstyle": "butt", "zorder": 4},
}


def draw(gone, known, path, show):
    """Draw how far each way is from the best line after so many reads: the first one is wide."""
    sheet, axes = figures.sheet(show=show)
    lasts = {number: rows[-1] for number, rows in gone.items()}
    end = max(2 if number == 3 else max(1, last[0]) for number, last in lasts.items())
    for number, rows in gone.items():
        reads, _, _, values = zip(*rows, strict=True)
        above = np.array([known.above_lowest(some) for some in values])
        floor = ROUNDING * max(above[0], known.lowest(len(values[0]) == 2)[0], 1e-200)
        above = np.sqrt(np.where(np.isfinite(above), np.maximum(above, floor), np.nan))
        if number == 3 and np.isfinite(above[-1]):  # more updates need no more reads
            reads, above = [*reads, end], [*above, above[-1]]
            texts = {"five sums collected": (0.5, above[0])}
            texts["the updates need no more data"] = (1 + end) / 2, above[-1]
            # Not yet there, the words would lie on other lines
            for words, at in texts.items() if near(values[-1], known)[0] else ():
                axes.annotate(words, at, (0, 6), textcoords="offset points", ha="center", color=E)
        label = f"way {number}, {NAMES[number]}"
        axes.plot(reads, above, label=label, clip_on=False, **LOOKS[number])
    wider = "   (the first one is drawn wider)" * (end > 1)
    axes.set_yscale("log")
    axes.yaxis.set_minor_locator(NullLocator())
    axes.set(ylim=np.array(axes.get_ylim()) * [0.1, 10], xlim=(0, end))
    axes.set_xlabel(f"reads of all points{wider}")
    axes.set_ylabel("distance from the best line\n(lower is better)")
    if end > 1:
        rest = (end - 1) * FIRST / (1 - FIRST)  # a read behind the first is so many times narrower
        axes.set_xscale("function", functions=(
            lambda x: np.where(x < 1, x, 1 + (x - 1) / rest),
            lambda x: np.where(x < 1, x, 1 + (x - 1) * rest),
        ))  # fmt: skip
    axes.set_xticks([0, 0.5, *range(1, int(end) + 1, max(1, -(-int(end) // 6)))])
    axes.xaxis.set_major_formatter("{x:g}")
    sheet.legend(loc="outside lower center", ncols=3)
    start = f", {len(gone)} ways from the same start" * (len(gone) > 1)
    figures.finding(sheet, _finding(lasts, known), counted(known.n, "point", ",") + start)
    figures.finish("09_grow_data", {"": sheet}, path, show)


def _finding(lasts, known):
    """What one sees, a sentence; `lasts`: the last row of each way."""
    diverged = [str(way) for way, (*_, values) in lasts.items() if not np.isfinite(values).all()]
    if diverged:
        return rf"$\alpha$ is too large for way {', '.join(diverged)}: the distance grows"
    way, (reads, updates, _, values) = [*lasts.items()][-1]
    if not near(values, known)[0]:
        return f"After {counted(updates, 'update', ',')} the line is not yet the best one"
    many = "the million" if known.n == 1_000_000 else f"the {known.n:,}"
    times = "once" if reads == 1 else f"{numbers.text(reads)} times"
    return f"With {NAMES[way]}, reading {many} points {times} is enough"
