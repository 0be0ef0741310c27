"""The computation graph of a cost, as TensorFlow itself built it: gates, wires, slopes.

A script's cost function is traced with tf.function, and TensorFlow's own operations are walked.
Each operation that computes is a gate; a wire leads from where a number comes about to the gates
that use it. Nothing here knows a particular cost, and nothing is drawn here.

What stands on the slides "forward propagation", "influence" and "back-propagation" is TensorFlow's,
too: values are its operations' results, and slopes its gradients.
"""

import itertools
import re
from dataclasses import dataclass, field

import numpy as np

from lib.quiet import tf

# An operation's sign in the picture, the same in ASCII, and the operation as a function of its
# inputs. These compute each number of the result from one number of each input.
ELEMENTWISE = {
    "Mul": ("×", "*", tf.multiply),
    "AddV2": ("+", "+", tf.add),
    "Add": ("+", "+", tf.add),
    "BiasAdd": ("+", "+", tf.add),
    "AddN": ("+", "+", lambda *terms: tf.add_n(terms)),
    "Sub": ("−", "-", tf.subtract),
    "RealDiv": ("÷", "/", tf.divide),
    "Square": ("²", "^2", tf.square),
    "Pow": ("^", "^", tf.pow),
    "SquaredDifference": ("(−)²", "SquaredDifference", tf.math.squared_difference),
    "Neg": ("neg", "-", tf.negative),
    "Abs": ("|·|", "abs", tf.abs),
    "Sqrt": ("√", "sqrt", tf.sqrt),
    "Exp": ("exp", "exp", tf.exp),
    "Log": ("ln", "ln", tf.math.log),
    "Maximum": ("max", "max", tf.maximum),
    "Minimum": ("min", "min", tf.minimum),
    "Relu": ("relu", "relu", tf.nn.relu),
    "Sigmoid": ("σ", "sigmoid", tf.sigmoid),
    "Tanh": ("tanh", "tanh", tf.tanh),
}
# These make few numbers of many; each number of the input counts in one number of the result.
REDUCTIONS = {"Mean": ("mean", "mean"), "Sum": ("+", "sum")}
# These have a sign, too; every other operation is a gate with TensorFlow's name on it.
OTHERS = {"StridedSlice": ("pick", "pick"), "MatMul": ("Σ×", "MatMul")}
# These change no number, only its shape, its format or its place in memory.
PASSED = {
    "Identity", "IdentityN", "Snapshot", "Cast", "Reshape", "ExpandDims", "Squeeze", "BroadcastTo",
    "EnsureShape", "CheckNumerics",
}  # fmt: skip

# A name that a script gave an operation (name="h") is a letter and maybe digits; those that
# TensorFlow makes up ("mul_1", "Square") are longer.
GIVEN = re.compile(r"[A-Za-z]\d*(_\d+)?")
MADE_UP = re.compile(r"(Identity|ReadVariableOp|Read)(_\d+)?")

INPUT, PARAMETER, CONSTANT, BETWEEN, COST = "input", "parameter", "constant", "between", "cost"


@dataclass
class Wire:
    """`gate` makes its numbers (None: they come from outside); `uses`: (gate, place) pairs."""

    name: str
    kind: str
    gate: "Gate | None" = None
    uses: list = field(default_factory=list)


@dataclass
class Gate:
    """The `number`-th operation, from 1 on. `inputs` and `output` are names of wires."""

    number: int
    operation: str  # TensorFlow's name for it
    sign: str
    ascii: str
    inputs: list
    output: str


@dataclass
class Passes:
    """A forward and a backward pass. All numbers are NumPy arrays.

    value[name]          what the wire carries
    slope[name]          the slope of E at the wire, of the same shape
    local[gate][place]   the influence of a gate's input on its output, inside the gate; one number
                         for each of the output's (a reduction: of the input's). None where many
                         numbers of an input have a say in each number of the output (MatMul)
    share[gate][place]   what this gate passes back to its input: local * slope of the output.
                         The shares of a wire that several gates use add up to its slope.

    Gates count from 0 here: local[k] is that of graph.gates[k].
    """

    value: dict
    slope: dict
    local: list
    share: list


def brief(numbers, most=3, digits=4, room=None):
    """The numbers of a wire as text: all if they are at most so many, or the first and how many.

    With `room` for so many letters: as many of them as fit, at least one.
    """
    numbers = np.ravel(numbers)
    texts = [_short(number + 0.0, digits) for number in numbers[:most]]
    if room is not None:
        while len(texts) > 1 and len(", ".join(texts)) > room:
            texts.pop()
        return ", ".join(texts) + ", ..." * (len(texts) < len(numbers))
    if len(numbers) <= most:
        return ", ".join(texts)
    return f"{', '.join(texts[: most - 1])}, ... ({len(numbers)})"


def _short(number, digits):
    plain = 10**digits <= abs(number) < 1e7  # where no power of ten is easier to read
    return f"{number:.0f}" if plain else f"{number:.{digits}g}"


