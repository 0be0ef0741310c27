"""What learning leaves behind: how it ended, and the numbers of its steps."""

import numpy as np

from lib.learning import parameters as flattened

# How learning ended
TOLERANCE = "tolerance"
SLOPE_0 = "slope 0"
STEPS = "steps"
STALLED = "stalled"
DIVERGED = "diverged"
INTERRUPTED = "interrupted"
LEFT = "left"  # by a break of the script's own

KEPT = 1 << 17  # the most rows that stay in memory,
NUMBERS = 1 << 23  # and the most numbers in them
EARLY = 1 << 10  # the first rows stay, all of them: most happens there


class Descent:
    """The steps of a descent, or its epochs.

    ending   how it ended, one of the words above; None while it goes on
    step     the updates that were made, up to the last step with finite numbers
    columns  the names of a row's numbers: cost, each parameter, and maybe each slope
    names    the names of the parameters' numbers alone
    bits     the size of a float: 32 or 64
    at       the steps of the rows that were kept: all of them, every second, every fourth, ...
             so that they are not many more than KEPT, or fewer if rows are long; the first ones,
             as many as EARLY, and the last are always there
    rows     the kept rows, shape [len(at), len(columns)]; row k is the state after at[k] updates
    counts   what a step is called where rows are printed or written: step or epoch
    """

    def __init__(self, parameters, slopes=True, counts="step"):
        self.names = flattened.names(parameters)
        slopes = [f"slope_{name}" for name in self.names] if slopes else []
        self.columns = ["cost", *self.names, *slopes]
        self.bits = 8 * next(iter(parameters.values())).dtype.size
        self.counts = counts
        self.ending = None
        self.step = -1
        self._stride = 1
        self._most = max(EARLY, min(KEPT, NUMBERS // len(self.columns)))
        self._early = np.empty([0, len(self.columns)])
        self._kept = []
        self._last = None

    def __getitem__(self, column):
        """A column of the kept rows, shape [len(at)]."""
        return self.rows[:, self.columns.index(column)]

    @property
    def finished(self):
        """Whether learning came to an end of its own, with numbers to show."""
        return self.step >= 0 and self.ending != INTERRUPTED

    @property
    def diverged(self):
        """Whether learning ended because its numbers became too large."""
        return self.ending == DIVERGED

    @property
    def last(self):
        """The last finite row, a dict from column to number; empty if there is none."""
        return {} if self._last is None else dict(zip(self.columns, self._last, strict=True))

    @property
    def at(self):
        early = np.arange(len(self._early))
        later = np.arange(0, self.step + 1, self._stride)
        return self._with_last(np.concatenate([early, later[self._first_later() :]]), self.step)

    @property
    def rows(self):
        kept = np.concatenate(self._kept) if self._kept else self._early
        rows = np.concatenate([self._early, kept[self._first_later() :]])
        return self._with_last(rows, self._last)

    def _first_later(self):
        """How many of the evenly kept rows are early ones, too."""
        return -(-len(self._early) // self._stride)

    def _with_last(self, kept, last):
        there = self.step < EARLY or self.step % self._stride == 0
        return kept if there else np.concatenate([kept, [last]])

    def add(self, first, rows, ending=None):
        """Take the rows of the steps from `first` on, and how learning ended with them."""
        self.ending = ending
        if not len(rows):
            return
        self.step = first + len(rows) - 1
        self._last = rows[-1].copy()
        early = rows[: max(0, EARLY - first)]
        if len(early):
            self._early = np.concatenate([self._early, early])
        # Copies: a part of `rows` would keep all of them in memory.
        self._kept.append(rows[-first % self._stride :: self._stride].copy())
        while sum(map(len, self._kept)) > self._most:
            self._kept = [np.concatenate(self._kept)[::2].copy()]
            self._stride *= 2

    def put_back(self, parameters):
        """Give the parameters the values of the last row."""
        if self._last is not None:
            flattened.assign(parameters, self._last[1 : 1 + len(self.names)])
