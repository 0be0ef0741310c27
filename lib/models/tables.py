"""What is printed about a model: its parameters and gates, its slopes checked, its answers."""

from collections import Counter

import numpy as np

from lib.show import numbers, tables

MANY = 30  # rows of a table


def parameters(model, variables):
    """How many parameters there are to tune, counted from the variables."""
    total = sum(variable.shape.num_elements() for variable in variables.values())
    print(f"{model}: {numbers.counted(total, 'parameter')} to tune: {', '.join(variables)}")


def gates(graph):
    """How many gates there are of each kind, in the order in which they come."""
    kinds = Counter(gate.ascii for gate in graph.gates)
    words = ", ".join(sign if count == 1 else f"{count} {sign}" for sign, count in kinds.items())
    print(f"The graph has {numbers.counted(len(graph.gates), 'gate')}: {words}")


def slopes(variables, slope, nudged):
    """Each parameter's value and slope, and what a nudge says of it: dicts with its name."""
    names = [*variables]
    slope, nudged = np.array([[float(some[name]) for name in names] for some in (slope, nudged)])
    columns = {"": names, "value": [*map(float, variables.values())], "slope": slope}
    tables.show({**columns, "by a nudge": nudged, "difference": nudged - slope}, left=[""])


def answers(names, X, Y, h):
    """The inputs of each point, its right answer, and what the neuron says.

    `names`: those of the inputs. `X`: a list of columns; `Y`, `h`: a number for each point.
    """
    columns = {**dict(zip(names, X, strict=True)), "y": Y}
    table = {"point": [*range(1, len(Y) + 1)][:MANY]}
    for name, column in columns.items():
        table[name] = [numbers.short(number, 10) for number in column[:MANY]]
    tables.show({**table, "h": np.array(h)[:MANY]})
    if len(Y) > MANY:
        print(f"... and {len(Y) - MANY} more")
