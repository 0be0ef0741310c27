"""09: the points in chunks, however many there are; their five sums; table, words and figure."""

import contextlib
import itertools
import math
import sys
import time
from typing import NamedTuple

import numpy as np
from matplotlib.ticker import NullLocator

from lib.learning import ending, line, stability
from lib.learning.descent import DIVERGED, INTERRUPTED
from lib.options import points_file
from lib.program import exits
from lib.program.quiet import tf
from lib.program.words import counted
from lib.show import figures, numbers, tables
from lib.show.figures import FAINT, TEXT, E

NAMES = {1: "every point", 2: "block by block", 3: "five sums"}
READS = {1: "all points", 2: "one block", 3: "nothing"}  # for an update
NOISE = 0.5
ROWS = 1 << 16  # of a chunk that is made, and about as many of blocks that are given together
PIECE = 1 << 23  # bytes: one of several workers reads so many, then those of its next piece
PARTS = 100  # of a read: so often one sees how far way 2 is
FEW = 8192  # so many points fit into a cache, and NumPy's product of them waits for no thread
STRETCH = 100  # updates of way 3, at first; so often Ctrl-C is heard
KEPT = 4000  # rows of a way, about: a long run does not fill the memory
SLOW, OFTEN = 1.0, 0.2  # seconds: after so many a read says how far it is, then so often


# The points


class Points:
    """All points, or a worker's share: points(doing) gives them in chunks, X and Y of shape [n].

    files    a list of points_file.File; without any `rows` points about y = 2 x + 1 are made
    dropped  how many lines with a missing number were left out at the last read
    stopped  whether Ctrl-C was pressed
    """

    def __init__(self, files, rows, seed, team):
        self._files, self._rows, self._seed, self._team = files, rows, seed, team
        self.dropped, self.stopped = 0, False
        all_of_it = sum(file.size for file in files) / 1e6 if files else rows
        self._share = f"{all_of_it / team.count:,.0f} {'MB' if files else 'rows'}"

    def __call__(self, doing):
        """Give the chunks; `doing`: what for, a word or two. A bad file ends the script."""
        rows = amount = self.dropped = 0
        began = time.perf_counter()
        shown = began + SLOW
        try:
            for X, Y, more, dropped in self._read() if self._files else self._made():
                if self.stopped:
                    break
                rows, amount, self.dropped = rows + len(X), amount + more, self.dropped + dropped
                now = time.perf_counter()
                if now >= shown and sys.stderr.isatty():
                    shown = now + OFTEN
                    words = f"{amount:,.0f} of {self._share}, {rows / (now - began):,.0f} rows"
                    print(f"\r{doing}: {words} a second   ", end="", file=sys.stderr, flush=True)
                if len(X):
                    yield X, Y
        except points_file.BadFile as error:
            self._team.fail(str(error), 1 if isinstance(error, points_file.Unreadable) else 2)
        finally:
            if shown > began + SLOW:  # the line vanishes
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

    With several workers a block is one of each: the weight of a point is 1 / how many points these
    have together. Behind a worker's last point it is 0, so that all have as many blocks.
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
    next(chunks, None)  # to the end: there it is looked whether the file is still the same


# The first read


