"""Where the points come from, however many there are: files, or a formula with some noise."""

import numpy as np

from lib.growing import file_blocks
from lib.growing.counter import Counter
from lib.options.bad_file import BadFile

ROWS = 1 << 16  # of a block that is made, and about as many of others together
AT_LEAST = 1 << 15  # of a block from a file: TensorFlow takes some time for each
NOISE = 0.5
TIMES = 100  # in a read: so often one sees how far way 2 is


class Source:
    """Gives all points each time that it is called: pairs X, Y of shape [n], one for each block.

    counter  shows how many came, on a terminal
    failure  None, or (words, exit code) if a file could not be read to its end

    What goes wrong ends the blocks. An error here would pass through TensorFlow, which prints it
    with a traceback.
    """

    def __init__(self, blocks, unit, total):
        self._blocks = blocks
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
        except BadFile as error:
            self.failure = str(error), 2
        except file_blocks.Unreadable as error:
            self.failure = str(error), 1
        finally:
            self.counter.end()


def source(files, rows, seed):
    """The Source of the points in these LargeFiles, or, without any, of made ones.

    Made are `rows` points about y = 2 x + 1, with x from 0 to 3, the same for the same seed.
    """
    if files:
        return Source(lambda: _read(files), "MB", sum(file.size for file in files) / 1e6)
    return Source(lambda: _made(rows, seed), "rows", rows)


def _read(files):
    for file in files:
        few, size, n = [], 0, 0
        for block, more in file_blocks.read(file):
            few, size, n = [*few, block], size + more, n + len(block[0])
            if n >= AT_LEAST:
                yield *np.concatenate(few, axis=1), size / 1e6
                few, size, n = [], 0, 0
        if few:
            yield *np.concatenate(few, axis=1), size / 1e6


def _made(rows, seed):
    for at in range(-(-rows // ROWS)):
        random = np.random.default_rng([seed, at])  # so each block can be made alone
        n = min(ROWS, rows - at * ROWS)
        X = random.uniform(0, 3, n)
        yield X, 2 * X + 1 + random.normal(0, NOISE, n), n


def grouped(blocks, rows, n):
    """The same points in blocks of so many: pairs X, Y of shape [blocks, rows].

    Several blocks come at a time. What is left at the end is a smaller block.

    blocks  a tf.data.Dataset of pairs X, Y of shape [n]
    n       how many points there are in all
    """
    many = max(1, min(ROWS, n // TIMES) // rows) * rows
    for X, Y in blocks.rebatch(many):
        whole = len(X) // rows * rows
        for part, shape in ((slice(whole), [-1, rows]), (slice(whole, None), [1, -1])):
            if len(X[part]):
                yield np.reshape(X[part], shape), np.reshape(Y[part], shape)
