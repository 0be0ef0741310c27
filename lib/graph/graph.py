"""The computation graph of a cost, as TensorFlow itself recorded it, and both passes on it.

A cost is traced with tf.function, and TensorFlow's own operations are walked, from the result back
to where the numbers come from. Each operation that computes is a gate; a wire leads from where a
number comes about to the gates that use it. Values are the operations' results, slopes are
TensorFlow's gradients. Nothing here knows a particular cost, and nothing is drawn here.
"""

import itertools
import re
from dataclasses import dataclass, field

import numpy as np

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
    """The `number`-th operation, from 1 on. `inputs` and `output` are names of wires.

    sign     of the operation, in the picture
    text     the same in the tables: {0} and {1} stand for the inputs
    letters  the local gradient at each input, if it is short: {out} is the output's name, {count}
             of how many numbers one is made
    """

    number: int
    sign: str
    text: str
    letters: tuple
    inputs: list
    output: str


@dataclass
class Passes:
    """A forward and a backward pass, NumPy arrays; local[k] and share[k] are of graph.gates[k].

    value[name]      what the wire carries
    slope[name]      the slope of E at the wire, of the same shape
    local[k][place]  the influence of a gate's input on its output: a number for each of the
                     output's (of a mean or sum: of the input's). None where many numbers of an
                     input count in each of the output's (MatMul)
    share[k][place]  what the gate passes back to its input: local * slope of the output. The
                     shares of a wire that several gates use add up to its slope
    """

    value: dict
    slope: dict
    local: list
    share: list


class Graph:
    """The graph of `cost(*inputs)`.

    cost        a function of the inputs, in their order; its result is one number. A tensor that
                it names (`tf.multiply(w, x, name="h")`, `tf.identity(..., name="h")`) is a wire of
                this name; the others are called a, c, f, ...
    inputs      a dict from name to tensor of floats: x, y
    parameters  a dict from name to tf.Variable: w, b

    The cost's wire is E, and h is the neuron's output.

    `gates` is a list in the order in which they happen, `wires` a dict from name to Wire. A mean of
    a single number is no gate. Raises ValueError if the cost isn't one number, or one of the inputs
    """

    def __init__(self, cost, inputs, parameters):
        names = [*inputs, *parameters, "E"]
        if len(set(names)) < len(names):
            raise ValueError(f"two wires have one name: {', '.join(names)}")
        self.gates, self.wires = [], {}
        self._parameters = dict(parameters)
        self._inputs = [tf.convert_to_tensor(tensor) for tensor in inputs.values()]
        kinds = {"h": HYPOTHESIS, **dict.fromkeys(inputs, INPUT)}
        kinds |= {**dict.fromkeys(parameters, PARAMETER), "E": COST}

        def compute(*tensors):
            walk = _Walk(dict(zip(inputs, tensors, strict=True)), parameters)
            E = tf.convert_to_tensor(cost(*tensors))
            if E.shape.num_elements() != 1:
                raise ValueError(f"a cost is one number, this has the shape {tuple(E.shape)}")
            E = walk.source(E)
            steps = walk.steps(E)
            if not steps:
                raise ValueError("nothing is computed here: the cost is one of its inputs")
            names = walk.names(steps, E)
            self._connect(steps, names, kinds)
            return _both_passes(walk, steps, names, E)

        self._run = tf.function(compute, autograph=False).get_concrete_function(*self._inputs)

    def _connect(self, steps, names, kinds):
        """Fill `gates` and `wires`."""
        for number, (result, _, sources) in enumerate(steps, start=1):
            inputs = [names[source.ref()] for source in sources]
            output = names[result.ref()]
            gate = Gate(number, *_written(result.op), inputs, output)
            self.gates.append(gate)
            for place, name in enumerate(inputs):
                wire = self.wires.setdefault(name, Wire(name, kinds.get(name, CONSTANT)))
                wire.uses.append((gate, place))
            self.wires[output] = Wire(output, kinds.get(output, BETWEEN), gate)

    def passes(self, **values):
        """A forward and a backward pass, with the parameters as they are now.

        `values`: a number for a parameter of one number, which it has for this pass only.
        """
        before = {name: self._parameters[name].numpy() for name in values}
        try:
            for name, number in values.items():
                self._parameters[name].assign(np.full(before[name].shape, number))
            parts = self._run(*self._inputs)
        finally:
            for name, number in before.items():
                self._parameters[name].assign(number)
        value, slope, local, share = tf.nest.map_structure(lambda tensor: tensor.numpy(), parts)
        local = [[array if array.size else None for array in gate] for gate in local]
        return Passes(value, slope, local, share)

    def up_to(self, name):
        """The names of a wire and of all wires that it comes from: a neuron's, for its output."""
        gate = self.wires[name].gate
        return {name}.union(*map(self.up_to, gate.inputs)) if gate else {name}

    def way(self, name):
        """The way from a wire to the cost, as (gate, place) pairs; None if there are several."""
        way = []
        while name != "E":
            if len(self.wires[name].uses) != 1:
                return None
            way += self.wires[name].uses
            name = way[-1][0].output
        return way


