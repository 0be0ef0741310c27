"""What stands at the wires and in the gates of a picture, as text."""

import textwrap

import numpy as np

from lib.diagram.lettering import symbol, tex, typeset, width
from lib.graph.graph import PARAMETER
from lib.graph.operations import Notation
from lib.graph.wording import brief, common, factor, fitting
from lib.show.numbers import short

SPELLED = 6  # a graph of at most so many gates has room for the chain rule at each wire
NOTE = 25  # letters in a line of a note
UPDATE = 2.4  # inches: an update that is wider gets a second line


class Labels:
    """The texts of a graph, for passes one after the other.

    graph          a Graph
    passes         a list of Passes. While another follows, each parameter's update to it is shown
    learning_rate  for the updates
    notes          a dict from a wire's name to a remark

    `at` says which of the passes, from 0 on; `name` is a wire's.
    """

    def __init__(self, graph, passes, learning_rate=None, notes=None):
        self.graph = graph
        self.passes = passes
        self._rate = learning_rate
        self._notes = {name: textwrap.wrap(note, NOTE) for name, note in (notes or {}).items()}

    def value(self, at, name):
        """What a wire carries."""
        return _numbers(self.passes[at].value[name])

    def slope(self, at, name):
        """The slope of the cost at a wire, with the chain rule where there is room."""
        passes = self.passes[at]
        words = [rf"$\partial {tex(self.graph.result)}/\partial {tex(name)}$"]
        uses = self.graph.wires[name].uses
        if len(uses) == 1 and len(self.graph.gates) <= SPELLED:
            gate, place = uses[0]
            local, slope = passes.local[gate.number - 1][place], passes.slope[gate.output]
            if local is not None and local.size == slope.size == 1:
                words.append(typeset(f"{brief(local)} · {factor(slope)}"))
        return " = ".join([*words, _numbers(passes.slope[name])])

    def local(self, at, gate, place):
        """The local gradient at an input of a gate; nothing where it is no single number."""
        local = self.passes[at].local[gate.number - 1][place]
        return "" if local is None else influence(local)

    def update(self, at, name):
        """The lines that tell a parameter's update to the passes that follow, maybe none."""
        if self.graph.wires[name].kind != PARAMETER or at + 1 >= len(self.passes):
            return []
        old, new = self.passes[at].value[name], self.passes[at + 1].value[name]
        if np.size(old) > 1:
            return [typeset(f"{symbol(name)} ← {brief(new)}")]
        step = f"{short(self._rate)} · {factor(self.passes[at].slope[name])}"
        first = typeset(f"{symbol(name)} ← {brief(old)} - {step}")
        second = typeset(f"= {brief(new)}")
        whole = f"{first} {second}"
        return [whole] if width(whole, "update") < UPDATE else [first, second]

    def note(self, name):
        """The lines of a wire's remark, maybe none."""
        return self._notes.get(name, [])


def sign_text(gate):
    """A gate's sign; where it stands behind its input, there are brackets for that."""
    behind = gate.operation.notation == Notation.POSTFIX
    return f"( ){gate.sign}" if behind else gate.sign


def sign_size(gate):
    """How large the sign's letters are: a name of TensorFlow's has to fit into the gate, too."""
    letters = len(sign_text(gate))
    return "sign" if letters == 1 else "short word" if letters < 6 else "long word"


def influence(local):
    """A local gradient as text."""
    return typeset(fitting(common(local), letters=9))


def _numbers(values):
    if np.size(values) == 1:
        return typeset(brief(values))
    few = common(values)
    if len(few) == 1:
        return f"{typeset(brief(few, 3))} (all {np.size(values)})"
    shown = typeset(fitting(values, letters=11))
    return typeset(brief(values, 3)) if len(few) <= 3 else f"{shown} ({len(few)})"