class Sums:
    """What one read finds out: five sums over all points, and what follows from them.

    n           how many points there are; shares: how many each worker has
    x, y        their means
    xx, xy, yy  the sums of (x - mean)^2, (x - mean) (y - mean) and (y - mean)^2

    share() sets them. Until then sums are taken around the mean of the first points: around 0, far
    from the points, what matters would be lost in rounding.
    """

    def __init__(self):
        self._origin, self._sums = np.zeros([2, 1]), np.zeros([3, 3])  # of 1, x, y with 1, x, y

    @np.errstate(over="ignore", invalid="ignore")
    def add(self, X, Y):
        """Add points: X and Y of shape [n]."""
        for at in range(0, len(X), FEW):
            part = np.stack([X[at : at + FEW], Y[at : at + FEW]])
            if not self._sums[0, 0]:
                first = part[:, :1]
                self._origin = first + (part - first).mean(axis=1, keepdims=True)
            part = np.vstack([np.ones(part.shape[1]), part - self._origin])
            self._sums += part @ part.T

    @np.errstate(over="ignore", invalid="ignore")
    def share(self, team):
        """Add what the other workers know, who call this at the same time."""
        rows = team.gathered([*self._origin.ravel(), *self._sums.ravel()])
        self.shares = rows[:, 2]
        together, origin = np.zeros([3, 3]), rows[np.argmax(self.shares), :2]
        for row in rows[self.shares > 0]:
            shift = np.eye(3)
            shift[1:, 0] = row[:2] - origin
            together += shift @ row[2:].reshape(3, 3) @ shift.T
        self.n = int(self.shares.sum())
        mean = together[0, 1:] / max(self.n, 1)
        self.x, self.y = (origin + mean).tolist()
        around = together[1:, 1:] - self.n * np.outer(mean, mean)
        (self.xx, self.xy), (_, self.yy) = around.tolist()

    @np.errstate(over="ignore", invalid="ignore")
    def lowest(self, bias):
        """(cost, values, unique) where the cost is lowest, as line.least_squares."""
        x, y = (0.0, 0.0) if bias else np.array([self.x, self.y])  # else the sums are around 0
        xx, xy, yy = self.xx + self.n * x * x, self.xy + self.n * x * y, self.yy + self.n * y * y
        w = float(xy / xx) if xx else 0.0
        values = [w, self.y - w * self.x] if bias else [w]
        return max(0.0, float(yy - w * xy) / self.n), values, bool(xx > 0)

    @np.errstate(over="ignore", invalid="ignore")
    def above_lowest(self, values):
        """How far the cost at these values is above the lowest one, as line.above_lowest."""
        far = np.subtract(values, self.lowest(len(values) == 2)[1])
        return float(far[0] ** 2 * self.xx / self.n + (far[0] * self.x + far[1:].sum()) ** 2)

    def mean_and_spread(self, bias):
        """What standardizing takes from x, and divides by, as line.mean_and_spread."""
        mean = self.x if bias else 0.0
        return mean, math.sqrt(self.xx / self.n + (self.x - mean) ** 2) or math.inf


def first_read(points, team, bias, details):
    """Read all points once, and say what is known then. Gives the Sums; their `seconds`, too."""
    known, began, plain = Sums(), time.perf_counter(), np.float32(0)
    with points.interruptible(), np.errstate(over="ignore"):
        for X, Y in points("read 1"):
            known.add(X, Y)
            if details:  # as one would write it first: in 32-bit floats, point after point
                squares = np.square(X.astype(np.float32))
                plain = np.cumsum(np.append(plain, squares), dtype=np.float32)[-1]
    known.share(team)
    dropped = int(team.gathered([points.dropped]).sum())
    known.seconds = time.perf_counter() - began
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
    if details and xx and team.count == 1:  # several workers do not add one by one
        off = f"{numbers.text(plain, 7)}, off by {numbers.text(100 * abs(plain / xx - 1), 2)} %"
        off = off if np.isfinite(plain) else "too large"
        print(f"The sum of x^2 is {numbers.text(xx, 7)}.", end=" ")
        print(f"Added up one by one in 32-bit floats it is {off}.")
    return known


# The ways


class Way(NamedTuple):
    """One of the three ways from the start to a line."""

    number: int
    rows: list  # (reads, updates, seconds, values of w and b); the first one is the start
    ending: str | None  # DIVERGED or INTERRUPTED


