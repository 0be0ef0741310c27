"""Walks the operations of a traced function, from its result back to where the numbers come from.

What computes nothing (a cast, another shape, the reading of a variable) is passed by. A tensor
whose numbers come about where it stands is called a source here: a gate's result, an input of the
function, a variable.
"""

import itertools
import re
from dataclasses import dataclass

from lib.graph import operations
from lib.graph.operations import Operation
from lib.program.quiet import tf

# A name that a script gave an operation (name="h") is a letter and maybe digits; those that
# TensorFlow makes up ("mul_1", "Square") are longer. An identity's only purpose is its name.
GIVEN = re.compile(r"[A-Za-z]\d*(_\d+)?")
MADE_UP = re.compile(r"(Identity|ReadVariableOp|Read)(_\d+)?")


@dataclass
class Step:
    """One gate's tensors: its result, its inputs, and the source of each of these."""

    operation: Operation
    result: tf.Tensor
    inputs: list
    sources: list


class Walk:
    """The way back to `inputs`, a dict from name to tensor, and `parameters`, one to tf.Variable.

    To be used while a tf.function is traced.
    """

    def __init__(self, inputs, parameters):
        self._known = {tensor.ref(): name for name, tensor in inputs.items()}
        self._reads = {}  # a variable's handle: one of its reads
        self._given = {}  # a source: the name that the script gave it
        for name, variable in parameters.items():
            read = tf.raw_ops.ReadVariableOp(resource=variable.handle, dtype=variable.dtype)
            self._known[self.source(read).ref()] = name

    def source(self, tensor):
        """Where the numbers of this tensor come about."""
        given = None
        while tensor.ref() not in self._known:
            given = given or _given_name(tensor.op)
            if tensor.op.type == "ReadVariableOp":  # all reads of a variable are one wire
                self._reads.setdefault(tensor.op.inputs[0].ref(), tensor)
            elif not operations.changes_nothing(tensor.op):
                break
            tensor = tensor.op.inputs[0]
            if tensor.dtype == tf.resource:
                break
        if given:
            self._given.setdefault(tensor.ref(), given)
        return tensor

    def steps(self, E):
        """A Step for each gate that the source E comes from, in the order in which they happen."""
        found = {}
        waiting = [E]
        while waiting:
            tensor = waiting.pop()
            inputs = operations.operands(tensor.op)
            if tensor.ref() in self._known or tensor.ref() in found or not inputs:
                continue
            sources = [self.source(each) for each in inputs]
            found[tensor.ref()] = Step(operations.of(tensor.op), tensor, inputs, sources)
            waiting += sources
        order = {node.name: at for at, node in enumerate(E.graph.get_operations())}
        return sorted(found.values(), key=lambda step: order[step.result.op.name])

    def names(self, steps, E, result):
        """A name for each source, by its ref; what the script did not name gets a free letter."""
        names = {**self._known, E.ref(): result}
        refs = [source.ref() for source in all_sources(steps)]
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
        """The numbers of a source, as a tensor of floats."""
        return self._reads.get(source.ref(), source)


def all_sources(steps):
    """All sources that these steps use or make, each once."""
    refs = dict.fromkeys(
        tensor.ref() for step in steps for tensor in [*step.sources, step.result]
    )  # fmt: skip
    return [ref.deref() for ref in refs]


def _given_name(node):
    name = node.name.rpartition("/")[2]
    identity = node.type == "Identity" and not MADE_UP.fullmatch(name)
    return name if identity or GIVEN.fullmatch(name) else None


def _letters():
    """a, c, f, ... without those that mean something in the lecture or look like a number."""
    for lap in itertools.count():
        for letter in "acfgijkmnpqrstuvz":
            yield f"{letter}{lap or ''}"
