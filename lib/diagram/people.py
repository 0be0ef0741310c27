"""The row of people under a graph: influence on the way from a wire to the cost."""

import textwrap

import numpy as np

from lib.diagram import colours
from lib.diagram.labels import influence
from lib.diagram.lettering import symbol, tex, typeset
from lib.diagram.placing import MARGIN
from lib.graph import roles
from lib.graph.wording import brief, common, needs_brackets
from lib.show import style

HEIGHT = 1.55
LETTER = 0.085  # inches: a letter of the sentence, about


class People:
    """The people who stand for the wires on the way from `name` to the cost.

    passes   a list of Passes

    height   in inches; 0 where there is no single such way (see roles.chain): no row is drawn
    """

    def __init__(self, graph, passes, name):
        self._graph = graph
        self._passes = passes
        self._name = name
        self._wires, _ = roles.chain(graph, passes[0], name) if name else ([], [])
        self.height = HEIGHT if self._wires else 0.0

    def draw(self, pen, placing, moment):
        """Draw the row under the graph, each person under a wire's labels, at this moment."""
        if not self._wires:
            return
        y = 1.0
        passes = self._passes[moment.at]
        _, local = roles.chain(self._graph, passes, self._name)
        people = roles.names(len(self._wires))
        x = [placing.label_x(name) for name in self._wires]
        for k, name in enumerate(self._wires):
            wire = self._graph.wires[name]
            known = moment.knows(wire)
            pen.person(x[k], y, colours.stroke(wire, known))
            pen.text(x[k], y - 0.2, f"{people[k]}: {symbol(name)}", "role", f"role:{name}",
                     va="top", color=colours.letters(wire, known))  # fmt: skip
        for k, name in enumerate(self._wires[1:]):
            wire = self._graph.wires[name]
            known = moment.knows(wire)
            ink = style.TEXT if known else colours.WAITING
            pen.line([(x[k] + 0.3, y), (x[k + 1] - 0.38, y)], ink, 1.6)
            pen.head((x[k + 1] - 0.3, y), 1, ink)
            if known:
                words = rf"$\partial {tex(name)}/\partial {tex(self._wires[k])}$"
                pen.text((x[k] + x[k + 1]) / 2, y + 0.06, f"{words} = {influence(local[k])}",
                         "role", f"influence:{wire.gate.number}", va="bottom")  # fmt: skip
        if moment.backward == 1:
            lines = textwrap.wrap(
                _sentence(people, local, passes.slope[self._name]),
                int((placing.width - 2 * MARGIN) / LETTER),
            )
            for k, line in enumerate(lines):
                pen.text(MARGIN, 0.45 - 0.22 * k, line, "role", f"chain:{k}", ha="left")


def _sentence(people, local, slope):
    texts = [
        f"({influence(numbers)})" if needs_brackets(common(numbers)) else influence(numbers)
        for numbers in local
    ]
    many = any(np.size(common(numbers)) > 1 for numbers in local)
    return (
        f"Influence multiplies, as among people: how much {people[0]} moves {people[-1]} "
        f"is the product of all influences on the way: {' · '.join(texts)}"
        f"{', summed over the samples: ' if many else ' = '}{typeset(brief(slope))}"
    )
