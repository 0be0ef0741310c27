"""What the library makes with TensorFlow, made by plain loops or by hand: quick, and beside it."""

import numpy as np

from lib import descent, passes, settling
from lib.graph import BETWEEN, COST, INPUT, Gate, Wire
from lib.quiet import tf


def fit(x, y, rate=0.1, epochs=20, seed=None, ending=descent.STEPS):
    """What passes.repeat leaves behind for a neuron that starts with w = b = 1."""
    one = {name: tf.Variable(1.0, dtype=tf.float64) for name in "wb"}
    fitted = passes.Passes(one, len(x))
    order = passes.orders(len(x), seed)
    x, y = np.array(x, float), np.array(y, float)
    w = b = 1.0
    rows, path = [(settling.cost(x, y, w, b), w, b)], [np.empty([0, 2])]
    for _ in range(epochs):
        for at in order(1):
            error = y[at] - (w * x[at] + b)
            w, b = w + rate * error * x[at], b + rate * error
            path.append([[w, b]])
        rows.append((settling.cost(x, y, w, b), w, b))
    fitted.add(0, np.array(rows), ending)
    fitted.add_path(np.concatenate(path))
    return fitted


class Graph:
    """As much of a graph.Graph as says what leads where: Graph("h = w x", "e = h y", "E = e")."""

    def __init__(self, *lines):
        self.gates, self.wires = [], {}
        for number, line in enumerate(lines, start=1):
            output, inputs = line.split(" = ")
            gate = Gate(number, "Mul", "×", "*", inputs.split(), output)
            self.gates.append(gate)
            for place, name in enumerate(gate.inputs):
                self.wires.setdefault(name, Wire(name, INPUT)).uses.append((gate, place))
            self.wires[output] = Wire(output, BETWEEN, gate)
        self.result = output
        self.wires[output].kind = COST
