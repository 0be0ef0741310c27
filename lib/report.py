"""What a descent prints and writes: the table, the history file, and how it ended, in words."""

import contextlib
import math
import sys

import numpy as np

from lib import descent as ways
from lib import files, stability

# The cost of x's that are so small that their squares are 0 is as flat.
NO_CURVATURE = "All x are 0 (or too near to it): the cost does not depend on w"


def decimals(value):
    """A number as tables show it: at least four decimals, in powers of ten where it must be."""
    size = abs(value)
    value = value or 0.0  # there is no -0 on the slides
    return f"{value:.6f}" if size == 0 or 1e-4 <= size < 1e7 else f"{value:.6e}"


def digits(value):
    """A number to its last digit: reading it gives the same number back."""
    return str(np.asarray(value)[()])


def round_step(span, rows):
    """The smallest of 1, 2, 5, 10, 20, 50, ... that cuts `span` into at most `rows` parts."""
    power = 1
    while True:
        for factor in (1, 2, 5):
            if span <= factor * power * rows:
                return factor * power
        power *= 10


def print_row(cells):
    """One line of a table: the first cell is narrow, the others have room for any number."""
    first, *others = cells
    print(f"{first:>8}", *(f"{cell:>13}" for cell in others))


def table(every, steps):
    """A watcher that prints every so many steps (None: about ten rows), and the last one.

    A short run chooses its rows when it has ended; a long one prints them as they come.
    """
    waiting = []

    def print_numbers(step, row):
        cost, *others = map(decimals, row)
        print_row([step, *others, cost])

    def watcher(descent, first, rows):
        nonlocal every
        if descent.step < 0:
            return
        if first == 0:
            print_row([descent.counts, *descent.columns[1:], "cost"])
        waiting.append((first, rows))
        if every is None:
            if first == 0 and not descent.ending:
                return
            every = round_step(steps if first else descent.step, 12)
        for begin, some in waiting:
            for at in range(-begin % every, len(some), every):
                print_numbers(begin + at, some[at])
        waiting.clear()
        if descent.ending and descent.step % every:
            print_numbers(descent.step, descent.last.values())
        sys.stdout.flush()

    return watcher


@contextlib.contextmanager
def history(path, every=1, slopes=True):
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


def long_every(args, most=100_000):
    """How many steps apart a history's rows are: 1, but in a long run those of the table."""
    if args.steps <= most:
        return 1
    return args.every or round_step(args.steps, 12)


def choose_rate(learning_rate, curvature):
    """The learning rate that was asked for; for "auto" 1 / curvature, which is printed."""
    if learning_rate != "auto":
        return learning_rate
    learning_rate = stability.best_rate(curvature)
    if curvature == 0 or math.isinf(curvature):
        print(f"learning_rate = {learning_rate:.8g}: the curvature of the cost says nothing here")
        return learning_rate
    print(f"learning_rate = {learning_rate:.8g} (1 / the largest curvature, {curvature:.8g})")
    return learning_rate


def curve(w, cost, slope):
    """A table of the cost and its slope at some w's."""
    print_row(["w", "cost", "slope_w"])
    for one, *numbers in zip(w, cost, slope, strict=True):
        print_row([f"{one:.10g}", *map(decimals, numbers)])


def lowest(w, cost, curvature):
    """Where the cost is lowest."""
    if curvature:
        print(f"The cost is lowest at w = {w:.10g}: {cost:.10g}")
    else:
        print(f"{NO_CURVATURE}: it is {cost:.8g} at every w, and nowhere lowest.")


def predictions(descent, inputs, outputs):
    """Print the hypothesis at these inputs, numbers or lists; one that diverged says nothing."""
    if descent.ending != ways.DIVERGED:
        for x, h in zip(inputs, np.ravel(outputs), strict=True):
            words = ", ".join(f"{one:.10g}" for one in np.ravel(x))
            print(f"hypothesis({words}) = {digits(h)}")


def ending(descent, learning_rate, curvature, tolerance=0.0, near=""):
    """Say how learning ended; if it was interrupted, end the script with code 130.

    `curvature` is the largest one of the cost, everywhere or `near` some place, as "the start".
    So does, with code 1, a descent whose very start is not finite.
    """
    words = _ending(descent, learning_rate, curvature, tolerance, near)
    if descent.ending == ways.DIVERGED:
        sys.stdout.flush()
        print(words, file=sys.stderr)
    else:
        print(words, flush=True)  # a reader who has gone is noticed here, and is no interruption
    if descent.ending == ways.INTERRUPTED:
        raise SystemExit(130)
    if descent.step < 0:  # there is nothing to go on with
        raise SystemExit(1)


def leave(descent):
    """End the script with code 1 if learning diverged."""
    if descent.ending == ways.DIVERGED:
        raise SystemExit(1)


def _ending(descent, learning_rate, curvature, tolerance, near):
    steps = f"{descent.step} step" + "s" * (descent.step != 1)
    last = descent.last
    found = ", ".join(f"{name} = {digits(last[name])}" for name in descent.names if last)
    if descent.ending == ways.DIVERGED:
        return _diverged(descent, learning_rate, curvature, near, found)
    if descent.ending == ways.INTERRUPTED:
        if descent.step < 0:
            return "Interrupted before the first step."
        return f"Interrupted after {steps}: {found}"
    if descent.ending == ways.TOLERANCE:
        small = f"at most the tolerance, {tolerance:g}" if tolerance else "nothing is left to learn"
        why = f"Learning ended after {steps}: the cost is {last['cost']:.6g}, {small}."
    elif descent.ending == ways.SLOPE_0:
        why = f"Learning ended after {steps}: the slope is 0."
    elif descent.ending == ways.STALLED:
        further = "; --float64 goes further" if descent.bits == 32 else ""
        why = (
            f"Stopped after {steps}: the slope is not 0, but the next update is too small "
            f"to change a {descent.bits}-bit float{further}."
        )
    else:
        why = f"Stopped after {steps}: --steps allows no more."
        if not near and learning_rate >= stability.limit(curvature) * (1 - 1e-6):
            why += f" This cannot converge: {_limit(learning_rate, curvature, near)}"
    if curvature == 0 and not near:
        why += f" {NO_CURVATURE}, so there is nothing to learn and no learning rate is too large."
    return f"{why} {found}"


def _diverged(descent, learning_rate, curvature, near, found):
    bits = descent.bits
    further = "; --float64 goes further" if bits == 32 else ""
    words = f"Diverged at step {descent.step + 1}: the numbers are too large for {bits}-bit floats"
    if near and learning_rate < stability.limit(curvature):
        words += f": the learning rate {learning_rate:.8g} is stable near {near} only."
    elif learning_rate < stability.limit(curvature):
        words += f", though the learning rate, {learning_rate:g}, is stable{further}."
    elif math.isinf(curvature):
        words += f", and so is the curvature of the cost{further}."
    else:
        words += f", since {_limit(learning_rate, curvature, near)}"
    return words + (f" Last finite: {found}" if found else "")


def _limit(learning_rate, curvature, near):
    near = near and f" near {near}"
    return (
        f"the learning rate {learning_rate:.8g} is not below {stability.limit(curvature):.8g} "
        f"(2 / the largest curvature of the cost{near}, {curvature:.8g}); "
        f"--learning-rate auto takes {stability.best_rate(curvature):.8g}."
    )