def go(generators, W, b, bias, scale, points, known):
    """Go these ways, each from where W and b are now: a list of Way.

    generators  a way's number -> the page's function: reads, updates, W and b, again and again
    scale       mean and spread: learning sees (x - mean) / spread
    """
    start, ways = (float(W), float(b)), []
    for number, generator in generators.items():
        if points.stopped:
            break
        W.assign(start[0])
        b.assign(start[1])
        rows, diverged = [], False
        began = time.perf_counter() - known.seconds * (number == 3)  # the first read was its own
        with points.interruptible():
            for reads, updates, *both in itertools.chain([(0, 0, *start)], generator()):
                values = np.array(line.to_given(*map(float, both), *scale)[: 1 + bias])
                diverged = not np.isfinite(values).all()
                if rows and (points.stopped or diverged):
                    break
                if len(rows) > KEPT:
                    del rows[1::2]
                rows.append((reads, updates, time.perf_counter() - began, values))
        how = INTERRUPTED if points.stopped else DIVERGED if diverged else None
        ways.append(Way(number, rows, how))
    return ways


def in_stretches(update, most, *parameters):
    """Call update(how many) until `most` are made or nothing changes; give how many there are."""
    done, before = 0, None
    while done < most:
        more = min(max(1, done), STRETCH if done < 100 * STRETCH else 100 * STRETCH, most - done)
        update(tf.constant(more))
        now = [float(parameter) for parameter in parameters]
        if now == before:
            break
        done, before = done + more, now
        yield done


def table(ways, known):
    """Print what each way cost and where it came."""
    if not ways:
        return
    names = ["w", "b"][: len(ways[0].rows[0][3])]
    headings = "way", "reads", "updates", "seconds", *names, "cost", "from least squares"
    lowest, best, unique = known.lowest(len(names) == 2)
    rows = []
    for way in ways:
        reads, updates, seconds, values = way.rows[-1]
        row = [f"{way.number} {NAMES[way.number]}", numbers.text(reads), updates, f"{seconds:.3f}"]
        if way.ending == DIVERGED:
            row += ["diverged", *["-"] * (len(names) + 1)]
        else:
            cost = lowest + known.above_lowest(values)
            row += [*values, cost if np.isfinite(cost) else "too large"]
            row.append(f"{np.abs(values - best).max():.1e}" if unique else "-")
        rows.append(row)
    tables.show(dict(zip(headings, zip(*rows, strict=True), strict=True)), left=["way"])


def result(ways, known, learning_rate, curvature, standardized, team, details):
    """Say how near to least squares each way came; what diverged, and why, is said on stderr."""
    for way in ways:
        if way.ending == INTERRUPTED:
            print(f"Interrupted in way {way.number}: the table has what was found before.")
        elif way.ending is None:
            there, words = _near(way, known)
            hint = "; --standardize --learning-rate auto needs 1 update"
            hint *= not (there or standardized or way.number < 3)
            print(f"Way {way.number}: {words}{hint}.")
    for way in ways if details else ():
        _, updates, seconds, _ = way.rows[-1]
        each = (seconds - known.seconds * (way.number == 3)) / max(updates, 1)
        print(f"Way {way.number}: {numbers.text(each, 2)} s an update, which reads", end=" ")
        print(f"{READS[way.number]}.")
    if team.count > 1 and any(way.number == 2 for way in ways):
        print(f"An update of way 2 is the mean over {team.count} blocks, one of each worker.")
    sys.stdout.flush()
    diverged = [str(way.number) for way in ways if way.ending == DIVERGED]
    if not diverged:
        return
    words = f"Diverged in way {', '.join(diverged)}: the numbers are too large for 64-bit floats. "
    rate, limit = numbers.text(learning_rate, 8), stability.limit(curvature)
    if learning_rate >= limit:
        words += f"The learning rate {rate} is not below {numbers.text(limit, 8, 'down')} "
        words += "(2 / the largest curvature of the cost); --learning-rate auto is half of that."
    else:
        words += f"The learning rate {rate} is too large for single blocks, whose costs are curved "
        words += "differently; a smaller --learning-rate or a larger --block would do."
    print(words, file=sys.stderr)


