"""Graphs to test with: traced from a cost, or only said."""

import numpy as np

from lib.graph import operations
from lib.graph.graph import BETWEEN, COST, INPUT, Gate, Graph, Wire
from lib.program.quiet import tf


def constant(*numbers):
    return tf.constant(numbers, tf.float64)


def variable(*numbers):
    return tf.Variable(numbers, dtype=tf.float64)


def traced(cost, inputs, updates=0, learning_rate=0.1, **parameters):
    """The Graph of cost(*inputs, **parameters), and its passes before and after so many updates."""
    variables = {name: variable(value) for name, value in parameters.items()}
    inputs = {name: constant(*np.ravel(values)) for name, values in inputs.items()}
    graph = Graph(lambda *tensors: cost(*tensors, **variables), inputs, variables)
    passes = [graph.passes()]
    for _ in range(updates):
        for name, w in variables.items():
            w.assign_sub(learning_rate * passes[-1].slope[name])
        passes.append(graph.passes())
    return graph, passes


def squared_error(x, y, w):
    """The slides' cost, with their names: E = mean of (w x - y)^2."""
    e = tf.subtract(tf.multiply(w, x, name="h"), y, name="e")
    return tf.reduce_mean(tf.square(e))


class Said:
    """As much of a Graph as says what leads where: Said("h = w x", "e = h y", "E = e")."""

    def __init__(self, *lines):
        self.gates, self.wires = [], {}
        for number, line in enumerate(lines, start=1):
            output, inputs = line.split(" = ")
            gate = Gate(number, operations.KNOWN["Mul"], inputs.split(), output)
            self.gates.append(gate)
            for place, name in enumerate(gate.inputs):
                self.wires.setdefault(name, Wire(name, INPUT)).uses.append((gate, place))
            self.wires[output] = Wire(output, BETWEEN, gate)
        self.result = output
        self.wires[output].kind = COST
