"""TensorFlow's operations as gates: how they are written, and which of them are gates at all."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

import numpy as np

from lib.program.quiet import tf


class Notation(Enum):
    """Where an operation's sign stands."""

    INFIX = "a * b"
    PREFIX = "-a"
    POSTFIX = "a^2"
    FUNCTION = "mean(a)"


@dataclass(frozen=True)
class Operation:
    """How an operation is written, and what is known about its local gradients.

    sign      its sign in the picture
    ascii     the same in the tables
    notation  where the sign stands
    compute   a function of its inputs, if it computes each number of the result from one number
              of each input
    reduces   whether it makes few numbers of many: each number of the input counts in one number
              of the result
    local     the local gradient at each input in letters, where it is well known: {0} and {1} are
              the inputs' names, {count} is of how many numbers one is made
    """

    sign: str
    ascii: str
    notation: Notation
    compute: Callable | None = None
    reduces: bool = False
    local: tuple = ()

    def formula(self, factors, alone=None):
        """What is computed, in ASCII: a * b, -a, a^2, mean(a).

        factors   the inputs as texts, in brackets where a sign beside them needs it
        alone     the same without brackets; where None, the factors have none
        """
        match self.notation:
            case Notation.INFIX:
                return f" {self.ascii} ".join(factors)
            case Notation.PREFIX:
                return f"{self.ascii}{factors[0]}"
            case Notation.POSTFIX:
                return f"{factors[0]}{self.ascii}"
        return f"{self.ascii}({', '.join(alone or factors)})"


KNOWN = {
    "Mul": Operation("×", "*", Notation.INFIX, tf.multiply, local=("{1}", "{0}")),
    "AddV2": Operation("+", "+", Notation.INFIX, tf.add),
    "Sub": Operation("−", "-", Notation.INFIX, tf.subtract),
    "MatMul": Operation("@", "@", Notation.INFIX),
    "RealDiv": Operation("÷", "/", Notation.INFIX, tf.divide),
    "Neg": Operation("neg", "-", Notation.PREFIX, tf.negative),
    "Square": Operation("²", "^2", Notation.POSTFIX, tf.square, local=("2{0}",)),
    "Abs": Operation("|·|", "abs", Notation.FUNCTION, tf.abs),
    "Mean": Operation("mean", "mean", Notation.FUNCTION, reduces=True, local=("1/{count}",)),
    "Sum": Operation("+", "sum", Notation.FUNCTION, reduces=True),
}
# These change no number, only its shape or its format.
UNCHANGING = {"Identity", "Cast", "Reshape", "ExpandDims", "Squeeze"}


def of(node):
    """The Operation of a node (a tf.Operation) in TensorFlow's graph.

    One that is not known here is a gate with TensorFlow's name on it.
    """
    n = _exponent(node)
    if n == 2:
        return KNOWN["Square"]
    if n is not None:
        return Operation(f"^{n:g}", f"^{n:g}", Notation.POSTFIX, lambda a: tf.pow(a, n))
    return KNOWN.get(node.type, Operation(node.type, node.type, Notation.FUNCTION))


def operands(node):
    """The tensors that a gate computes with, without axes, shapes and the 2 of a square."""
    if of(node).reduces or _exponent(node) is not None:
        return [node.inputs[0]]
    return [tensor for tensor in node.inputs if tensor.dtype.is_floating]


def changes_nothing(node):
    """Whether the result has the numbers of the input as they are, so that this is no gate."""
    if of(node).reduces:  # a mean of a single number
        return node.inputs[0].shape.num_elements() == 1
    return node.type in UNCHANGING and node.inputs[0].dtype.is_floating


def _exponent(node):
    """The n of a power that is a constant number, or None."""
    if node.type != "Pow":
        return None
    n = tf.get_static_value(node.inputs[1])
    return float(n) if n is not None and np.size(n) == 1 else None
