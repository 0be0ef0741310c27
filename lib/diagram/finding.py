"""What one sees in a graph's picture, in a sentence, and what was given."""

import numpy as np

from lib.diagram.labels import MANY
from lib.diagram.lettering import number, symbol, width
from lib.graph.graph import INPUT, PARAMETER
from lib.show.numbers import tex

NAMED = 3  # so many parameters are named
WIDEST = 7.0  # inches: a line that is wider, in small letters, leaves out the starts
WHOLE = 8.6  # inches: one that is wider than a figure leaves out more


def words(graph, passes):
    """The sentence about a backward pass: whither the slopes come, and how they come about."""
    tuned = [wire.name for wire in graph.wires.values() if wire.kind == PARAMETER]
    names = [symbol(name) for name in tuned]
    numbers = sum(np.size(passes.value[name]) for name in tuned)
    if numbers > NAMED:
        seen = f"Slopes come back to all {numbers} parameters"
    elif len(names) <= 1:
        seen = "Values go right, slopes come back"
    else:
        seen = f"Slopes come back to {', '.join(names[:-1])} and {names[-1]}"
    if any(len(wire.uses) > 1 for wire in graph.wires.values()):
        return f"{seen}; shares add up"
    if _points(graph, passes) > 1:
        return f"{seen}; each point adds a part"
    return f"{seen}, each a product of two"


def given(graph, passes, formula, learning_rate=None):
    """What a picture was made from, as a line of words; `formula` is the cost's."""
    tuned = [wire.name for wire in graph.wires.values() if wire.kind == PARAMETER]
    start = {name: np.ravel(passes.value[name]) for name in tuned}
    starts = [f"{symbol(name)} = {number(w[0])}" for name, w in start.items() if len(w) == 1]
    others = []
    if learning_rate is not None:
        others.append(rf"$\alpha = {tex(learning_rate, 3)}$")
    points = _points(graph, passes)
    if points > MANY:
        others.append(f"the numbers are those of the first of {points} points")
    for some, widest in (([*starts, *others], WIDEST), (others, WHOLE)):
        words = ",   ".join([formula, *some])
        if width(words, "note") < widest:
            return words
    return ",   ".join([formula, *others[:-1]])


def _points(graph, passes):
    """How many points there are: rows of the inputs."""
    inputs = [passes.value[wire.name] for wire in graph.wires.values() if wire.kind == INPUT]
    return max((len(np.atleast_1d(values)) for values in inputs), default=1)
