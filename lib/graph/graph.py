"""The computation graph of a cost, as TensorFlow itself built it: gates, wires, slopes.

A script's cost function is traced with tf.function, and TensorFlow's own operations are walked.
Each operation that computes is a gate; a wire leads from where a number comes about to the gates
that use it. Nothing here knows a particular cost, and nothing is drawn here.

What stands on the slides "forward propagation", "influence" and "back-propagation" is TensorFlow's,
too: values are its operations' results, and slopes its gradients.
"""

from dataclasses import dataclass, field

import numpy as np

from lib.graph import propagation
from lib.graph.operations import Operation
from lib.graph.walk import Walk
from lib.program.quiet import tf

# The kinds of wires
INPUT, PARAMETER, CONSTANT = "input", "parameter", "constant"
HYPOTHESIS, COST, BETWEEN = "hypothesis", "cost", "between"


@dataclass
class Wire:
    """`gate` makes its numbers (None: they come from outside); `uses`: (gate, place) pairs."""

    name: str
    kind: str
    gate: "Gate | None" = None
    uses: list = field(default_factory=list)


@dataclass(eq=False)
class Gate:
    """The `number`-th operation, from 1 on. `inputs` and `output` are names of wires."""

    number: int
    operation: Operation
    inputs: list
    output: str

    @property
    def sign(self):
        """The operation's sign, as in the picture."""
        return self.operation.sign

    @property
    def ascii(self):
        """The operation's sign, as in the tables."""
        return self.operation.ascii


class Graph:
    """The graph of `cost(*inputs)`.

    cost        a function of the inputs, in their order; its result is one number. A tensor that
                it names (`tf.multiply(w, x, name="h")`, `tf.identity(..., name="h")`) is a wire of
                this name
    inputs      a dict from name to tensor of floats: x, y
    parameters  a dict from name to tf.Variable: w, b
    result      the cost's name
    hypothesis  the name that the cost gives the neuron's output, if it gives it one

    `gates` is a list in the order in which they happen, `wires` a dict from name to Wire. Wires
    that nobody named are called a, c, f, ..., as far as these names are free. A mean or a sum of a
    single number is no gate: it changes nothing.

    Raises ValueError if the cost isn't one number, or if nothing is computed.
    """

    def __init__(self, cost, inputs, parameters, result="E", hypothesis="h"):
        names = [*inputs, *parameters, result]
        if len(set(names)) < len(names):
            raise ValueError(f"two wires have one name: {', '.join(names)}")
        self.gates = []
        self.wires = {}
        self.result = result
        self._parameters = dict(parameters)
        self._inputs = [tf.convert_to_tensor(tensor) for tensor in inputs.values()]
        kinds = {
            hypothesis: HYPOTHESIS,
            **dict.fromkeys(inputs, INPUT),
            **dict.fromkeys(parameters, PARAMETER),
            result: COST,
        }

        def compute(*tensors):
            walk = Walk(dict(zip(inputs, tensors, strict=True)), parameters)
            E = tf.convert_to_tensor(cost(*tensors))
            if E.shape.num_elements() != 1:
                raise ValueError(f"a cost is one number, this has the shape {tuple(E.shape)}")
            E = walk.source(E)
            steps = walk.steps(E)
            if not steps:
                raise ValueError("nothing is computed here: the cost is one of its inputs")
            names = walk.names(steps, E, result)
            self._connect(steps, names, kinds)
            return propagation.traced(walk, steps, names, E)

        self._run = tf.function(compute, autograph=False).get_concrete_function(*self._inputs)

    def passes(self, **values):
        """A forward and a backward pass, with the parameters as they are now.

        `values`: a number for a parameter of one number, which it has for this pass only.
        """
        before = {name: self._parameters[name].numpy() for name in values}
        try:
            for name, value in values.items():
                self._parameters[name].assign(np.full(before[name].shape, value))
            parts = self._run(*self._inputs)
        finally:
            for name, value in before.items():
                self._parameters[name].assign(value)
        return propagation.from_arrays(*tf.nest.map_structure(lambda tensor: tensor.numpy(), parts))

    def up_to(self, name):
        """The names of a wire and of all wires that it comes from: a neuron's, for its output."""
        names, waiting = set(), [name]
        while waiting:
            name = waiting.pop()
            gate = self.wires[name].gate
            if gate and name not in names:
                waiting += gate.inputs
            names.add(name)
        return names

    def way(self, name):
        """The way from a wire to the cost, as (gate, place) pairs; None if there are several."""
        way = []
        while name != self.result:
            if len(self.wires[name].uses) != 1:
                return None
            way += self.wires[name].uses
            name = way[-1][0].output
        return way

    def _connect(self, steps, names, kinds):
        """Fill `gates` and `wires`."""
        for number, step in enumerate(steps, start=1):
            inputs = [names[source.ref()] for source in step.sources]
            output = names[step.result.ref()]
            gate = Gate(number, step.operation, inputs, output)
            self.gates.append(gate)
            for place, name in enumerate(inputs):
                wire = self.wires.setdefault(name, Wire(name, kinds.get(name, CONSTANT)))
                wire.uses.append((gate, place))
            self.wires[output] = Wire(output, kinds.get(output, BETWEEN), gate)
