"""What learning leaves behind: how it ended, the numbers of its steps, their table, their file."""

import contextlib
import math
import os
import sys

import numpy as np

from lib.program import files
from lib.show import numbers, tables

# How learning ended; LEFT: by a break of the script's own
TOLERANCE, SLOPE_0, STEPS, STALLED = "tolerance", "slope 0", "steps", "stalled"
DIVERGED, INTERRUPTED, LEFT = "diverged", "interrupted", "left"

KEPT = 1 << 17  # about the most rows that stay in memory
EARLY = 1 << 10  # the first rows stay, all of them: most happens there
ROWS = 12  # about so many are printed
SHORT = 1000  # a run of fewer steps chooses its rows when it has ended


class Descent:
    """The steps of a descent, or its epochs.

    ending     how it ended, one of the words above; None while it goes on
    step       the updates that were made, up to the last step with finite numbers
    columns    the names of a row's numbers: cost, each parameter, and maybe each slope
    names      the names of the parameters' numbers: w, or w1, w2 for a w of two
    bits       the size of a float: 32 or 64
    rule_kept  whether all updates were w - α * slope, as far as that was looked at
    counts     what a step is called where rows are printed or written: step or epoch
    last       the last finite row, a dict from column to number; empty if there is none
    """

    def __init__(self, parameters, most=0, slopes=True, counts="step"):
        """`parameters`: a dict from name to tf.Variable. `most`: updates, at most."""
        self.names = []
        for name, variable in parameters.items():
            size = variable.shape.num_elements()
            self.names += [name] if size == 1 else [f"{name}{k + 1}" for k in range(size)]
        self.columns = ["cost", *self.names, *(f"slope_{name}" for name in self.names if slopes)]
        self.bits = 8 * next(iter(parameters.values())).dtype.size
        self.counts, self.ending, self.step, self.rule_kept = counts, None, -1, True
        self.last, self._stride = {}, max(1, -(-most // KEPT))
        self._at, self._rows = [np.empty(0, int)], [np.empty([0, len(self.columns)])]

    def add(self, first, rows, ending=None):
        """Take the rows of the steps from `first` on, and how learning ended with them."""
        self.ending = ending
        if len(rows):
            self.step = first + len(rows) - 1
            self.last = dict(zip(self.columns, rows[-1], strict=True))
            at = np.arange(first, self.step + 1)
            kept = (at < EARLY) | (at % self._stride == 0)
            self._at.append(at[kept])
            self._rows.append(rows[kept])  # a copy: a view would keep all of them in memory

    @property
    def at(self):
        """The steps of the rows that are kept: the first ones, then some evenly, and the last."""
        kept = np.concatenate(self._at)
        return kept if self.step in (-1, *kept[-1:]) else np.append(kept, self.step)

    @property
    def rows(self):
        """The kept rows, shape [len(at), len(columns)]; row k is the state after at[k] updates."""
        kept = np.concatenate(self._rows)
        return kept if len(kept) == len(self.at) else np.vstack([kept, [*self.last.values()]])

    def __getitem__(self, column):
        """A column of the kept rows, shape [len(at)]."""
        return self.rows[:, self.columns.index(column)]

    @property
    def finished(self):
        """Whether learning came to an end of its own, with numbers to show."""
        return self.step >= 0 and self.ending != INTERRUPTED

    @property
    def diverged(self):
        return self.ending == DIVERGED


# ---------------------------------------------------------- the table, printed while steps are made


def table(every, most, standardized=False, settled=-math.inf):
    """A watcher that prints every so many steps (None: about ten rows), and the last one.

    `most`: at most so many steps are made. `standardized`: the parameters are those for
    standardized x, and named so. `settled`: without `every`, only the last row is printed after one
    whose cost is not above this.
    """
    waiting, low = [], math.inf  # the first step with a cost that is so low
    settled = settled if every is None else -math.inf

    def watcher(descent, first, rows):
        nonlocal every, low
        if low == math.inf and (rows[:, 0] <= settled).any():
            low = first + int(np.argmax(rows[:, 0] <= settled))
        waiting.append(rows.copy())
        if every is None:
            if descent.step < SHORT and not descent.ending:
                return
            every = round_step(min(low, descent.step) if descent.step < SHORT else most)

        def chosen(steps):
            return (steps % every == 0) & ((steps < low + every) | (steps == descent.step))

        some = np.concatenate(waiting)
        waiting.clear()
        _print(descent, first + len(rows) - len(some), some, chosen, standardized)

    return watcher


def round_numbers(standardized=False):
    """A watcher that prints the steps 0, 1, 2, 5, 10, 20, 50, ... and the last one."""

    def are_round(steps):
        return [str(step).rstrip("0") in ("", "1", "2", "5") for step in steps]

    return lambda descent, first, rows: _print(descent, first, rows, are_round, standardized)


def _print(descent, first, rows, chosen, standardized):
    """Print the chosen ones of these rows, the names above the first, and the last row of all."""
    heads = [descent.counts, *_headings(descent, standardized)[1:], "cost"]
    if first == 0 and len(rows):
        tables.row(heads, heads)
    lines = [(first + at, rows[at]) for at in np.flatnonzero(chosen(first + np.arange(len(rows))))]
    if descent.ending and descent.last and not any(chosen(np.array([descent.step]))):
        lines.append((descent.step, descent.last.values()))
    for step, (cost, *others) in lines:
        tables.row([int(step), *others, cost], heads)
    sys.stdout.flush()


def _headings(descent, standardized):
    own = descent.names if standardized else ()
    return [f"{name}_standardized" if name in own else name for name in descent.columns]


def show_rate(asked, learning_rate):
    """Say which learning rate was taken, if the one asked for is "auto"."""
    if asked == "auto":
        print(f"learning_rate = {numbers.text(learning_rate, 8)} (--learning-rate auto)")


def round_step(span):
    """The smallest of 1, 2, 5, 10, 20, ... that cuts `span` into at most ROWS parts."""
    power = 10 ** max(0, math.floor(math.log10(max(1, span / ROWS))))
    return next(step for step in (power, 2 * power, 5 * power, 10 * power) if span <= step * ROWS)


# ----------------------------------------------------------------------------------------- the file


@contextlib.contextmanager
def history(path, standardized=False, slopes=True):
    """Give a watcher that writes all steps to a CSV file; without a path, None.

    The file appears when the block ends; numbers have the digits that give them back exactly.
    """
    if path is None:
        yield None
        return
    part = None
    with contextlib.ExitStack() as stack:

        def watcher(descent, first, rows):
            nonlocal part
            if descent.step < 0:
                return
            columns = _headings(descent, standardized)[: None if slopes else 1 + len(descent.names)]
            lines = [] if part else [[descent.counts, *columns]]
            texts = rows[:, : len(columns)].astype(str).tolist()
            lines += [[str(step), *row] for step, row in enumerate(texts, first)]
            with files.naming(path):
                mode = "r+" if part else "x"  # "a" would begin a new file if this one is gone
                part = part or stack.enter_context(files.whole(path))
                with open(part, mode, encoding="ascii", newline="\n") as file:
                    file.seek(0, os.SEEK_END)
                    file.writelines(",".join(line) + "\n" for line in lines)

        yield watcher
    if part is not None:
        print(f"The history is in {path}")
