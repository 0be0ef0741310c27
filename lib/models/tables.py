"""What is printed about a model: its parameters and gates, its slopes checked, its answers."""

from collections import Counter

import numpy as np

from lib.learning import parameters as flattened
from lib.program.words import counted
from lib.show import numbers, tables

MANY = 30  # rows of a table
WIDE, FEW = 20, 3  # inputs: of more the first few and the last are shown


def parameters(model, variables):
    """How many parameters there are to tune, counted from the variables."""
    total = sum(variable.shape.num_elements() for variable in variables.values())
    print(f"{model}: {counted(total, 'parameter')} to tune: {', '.join(variables)}")


def gates(graph):
    """How many gates there are of each kind, in the order in which they come."""
    kinds = Counter(gate.ascii for gate in graph.gates)
    words = ", ".join(sign if count == 1 else f"{count} {sign}" for sign, count in kinds.items())
    print(f"The graph has {counted(len(graph.gates), 'gate')}: {words}")


def slopes(variables, slope, nudged):
    """Each parameter's value and slope, and what a nudge says of it.

    variables, slope  dicts with the parameters' names
    nudged            a dict with the names of the numbers in them, maybe of a few only
    """
    names = flattened.names(variables)
    shown = [names.index(name) for name in nudged]
    value, slope = (
        flattened.flat(some[name] for name in variables).numpy()[shown]
        for some in (variables, slope)
    )
    by_nudge = np.array([*nudged.values()])
    columns = {"": [*nudged], "value": value, "slope": slope, "by a nudge": by_nudge}
    tables.show({**columns, "difference": by_nudge - slope}, left=[""])
    if len(shown) < len(names):
        print(f"... and {len(names) - len(shown)} more")


def answers(names, X, Y, h):
    """The inputs of each point, its right answer, and what the neuron says.

    `names`: those of the inputs. `X`: a list of columns, or of a matrix with a row for each point;
    `Y`, `h`: a number for each point.
    """
    inputs = np.column_stack([column[:MANY] for column in X]).T
    if len(inputs) > len(names):
        names = [f"{names[0]}{k}" for k in range(1, len(inputs) + 1)]
    columns = [*zip(names, inputs, strict=True), ("y", Y[:MANY])]
    if len(inputs) > WIDE:
        columns[FEW:-2] = []
    table = {"point": [*range(1, len(Y[:MANY]) + 1)]}
    for name, column in columns:
        table[name] = [numbers.text(number, 10) for number in column]
    tables.show({**table, "h": np.array(h[:MANY])})
    if len(Y) > MANY:
        print(f"... and {len(Y) - MANY} more")