def _near(way, known):
    """Whether a way came to the lowest cost, and how near it is, in words."""
    values = way.rows[-1][3]
    lowest, above = known.lowest(len(values) == 2)[0], known.above_lowest(values)
    least = ending.THERE * (known.yy / known.n or known.y**2)
    if above <= least:
        return True, "this is the lowest cost there is"
    if not np.isfinite(above):
        return False, "the cost is too large for 64-bit floats"
    if lowest <= least:
        return False, f"the cost is {numbers.text(above, 3)} above the lowest"
    if above < lowest:
        return False, f"the cost is {numbers.text(100 * above / lowest, 2)} % above the lowest"
    return False, f"the cost is {numbers.text(1 + above / lowest, 3)} times the lowest"


# The figure

FIRST = 0.62  # of the axes' width: the first read; the others share the rest
ROUNDING = 1e-16  # of the first cost: less than this cannot be told from the lowest one
LOOKS = {
    1: {"color": TEXT, "linestyle": "--", "marker": "o", "drawstyle": "steps-post", "zorder": 3},
    2: {"color": FAINT, "linewidth": 1.0, "zorder": 2},
    3: {"color": E, "linewidth": 4.0, "zorder": 4},
}


def figure(ways, known, show):
    """How far each way is from the best line after so many reads: the first one is drawn wide."""
    sheet, axes = figures.sheet(show=show)
    far = max(2 if way.number == 3 else max(1, way.rows[-1][0]) for way in ways)
    start = ways[0].rows[0][3]
    floor = ROUNDING * max(known.above_lowest(start), known.lowest(len(start) == 2)[0], 1e-200)
    for way in ways:
        reads = [row[0] for row in way.rows]
        above = [known.above_lowest(row[3]) for row in way.rows]
        above = np.sqrt(np.where(np.isfinite(above), np.maximum(above, floor), np.nan))
        done = way.number == 3 and not way.ending
        if done:  # more updates need no more reads
            reads, above = [*reads, far], [*above, above[-1]]
        label = f"way {way.number}, {NAMES[way.number]}"
        axes.plot(reads, above, label=label, clip_on=False, **LOOKS[way.number])
        texts = "five sums collected", "the updates need no more data"
        places = (0.5, above[0]), ((1 + far) / 2, above[-1])
        for words, at in zip(texts, places, strict=True) if done and way.rows[-1][1] else ():
            axes.annotate(words, at, (0, 6), textcoords="offset points", ha="center", color=E)
    wider = "   (the first one is drawn wider)" * (far > 1)
    axes.set_yscale("log")
    axes.yaxis.set_minor_locator(NullLocator())
    axes.set(ylim=np.array(axes.get_ylim()) * [0.1, 10], xlim=(0, far))
    axes.set(
        xlabel=f"reads of all points{wider}",
        ylabel="distance from the best line\n(lower is better)",
    )
    if far > 1:
        rest = (far - 1) * FIRST / (1 - FIRST)  # a read behind the first is so many times narrower
        axes.set_xscale("function", functions=(
            lambda x: np.where(x < 1, x, 1 + (x - 1) / rest),
            lambda x: np.where(x < 1, x, 1 + (x - 1) * rest),
        ))  # fmt: skip
    axes.set_xticks([0, 0.5, *range(1, int(far) + 1, max(1, -(-int(far) // 6)))])
    axes.xaxis.set_major_formatter("{x:g}")
    sheet.legend(loc="outside lower center", ncols=3)
    start = f", {len(ways)} ways from the same start" * (len(ways) > 1)
    figures.finding(sheet, _finding(ways, known), counted(known.n, "point", ",") + start)
    return sheet


def _finding(ways, known):
    """What one sees, a sentence."""
    diverged = [str(way.number) for way in ways if way.ending == DIVERGED]
    if diverged:
        return rf"$\alpha$ is too large for way {', '.join(diverged)}: the distance grows"
    reads, updates, *_ = ways[-1].rows[-1]
    if not _near(ways[-1], known)[0]:
        return f"After {counted(updates, 'update', ',')} the line is not yet the best one"
    many = "million" if known.n == 1_000_000 else f"{known.n:,}"
    times = "once" if reads == 1 else f"{numbers.text(reads)} times"
    return f"Reading the {many} points {times} is enough"