# ---------------------------------------------------------------------------- operations

KNOWN = {  # sign, text, letters
    "Mul": ("×", "{0} * {1}", ("{1}", "{0}")),
    "AddV2": ("+", "{0} + {1}", ()),
    "Sub": ("−", "{0} - {1}", ()),
    "RealDiv": ("÷", "{0} / {1}", ()),
    "MatMul": ("@", "{0} @ {1}", ()),
    "Pow": ("^", "{0}^{1}", ()),
    "Neg": ("neg", "-{0}", ()),
    "Square": ("²", "{0}^2", ("2{0}",)),
    "Abs": ("|·|", "abs({0})", ()),
    "Tanh": ("tanh", "tanh({0})", ("(1 - {out}^2)",)),
    "Sigmoid": ("sigmoid", "sigmoid({0})", ("{out}(1 - {out})",)),
    "Exp": ("exp", "exp({0})", ("{out}",)),
    "Mean": ("mean", "mean({0})", ("1/{count}",)),
    "Sum": ("Σ", "sum({0})", ()),
}
# These compute each number of the result from one number of each input: they have a local gradient
# for each number. What is not named here is a gate, too, with TensorFlow's name on it.
ELEMENTWISE = set(
    "Mul AddV2 Sub RealDiv DivNoNan Pow Neg Square SquaredDifference Sqrt Rsqrt Reciprocal "
    "Abs Sign Maximum Minimum Exp Expm1 Log Log1p Tanh Sigmoid Relu Relu6 LeakyRelu Elu Selu "
    "Softplus Softsign Erf Sin Cos Tan Atan Sinh Cosh SelectV2 StopGradient".split()
)
# These make few numbers of many; each number of the input counts in one number of the result.
REDUCTIONS = {"Mean", "Sum", "Max", "Min", "Prod"}
# These change no number, only its shape or its format.
UNCHANGING = {"Identity", "Cast", "Reshape", "ExpandDims", "Squeeze", "EnsureShape"}


def _written(node):
    """The sign, text and letters of a node (a tf.Operation) in TensorFlow's graph."""
    n = _exponent(node)
    if n is not None:
        return KNOWN["Square"] if n == 2 else (f"^{n:g}", f"{{0}}^{n:g}", ())
    name = node.type.lower() if node.type in ELEMENTWISE | REDUCTIONS else node.type
    places = ", ".join(f"{{{place}}}" for place in range(len(_operands(node))))
    return KNOWN.get(node.type, (name, f"{name}({places})", ()))


def _exponent(node):
    """The n of a power that is a constant number, or None."""
    n = tf.get_static_value(node.inputs[1]) if node.type == "Pow" else None
    return float(np.ravel(n)[0]) if n is not None and np.size(n) == 1 else None


def _operands(node):
    """The tensors that a gate computes with, without axes, shapes and the 2 of a square."""
    if node.type in REDUCTIONS or _exponent(node) is not None:
        return [node.inputs[0]]
    return [tensor for tensor in node.inputs if tensor.dtype.is_floating]


def _changes_nothing(node):
    """Whether the result has the numbers of the input as they are, so that this is no gate."""
    if node.type in REDUCTIONS:  # a mean of a single number
        return node.inputs[0].shape.num_elements() == 1
    return node.type in UNCHANGING and node.inputs[0].dtype.is_floating


# ---------------------------------------------------------------------------- the walk

# A name that a script gave an operation (name="h") is a letter and maybe digits; those that
# TensorFlow makes up ("mul_1", "Square") are longer. An identity's only purpose is its name.
GIVEN = re.compile(r"[A-Za-z]\d*(_\d+)?")
MADE_UP = re.compile(r"(Identity|ReadVariableOp|Read)(_\d+)?$")


