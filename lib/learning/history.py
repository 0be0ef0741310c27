"""The history of a run: every step in a CSV file, written whole or not at all."""

import contextlib
import os

import numpy as np

from lib.learning import progress
from lib.program import files


@contextlib.contextmanager
def writer(path, every=1, slopes=True):
    """Give a watcher that writes steps to a CSV file; without a path, None.

    `every`: each so many steps, and the last one. `slopes`: with their columns, or without. The
    file appears when the block ends; numbers have the digits that give them back exactly. It goes
    on to the end of the run, also when nobody reads stdout any more (`| head`).
    """
    if path is None:
        yield None
        return
    with contextlib.ExitStack() as stack:
        part, columns = None, ()

        def watcher(descent, first, rows):
            nonlocal part, columns
            if descent.step < 0:
                return
            with files.naming(path):
                if part is None:
                    part = stack.enter_context(files.whole(path))
                    columns = descent.columns[: None if slopes else 1 + len(descent.names)]
                    with open(part, "x", encoding="ascii", newline="\n") as file:
                        file.write(",".join([descent.counts, *columns]) + "\n")
                steps = np.arange(first, first + len(rows))
                chosen = (steps % every == 0) | ((steps == descent.step) & bool(descent.ending))
                lines = rows[chosen, : len(columns)].astype(str).tolist()
                # Not "a", which would begin a new file if this one is gone
                with open(part, "r+", encoding="ascii", newline="\n") as file:
                    file.seek(0, os.SEEK_END)
                    for step, line in zip(steps[chosen], lines, strict=True):
                        file.write(f"{step},{','.join(line)}\n")

        yield watcher
    if part is not None:
        print(f"The history is in {path}")


def apart(steps, every=None, most=100_000):
    """How many steps apart a history's rows are: 1, but in a long run those of the table."""
    if steps <= most:
        return 1
    return every or round(progress.round_step(steps, progress.ROWS))