class Graph:
    """The graph of `cost(*inputs)`.

    cost        a function of the inputs, in their order; its result is one number. A tensor that
                it names (`tf.multiply(w, x, name="h")`, `tf.identity(..., name="h")`) is a wire of
                this name
    inputs      a dict from name to tensor of floats: x, y
    parameters  a dict from name to tf.Variable: w, b
    result      the cost's name

    `gates` is a list in the order in which they happen, `wires` a dict from name to Wire. Wires
    that nobody named are called a, b, c, ..., as far as these names are free. A mean or a sum of a
    single number is no gate: it changes nothing.

    Raises ValueError if the cost isn't one number, or if nothing is computed.
    """

    def __init__(self, cost, inputs, parameters, result="E"):
        names = [*inputs, *parameters, result]
        if len(set(names)) < len(names):
            raise ValueError(f"two wires have one name: {', '.join(names)}")
        self.gates = []
        self.wires = {}
        self.result = result
        self._parameters = dict(parameters)
        self._inputs = [tf.convert_to_tensor(tensor) for tensor in inputs.values()]

        def passes(*tensors):
            walk = _Walk(dict(zip(inputs, tensors, strict=True)), parameters)
            E = tf.convert_to_tensor(cost(*tensors))
            if E.shape.num_elements() != 1:
                raise ValueError(f"a cost is one number, this has the shape {tuple(E.shape)}")
            E = walk.source(E)
            steps = walk.steps(E)
            if not steps:
                raise ValueError("nothing is computed here: the cost is one of its inputs")
            names = walk.all_names(steps, E, result)
            self._connect(steps, names, inputs)
            return _both_passes(walk, steps, names, E)

        self._run = tf.function(passes, autograph=False).get_concrete_function(*self._inputs)

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
        value, slope, local, share = tf.nest.map_structure(lambda tensor: tensor.numpy(), parts)
        local = [[one if one.size else None for one in gate] for gate in local]
        return Passes(value, slope, local, share)

    def leaves(self):
        """The wires whose numbers come from outside."""
        return [wire for wire in self.wires.values() if wire.gate is None]

    def up_to(self, name):
        """The names of a wire and of all wires that it comes from: a neuron's, for its output."""
        gate = self.wires[name].gate
        return {name}.union(*(self.up_to(one) for one in gate.inputs)) if gate else {name}

    def way(self, name):
        """The way from a wire to the cost, as (gate, place) pairs; None if there are several."""
        way = []
        while name != self.result:
            if len(self.wires[name].uses) != 1:
                return None
            way += self.wires[name].uses
            name = way[-1][0].output
        return way

    def _connect(self, steps, names, inputs):
        """Fill `gates` and `wires`."""
        for step in steps:
            for source in [*step.sources, step.tensor]:
                name = names[source.ref()]
                kind = INPUT if name in inputs else CONSTANT
                if source.dtype == tf.resource:
                    kind = PARAMETER
                self.wires.setdefault(name, Wire(name, kind))
        for number, step in enumerate(steps, start=1):
            wire = self.wires[names[step.tensor.ref()]]
            places = [names[source.ref()] for source in step.sources]
            operation = step.tensor.op.type
            wire.gate = Gate(number, operation, *_signs(step.tensor.op), places, wire.name)
            wire.kind = COST if wire.name == self.result else BETWEEN
            self.gates.append(wire.gate)
            for place, name in enumerate(places):
                self.wires[name].uses.append((wire.gate, place))


# Inside the traced function


@dataclass
class _Step:
    """A gate's tensors: the result, the operation's inputs, and where each of these comes from."""

    tensor: tf.Tensor
    inputs: list
    sources: list


class _Walk:
    """Finds the way from a result back to where its numbers come from."""

    def __init__(self, inputs, parameters):
        self._leaves = {tensor.ref(): name for name, tensor in inputs.items()}
        self._reads = {}  # a variable's handle: one of its reads
        self._given = {}
        for name, variable in parameters.items():
            read = tf.raw_ops.ReadVariableOp(resource=variable.handle, dtype=variable.dtype)
            self._leaves[self.source(read).ref()] = name

    def source(self, tensor):
        """Where the numbers of this tensor come about: a gate's result, an input, a variable."""
        given = None
        while tensor.ref() not in self._leaves:
            given = given or _given_name(tensor.op)
            if tensor.op.type == "ReadVariableOp":  # all reads of a variable are one wire
                self._reads.setdefault(tensor.op.inputs[0].ref(), tensor)
            elif not _passes_on(tensor.op):
                break
            tensor = tensor.op.inputs[0]
            if tensor.dtype == tf.resource:
                break
        if given:
            self._given.setdefault(tensor.ref(), given)
        return tensor

    def steps(self, E):
        """The operations that E comes from, in the order in which they happen."""
        found = {}
        waiting = [E]
        while waiting:
            tensor = waiting.pop()
            inputs = _operands(tensor.op)
            if tensor.ref() in self._leaves or tensor.ref() in found or not inputs:
                continue
            sources = [self.source(one) for one in inputs]
            found[tensor.ref()] = _Step(tensor, inputs, sources)
            waiting += sources
        order = {op.name: at for at, op in enumerate(E.graph.get_operations())}
        return sorted(found.values(), key=lambda step: order[step.tensor.op.name])

    def all_names(self, steps, E, result):
        """A name for each source; what the script did not name gets a free letter."""
        names = {**self._leaves, E.ref(): result}
        refs = [source.ref() for step in steps for source in [*step.sources, step.tensor]]
        for ref in refs:
            given = self._given.get(ref)
            if ref not in names and given and given not in names.values():
                names[ref] = given
        free = (letter for letter in _letters() if letter not in names.values())
        for ref in refs:
            if ref not in names:
                names[ref] = next(free)
        return names

    def value(self, source):
        """The numbers of a source."""
        return self._reads.get(source.ref(), source)


