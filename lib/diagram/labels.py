"""What stands at the wires and in the gates of a picture, as lines of text.

A line of text is a list of pieces, (text, tint): LOCAL is behind what comes from inside a gate,
SLOPE behind a slope, None behind the rest. Up to three samples are written one below the other;
of more only the first is in numbers.
"""

from typing import NamedTuple

import numpy as np

from lib.diagram.colours import LOCAL, SLOPE
from lib.diagram.lettering import derivative, factor, number, tex, width
from lib.graph import wording
from lib.graph.graph import CONSTANT, INPUT, PARAMETER
from lib.graph.operations import Notation

MANY = 3  # so many samples are written out
IN_A_GATE = 0.5  # inches: a local gradient that is wider does not fit into a gate
# How much is said of a slope: a line with all of it, two lines, of two factors only where many
# samples are added, the result alone
DETAILS = LINE, LINES, SUMS, RESULTS = 3, 2, 1, 0


class Piece(NamedTuple):
    """A part of a line of text, and the colour behind it."""

    text: str
    tint: str | None = None


class Labels:
    """The texts of a graph, for passes one after the other.

    graph          a Graph
    passes         a list of Passes. While another follows, each parameter's update to it is shown
    detail         how much is said of slopes: one of DETAILS
    learning_rate  for the updates
    meanings       a dict from a wire's name to (what it is, a remark)

    `at` says which of the passes, from 0 on; `name` is a wire's, `end` one of a plan's Ends.
    """

    def __init__(self, graph, passes, detail=LINE, learning_rate=None, meanings=None):
        self.graph = graph
        self.passes = passes
        self._detail = detail
        self._rate = learning_rate
        self._meanings = meanings or {}

    def meaning(self, end):
        """The words about a wire, maybe none."""
        return "" if end.again else self._meanings.get(end.wire, ("", ""))[0]

    def value(self, at, name):
        """What a wire carries, a list of texts; a mean or a sum is written out."""
        values = np.ravel(self.passes[at].value[name])
        gate = self.graph.wires[name].gate
        written_out = self._detail > RESULTS and gate and gate.operation.reduces
        if written_out and len(values) == 1:
            parts = np.ravel(self.passes[at].value[gate.inputs[0]])
            if len(parts) > 1:
                terms = [factor(part, 2) for part in parts[:MANY]]
                terms = terms if len(parts) <= MANY else [terms[0], "…"]
                count = f" / {len(parts)}" if gate.sign == "mean" else ""
                return [f"({' + '.join(terms)}){count}", f"= {number(values[0], 4)}"]
        return _rows(values)

    def slope(self, at, end):
        """The slope of the cost at a wire, and whence it comes: a list of lines, maybe empty.

        Of a wire that several gates use it is the sum of what each gives back; where only its name
        stands, it is the share of that gate. What nobody tunes has none where room is scarce.
        """
        if self._detail < LINE and self.graph.wires[end.wire].kind in (INPUT, CONSTANT):
            return []
        lines = self._slope(at, end)
        return [lines[0], _flat(lines[1:])] if end.alone and len(lines) > 2 else lines

    def local(self, at, use):
        """The local gradient at an input of a gate; nothing where it is no single number."""
        local = self.passes[at].local[use.gate.number - 1][use.place]
        if local is None:
            return ""
        few = wording.common(local)
        text = number(few[0]) + " …" * (len(few) > 1)
        if len(few) > 1 or use.gate.operation.reduces or width(text, "local") > IN_A_GATE:
            letters = wording.influence(use.gate, use.place, self.passes[at], tex)
            if letters and width(f"${letters}$", "local") < IN_A_GATE:
                return f"${letters}$"
        return text

    def update(self, at, end):
        """The lines that tell a parameter's update to the passes that follow, maybe none."""
        name = end.wire
        last = at + 1 >= len(self.passes)
        if last or end.again or self.graph.wires[name].kind != PARAMETER:
            return []
        old, new = self.passes[at].value[name], self.passes[at + 1].value[name]
        letter = tex(name)
        rule = [Piece(rf"${letter} \leftarrow {letter} - \alpha \cdot$ "), Piece("slope", SLOPE)]
        if np.size(old) > 1:
            return [rule]
        old, new, slope = (np.ravel(some)[0] for some in (old, new, self.passes[at].slope[name]))
        step = [
            Piece(f"= {number(old, 4)} − {number(self._rate)} · "),
            Piece(factor(slope, 4), SLOPE),
        ]
        result = Piece(f"= {number(new, 4)}")
        if self._detail == LINE:
            return [rule, [*step, Piece(" "), result]]
        return [rule, step, [result]]

    def formula(self, drawn):
        """What a DrawnGate computes, in letters."""
        gate = drawn.gate
        if drawn.sign == "Σ":
            return rf"${tex(gate.output)}$ = sum"
        inputs = [tex(name) for name in gate.inputs]
        words = gate.operation.formula(inputs)
        if gate.operation.notation is Notation.FUNCTION:
            words = rf"\mathrm{{{gate.operation.ascii}}}({', '.join(inputs)})"
        words = words.replace("*", r"\cdot")
        return f"${tex(gate.output)} = {words}$"

    def _slope(self, at, end):
        passes, name, use = self.passes[at], end.wire, end.use
        if end.again:
            share = np.ravel(passes.share[use.gate.number - 1][use.place])
            return _under("its share:", _results(share), together=len(share) == 1)
        slope = np.ravel(passes.slope[name])
        head = f"{derivative(self.graph.result, name)} ="
        uses = self.graph.wires[name].uses
        if len(uses) > 1:
            if len(slope) > 1 or len(uses) > MANY or self._detail == RESULTS:
                return _under(head, _results(slope))
            shares = [passes.share[gate.number - 1][place] for gate, place in uses]
            terms = _joined([[Piece(factor(np.ravel(share)[0]), SLOPE)] for share in shares])
            return [[Piece(f"{head} "), *terms], [Piece("= "), *_result(slope)]]
        factors = self._factors(at, use) if use else None
        if factors is None:
            return _under(head, _results(slope), together=len(slope) == 1)
        local, behind = factors
        if len(slope) == 1 < len(behind) and self._detail > RESULTS:
            return _sum(head, local, behind, slope)
        if len(slope) > 1 or len(behind) > 1 or self._detail < LINES:
            return _under(head, _results(slope), together=False)
        line = [*_product(local[0], behind[0]), Piece(" = "), *_result(slope)]
        return _under(head, [line], together=self._detail == LINE)

    def _factors(self, at, use):
        """The local gradient and the slope behind the gate, number by number; None: no such."""
        local = self.passes[at].local[use.gate.number - 1][use.place]
        if local is None:
            return None
        behind = np.ravel(self.passes[at].slope[use.gate.output])
        if 1 not in (np.size(local), len(behind)) and np.size(local) != len(behind):
            return None
        return np.broadcast_arrays(np.ravel(local), behind)


