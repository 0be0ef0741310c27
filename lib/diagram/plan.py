"""What of a graph is drawn, and in which order: lines of gates, and what joins them from below.

A line leads level from a wire's name on the left through gates to the right. A gate's further
inputs come from below: names, or lines of their own. So every graph is drawn as a tree. A wire that
several gates use is drawn once; at its other gates stands its name again. Sums of sums are one
gate, and of many inputs only some are drawn.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from lib.graph.graph import BETWEEN, INPUT, PARAMETER, Gate

MOST = 2  # so many lines, and so many names, come from below into one gate


class Use(NamedTuple):
    """Where a wire enters a gate: at which place of its inputs."""

    gate: Gate
    place: int


class End(NamedTuple):
    """A wire that is drawn, by its name, and where it ends.

    use    where it enters the graph's gates; None: it is the cost
    again  whether the wire itself is drawn elsewhere, and only its name stands here
    alone  whether its name is all that stands at this height
    """

    wire: str
    use: Use | None
    again: bool = False
    alone: bool = False


@dataclass(eq=False)
class Line:
    """Gates in a row, and the wires between them.

    ends    the wires from left to right: one more than there are gates
    gates   DrawnGates; ends[k] enters gates[k]
    column  that of the gate that the last wire enters
    """

    ends: list
    gates: list
    column: int

    @property
    def columns(self):
        """The column that each wire leads to."""
        return range(self.column - len(self.gates), self.column + 1)


@dataclass(eq=False)
class DrawnGate:
    """A gate in the picture: one of the graph's, or a sum of sums.

    gate         the graph's Gate; of several the last
    column       from 0 on, from left to right
    terms        how many inputs it has
    left         the End of the wire that comes from the left
    name_below   the End of a wire whose name stands right below this gate, or None
    lines_below  or the Lines that come from below, from top to bottom
    left_out     how many more inputs it has
    """

    gate: Gate
    column: int
    terms: int
    left: End | None = None
    name_below: End | None = None
    lines_below: list = field(default_factory=list)
    left_out: int = 0

    @property
    def ends(self):
        """The Ends of all wires that are drawn into this gate."""
        below = (
            [self.name_below] if self.name_below else [line.ends[-1] for line in self.lines_below]
        )
        return [self.left, *below]

    @property
    def sign(self):
        """The sign in the gate: that of a sum of more than two is a sigma."""
        return "Σ" if self.gate.sign == "+" and self.terms != 2 else self.gate.sign


class Plan:
    """The plan of a Graph.

    lines    all Lines, from top to bottom; the first ends with the cost
    columns  how many there are
    """

    def __init__(self, graph):
        self._wires = graph.wires
        self._terms = {}  # a gate's output: its inputs as (wire, Use)
        self._depth = {}
        absorbed = {wire.name for wire in graph.wires.values() if self._is_part_of_a_sum(wire)}
        for gate in graph.gates:
            if gate.output not in absorbed:
                terms = self._terms[gate.output] = self._inputs(gate, absorbed)
                self._depth[gate.output] = 1 + max(self._depth.get(name, 0) for name, _ in terms)
        self._drawn = set()
        self.lines = []
        self.columns = self._depth[graph.result]
        self._line(graph.result, None, self.columns)

    @property
    def gates(self):
        """All DrawnGates, in the order in which they compute."""
        gates = [gate for line in self.lines for gate in line.gates]
        return sorted(gates, key=lambda drawn: drawn.gate.number)

    def _is_part_of_a_sum(self, wire):
        """Whether a wire leads from one + to the next and nowhere else."""
        if wire.kind != BETWEEN or len(wire.uses) != 1:
            return False
        return _adds(wire.gate) and _adds(wire.uses[0][0])

    def _inputs(self, gate, absorbed):
        found, waiting = [], [(gate, 0)]
        while waiting:
            gate, place = waiting.pop()
            if place == len(gate.inputs):
                continue
            waiting.append((gate, place + 1))
            name = gate.inputs[place]
            if name in absorbed and _adds(gate):
                waiting.append((self._wires[name].gate, 0))
            else:
                found.append((name, Use(gate, place)))
        return found

    def _line(self, wire, use, column):
        """The Line that ends with this wire, before this column; it is added to the plan."""
        ends, gates, others = [], [], []
        while wire in self._terms and wire not in self._drawn:
            self._drawn.add(wire)
            terms = self._terms[wire]
            first = max(terms, key=self._weight)
            others.append([term for term in terms if term is not first])
            ends.append(End(wire, use))
            at = column - len(ends)
            gates.append(DrawnGate(self._wires[wire].gate, at, len(terms)))
            wire, use = first
        ends.append(self._name(wire, use, alone=not ends))
        line = Line(ends[::-1], gates[::-1], column)
        for drawn, end in zip(line.gates, line.ends, strict=False):
            drawn.left = end
        self.lines.append(line)
        # What joins the line further right stands lower, so that nothing crosses.
        for drawn, terms in zip(line.gates, others[::-1], strict=True):
            shown = self._shown(terms)
            drawn.left_out = len(terms) - len(shown)
            for name, use in shown:
                if len(shown) == 1 and (name not in self._terms or name in self._drawn):
                    drawn.name_below = self._name(name, use)
                else:
                    drawn.lines_below.append(self._line(name, use, drawn.column))
        return line

    def _name(self, wire, use, alone=False):
        """The End of a wire of which only the name stands here."""
        again = wire in self._drawn
        self._drawn.add(wire)
        return End(wire, use, again, alone)

    def _weight(self, term):
        """The input with the most gates behind it goes on to the left; rather w than x."""
        name, _ = term
        kind = self._wires[name].kind
        return self._depth.get(name, 0), kind == PARAMETER, kind != INPUT

    def _shown(self, terms):
        """Of many lines and of many names only the last ones: one line, and one name."""
        lines = [term for term in terms if self._depth.get(term[0], 0)]
        names = [term for term in terms if not self._depth.get(term[0], 0)]
        kept = [some if len(some) <= MOST else some[-1:] for some in (lines, names)]
        return kept[0] + kept[1]


def _adds(gate):
    return gate is not None and gate.sign == "+" and not gate.operation.reduces
