"""The history of a run: every step in a CSV file, written whole or not at all."""

import contextlib

import numpy as np

from lib.learning import progress
from lib.program import files
from lib.show import numbers


@contextlib.contextmanager
def writer(path, every=1, slopes=True):
    """Give a watcher that writes steps to a CSV file; without a path it writes nothing.

    `every`: each so many steps, and the last one. `slopes`: with their columns, or without. The
    file appears when the block ends; numbers have the digits that give them back exactly.
    """
    if path is None:
        yield lambda descent, first, rows: None
        return
    with files.whole(path) as part, contextlib.ExitStack() as stack:
        file, columns = None, ()

        def watcher(descent, first, rows):
            nonlocal file, columns
            with files.naming(path):
                if file is None and descent.step >= 0:
                    file = stack.enter_context(open(part, "x", encoding="ascii", newline="\n"))
                    columns = descent.columns[: None if slopes else 1 + len(descent.names)]
                    file.write(",".join([descent.counts, *columns]) + "\n")
                steps = np.arange(first, first + len(rows))
                chosen = (steps % every == 0) | ((steps == descent.step) & bool(descent.ending))
                lines = rows[chosen, : len(columns)].astype(str).tolist()
                for step, line in zip(steps[chosen], lines, strict=True):
                    file.write(f"{step},{','.join(line)}\n")
                if file:
                    file.flush()

        yield watcher


def apart(steps, every=None, most=100_000):
    """How many steps apart a history's rows are: 1, but in a long run those of the table."""
    if steps <= most:
        return 1
    return every or round(numbers.round_step(steps, progress.ROWS))