def kind(rows, k):
    """The letters for the k-th line of a wire's value: a sum is smaller than its result."""
    return "sum" if rows[k].startswith("(") else "value"


def _rows(values):
    """A number, or a few one below the other; of many the first."""
    if len(values) == 1:
        return [number(values[0], 4)]
    if len(values) <= MANY:
        return [number(value) for value in values]
    return [f"{number(values[0])} …"]


def _result(slope):
    return [Piece(number(slope[0], 4), SLOPE)]


def _results(slope):
    if len(slope) > 1 and len(wording.common(slope)) == 1:
        return [[Piece(number(slope[0]), SLOPE)], [Piece("each")]]
    return [[Piece(text, SLOPE)] for text in _rows(slope)]


def _product(local, behind):
    return [Piece(factor(local) if local < 0 else number(local), LOCAL), Piece(" · "),
            Piece(factor(behind), SLOPE)]  # fmt: skip


def _joined(terms):
    pieces = [*terms[0]]
    for term in terms[1:]:
        pieces += [Piece(" + "), *term]
    return pieces


def _sum(head, local, behind, slope):
    """The sum over the samples, a line for each."""
    shown = len(behind) if len(behind) <= MANY else 1
    lines = [[Piece(head)]]
    for k in range(shown):
        product = _product(local[k], behind[k])
        if len(wording.common(local)) == 1 and local[0] == 1:
            product = product[-1:]
        lines.append([Piece("+ " if k else "   "), *product])
    if shown < len(behind):
        lines[-1] = [*product, Piece(" + …")]
    return [*lines, [Piece("= "), *_result(slope)]]


def _flat(lines):
    """Lines of text as one."""
    pieces = [*lines[0]]
    for line in lines[1:]:
        pieces += [Piece(" "), Piece(line[0].text.lstrip(), line[0].tint), *line[1:]]
    return pieces


def _under(head, lines, together=False):
    if together:
        return [[Piece(f"{head} "), *lines[0]]]
    return [[Piece(head)], *lines]
