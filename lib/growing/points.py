"""Where the points come from, however many there are: files, or a formula with some noise."""

import numpy as np

from lib.growing.counter import Counter
from lib.options import points_file
from lib.program import exits
from lib.workers import shares

ROWS = 1 << 16  # of a block that is made, and about as many of others together
PIECE = 1 << 23  # bytes that each of several workers reads before they take turns
BLOCKS = 8  # that are made instead
NOISE = 0.5
END = np.empty(0), np.empty(0), 0  # of a piece
TIMES = 100  # in a read: so often one sees how far way 2 is


class Source:
    """Gives all points each time that it is called: pairs X, Y of shape [n], one for each block.

    Of several workers each has a Source of its share of the points, which comes in as many pieces
    as the others' shares. Behind each piece there is a pair without points.

    counter  shows how many came, on a terminal
    failure  None, or (words, exit code) if a file could not be read to its end

    What goes wrong ends the blocks. An error here would pass through TensorFlow, which prints it
    with a traceback. For one of several workers it ends the process: the others wait for it.
    """

    def __init__(self, blocks, unit, total, shared=False):
        self._blocks, self._shared = blocks, shared
        self.counter = Counter(unit, total)
        self.failure = None
        self._stopped = False

    @property
    def stopped(self):
        """Whether the blocks ended before all points came."""
        return self._stopped or self.failure is not None

    def stop(self):
        """Let the blocks end after the next one."""
        self._stopped = True

    def __call__(self):
        self.counter.begin()
        try:
            for X, Y, units in self._blocks():
                if self.stopped:
                    break
                self.counter.add(len(X), units)
                yield X, Y
        except points_file.BadFile as error:
            self.failure = str(error), 1 if isinstance(error, points_file.Unreadable) else 2
        finally:
            self.counter.end()
        if self.failure and self._shared:
            exits.end(*self.failure)


def source(files, rows, seed, team=None):
    """The Source of the points in these points_file.Files, or, without any, of made ones.

    Made are `rows` points about y = 2 x + 1, with x from 0 to 3, the same for the same seed.
    Of a Team of several workers each has its share.
    """
    worker, workers = (team.index, team.count) if team else (0, 1)
    if files:
        megabytes = sum(file.size for file in files) / workers / 1e6
        return Source(lambda: _read(files, worker, workers), "MB", megabytes, workers > 1)
    share = rows // workers
    return Source(lambda: _made(rows, seed, worker, workers), "rows", share, workers > 1)


def _read(files, worker, workers):
    if workers == 1:
        pieces = [[(number, 0, None) for number in range(len(files))]]
    else:
        sizes = [file.size - file.offset for file in files]
        pieces = shares.pieces(sizes, PIECE, worker, workers)
    for piece in pieces:
        for number, begin, end in piece:
            for X, Y, size in points_file.chunks(files[number], begin, end):
                yield X, Y, size / 1e6
        if workers > 1:
            yield END


def _made(rows, seed, worker, workers):
    for piece in shares.pieces([-(-rows // ROWS)], BLOCKS, worker, workers):
        for at in (at for _, begin, end in piece for at in range(begin, end)):
            random = np.random.default_rng([seed, at])  # so each block can be made alone
            n = min(ROWS, rows - at * ROWS)
            X = random.uniform(0, 3, n)
            yield X, 2 * X + 1 + random.normal(0, NOISE, n), n
        if workers > 1:
            yield END


def grouped(blocks, rows, n):
    """The same points in blocks of so many: pairs X, Y of shape [blocks, rows].

    Several blocks come at a time. What is left at the end is a smaller block.

    blocks  a tf.data.Dataset of pairs X, Y of shape [n]
    n       how many points there are in all
    """
    many = max(1, min(ROWS, n // TIMES) // rows) * rows
    for X, Y in blocks.rebatch(many):
        yield from in_rows(X, Y, rows)


def in_rows(X, Y, rows):
    """Points of shape [n] in pairs of shape [blocks, rows], and a smaller block [1, rest]."""
    whole = len(X) // rows * rows
    for part, shape in ((slice(whole), [-1, rows]), (slice(whole, None), [1, -1])):
        if len(X[part]):
            yield np.reshape(X[part], shape), np.reshape(Y[part], shape)
