"""What is printed about a model: its parameters and gates, its slopes checked, its answers."""

from collections import Counter

import numpy as np

from lib.program.words import counted
from lib.show import numbers, tables

MANY = 30  # rows of a table


def parameters(model, variables):
    """How many parameters there are to tune."""
    print(f"{model}: {counted(len(variables), 'parameter')} to tune: {', '.join(variables)}")


def gates(graph):
    """How many gates there are of each kind, in the order in which they come."""
    kinds = Counter(gate.ascii for gate in graph.gates)
    words = ", ".join(sign if count == 1 else f"{count} {sign}" for sign, count in kinds.items())
    print(f"The graph has {counted(len(graph.gates), 'gate')}: {words}")


def slopes(variables, slope, nudged):
    """Each parameter's value and slope, and what a nudge says of it: dicts with their names."""
    value, slope, nudged = (
        np.array([float(some[name]) for name in variables]) for some in (variables, slope, nudged)
    )
    columns = {"": list(variables), "value": value, "slope": slope, "by a nudge": nudged}
    tables.show({**columns, "difference": nudged - slope}, left=[""])


def answers(names, X, Y, h):
    """The inputs of each point, its right answer, and what the neuron says.

    `names`: those of the inputs. `X`: a list of columns;
    `Y`, `h`: a number for each point.
    """
    inputs = np.column_stack([column[:MANY] for column in X]).T
    columns = [*zip(names, inputs, strict=True), ("y", Y[:MANY])]
    table = {"point": [*range(1, len(Y[:MANY]) + 1)]}
    for name, column in columns:
        table[name] = [numbers.text(number, 10) for number in column]
    tables.show({**table, "h": np.array(h[:MANY])})
    if len(Y) > MANY:
        print(f"... and {len(Y) - MANY} more")


def least_squares(descent, lowest, best, unique):
    """What least squares says, and how far above the lowest cost the descent ended."""
    lowest = min(lowest, descent.last["cost"])  # rounding may let a descent come lower
    print(f"Least squares: the lowest cost is {numbers.text(lowest, 9)}.")
    place = "at" if unique else "at many places, for instance at"
    found = zip(descent.names, best, strict=True)
    print(f"It is {place} {', '.join(f'{name} = {numbers.text(v, 8)}' for name, v in found)}")
    above = descent.last["cost"] - lowest
    ended = f"{numbers.text(above, 2)} above it" if above else "at the lowest cost"
    print(f"This descent ended {ended}.")


def predictions(inputs, outputs):
    """The hypothesis at these inputs, rows of numbers."""
    for x, h in zip(inputs, outputs, strict=True):
        words = ", ".join(numbers.text(value, 10) for value in x)
        print(f"hypothesis({words}) = {numbers.text(h, None)}")