def _both_passes(walk, steps, names, E):
    refs = dict.fromkeys(ref for step in steps for ref in [
        *(source.ref() for source in step.sources), step.tensor.ref()
    ])  # fmt: skip
    sources = [ref.deref() for ref in refs]
    value = {names[source.ref()]: tf.identity(walk.value(source)) for source in sources}
    slopes = _slopes(E, sources)
    slope = {names[source.ref()]: one for source, one in zip(sources, slopes, strict=True)}
    local, share = [], []
    for step in steps:
        back = slope[names[step.tensor.ref()]]
        local.append(_local(step))
        passed = zip(step.inputs, step.sources, _shares(step, back), strict=True)
        share.append([_slopes(one, [source], part)[0] for one, source, part in passed])
    return value, slope, local, share


def _slopes(result, tensors, times=None):
    slopes = tf.gradients(result, tensors, times, unconnected_gradients="zero")
    return [tf.convert_to_tensor(slope) for slope in slopes]


def _local(step):
    """The influence of each input on the output, number by number; empty where it has no sense."""
    op = step.tensor.op
    if op.type in ELEMENTWISE:
        wide = [tf.broadcast_to(one, step.tensor.shape) for one in step.inputs]
        return _slopes(_again(op, wide), wide)
    if op.type in REDUCTIONS:
        return _slopes(step.tensor, step.inputs)
    if all(one.shape.num_elements() == 1 for one in [step.tensor, *step.inputs]):
        return _shares(step, tf.ones_like(step.tensor))
    return [tf.zeros([0], step.tensor.dtype) for _ in step.inputs]


def _shares(step, back):
    """What goes back to each input if the slope at the output is `back`."""
    op = step.tensor.op
    if op.type in ELEMENTWISE:
        # One tensor may come in at two places; what goes back is then counted apart.
        copies = [tf.identity(one) for one in step.inputs]
        return _slopes(_again(op, copies), copies, back)
    times = [sum(one is other for other in step.inputs) for one in step.inputs]
    slopes = tf.gradients(
        step.tensor, step.inputs, back,
        stop_gradients=step.inputs, unconnected_gradients="zero",
    )  # fmt: skip
    return [slope / count for slope, count in zip(slopes, times, strict=True)]


def _again(op, tensors):
    """The same operation on other tensors."""
    return ELEMENTWISE[op.type][2](*tensors, *op.inputs[len(tensors) :])


def _operands(op):
    """The inputs that a gate computes with, without axes, shapes and the 2 of a square."""
    if op.type in REDUCTIONS or _exponent(op) is not None:
        return [op.inputs[0]]
    return [one for one in op.inputs if one.dtype.is_floating]


def _passes_on(op):
    if op.type in REDUCTIONS:
        return op.inputs[0].shape.num_elements() == 1
    return op.type in PASSED and op.inputs[0].dtype.is_floating


def _exponent(op):
    """The n of a power that is a constant number, or None."""
    if op.type != "Pow":
        return None
    n = tf.get_static_value(op.inputs[1])
    return float(n) if n is not None and np.size(n) == 1 else None


def _signs(op):
    n = _exponent(op)
    if n is not None:
        return ("²" if n == 2 else f"^{n:g}"), f"^{n:g}"
    known = {**ELEMENTWISE, **REDUCTIONS, **OTHERS}
    return known.get(op.type, (op.type, op.type))[:2]


def _given_name(op):
    name = op.name.rpartition("/")[2]
    identity = op.type == "Identity" and not MADE_UP.fullmatch(name)
    return name if identity or GIVEN.fullmatch(name) else None


def _letters():
    """a, c, f, ... without those that mean something in the lecture or look like a number."""
    for round_ in itertools.count():
        for letter in "acfgijkmnpqrstuvz":
            yield f"{letter}{round_ or ''}"
