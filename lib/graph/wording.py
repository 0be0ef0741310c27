"""The numbers of a wire as text, short enough for a table or a picture; local gradients in letters.

`values` is always an array of any shape, or a number.
"""

import numpy as np

from lib.show import numbers

MOST = 3  # so many numbers are written out


def brief(values, figures=4):
    """All numbers if they are few, else the first ones and how many: "1, 2, ... (25)"."""
    values = np.ravel(values)
    shown = values if len(values) <= MOST else values[: MOST - 1]
    text = ", ".join(numbers.text(value, figures) for value in shown)
    return text if len(values) <= MOST else f"{text}, ... ({len(values)})"


def listed(values):
    """As brief, but several numbers are in brackets."""
    return f"({brief(values)})" if np.size(values) > 1 else brief(values)


def factor(values):
    """As listed, but a number below 0 is in brackets, too: behind a sign it needs them."""
    return f"({brief(values)})" if needs_brackets(values) else brief(values)


def needs_brackets(values):
    """Whether these are several numbers, or a number below 0."""
    return np.size(values) > 1 or np.ravel(values)[0] < 0


def common(values):
    """The number that all have alike, shape [1]; all of them, shape [n], if they differ."""
    values = np.ravel(values)
    return values[:1] if (values == values[0]).all() else values


def influence(gate, place, passes, write=str):
    """A local gradient in letters, where it is well known; else nothing. `write` writes a name."""
    if not gate.operation.local:
        return ""
    count = passes.value[gate.inputs[0]].size // passes.value[gate.output].size
    return gate.operation.local[place].format(*map(write, gate.inputs), count=count)
