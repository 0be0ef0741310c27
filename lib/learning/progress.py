"""The table of the steps, printed while they are made."""

import math
import sys

from lib.show import numbers, tables

ROWS = 12  # about so many are printed
MOST, FEW = 20, 3  # of more numbers in a row the first few parameters and the last are printed
SHORT = 1000  # a run of fewer steps chooses its rows when it has ended


def table(every, most):
    """A watcher that prints every so many steps (None: about ten rows), and the last one.

    `most`: at most so many steps are made.
    """
    waiting = []

    def watcher(descent, first, rows):
        nonlocal every
        _head(descent, first)
        waiting.append((first, rows.copy()))
        if every is None:
            if descent.step < SHORT and not descent.ending:
                return
            span = descent.step if descent.step < SHORT else most
            every = max(1, round(round_step(span, ROWS)))
        for begin, some in waiting:
            for at in range(-begin % every, len(some), every):
                _row(descent, begin + at, some[at])
        waiting.clear()
        if descent.ending and descent.last and descent.step % every:
            _row(descent, descent.step, descent.last.values())
        sys.stdout.flush()

    return watcher


def round_numbers():
    """A watcher that prints the steps 0, 1, 2, 5, 10, 20, 50, ... and the last one."""

    def watcher(descent, first, rows):
        _head(descent, first)
        for step, row in enumerate(rows, start=first):
            last = descent.ending and step == descent.step
            if step == 0 or last or str(step).rstrip("0") in ("1", "2", "5"):
                _row(descent, step, row)
        sys.stdout.flush()

    return watcher


def curve(w, cost, slope):
    """A table of the cost and its slope at some w's."""
    tables.row(["w", "cost", "slope_w"])
    for at, *others in zip(w, cost, slope, strict=True):
        tables.row([numbers.text(at, 10), *others])


def rate(asked, learning_rate):
    """Say which learning rate was taken, if the one asked for is "auto"."""
    if asked == "auto":
        print(f"learning_rate = {numbers.text(learning_rate, 8)} (--learning-rate auto)")


def seed(what, number):
    """Say with which seed something random, told in words, comes again."""
    print(f"{what}: --seed {number} repeats it.")


def round_step(span, parts):
    """The smallest of ..., 0.5, 1, 2, 5, 10, ... that cuts `span` into at most so many parts."""
    power = math.floor(math.log10(span / parts)) if span / parts > 0 else 0
    steps = (first * 10.0**ten for ten in (power, power + 1) for first in (1, 2, 5))
    return next(step for step in steps if span <= step * parts)


def _head(descent, first):
    if first == 0 and descent.step >= 0:
        _row(descent, descent.counts, ["cost", *descent.columns[1:]])


def _row(descent, step, row):
    cost, *others = row
    if len(others) > MOST:
        parameters = others[: len(descent.names)]
        others = [*parameters[:FEW], "...", parameters[-1]]
    tables.row([step, *others, cost])