class _Walk:
    """The way back, inside a traced function, to `inputs`, tensors, and `parameters`, variables.

    What computes nothing (a cast, another shape, the reading of a variable) is passed by. A tensor
    whose numbers come about where it stands is a source: a gate's result, an input, a variable.
    """

    def __init__(self, inputs, parameters):
        self._known = {tensor.ref(): name for name, tensor in inputs.items()}
        self.reads = {}  # a variable's handle: one of its reads
        self._given = {}  # a source: the name that the script gave it
        for name, variable in parameters.items():
            read = tf.raw_ops.ReadVariableOp(resource=variable.handle, dtype=variable.dtype)
            self._known[self.source(read).ref()] = name

    def source(self, tensor):
        """Where the numbers of this tensor come about."""
        given = None
        while tensor.ref() not in self._known:
            name = tensor.op.name.rpartition("/")[2]
            if GIVEN.fullmatch(name) or (tensor.op.type == "Identity" and not MADE_UP.match(name)):
                given = given or name
            if tensor.op.type == "ReadVariableOp":  # all reads of a variable are one wire
                self.reads.setdefault(tensor.op.inputs[0].ref(), tensor)
            elif not _changes_nothing(tensor.op):
                break
            tensor = tensor.op.inputs[0]
            if tensor.dtype == tf.resource:
                break
        if given:
            self._given.setdefault(tensor.ref(), given)
        return tensor

    def steps(self, E):
        """(result, inputs, their sources) of each gate that E comes from, as they happen."""
        found, waiting = {}, [E]
        while waiting:
            tensor = waiting.pop()
            inputs = _operands(tensor.op)
            if inputs and tensor.ref() not in self._known and tensor.ref() not in found:
                sources = [self.source(each) for each in inputs]
                found[tensor.ref()] = tensor, inputs, sources
                waiting += sources
        order = {node.name: at for at, node in enumerate(E.graph.get_operations())}
        return sorted(found.values(), key=lambda step: order[step[0].op.name])

    def names(self, steps, E):
        """A name for each source, by its ref; what the script did not name gets a free letter."""
        names = {**self._known, E.ref(): "E"}
        refs = [source.ref() for source in _all_sources(steps)]
        for ref in refs:
            given = self._given.get(ref)
            if ref not in names and given and given not in names.values():
                names[ref] = given
        # Without letters that mean something in the lecture or look like a number
        letters = (f"{a}{lap or ''}" for lap in itertools.count() for a in "acfgijkmnpqrstuvz")
        free = (letter for letter in letters if letter not in names.values())
        return names | {ref: next(free) for ref in refs if ref not in names}


def _all_sources(steps):
    """All sources that these steps use or make, each once."""
    refs = [tensor.ref() for result, _, sources in steps for tensor in (*sources, result)]
    return [ref.deref() for ref in dict.fromkeys(refs)]


# ---------------------------------------------------------------------------- both passes


def _both_passes(walk, steps, names, E):
    """The parts of Passes as tensors, inside the traced function; an empty tensor is no number."""
    sources = _all_sources(steps)
    value = {names[one.ref()]: tf.identity(walk.reads.get(one.ref(), one)) for one in sources}
    slopes = zip(sources, _slopes(E, sources), strict=True)
    slope = {names[source.ref()]: back for source, back in slopes}
    local, share = [_local(result, inputs) for result, inputs, _ in steps], []
    for result, inputs, sources in steps:
        shares = _shares(result, inputs, slope[names[result.ref()]])
        parts = zip(inputs, sources, shares, strict=True)
        share.append([_at_source(tensor, source, back) for tensor, source, back in parts])
    return value, slope, local, share


def _slopes(result, tensors, back=None, **more):
    slopes = tf.gradients(result, tensors, back, unconnected_gradients="zero", **more)
    return [tf.convert_to_tensor(slope) for slope in slopes]


def _at_source(tensor, source, back):
    """What comes back to an input, at its source: maybe through a cast, another shape."""
    same = tensor is source or tensor.op.type == "ReadVariableOp"  # tf.gradients takes long
    return back if same else _slopes(tensor, [source], back)[0]


def _local(result, inputs):
    """The influence of each input on the output, number by number; empty where it has no sense."""
    if result.op.type in ELEMENTWISE:
        wide = [tf.broadcast_to(tensor, result.shape) for tensor in inputs]
        return _slopes(_again(result.op, wide), wide)
    if result.op.type in REDUCTIONS:
        return _slopes(result, inputs)
    if all(tensor.shape.num_elements() == 1 for tensor in [result, *inputs]):
        return _shares(result, inputs, tf.ones_like(result))
    return [tf.zeros([0], result.dtype) for _ in inputs]


def _shares(result, inputs, back):
    """What goes back to each input if the slope at the output is `back`."""
    if result.op.type in ELEMENTWISE:
        # One tensor may come in at two places; what goes back is then counted apart.
        copies = [tf.identity(tensor) for tensor in inputs]
        return _slopes(_again(result.op, copies), copies, back)
    # Another operation is not computed again: the places of one tensor share equally.
    places = [sum(tensor is other for other in inputs) for tensor in inputs]
    slopes = _slopes(result, inputs, back, stop_gradients=inputs)
    return [slope / count for slope, count in zip(slopes, places, strict=True)]


def _again(node, tensors):
    """The result of the same operation with these floating tensors in place of its own."""
    fresh = iter(tensors)  # a power's exponent and a condition stay
    inputs = [next(fresh, old) if old.dtype.is_floating else old for old in node.inputs]
    names = [place.name for place in node.op_def.input_arg]
    given = {one.name: node.get_attr(one.name) for one in node.op_def.attr if one.type != "type"}
    return getattr(tf.raw_ops, node.type)(**dict(zip(names, inputs, strict=True)), **given)
